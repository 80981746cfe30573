// Any bytes, with and without an allow list made of their beginning: the guard ends, its findings
// lie in the text at code points and in order, and what it passes it passes again.

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/utf8.h>

using namespace fieldfare;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const guard::Guard guard;
  const std::string_view text = as_text({data, size});
  guard::AllowList allow;
  allow.add(text.substr(0, text.find(';')), guard::AllowedAs::setting);
  for (const guard::AllowList& list : {guard::AllowList{}, allow}) {
    std::size_t from = 0;
    for (const guard::Finding& finding : guard.check(text, list)) {
      FIELDFARE_ASSERT(finding.start >= from && finding.end > finding.start);
      FIELDFARE_ASSERT(finding.end <= text.size());
      FIELDFARE_ASSERT(finding.start == 0 || utf8::starts_code_point(text[finding.start]));
      FIELDFARE_ASSERT(finding.end == text.size() || !utf8::valid(text) ||
                       utf8::starts_code_point(text[finding.end]));
      from = finding.end;
    }
    const auto admitted = guard.admit(text, list);
    if (const auto* passed = std::get_if<guard::GuardedText>(&admitted))
      FIELDFARE_ASSERT(passed->str() == text);
  }
  return 0;
}
