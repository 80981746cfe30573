#include <algorithm>
#include <map>
#include <set>

#include <fieldfare/core/app/commands/summaries.h>
#include <fieldfare/core/crypto/hash.h>

#include "app/edit.h"
#include "app/evidence.h"
#include "app/names.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::summary;

/// One version a member, theme and day: written again on the same day it is the same thing.
EntityId summary_id(const VisitId& visit, const MemberId& member, std::string_view theme,
                    std::string_view day) {
  const Hash hash = crypto::hash({as_bytes("fieldfare/summary/1"), visit.view(), member.view(),
                                  as_bytes(theme), as_bytes("\n"), as_bytes(day)});
  return EntityId::from(hash.view().first(EntityId::size));
}

/// The day of a time, as the clock of the one who writes shows it.
std::string day_of(Time time) {
  return to_iso8601(time).substr(0, 10);
}

/// A version, from what its own author wrote: what a colleague's entry says of it is passed over.
std::optional<SummaryView> view_of(Engine& engine, VisitState& visit, Names& names,
                                   Evidence& evidence, const model::Entity& entity) {
  const model::Fields fields(entity.state);
  const auto author = fields.member("author");
  const std::string theme = fields.text("theme");
  const std::string day = fields.text("day");
  if (!author || entity.id != summary_id(visit.id, *author, theme, day)) return std::nullopt;
  SummaryView view;
  view.summary_id = entity.id;
  view.member_id = *author;
  view.author = names.of(*author);
  view.inspectorate = evidence.inspectorate(*author);
  view.theme = theme;
  view.day = day;
  view.text = engine.projector().shown_text(visit, entity, "text");
  view.written_at = fields.text("at");
  view.conflicted = entity.conflicted;
  return view;
}

/// All versions, by author, theme and day.
std::vector<SummaryView> versions_of(Engine& engine, VisitState& visit) {
  Names names(engine, visit);
  Evidence evidence(engine, visit);
  std::vector<model::Entity> found;
  engine.entities().each(visit.vid, kind, std::nullopt,
                         [&](model::Entity&& entity) { found.push_back(std::move(entity)); });
  std::vector<SummaryView> out;
  for (const auto& entity : found) {
    if (auto view = view_of(engine, visit, names, evidence, entity))
      out.push_back(std::move(*view));
  }
  const auto key = [](const SummaryView& view) {
    return std::tie(view.author, view.member_id, view.theme, view.day);
  };
  std::sort(out.begin(), out.end(),
            [&](const SummaryView& a, const SummaryView& b) { return key(a) < key(b); });
  std::map<std::pair<MemberId, std::string>, std::int64_t> so_far;
  for (SummaryView& view : out)
    view.versions = ++so_far[{view.member_id, view.theme}];
  return out;
}

}  // namespace

SummaryWrite::Result handle(Engine& engine, const SummaryWrite& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  require_open(engine, visit);
  const auto text = engine.guarded(command.visit, command.text);
  if (text.empty()) throw Error(ErrorCode::usage, "The summary is empty.");
  std::optional<Token> theme;
  if (command.theme) theme = Token::criterion(*command.theme, engine.framework(command.visit));
  const Time now = engine.now();
  const auto today = date_from_iso8601(day_of(now));
  FIELDFARE_ASSERT(today.has_value());
  const EntityId id =
      summary_id(command.visit, visit.self,
                 theme ? std::string_view(theme->str()) : std::string_view(), to_iso8601(*today));
  Edit edit(engine, command.visit);
  edit.set(kind, id, "text", text).set(kind, id, "author", visit.self);
  edit.set(kind, id, "day", *today).set(kind, id, "at", now);
  if (theme) edit.set(kind, id, "theme", *theme);
  edit.commit();
  return {id, to_iso8601(*today)};
}

SummaryList::Result handle(Engine& engine, const SummaryList& command) {
  VisitState& visit = engine.visit(command.visit);
  SummaryList::Result result;
  std::set<MemberId> wrote;
  for (SummaryView& view : versions_of(engine, visit)) {
    wrote.insert(view.member_id);
    auto& all = result.summaries;
    const bool newer =
        !all.empty() && all.back().member_id == view.member_id && all.back().theme == view.theme;
    if (newer) {
      all.back() = std::move(view);
    } else {
      all.push_back(std::move(view));
    }
  }
  Names names(engine, visit);
  Evidence evidence(engine, visit);
  for (const log::Member& member : visit.chain.members()) {
    const MemberId id = log::member_id_of(member.sign_key);
    if (!member.removed && evidence.writes_evidence(id) && !wrote.contains(id))
      result.without.push_back(names.of(id));
  }
  return result;
}

SummaryShow::Result handle(Engine& engine, const SummaryShow& command) {
  VisitState& visit = engine.visit(command.visit);
  if (command.theme)
    static_cast<void>(Token::criterion(*command.theme, engine.framework(command.visit)));
  const MemberId member = command.member.value_or(visit.self);
  SummaryShow::Result result;
  for (SummaryView& view : versions_of(engine, visit)) {
    if (view.member_id == member && (!command.theme || view.theme == *command.theme))
      result.versions.push_back(std::move(view));
  }
  std::stable_sort(result.versions.begin(), result.versions.end(),
                   [](const auto& a, const auto& b) { return a.day > b.day; });
  return result;
}

}  // namespace fieldfare::app
