// What leaves the visit, and what people write in it.
#include <cstdlib>
#include <filesystem>

#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/output/export.h>
#include <fieldfare/platform/posix/files.h>

#include "asks.h"
#include "read_pages.h"

namespace fieldfare::tablet {
namespace {

constexpr int most_of_one_name = 100;

/// A name in the folder that nothing has yet.
std::filesystem::path free_place(const std::filesystem::path& folder, const std::string& stem,
                                 const std::string& end) {
  for (int i = 1; i < most_of_one_name; ++i) {
    const std::string number = i == 1 ? "" : "-" + std::to_string(i);
    std::filesystem::path place = folder / (stem + number + "." + end);
    if (!std::filesystem::exists(place)) return place;
  }
  throw Error(ErrorCode::not_possible, "The folder is full of exports of this name.",
              "Move the older ones elsewhere: " + folder.string());
}

}  // namespace

std::filesystem::path export_folder() {
  const auto variable = [](const char* name) -> std::filesystem::path {
    const char* set = std::getenv(name);
    return set != nullptr && *set == '/' ? set : "";
  };
  std::filesystem::path folder = variable("FIELDFARE_EXPORTS");
  if (!folder.empty()) return folder;
  folder = variable("XDG_DOCUMENTS_DIR");
  if (!folder.empty()) return folder / "Fieldfare";
  return variable("HOME") / "Documents" / "Fieldfare";
}

Answer meet(const Asking& asking, const ui::ask::WriteSection& a) {
  app::OutputWrite write;
  write.visit = asking.visit();
  write.output = a.output;
  write.section = a.section;
  write.text = app::RawText(asking.words);
  asking.notebook.execute(write);
  return {"The text is kept.", {}};
}

Answer meet(const Asking& asking, const ui::ask::Export& a) {
  output::ExportOptions options;
  options.stage = a.stage;
  const auto format = output::format_from_name(a.format);
  if (!format) throw Error(ErrorCode::usage, "There is no such kind of file.");
  options.format = *format;
  const output::Exported exported =
      output::export_output(asking.notebook, asking.visit(), a.output, options);
  const std::filesystem::path folder = export_folder();
  std::error_code failed;
  std::filesystem::create_directories(folder, failed);
  if (failed) {
    throw Error(ErrorCode::internal, "The folder for exports cannot be made: " + folder.string(),
                "Make it, or set FIELDFARE_EXPORTS to another.");
  }
  const std::string stem = a.output + (a.stage.empty() ? "" : "-" + a.stage);
  const std::filesystem::path place = free_place(folder, stem, a.format);
  // On the disk first, then recorded in the visit, then given its name: an export that people can
  // see is one that the visit knows of.
  platform::NewFile file(place);
  file.write(as_bytes(exported.bytes));
  static_cast<void>(asking.notebook.execute(exported.record));
  file.publish();
  return {"Written to " + place.string(), {}};
}

}  // namespace fieldfare::tablet
