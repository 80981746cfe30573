#include "app/audience.h"

#include <algorithm>

#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "model/fields.h"

namespace fieldfare::app {

namespace {

using model::Kind;

const log::FieldChange* set_in(const log::EntityChange& part, std::string_view field) {
  const auto found = std::find_if(part.fields.begin(), part.fields.end(),
                                  [&](const auto& set) { return set.field == field; });
  return found == part.fields.end() ? nullptr : &*found;
}

template <class T>
std::optional<T> id_in(const log::EntityChange& part, std::string_view field) {
  const auto* set = set_in(part, field);
  const auto* value = set == nullptr ? nullptr : std::get_if<Bytes>(&set->value);
  if (value == nullptr || value->size() != T::size) return std::nullopt;
  return T::from(*value);
}

/// Nobody while several claim it: whoever joins a claim to another's is let read nothing by it.
std::optional<MemberId> sole_author(const model::Entity& entity) {
  const merge::Register* claims = entity.state.find("author");
  if (claims == nullptr || !claims->settled()) return std::nullopt;
  return model::Fields(entity.state).member("author");
}

/// What one part of a change is about, with what it says itself before what is known already.
class Part {
 public:
  Part(Engine& engine, const VisitState& visit, const log::EntityChange& part)
      : engine_(&engine), visit_(&visit), part_(&part), kind_(*model::kind_from_name(part.kind)) {
    present_ = engine.entities().find(visit.vid, kind_, part.id);
  }

  [[nodiscard]] bool restricted() const {
    if (kind_ == Kind::concern || kind_ == Kind::concern_action) return true;
    if (kind_ != Kind::note && kind_ != Kind::line_note) return false;
    const auto* set = set_in(*part_, "audience");
    if (set != nullptr && set->value == log::Value(std::string("restricted"))) return true;
    if (!present_ || !model::is_restricted(*present_)) return false;
    // Its author alone opens it, and says so in the entry that is for the team.
    return set == nullptr || author() != visit_->self;
  }

  [[nodiscard]] std::optional<MemberId> author() const {
    if (kind_ == Kind::concern_action) {
      const auto concern = id_in<EntityId>(*part_, "concern");
      const auto about =
          concern ? engine_->entities().find(visit_->vid, Kind::concern, *concern) : std::nullopt;
      return about ? sole_author(*about) : std::nullopt;
    }
    if (kind_ == Kind::line_note) return author_of_linked();
    if (present_) return sole_author(*present_);
    return id_in<MemberId>(*part_, "author");
  }

 private:
  /// A link to a restricted note is for those who read the note: who wrote it is one of them.
  [[nodiscard]] std::optional<MemberId> author_of_linked() const {
    auto note = id_in<EntityId>(*part_, "note");
    if (!note && present_) note = model::Fields(present_->state).id("note");
    const auto about =
        note ? engine_->entities().find(visit_->vid, Kind::note, *note) : std::nullopt;
    return about ? sole_author(*about) : std::nullopt;
  }

  Engine* engine_;
  const VisitState* visit_;
  const log::EntityChange* part_;
  Kind kind_;
  std::optional<model::Entity> present_;
};

ChangeFor& place_for(std::vector<ChangeFor>& out, const log::Change& like, bool restricted,
                     const std::optional<MemberId>& author) {
  for (ChangeFor& part : out) {
    if (part.restricted == restricted && part.author == author) return part;
  }
  ChangeFor& made = out.emplace_back();
  made.restricted = restricted;
  made.author = author;
  made.change = like;
  return made;
}

}  // namespace

std::vector<ChangeFor> split_by_audience(Engine& engine, const VisitState& visit,
                                         log::Change&& change) {
  std::vector<log::EntityChange> parts = std::move(change.entities);
  change.entities.clear();
  std::vector<ChangeFor> out;
  for (log::EntityChange& entity : parts) {
    const Part part(engine, visit, entity);
    const bool restricted = part.restricted();
    const auto author = restricted ? part.author() : std::nullopt;
    place_for(out, change, restricted, author).change.entities.push_back(std::move(entity));
  }
  return out;
}

log::Readers readers_of(const VisitState& visit, const ChangeFor& part) {
  const log::Member* me = visit.me();
  if (me == nullptr || me->removed) {
    throw Error(ErrorCode::forbidden, "This device is no longer a member of the visit.",
                "Ask the lead to add this device again.");
  }
  const bool restricted = part.restricted && !planted(Fault::restricted_for_the_team);
  std::vector<crypto::BoxPublicKey> boxes;
  const auto add = [&](const log::Member* member) {
    if (member == nullptr || member->removed) return;
    if (std::find(boxes.begin(), boxes.end(), member->box_key) == boxes.end())
      boxes.push_back(member->box_key);
  };
  if (restricted) {
    add(me);
    if (part.author) add(visit.chain.find(*part.author));
    const auto* epoch = visit.chain.writing_audience();
    if (planted(Fault::audience_kept_after_withdrawal)) epoch = &visit.chain.epochs().front();
    if (epoch != nullptr) return log::Readers::audience(epoch->audience, std::move(boxes));
  } else {
    const auto* epoch = visit.chain.writing_epoch();
    const auto* key = epoch == nullptr ? nullptr : visit.epoch_key(epoch->key);
    if (key != nullptr) return log::Readers(key->view());
  }
  // Work never waits for a key: without one that may be used, each reader gets a box.
  for (const log::Member& member : visit.chain.members()) {
    if (member.restricted || !restricted) add(&member);
  }
  return log::Readers::each(std::move(boxes));
}

}  // namespace fieldfare::app
