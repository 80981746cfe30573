#include "app/case_code.h"

#include <fieldfare/core/crypto/hash.h>

#include "model/fields.h"

namespace fieldfare::app {

std::string case_code(std::string_view case_kind, const EntityId& id) {
  constexpr std::string_view letters = "BCDFGHJKMNPQRTVWXZ23456789";
  const Hash hash = crypto::hash({as_bytes("fieldfare/case-code/1"), id.view()});
  std::string code = case_kind == "tracked" ? "T-" : "S-";
  for (std::size_t i = 0; i < 4; ++i)
    code += letters[hash.bytes[i] % letters.size()];
  return code;
}

std::map<PersonRow, std::string> codes_by_row(Engine& engine, VisitState& visit) {
  std::map<PersonRow, std::string> out;
  for (const auto& [id, row] : engine.people().ties(visit.vid)) {
    if (const auto found = engine.entities().find(visit.vid, model::Kind::case_, id))
      out[row] = case_code(model::Fields(found->state).text("kind"), id);
  }
  return out;
}

}  // namespace fieldfare::app
