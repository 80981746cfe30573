#include <cstddef>
#include <cstdint>
#include <cstdlib>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>
#include <support/visit_team.h>

/// A request in JSON, as a shell in another language or a script gives it, to a notebook with a
/// visit: answered, or refused with an Error; never anything else, and never so that the store does
/// not open again. A name of a command in the input stands for a whole request.
namespace {

using namespace fieldfare;

test::VisitTeam& team() {
  static test::VisitTeam made(1, 1, test::VisitTeam::Stores::in_memory);
  return made;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto names = app::Notebook::command_names();
  const std::string_view text = as_text(ByteView(data + 1, size - 1));
  nlohmann::json request = nlohmann::json::parse(text, nullptr, false);
  if (request.is_discarded()) return 0;
  if (request.is_object() && data[0] != 255) {
    const std::string& name = names[data[0] % names.size()];
    // Files are the platform's matter, and their paths are not the fuzzer's to choose.
    if (name == "store.backup" || name.find("import") != std::string::npos ||
        name.find("export") != std::string::npos)
      return 0;
    request["command"] = name;
    if (request.contains("visit")) request["visit"] = team().visit().hex();
  }
  try {
    static_cast<void>(team()[0]->execute_json(request).dump());
  } catch (const Error&) {
  }
  return 0;
}
