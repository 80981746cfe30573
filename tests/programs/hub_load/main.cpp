#include <fmt/format.h>
#include <chrono>
#include <cstdlib>
#include <exception>
#include <string>
#include <string_view>
#include <vector>

#include <servers/hub_load.h>

/// hub-load [--seconds S] [--visits N] --hub URL [--hub URL …]: devices that sync with hubs without
/// a pause, for as long as is asked for; then one JSON document of what they saw. Ends with 1 when
/// an entry that had been confirmed was not there, or when the devices did not come into step.
int main(int argc, char** argv) {
  using Clock = std::chrono::steady_clock;
  fieldfare::test::LoadOptions options;
  std::vector<std::string> hubs;
  int seconds = 10;
  for (int i = 1; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--seconds") seconds = std::atoi(argv[i + 1]);
    if (name == "--visits") options.visits = static_cast<std::size_t>(std::atoi(argv[i + 1]));
    if (name == "--hub") hubs.emplace_back(argv[i + 1]);
  }
  if (hubs.empty()) {
    fmt::print(stderr, "hub-load: name at least one hub: --hub URL\n");
    return 2;
  }
  options.hub = [&hubs](std::size_t turn) { return hubs[turn % hubs.size()]; };
  try {
    const auto end = Clock::now() + std::chrono::seconds(seconds);
    const fieldfare::test::LoadResult result =
        fieldfare::test::load_hubs(options, [end] { return Clock::now() < end; });
    fmt::print(R"({{"confirmed":{},"lost":{},"sessions":{},"cut":{},"rolled_back":{},"eras":{},)"
               R"("longest_gap_s":{:.1f},"in_step":{}}})"
               "\n",
               result.confirmed, result.lost, result.sessions, result.cut, result.rolled_back,
               result.eras, result.longest_gap, result.in_step);
    return result.lost == 0 && result.in_step ? 0 : 1;
  } catch (const std::exception& error) {
    fmt::print(stderr, "hub-load: {}\n", error.what());
    return 1;
  }
}
