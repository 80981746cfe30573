#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace fieldfare::sync::hub {

/// What a store can say about itself.
struct StoreFigures {
  std::uint64_t visits = 0;
  std::uint64_t entries = 0;  ///< held of all visits
  std::uint64_t bytes = 0;    ///< of their headers, bodies and wrapped keys
  std::uint64_t retries = 0;  ///< transactions that this process had to do again
  std::uint64_t lines = 0;    ///< how often this process has connected to its database
};

/// What a hub counts, for Prometheus: names with their unit, totals that only grow, times as
/// histograms in seconds. Nothing in it names a visit, a member or an address. Not thread-safe.
class Metrics {
 public:
  struct Totals {
    std::uint64_t entries_stored = 0;
    std::uint64_t entries_served = 0;
    std::uint64_t entries_refused = 0;
    std::uint64_t members_refused = 0;
    std::uint64_t faults = 0;
    std::uint64_t bytes_received = 0;
    std::uint64_t bytes_sent = 0;
  } totals;

  /// A request that was answered. `page` is one of a few fixed names.
  void answered(std::string_view page, unsigned status);
  /// How long one took.
  void took(std::string_view page, double seconds);
  /// A figure of whoever runs the hub, shown as it is at the end: for lines, waiters, memory.
  void gauge(std::string_view name, std::string_view help, double value);

  /// The text format 0.0.4. `store` is nothing when the store could not be asked.
  [[nodiscard]] std::string text(const std::optional<StoreFigures>& store) const;

 private:
  static constexpr std::array<double, 10> bounds{0.001, 0.0025, 0.005, 0.01, 0.025,
                                                 0.05,  0.1,    0.25,  1,    5};
  struct Histogram {
    std::array<std::uint64_t, bounds.size()> within{};
    std::uint64_t count = 0;
    double sum = 0;
  };
  struct Gauge {
    std::string help;
    double value = 0;
  };

  std::map<std::pair<std::string, unsigned>, std::uint64_t> requests_;
  std::map<std::string, Histogram, std::less<>> times_;
  std::map<std::string, Gauge, std::less<>> gauges_;
};

}  // namespace fieldfare::sync::hub
