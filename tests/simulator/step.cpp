#include "step.h"

#include <array>
#include <numeric>
#include <sstream>
#include <stdexcept>

#include <support/seeded_entropy.h>

namespace fieldfare::simulator {
namespace {

struct Kind {
  Act act;
  std::string_view name;
  std::uint32_t weight;
};

constexpr std::array kinds{
    Kind{Act::write, "write", 16},
    Kind{Act::edit, "edit", 22},
    Kind{Act::tag, "tag", 4},
    Kind{Act::type, "type", 8},
    Kind{Act::save, "save", 8},
    Kind{Act::type_name, "type-name", 2},
    Kind{Act::lock, "lock", 4},
    Kind{Act::resolve, "resolve", 8},
    Kind{Act::redact, "redact", 3},
    Kind{Act::sync, "sync", 40},
    Kind{Act::meet, "meet", 10},
    Kind{Act::bundle_out, "bundle-out", 5},
    Kind{Act::bundle_in, "bundle-in", 7},
    Kind{Act::cut_power, "cut-power", 14},
    Kind{Act::fill_disk, "fill-disk", 2},
    Kind{Act::make_space, "make-space", 3},
    Kind{Act::back_up, "back-up", 4},
    Kind{Act::restore, "restore", 3},
    Kind{Act::copy_disk, "copy-disk", 4},
    Kind{Act::put_back, "put-back", 3},
    Kind{Act::set_clock, "set-clock", 3},
    Kind{Act::remove, "remove", 1},
    Kind{Act::add, "add", 2},
    Kind{Act::part, "part", 3},
    Kind{Act::join, "join", 3},
    Kind{Act::cut_hub, "cut-hub", 4},
    Kind{Act::restart_hub, "restart-hub", 2},
    Kind{Act::back_up_hub, "back-up-hub", 1},
    Kind{Act::restore_hub, "restore-hub", 1},
    Kind{Act::lie, "lie", 6},
    Kind{Act::mislead, "mislead", 2},
    Kind{Act::use_tablet, "use-tablet", 8},
    Kind{Act::confide, "confide", 6},
    Kind{Act::entrust, "entrust", 2},
};

Act draw(test::SeededEntropy& chance) {
  constexpr std::uint32_t all = [] {
    std::uint32_t sum = 0;
    for (const Kind& kind : kinds)
      sum += kind.weight;
    return sum;
  }();
  std::uint64_t at = chance.below(all);
  for (const Kind& kind : kinds) {
    if (at < kind.weight) return kind.act;
    at -= kind.weight;
  }
  return Act::write;
}

}  // namespace

Script plan(std::uint64_t seed, std::size_t steps) {
  test::SeededEntropy chance(seed * 2 + 1);
  Script out;
  for (std::size_t i = 0; i < steps; ++i) {
    const auto number = [&] { return static_cast<std::uint32_t>(chance.below(100'000)); };
    const Act act = draw(chance);
    const auto device = static_cast<std::uint32_t>(chance.below(60));
    const std::uint32_t first = number();
    out.push_back({act, device, first, number()});
  }
  return out;
}

std::string_view name_of(Act act) {
  for (const Kind& kind : kinds)
    if (kind.act == act) return kind.name;
  return "?";
}

std::string to_line(const Step& step) {
  std::ostringstream out;
  out << name_of(step.act) << ' ' << step.device << ' ' << step.number << ' ' << step.chance;
  return out.str();
}

Step step_from(const std::string& line) {
  std::istringstream in(line);
  std::string name;
  Step step;
  in >> name >> step.device >> step.number >> step.chance;
  for (const Kind& kind : kinds) {
    if (kind.name != name || in.fail()) continue;
    step.act = kind.act;
    return step;
  }
  throw std::invalid_argument("this is no step: " + line);
}

}  // namespace fieldfare::simulator
