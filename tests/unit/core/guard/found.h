#pragma once

#include <string>
#include <string_view>

#include <fieldfare/core/guard/guard.h>

namespace fieldfare::test {

/// The stretches that the guard finds in `text`, joined by " | ".
inline std::string found(std::string_view text) {
  std::string out;
  for (const guard::Finding& finding : guard::Guard().check(text, guard::AllowList{})) {
    if (!out.empty()) out += " | ";
    out += text.substr(finding.start, finding.end - finding.start);
  }
  return out;
}

}  // namespace fieldfare::test
