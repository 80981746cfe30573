#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/framework/wording.h>
#include <fieldfare/core/schedule/deadlines.h>

using namespace fieldfare;

namespace {

const framework::Framework& built_in() {
  static const auto library = framework::Library::built_in();
  return library.get("local-offer-2026");
}

/// The built-in file with the input as edits (three bytes of place, one of length, the new bytes),
/// so that the fuzzer gets behind the schema.
std::string edited(std::string_view input) {
  std::string bytes = built_in().definition_json();
  while (input.size() > 4) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(input[i]); };
    const std::size_t at =
        ((std::size_t{byte(0)} << 16U) | (std::size_t{byte(1)} << 8U) | byte(2)) % bytes.size();
    const std::string_view text = input.substr(4, byte(3) % 16U);
    bytes.replace(at, text.size(), text);
    input.remove_prefix(4 + text.size());
  }
  return bytes;
}

/// Whatever the bytes: an Error that says why, or a framework that keeps them and gives deadlines.
void load_or_refuse(const std::string& bytes) {
  try {
    const framework::Framework loaded = framework::load(bytes, "fuzz.json");
    FIELDFARE_ASSERT(loaded.definition_json() == bytes);
    static_cast<void>(schedule::deadlines(loaded, Date{std::chrono::year{2026} / 6 / 29}, 4));
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.what()[0] != '\0');
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view input(reinterpret_cast<const char*>(data), size);
  if (input.empty()) return 0;
  load_or_refuse(input.front() % 2 == 0 ? std::string(input.substr(1)) : edited(input.substr(1)));
  std::size_t last_end = 0;
  for (const auto& hit : framework::evaluative_hits(built_in(), input)) {
    FIELDFARE_ASSERT(last_end <= hit.start && hit.start < hit.end && hit.end <= input.size());
    last_end = hit.end;
  }
  if (const auto time = time_from_iso8601(input)) {
    FIELDFARE_ASSERT(time_from_iso8601(to_iso8601(*time)) == *time);
  }
  return 0;
}
