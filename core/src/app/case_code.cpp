#include "app/case_code.h"

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::app {

std::string case_code(std::string_view case_kind, const EntityId& id) {
  constexpr std::string_view letters = "BCDFGHJKMNPQRTVWXZ23456789";
  const Hash hash = crypto::hash({as_bytes("fieldfare/case-code/1"), id.view()});
  std::string code = case_kind == "tracked" ? "T-" : "S-";
  for (std::size_t i = 0; i < 4; ++i)
    code += letters[hash.bytes[i] % letters.size()];
  return code;
}

}  // namespace fieldfare::app
