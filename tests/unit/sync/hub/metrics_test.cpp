#include <fieldfare/sync/hub/metrics.h>

#include <catch2/catch_test_macros.hpp>

#include <set>
#include <sstream>

using fieldfare::sync::hub::Metrics;
using fieldfare::sync::hub::StoreFigures;

namespace {

bool has_line(const std::string& text, const std::string& line) {
  return ("\n" + text).find("\n" + line + "\n") != std::string::npos;
}

}  // namespace

TEST_CASE("what a hub counts is told in the names and the form that Prometheus reads",
          "[sync][hub]") {
  Metrics metrics;
  metrics.answered("exchange", 200);
  metrics.answered("exchange", 200);
  metrics.answered("hello", 403);
  metrics.took("exchange", 0.002);
  metrics.took("exchange", 0.2);
  metrics.totals.entries_stored = 7;
  metrics.gauge("waiting", "Who waits for a change.", 3);
  const std::string text = metrics.text(StoreFigures{2, 7, 4000, 1, 1});

  CHECK(has_line(text, R"(fieldfare_hub_requests_total{page="exchange",status="200"} 2)"));
  CHECK(has_line(text, R"(fieldfare_hub_requests_total{page="hello",status="403"} 1)"));
  const std::string bucket =
      R"(fieldfare_hub_request_duration_seconds_bucket{page="exchange",le=")";
  CHECK(has_line(text, bucket + "0.001\"} 0"));
  CHECK(has_line(text, bucket + "0.0025\"} 1"));
  CHECK(has_line(text, bucket + "0.25\"} 2"));
  CHECK(has_line(text, bucket + "+Inf\"} 2"));
  CHECK(has_line(text, R"(fieldfare_hub_request_duration_seconds_count{page="exchange"} 2)"));
  CHECK(has_line(text, "fieldfare_hub_entries_stored_total 7"));
  CHECK(has_line(text, "fieldfare_hub_store_up 1"));
  CHECK(has_line(text, "fieldfare_hub_store_bytes 4000"));
  CHECK(has_line(text, "fieldfare_hub_waiting 3"));
}

TEST_CASE("a metric is announced once, and a counter's name ends in _total", "[sync][hub]") {
  Metrics metrics;
  metrics.answered("hello", 200);
  metrics.took("hello", 1);
  std::istringstream lines(metrics.text(StoreFigures{}));
  std::set<std::string> announced;
  for (std::string line; std::getline(lines, line);) {
    if (!line.starts_with("# TYPE ")) continue;
    const std::string name = line.substr(7, line.find(' ', 7) - 7);
    CHECK(announced.insert(name).second);
    CHECK(line.ends_with(" counter") == name.ends_with("_total"));
  }
  CHECK(announced.size() > 10);
}

TEST_CASE("a store that does not answer is told as such, and no stale figure of it",
          "[sync][hub]") {
  const std::string text = Metrics().text(std::nullopt);
  CHECK(has_line(text, "fieldfare_hub_store_up 0"));
  CHECK(text.find("store_bytes") == std::string::npos);
}
