#include "app/note_list.h"

#include <algorithm>
#include <limits>
#include <optional>
#include <set>
#include <string>

#include "app/edit.h"
#include "app/evidence.h"
#include "app/line_notes.h"
#include "app/note_words.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::note;

bool contains(const std::vector<std::string>& all, const std::string& one) {
  return std::find(all.begin(), all.end(), one) != all.end();
}

/// The filters of a list, asked for each note.
class Filter {
 public:
  Filter(Engine& engine, VisitState& visit, const NoteList& query)
      : query_(&query), evidence_(engine, visit) {
    if (!query.tags.empty()) {
      for (const Token& tag : tag_tokens(query.tags, engine.framework(visit.id)))
        tags_.push_back(tag.str());
    }
    if (query.line) {
      linked_.emplace();
      for (const LineLinkFound& link : links_of_line(engine, visit, *query.line))
        linked_->insert(link.note);
    }
  }

  bool passes(const model::Entity& note) {
    const model::Fields fields(note.state);
    if (query_->case_id && fields.id("case") != query_->case_id) return false;
    if (query_->author && fields.member("author") != query_->author) return false;
    if (query_->basis && fields.text("basis") != *query_->basis) return false;
    if (query_->recency && fields.text("recency") != *query_->recency) return false;
    if (linked_ && !linked_->contains(note.id)) return false;
    return of_criterion(fields) && of_tags(fields) && of_origin(fields) && of_time(fields);
  }

 private:
  [[nodiscard]] bool of_criterion(const model::Fields& fields) const {
    if (!query_->criterion) return true;
    const auto criteria = fields.set("criteria");
    return std::any_of(criteria.begin(), criteria.end(), [&](const std::string& id) {
      return id == *query_->criterion || id.starts_with(*query_->criterion + ".");
    });
  }

  [[nodiscard]] bool of_tags(const model::Fields& fields) const {
    if (tags_.empty()) return true;
    const auto present = fields.set("tags");
    return std::all_of(tags_.begin(), tags_.end(),
                       [&](const std::string& tag) { return contains(present, tag); });
  }

  [[nodiscard]] bool of_origin(const model::Fields& fields) {
    if (query_->sector && !contains(evidence_.sectors(fields), *query_->sector)) return false;
    if (!query_->inspectorate) return true;
    const auto author = fields.member("author");
    return author && evidence_.inspectorate(*author) == *query_->inspectorate;
  }

  [[nodiscard]] bool of_time(const model::Fields& fields) const {
    if (!query_->since) return true;
    const auto at = fields.time("at");
    return at && *at >= *query_->since;
  }

  const NoteList* query_;
  Evidence evidence_;
  std::vector<std::string> tags_;
  std::optional<std::set<EntityId>> linked_;
};

/// Whether nothing but the order and the page is asked for.
bool asks_for_all(const NoteList& query) {
  return !query.activity && !query.criterion && !query.case_id && query.tags.empty() &&
         !query.basis && !query.recency && !query.sector && !query.inspectorate && !query.author &&
         !query.line && !query.since;
}

std::vector<model::Entity> oldest(Engine& engine, VisitState& visit, const NoteList& query) {
  std::vector<model::Entity> found;
  std::int64_t passed = 0;
  Filter filter(engine, visit, query);
  engine.entities().each(visit.vid, kind, query.activity, [&](model::Entity&& entity) {
    if (!filter.passes(entity)) return;
    if (passed++ < query.offset) return;
    if (static_cast<std::int64_t>(found.size()) < query.limit) found.push_back(std::move(entity));
  });
  return found;
}

std::vector<model::Entity> newest_of_all(Engine& engine, const VisitState& visit,
                                         const NoteList& query) {
  std::vector<model::Entity> found;
  auto row = engine.database().prepare(
      "SELECT eid FROM entity WHERE vid = ?1 AND kind = ?2 ORDER BY sort DESC, id DESC "
      "LIMIT ?3 OFFSET ?4");
  row.bind(1, visit.vid).bind(2, static_cast<std::int64_t>(kind));
  row.bind(3, query.limit).bind(4, query.offset);
  while (row.step()) {
    if (auto entity = engine.entities().find(row.integer(0))) found.push_back(std::move(*entity));
  }
  return found;
}

std::vector<model::Entity> newest(Engine& engine, VisitState& visit, const NoteList& query) {
  if (asks_for_all(query)) return newest_of_all(engine, visit, query);
  NoteList all = query;
  all.limit = std::numeric_limits<std::int64_t>::max();
  all.offset = 0;
  std::vector<model::Entity> found = oldest(engine, visit, all);
  std::reverse(found.begin(), found.end());
  const auto size = static_cast<std::int64_t>(found.size());
  found.erase(found.begin(), found.begin() + std::min(query.offset, size));
  if (query.limit < static_cast<std::int64_t>(found.size())) {
    found.erase(found.begin() + query.limit, found.end());
  }
  return found;
}

}  // namespace

std::vector<model::Entity> notes_of(Engine& engine, VisitState& visit, const NoteList& query) {
  return query.newest ? newest(engine, visit, query) : oldest(engine, visit, query);
}

}  // namespace fieldfare::app
