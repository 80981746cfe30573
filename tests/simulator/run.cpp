#include "run.h"

#include <algorithm>
#include <sstream>
#include <stdexcept>

namespace fieldfare::simulator {

Outcome run(std::uint64_t seed, const Script& script) {
  Outcome out;
  World world(seed);
  try {
    for (const Step& step : script) {
      ++out.steps;
      world.take(step);
    }
    world.finish();
    out.digest = world.digest();
  } catch (const Broken& broken) {
    out.broken = broken;
  } catch (const std::exception& error) {
    out.broken = Broken{"nothing unforeseen", error.what()};
  }
  out.counts = world.counts();
  return out;
}

/// Takes out stretches, long ones first, as long as the same promise breaks.
Script shrink(std::uint64_t seed, const Script& script, const std::string& promise,
              std::size_t runs) {
  Script best = script;
  const auto breaks = [&](const Script& candidate) {
    if (runs == 0) return false;
    --runs;
    const Outcome outcome = run(seed, candidate);
    if (!outcome.broken || outcome.broken->promise != promise) return false;
    best.assign(candidate.begin(), candidate.begin() + static_cast<std::ptrdiff_t>(outcome.steps));
    return true;
  };
  breaks(script);
  for (std::size_t length = std::max<std::size_t>(best.size() / 2, 1); runs > 0;) {
    bool shorter = false;
    for (std::size_t at = 0; at < best.size() && runs > 0;) {
      Script candidate = best;
      const std::size_t end = std::min(at + length, candidate.size());
      candidate.erase(candidate.begin() + static_cast<std::ptrdiff_t>(at),
                      candidate.begin() + static_cast<std::ptrdiff_t>(end));
      if (breaks(candidate)) {
        shorter = true;
      } else {
        at += length;
      }
    }
    if (length == 1 && !shorter) break;
    if (length > 1) length /= 2;
  }
  return best;
}

std::string to_text(std::uint64_t seed, const Script& script) {
  std::ostringstream out;
  out << "seed " << seed << '\n';
  for (const Step& step : script)
    out << to_line(step) << '\n';
  return out.str();
}

Written from_text(const std::string& text) {
  std::istringstream in(text);
  std::string line, word;
  Written out;
  std::getline(in, line);
  std::istringstream first(line);
  first >> word >> out.seed;
  if (word != "seed" || first.fail()) throw std::invalid_argument("the script has no seed");
  while (std::getline(in, line))
    if (!line.empty()) out.script.push_back(step_from(line));
  return out;
}

}  // namespace fieldfare::simulator
