// parser-replay FOLDER...: every fuzzer below FOLDERs' fuzz_NAME is given each input of its own
// there, and each in `changes` changed forms, the same in every run. The parsers are compiled with
// the address and undefined behaviour sanitizers, which end the program at the first wrong byte: a
// sample of ./dev fuzz that every build can pay for.

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <random>
#include <string>
#include <vector>

#include <support/file_bytes.h>

// FIELDFARE_REPLAYED(each): each(fuzz_NAME) for all that tests/CMakeLists.txt names.
#include <replayed.h>

#define DECLARED(name) extern "C" int name(const std::uint8_t*, std::size_t);
FIELDFARE_REPLAYED(DECLARED)

namespace {

using fieldfare::Bytes;

constexpr int changes = 200;
constexpr std::size_t longest = 1U << 16U;

using Parser = int (*)(const std::uint8_t*, std::size_t);
struct Replayed {
  const char* name;
  Parser parse;
};
#define LISTED(name) {#name, name},
constexpr Replayed all[] = {FIELDFARE_REPLAYED(LISTED)};

/// What line noise, a careless program or an attacker would do to a file.
class Changer {
 public:
  explicit Changer(const std::vector<Bytes>& inputs) : inputs_(&inputs) {}

  [[nodiscard]] Bytes changed(Bytes bytes) {
    for (std::size_t left = 1 + below(4); left > 0; --left)
      change(bytes);
    if (bytes.size() > longest) bytes.resize(longest);
    return bytes;
  }

 private:
  [[nodiscard]] std::size_t below(std::size_t end) {
    return dice_() % std::max<std::size_t>(end, 1);
  }
  [[nodiscard]] std::uint8_t any() { return static_cast<std::uint8_t>(below(256)); }

  void change(Bytes& bytes) {
    const std::size_t at = below(bytes.size() + 1);
    const auto here = bytes.begin() + static_cast<std::ptrdiff_t>(at);
    const auto rest = static_cast<std::size_t>(bytes.end() - here);
    const auto piece =
        here + static_cast<std::ptrdiff_t>(below(std::min<std::size_t>(rest, 64) + 1));
    switch (below(8)) {
      case 0:
        if (rest > 0) *here = static_cast<std::uint8_t>(*here ^ (1U << below(8)));
        return;
      case 1:
        if (rest > 0) *here = any();
        return;
      case 2:  // a length, a count, an end of the numbers
        for (std::size_t i = 0, many = 1 + below(8); i < std::min(rest, many); ++i)
          here[static_cast<std::ptrdiff_t>(i)] = extremes[below(std::size(extremes))];
        return;
      case 3:
        bytes.erase(here, piece);
        return;
      case 4: {
        const Bytes copy(here, piece);
        bytes.insert(bytes.begin() + static_cast<std::ptrdiff_t>(below(bytes.size() + 1)),
                     copy.begin(), copy.end());
        return;
      }
      case 5:
        bytes.resize(at);
        return;
      case 6:
        bytes.insert(here, 1 + below(4), any());
        return;
      default: {  // one input's start with another one's end
        const Bytes& other = (*inputs_)[below(inputs_->size())];
        bytes.resize(at);
        bytes.insert(bytes.end(),
                     other.begin() + static_cast<std::ptrdiff_t>(std::min(at, other.size())),
                     other.end());
      }
    }
  }

  static constexpr std::uint8_t extremes[] = {0x00, 0x01, 0x7F, 0x80, 0xFE, 0xFF};
  std::mt19937 dice_{20260701};  // NOLINT: the same in every run is what is wanted
  const std::vector<Bytes>* inputs_;
};

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

}  // namespace

int main(int argc, char** argv) {
  for (const Replayed& one : all) {
    const std::vector<Bytes> inputs = inputs_of(one.name, argv + 1, argc - 1);
    if (inputs.size() < 2) {
      std::fprintf(stderr, "%s: there is no input\n", one.name);
      return 1;
    }
    std::printf("%s: %zu inputs\n", one.name, inputs.size());
    std::fflush(stdout);
    Changer changer(inputs);
    for (const Bytes& input : inputs) {
      parse(one, input);
      for (int i = 0; i < changes; ++i)
        parse(one, changer.changed(input));
    }
  }
}
