#include <stdio.h>  // popen
#include <sys/wait.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include <simulator/failing_disk.h>
#include <simulator/flips.h>
#include <simulator/images.h>
#include <simulator/planted.h>
#include <simulator/run.h>
#include <simulator/starving.h>
#include <simulator/upgrade.h>

/// Plays runs of the simulator for as long as it is told and keeps counts.
///
///   fieldfare-soak --minutes N [--from SEED] [--steps N]
///   fieldfare-soak --seed N [--steps N]         one run
///   fieldfare-soak --script FILE                one run, as a failing one was printed
///   fieldfare-soak --images N [--from SEED]     disks after a power cut
///   fieldfare-soak --flips STRIDE [--in WHAT]   every STRIDE-th byte of all that is read (or of
///                                               what a line of the table names alone), changed;
///                                               [--offset N]: from the N-th on, so that what
///                                               takes long can be taken in parts
///   fieldfare-soak --calls STRIDE               every STRIDE-th call to a disk fails
///   fieldfare-soak --memory STRIDE              every STRIDE-th allocation fails
///   fieldfare-soak --upgrades yes               old stores, stopped at every call of their upgrade
///   fieldfare-soak --planted yes                every planted fault, one after another
///   fieldfare-soak --planted NAME,NAME          these alone
///   fieldfare-soak --hunt N                     for that: ends with 0 when N runs break a promise
namespace {

using namespace fieldfare::simulator;

struct Options {
  double minutes = 0;
  std::uint64_t from = 1;
  std::size_t steps = 120;
  std::size_t runs = 0;
  std::string script;
  std::uint64_t images = 0;
  std::uint64_t hunt = 0;
  std::uint64_t flips = 0;
  std::string in;
  std::uint64_t offset = 0;
  std::uint64_t calls = 0;
  std::uint64_t memory = 0;
  std::string planted;
  bool upgrades = false;
};

Options read(const std::vector<std::string>& words) {
  Options out;
  for (std::size_t i = 0; i + 1 < words.size(); i += 2) {
    const std::string& value = words[i + 1];
    if (words[i] == "--minutes") out.minutes = std::stod(value);
    if (words[i] == "--from") out.from = std::stoull(value);
    if (words[i] == "--seed") out.from = std::stoull(value), out.runs = 1;
    if (words[i] == "--runs") out.runs = std::stoul(value);
    if (words[i] == "--steps") out.steps = std::stoul(value);
    if (words[i] == "--script") out.script = value;
    if (words[i] == "--images") out.images = std::stoull(value);
    if (words[i] == "--flips") out.flips = std::stoull(value);
    if (words[i] == "--in") out.in = value;
    if (words[i] == "--offset") out.offset = std::stoull(value);
    if (words[i] == "--calls") out.calls = std::stoull(value);
    if (words[i] == "--memory") out.memory = std::stoull(value);
    if (words[i] == "--hunt") out.hunt = std::stoull(value);
    if (words[i] == "--planted") out.planted = value;
    if (words[i] == "--upgrades") out.upgrades = true;
  }
  return out;
}

void tell(std::uint64_t seed, const Script& script, const Outcome& outcome) {
  fmt::print("Seed {}: \"{}\" is broken: {}\nshrinking {} steps...\n", seed,
             outcome.broken->promise, outcome.broken->how, outcome.steps);
  std::fflush(stdout);
  const Script small = shrink(seed, script, outcome.broken->promise);
  const Outcome again = run(seed, small);
  fmt::print(
      "{} steps are enough; keep these lines in a file and play them with --script FILE:\n{}",
      small.size(), to_text(seed, small));
  if (again.broken) fmt::print("=> {}: {}\n", again.broken->promise, again.broken->how);
}

int play_script(const std::string& file) {
  std::ifstream in(file);
  const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
  const Written written = from_text(text);
  const Outcome outcome = run(written.seed, written.script);
  if (outcome.broken)
    fmt::print("{}: {}\n", outcome.broken->promise, outcome.broken->how);
  else
    fmt::print("all promises were kept\n");
  return outcome.broken ? 1 : 0;
}

/// Whether a count is of a step that was played, as scripts spell it, or of what came of the steps.
bool is_step(const std::string& what) {
  try {
    static_cast<void>(step_from(what + " 0 0 0"));
    return true;
  } catch (const std::invalid_argument&) {
    return false;
  }
}

void table(const Counts& counts) {
  for (const bool steps : {false, true}) {
    fmt::print("| {} | times |\n|---|---|\n", steps ? "step that was played" : "what came of it");
    for (const auto& [what, times] : counts)
      if (is_step(what) == steps) fmt::print("| {} | {} |\n", what, times);
    fmt::print("\n");
  }
}

int soak(const Options& options) {
  using Clock = std::chrono::steady_clock;
  const auto begin = Clock::now();
  const auto seconds = [&] { return std::chrono::duration<double>(Clock::now() - begin).count(); };
  Counts counts;
  std::uint64_t runs = 0, failed = 0;
  const auto more = [&] {
    return options.runs > 0 ? runs < options.runs : seconds() < options.minutes * 60;
  };
  for (std::uint64_t seed = options.from; more(); ++seed, ++runs) {
    const Script script = plan(seed, options.steps);
    const Outcome outcome = run(seed, script);
    for (const auto& [what, times] : outcome.counts)
      counts[what] += times;
    if (!outcome.broken) continue;
    tell(seed, script, outcome);
    if (++failed == 3) break;
  }
  table(counts);
  fmt::print("{} runs from seed {} in {:.0f} s, {} broke a promise\n", runs, options.from,
             seconds(), failed);
  return failed == 0 ? 0 : 1;
}

int images(const Options& options) {
  constexpr std::uint64_t in_one_life = 20'000;
  ImageCounts all;
  for (std::uint64_t seed = options.from; all.images < options.images; ++seed) {
    const auto one = look_at_images(std::min(in_one_life, options.images - all.images), seed);
    all.images += one.images;
    all.cuts += one.cuts;
    all.promised += one.promised;
    all.recoveries += one.recoveries;
    if (one.broken.empty()) continue;
    fmt::print("{}\n", one.broken);
    return 1;
  }
  fmt::print(
      "{} disks after a power cut, behind {} calls, {} with a log to recover, {} notes promised: "
      "none lost\n",
      all.images, all.cuts, all.recoveries, all.promised);
  return 0;
}

/// What of a message each byte stood for, where that is known.
void tell_fields(const std::map<std::string, Fates>& fields) {
  if (fields.empty()) return;
  fmt::print("\n| field | changed | detected | harmless |\n|---|---|---|---|\n");
  for (const auto& [name, fates] : fields)
    fmt::print("| {} | {} | {} | {} |\n", name, fates.tried, fates.detected, fates.harmless);
}

int flips(const Options& options) {
  const unsigned processors = std::max(std::thread::hardware_concurrency(), 1U);
  bool broken = false;
  bool any = false;
  fmt::print("| what | changed or cut | detected | harmless |\n|---|---|---|---|\n");
  for (const auto& [where, name] :
       {std::pair(FlipIn::key_file, "key file"), std::pair(FlipIn::mark, "marker"),
        std::pair(FlipIn::bundle, "bundle"), std::pair(FlipIn::request, "message to a hub"),
        std::pair(FlipIn::answer, "answer of a hub"), std::pair(FlipIn::log, "write-ahead log"),
        std::pair(FlipIn::database, "database"), std::pair(FlipIn::backup, "backup")}) {
    if (!options.in.empty() && options.in != name) continue;
    any = true;
    const FlipCounts counts = flip_side_by_side(where, options.flips, options.offset, processors);
    fmt::print("| {} | {} | {} | {} |{}\n", name, counts.tried, counts.detected, counts.harmless,
               counts.broken.empty() ? "" : " broken: " + counts.broken);
    if (!options.in.empty()) tell_fields(counts.fields);
    std::fflush(stdout);
    broken = broken || !counts.broken.empty();
  }
  if (!any) fmt::print("nothing is called {}\n", options.in);
  return broken || !any ? 1 : 0;
}

int calls(std::uint64_t stride) {
  bool broken = false;
  fmt::print(
      "| a disk | calls, or steps of 4 KiB | tried | told to the user |\n|---|---|---|---|\n");
  for (const auto& [how, name] : {std::pair(DiskFails::once, "fails once"),
                                  std::pair(DiskFails::for_ever, "fails from a call on"),
                                  std::pair(DiskFails::full, "is full")}) {
    const FailingDiskCounts counts = fail_disk(how, stride);
    fmt::print("| {} | {} | {} | {} |{}\n", name, counts.places, counts.tried, counts.with_errors,
               counts.broken.empty() ? "" : " broken: " + counts.broken);
    std::fflush(stdout);
    broken = broken || !counts.broken.empty();
  }
  return broken ? 1 : 0;
}

int memory(std::uint64_t stride) {
  bool broken = false;
  fmt::print("| an allocation fails | of | tried | steps that failed |\n|---|---|---|---|\n");
  for (const bool for_ever : {false, true}) {
    const StarvingCounts counts = starve(for_ever, stride);
    fmt::print("| {} | {} | {} | {} |{}\n", for_ever ? "with all behind it" : "once",
               counts.allocations, counts.tried, counts.failed_steps,
               counts.broken.empty() ? "" : " broken: " + counts.broken);
    std::fflush(stdout);
    broken = broken || !counts.broken.empty();
  }
  return broken ? 1 : 0;
}

int upgrades() {
  bool broken = false;
  fmt::print("| upgrade from schema | stopped by | calls | tried |\n|---|---|---|---|\n");
  for (int schema = 1; schema < newest_schema(); ++schema) {
    for (const auto& [stop, name] :
         {std::pair(Stop::power_cut, "a power cut"), std::pair(Stop::kill, "a kill"),
          std::pair(Stop::kill_9, "kill -9 of a process"),
          std::pair(Stop::call_fails, "a call that fails")}) {
      const UpgradeCounts counts = stop_upgrade(schema, stop, 1);
      fmt::print("| {} | {} | {} | {} |{}\n", schema, name, counts.calls, counts.tried,
                 counts.broken.empty() ? "" : " broken: " + counts.broken);
      std::fflush(stdout);
      broken = broken || !counts.broken.empty();
    }
  }
  return broken ? 1 : 0;
}

constexpr int nothing_found = 1;

/// Plays seeds until a promise breaks, and says in which run, at which step and which promise.
int hunt(const Options& options) {
  for (std::uint64_t seed = 1; seed <= options.hunt; ++seed) {
    const Outcome outcome = run(seed, plan(seed, options.steps));
    if (!outcome.broken) continue;
    fmt::print("run {}, step {}: {}\n", seed, outcome.steps, outcome.broken->promise);
    return 0;
  }
  fmt::print("not in {} runs\n", options.hunt);
  return nothing_found;
}

/// What a command prints, and how it ended.
std::pair<std::string, int> output_of(const std::string& command) {
  std::string out;
  std::FILE* pipe = ::popen(command.c_str(), "r");
  if (pipe == nullptr) return {"it could not be started", -1};
  std::array<char, 512> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr)
    out += part.data();
  const int status = ::pclose(pipe);
  while (!out.empty() && out.back() == '\n')
    out.pop_back();
  return {out, status};
}

/// Each fault in processes of their own, beginning with none: what finds a fault must not find one
/// where there is none.
int plant(const std::filesystem::path& self, const std::string& which) {
  constexpr std::uint64_t runs = 60;
  const std::string bin = self.parent_path().string() + "/";
  const std::string hunting = bin + "fieldfare-soak --hunt " + std::to_string(runs);
  const auto without = output_of(hunting);
  // To end in any other way than that is to find something, too.
  const bool clean = WIFEXITED(without.second) && WEXITSTATUS(without.second) == nothing_found;
  fmt::print(
      "without a fault: {}{}\n\n| fault | what is wrong | found by | where |\n|---|---|---|---|\n",
      without.first, clean ? "" : " **something is found or broken without one**");
  std::size_t missed = clean ? 0 : 1;
  std::size_t planted = 0;
  for (const Plant& plant : plants()) {
    if (which != "yes" &&
        ("," + which + ",").find(fmt::format(",{},", plant.name)) == std::string::npos)
      continue;
    ++planted;
    const std::string with = fmt::format("FIELDFARE_PLANTED={} ", plant.name);
    std::string by = "simulator";
    std::string where;
    bool found = false;
    if (plant.by.empty()) {
      const auto [said, status] = output_of(with + hunting + " 2>/dev/null");
      // A check of the code itself may stop it first: then the shell tells of a signal.
      const bool stopped = WIFSIGNALED(status) || (WIFEXITED(status) && WEXITSTATUS(status) > 128);
      found = status == 0 || stopped;
      where = stopped ? "an assertion of the program stops it" : said;
    } else {
      const std::string test =
          fmt::format("{}{} \"{}*\" >/dev/null 2>&1", bin, plant.by, plant.test);
      found = output_of(test).second == 0 && output_of(with + test).second != 0;
      by = plant.by;
      where = plant.test;
    }
    if (!found) ++missed;
    fmt::print("| {} | {} | {} | {}{} |\n", plant.name, plant.what, by, where,
               found ? "" : " **not found**");
    std::fflush(stdout);
  }
  fmt::print("\n{} faults, {} not found\n", planted, missed);
  return missed == 0 && planted > 0 ? 0 : 1;
}

}  // namespace

int main(int count, char** words) {
  const Options options = read(std::vector<std::string>(words + 1, words + count));
  if (!options.script.empty()) return play_script(options.script);
  if (options.images > 0) return images(options);
  if (options.flips > 0) return flips(options);
  if (options.upgrades) return upgrades();
  if (options.calls > 0) return calls(options.calls);
  if (options.memory > 0) return memory(options.memory);
  if (options.hunt > 0) return hunt(options);
  return options.planted.empty()
             ? soak(options)
             : plant(std::filesystem::canonical("/proc/self/exe"), options.planted);
}
