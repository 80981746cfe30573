// parser-replay FOLDER...: every fuzzer below FOLDERs' fuzz_NAME is given each input of its own
// there, and each in `changes` changed forms, the same in every run.
// parser-replay --look NAME SECONDS FOLDER...: the fuzzer NAME looks for SECONDS (or for what the
// variable FIELDFARE_LOOK_SECONDS says), from these inputs on, for others that bring the parser to
// new places, as libFuzzer does. What broke it is left in the file broke-NAME. The parsers are
// compiled with the address and undefined behaviour sanitizers, which end the program at the first
// wrong byte: what every build can pay for of ./dev fuzz.

#include <sanitizer/common_interface_defs.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <vector>

#include <support/file_bytes.h>

// FIELDFARE_REPLAYED(each): each(fuzz_NAME) for all that tests/CMakeLists.txt names.
#include <replayed.h>

#include "changer.h"
#include "coverage.h"

#define DECLARED(name) extern "C" int name(const std::uint8_t*, std::size_t);
FIELDFARE_REPLAYED(DECLARED)

namespace {

using fieldfare::Bytes;
using fieldfare::replay::Changer;

constexpr int changes = 200;
using Parser = int (*)(const std::uint8_t*, std::size_t);
struct Replayed {
  const char* name;
  Parser parse;
};
#define LISTED(name) {#name, name},
constexpr Replayed all[] = {FIELDFARE_REPLAYED(LISTED)};

/// In the order of their names, so that every run changes them alike.
std::vector<Bytes> inputs_of(const std::string& name, char** folders, int count) {
  std::vector<std::filesystem::path> files;
  for (int i = 0; i < count; ++i) {
    const auto folder = std::filesystem::path(folders[i]) / name;
    if (!std::filesystem::is_directory(folder)) continue;
    for (const auto& file : std::filesystem::directory_iterator(folder))
      files.push_back(file.path());
  }
  std::sort(files.begin(), files.end());
  std::vector<Bytes> inputs = {{}};
  for (const auto& file : files)
    inputs.push_back(fieldfare::test::read_bytes(file));
  return inputs;
}

/// From memory that ends where the input ends, so that the next byte is one too many.
void parse(const Replayed& one, const Bytes& input) {
  const Bytes exact(input.begin(), input.end());
  one.parse(exact.data(), exact.size());
}

const Bytes* current = nullptr;
std::string broke;

void keep_current() {
  if (current == nullptr) return;
  std::FILE* file = std::fopen(broke.c_str(), "wb");
  if (file == nullptr) return;
  std::fwrite(current->data(), 1, current->size(), file);
  std::fclose(file);
  std::fprintf(stderr, "The input is in %s: mend the code and put it into tests/fuzz/corpus.\n",
               broke.c_str());
}

/// Changed forms of the inputs for so long; those that bring the parser to new places are changed
/// further, the latest most often.
int look(const Replayed& one, std::vector<Bytes> inputs, int seconds) {
  using Clock = std::chrono::steady_clock;
  broke = std::string("broke-") + one.name;
  __sanitizer_set_death_callback(keep_current);
  std::signal(SIGABRT, [](int) {
    keep_current();
    std::_Exit(1);
  });
  std::vector<fieldfare::replay::Compared> pairs;
  std::uint64_t tried = 0;
  const auto attempt = [&](Bytes input) {
    current = &input;
    fieldfare::replay::begin_input();
    parse(one, input);
    ++tried;
    const bool is_new = fieldfare::replay::new_in_this_input() > 0;
    const auto compared = fieldfare::replay::compared();
    pairs.assign(compared.begin(), compared.end());
    current = nullptr;
    if (is_new) inputs.push_back(std::move(input));
  };
  const std::size_t given = inputs.size();
  for (std::size_t i = 0; i < given; ++i)
    attempt(inputs[i]);
  Changer changer(inputs);
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  while (Clock::now() < end) {
    const std::size_t size = inputs.size();
    const std::size_t from = changer.below(2) == 0 ? 0 : size - size / 4;
    const Bytes chosen = inputs[from + changer.below(size - from)];
    attempt(chosen);  // for what it is compared with
    const auto wanted = pairs;
    for (int i = 0; i < 32; ++i) {
      Bytes input = chosen;
      if (!wanted.empty() && changer.below(2) == 0)
        changer.please(input, wanted[changer.below(wanted.size())]);
      else
        input = changer.changed(std::move(input));
      attempt(std::move(input));
    }
  }
  std::printf("%s: %llu inputs in %d s, %zu of them led to new places\n", one.name,
              static_cast<unsigned long long>(tried), seconds, inputs.size() - given);
  return 0;
}

/// The variable speaks louder: continuous integration has more time than somebody who waits.
int seconds_to_look(const char* argument) {
  const char* said = std::getenv("FIELDFARE_LOOK_SECONDS");
  return std::atoi(said != nullptr && *said != '\0' ? said : argument);
}

}  // namespace

int main(int argc, char** argv) {
  const bool looks = argc > 4 && std::string(argv[1]) == "--look";
  const int folders = looks ? 4 : 1;
  for (const Replayed& one : all) {
    if (looks && std::string("fuzz_") + argv[2] != one.name) continue;
    const std::vector<Bytes> inputs = inputs_of(one.name, argv + folders, argc - folders);
    if (inputs.size() < 2) {
      std::fprintf(stderr, "%s: there is no input\n", one.name);
      return 1;
    }
    if (looks) return look(one, inputs, seconds_to_look(argv[3]));
    std::printf("%s: %zu inputs\n", one.name, inputs.size());
    std::fflush(stdout);
    Changer changer(inputs);
    for (const Bytes& input : inputs) {
      parse(one, input);
      for (int i = 0; i < changes; ++i)
        parse(one, changer.changed(input));
    }
  }
  return looks ? 1 : 0;
}
