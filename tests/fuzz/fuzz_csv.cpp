#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/propose.h>
#include <fieldfare/core/selection/spreadsheet.h>

using namespace fieldfare;

/// Whatever the bytes: an Error that says why, or a table within the limits from which people can
/// be proposed. The first byte names the framework.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto library = framework::Library::built_in();
  static const guard::Guard guard;
  constexpr const char* frameworks[] = {"area-send-2023", "alternative-provision-2023",
                                        "preparation-for-adulthood-2024", "local-offer-2026"};
  if (size == 0) return 0;
  const framework::Framework& framework = library.get(frameworks[data[0] % 4]);
  try {
    const auto table = selection::read_csv(ByteView(data + 1, size - 1), {});
    FIELDFARE_ASSERT(table.columns() <= selection::limits::columns);
    selection::ImportWishes wishes;
    wishes.today = Date{std::chrono::year{2026} / 6 / 1};
    const auto people = selection::map_people(table, framework, guard, {}, wishes);
    const auto proposal = selection::propose(people.table, framework, {});
    FIELDFARE_ASSERT(proposal.choices.size() <= people.table.rows());
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.what()[0] != '\0');
  }
  return 0;
}
