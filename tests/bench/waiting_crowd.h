#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace fieldfare::test {

/// Many TLS lines to a hub on this machine, each of which sends one request and waits for its
/// answer. All on one thread of its own, so that what is measured is the hub.
class WaitingCrowd {
 public:
  using Clock = std::chrono::steady_clock;

  /// Opens a line for each request (whole HTTP messages). Throws when a line cannot be opened.
  WaitingCrowd(unsigned short port, const std::vector<std::string>& requests);
  ~WaitingCrowd();
  WaitingCrowd(const WaitingCrowd&) = delete;
  WaitingCrowd& operator=(const WaitingCrowd&) = delete;

  /// Waits until all have sent their request; how many have been answered already.
  std::size_t all_sent();
  /// When the last was answered; all must be within `patience`. The epoch when they were not.
  [[nodiscard]] Clock::time_point last_answer(std::chrono::seconds patience);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldfare::test
