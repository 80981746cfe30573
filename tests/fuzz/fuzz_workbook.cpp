#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/spreadsheet.h>
#include <support/workbook_builder.h>

using namespace fieldfare;

namespace {

/// Whatever the bytes: an Error that says why, or a table within the limits.
void read_or_refuse(ByteView bytes) {
  static const auto library = framework::Library::built_in();
  static const guard::Guard guard;
  try {
    selection::Workbook workbook(bytes);
    for (std::size_t sheet = 0; sheet < workbook.sheets().size() && sheet < 3; ++sheet) {
      const auto table = workbook.read(sheet, selection::limits::rows, {});
      FIELDFARE_ASSERT(table.columns() <= selection::limits::columns);
      selection::ImportWishes wishes;
      wishes.today = Date{std::chrono::year{2026} / 6 / 1};
      const auto people =
          selection::map_people(table, library.get("area-send-2023"), guard, {}, wishes);
      const auto back = selection::decode_person_table(selection::encode(people.table));
      FIELDFARE_ASSERT(back.numbers == people.table.numbers);
    }
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.what()[0] != '\0');
  }
}

}  // namespace

/// The first byte says what the rest is: an archive, a sheet in a sound one, its strings, its
/// workbook, or its styles.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView rest(data + 1, size - 1);
  const std::string text(as_text(rest));
  constexpr const char* parts[] = {"xl/worksheets/sheet1.xml", "xl/strings.xml", "xl/workbook.xml",
                                   "xl/styles.xml"};
  const std::size_t which = data[0] % 5;
  if (which == 0) {
    read_or_refuse(rest);
  } else {
    read_or_refuse(test::WorkbookBuilder()
                       .sheet("List", {{"Ref", "Age", "Need"}, {"P1", "9", "ASD"}})
                       .share_strings()
                       .part(parts[which - 1], text)
                       .bytes());
  }
  return 0;
}
