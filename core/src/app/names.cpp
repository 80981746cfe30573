#include "app/names.h"

#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

const std::string& Names::of(const MemberId& member) {
  const auto known = known_.find(member);
  if (known != known_.end()) return known->second;
  const auto entity =
      engine_->entities().find(visit_->vid, model::Kind::member, member_entity_id(member));
  std::string name = entity ? model::Fields(entity->state).text("name") : std::string();
  if (name.empty()) name = "member " + member.hex().substr(0, 8);
  return known_.emplace(member, std::move(name)).first->second;
}

}  // namespace fieldfare::app
