#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/output/build.h>

#include <catch2/catch_test_macros.hpp>

#include <support/golden.h>
#include <support/summary_facts.h>

namespace output = fieldfare::output;
using fieldfare::test::finished_visit;

TEST_CASE("the summary note reads as it did before, in every format", "[output]") {
  const auto library = fieldfare::framework::Library::built_in();
  auto facts = finished_visit();
  facts.written["remarks"] = {
      "One sampling visit moved to the afternoon, because of a power cut at 9 < 10.", false};
  const auto note = output::build(library.get("local-offer-2026"), "summary-note", facts);
  REQUIRE(note.missing.empty());
  for (const std::string name : {"md", "html", "json"}) {
    const auto format = output::format_from_name(name);
    REQUIRE(format.has_value());
    std::string text = output::write(note.document, *format);
    REQUIRE(text.ends_with('\n'));
    text.pop_back();
    fieldfare::test::require_golden("core/output/summary-note." + name, text);
  }
}
