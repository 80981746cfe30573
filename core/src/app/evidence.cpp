#include "app/evidence.h"

#include "app/visit_entity.h"

namespace fieldfare::app {

const Evidence::Activity& Evidence::activity(const EntityId& id) {
  const auto known = activities_.find(id);
  if (known != activities_.end()) return known->second;
  Activity made;
  if (const auto found = engine_->entities().find(visit_->vid, model::Kind::activity, id)) {
    const model::Fields fields(found->state);
    made = {fields.text("kind"), fields.text("title"), fields.text("sector"), fields.time("starts"),
            fields.time("ends")};
  }
  return activities_.emplace(id, std::move(made)).first->second;
}

const std::string& Evidence::inspectorate(const MemberId& member) {
  const auto known = inspectorates_.find(member);
  if (known != inspectorates_.end()) return known->second;
  const auto found =
      engine_->entities().find(visit_->vid, model::Kind::member, member_entity_id(member));
  return inspectorates_
      .emplace(member, found ? model::Fields(found->state).text("inspectorate") : std::string())
      .first->second;
}

bool Evidence::writes_evidence(const MemberId& member) const {
  const log::Member* known = visit_->chain.find(member);
  return known == nullptr ||
         (known->role != log::Role::observer && known->role != log::Role::quality &&
          known->role != log::Role::custodian);
}

bool Evidence::counts(const model::Fields& note) const {
  const auto author = note.member("author");
  const bool redacted = note.flag("redacted") && note.text("text").empty();
  return !redacted && (!author || writes_evidence(*author));
}

std::vector<std::string> Evidence::sectors(const model::Fields& note) {
  constexpr std::string_view group = "sector:";
  std::vector<std::string> out;
  for (const std::string& tag : note.set("tags")) {
    if (tag.starts_with(group)) out.push_back(tag.substr(group.size()));
  }
  if (!out.empty()) return out;
  const auto about = note.id("activity");
  if (!about) return out;
  const std::string& sector = activity(*about).sector;
  if (!sector.empty()) out.push_back(sector);
  return out;
}

}  // namespace fieldfare::app
