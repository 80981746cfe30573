#include <fieldfare/sync/hub/metrics.h>

#include <iterator>

#include <fmt/format.h>

namespace fieldfare::sync::hub {
namespace {

constexpr std::string_view prefix = "fieldfare_hub_";

void head(std::string& out, std::string_view name, std::string_view help, std::string_view type) {
  fmt::format_to(std::back_inserter(out), "# HELP {0}{1} {2}\n# TYPE {0}{1} {3}\n", prefix, name,
                 help, type);
}

void single(std::string& out, std::string_view name, std::string_view help, std::string_view type,
            double value) {
  head(out, name, help, type);
  fmt::format_to(std::back_inserter(out), "{}{} {}\n", prefix, name, value);
}

void total(std::string& out, std::string_view name, std::string_view help, std::uint64_t value) {
  head(out, name, help, "counter");
  fmt::format_to(std::back_inserter(out), "{}{} {}\n", prefix, name, value);
}

void store_text(std::string& out, const std::optional<StoreFigures>& store) {
  single(out, "store_up", "Whether the store answers.", "gauge", store ? 1 : 0);
  if (!store) return;
  const auto figure = [&](std::string_view name, std::string_view help, std::uint64_t value) {
    single(out, name, help, "gauge", static_cast<double>(value));
  };
  figure("store_visits", "Visits held.", store->visits);
  figure("store_entries", "Entries held.", store->entries);
  figure("store_bytes", "Bytes of the entries held.", store->bytes);
  total(out, "store_retries_total", "Transactions done again.", store->retries);
  total(out, "store_connections_total", "Lines opened to the database.", store->lines);
}

}  // namespace

void Metrics::answered(std::string_view page, unsigned status) {
  ++requests_[{std::string(page), status}];
}

void Metrics::took(std::string_view page, double seconds) {
  auto at = times_.find(page);
  if (at == times_.end()) at = times_.emplace(std::string(page), Histogram{}).first;
  Histogram& histogram = at->second;
  ++histogram.count;
  histogram.sum += seconds;
  for (std::size_t i = 0; i < bounds.size(); ++i)
    histogram.within[i] += seconds <= bounds[i] ? 1U : 0U;
}

void Metrics::gauge(std::string_view name, std::string_view help, double value) {
  gauges_.insert_or_assign(std::string(name), Gauge{std::string(help), value});
}

std::string Metrics::text(const std::optional<StoreFigures>& store) const {
  std::string out;
  const auto add = std::back_inserter(out);
  head(out, "requests_total", "Requests answered.", "counter");
  for (const auto& [which, count] : requests_)
    fmt::format_to(add, "{}requests_total{{page=\"{}\",status=\"{}\"}} {}\n", prefix, which.first,
                   which.second, count);
  head(out, "request_duration_seconds", "Time to answer.", "histogram");
  for (const auto& [page, histogram] : times_) {
    for (std::size_t i = 0; i < bounds.size(); ++i)
      fmt::format_to(add, "{}request_duration_seconds_bucket{{page=\"{}\",le=\"{}\"}} {}\n", prefix,
                     page, bounds[i], histogram.within[i]);
    fmt::format_to(add,
                   "{0}request_duration_seconds_bucket{{page=\"{1}\",le=\"+Inf\"}} {2}\n"
                   "{0}request_duration_seconds_sum{{page=\"{1}\"}} {3}\n"
                   "{0}request_duration_seconds_count{{page=\"{1}\"}} {2}\n",
                   prefix, page, histogram.count, histogram.sum);
  }
  total(out, "entries_stored_total", "Entries taken in that were new.", totals.entries_stored);
  total(out, "entries_served_total", "Entries given out.", totals.entries_served);
  total(out, "entries_refused_total", "Entries that were not sound.", totals.entries_refused);
  total(out, "members_refused_total", "Requests refused for want of membership.",
        totals.members_refused);
  total(out, "faults_total", "Requests that met a fault of the hub or its store.", totals.faults);
  total(out, "received_bytes_total", "Bytes of request bodies.", totals.bytes_received);
  total(out, "sent_bytes_total", "Bytes of answer bodies.", totals.bytes_sent);
  store_text(out, store);
  for (const auto& [name, gauge] : gauges_)
    single(out, name, gauge.help, "gauge", gauge.value);
  return out;
}

}  // namespace fieldfare::sync::hub
