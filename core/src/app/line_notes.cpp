#include "app/line_notes.h"

#include <fieldfare/core/crypto/hash.h>

#include "model/fields.h"

namespace fieldfare::app {

namespace {

std::optional<LineLinkFound> read_link(const model::Entity& entity) {
  const model::Fields fields(entity.state);
  const auto line = fields.id("line");
  const auto note = fields.id("note");
  const std::string stance = fields.text("stance");
  if (!line || !note || stance.empty()) return std::nullopt;
  return LineLinkFound{*line, *note, stance};
}

template <class Keep>
std::vector<LineLinkFound> links(Engine& engine, const VisitState& visit,
                                 const std::optional<EntityId>& line, Keep&& keep) {
  std::vector<LineLinkFound> out;
  engine.entities().each(visit.vid, model::Kind::line_note, line, [&](model::Entity&& entity) {
    auto link = read_link(entity);
    if (link && keep(*link)) out.push_back(std::move(*link));
  });
  return out;
}

}  // namespace

EntityId line_note_id(const EntityId& line, const EntityId& note) {
  const Hash hash = crypto::hash({as_bytes("fieldfare/line-note/1"), line.view(), note.view()});
  return EntityId::from(hash.view().first(EntityId::size));
}

std::vector<LineLinkFound> links_of_line(Engine& engine, const VisitState& visit,
                                         const EntityId& line) {
  return links(engine, visit, line, [](const LineLinkFound&) { return true; });
}

std::vector<LineLinkFound> links_of_note(Engine& engine, const VisitState& visit,
                                         const EntityId& note) {
  return links(engine, visit, std::nullopt,
               [&](const LineLinkFound& link) { return link.note == note; });
}

}  // namespace fieldfare::app
