#include <algorithm>
#include <charconv>
#include <map>

#include <fieldfare/core/app/commands/meeting_prepare.h>
#include <fieldfare/core/framework/activity.h>

#include "app/concern_rules.h"
#include "app/evidence.h"
#include "app/late_work.h"
#include "app/meetings.h"
#include "app/request_register.h"
#include "app/statements.h"
#include "app/views.h"
#include "model/fields.h"

namespace fieldfare::app {

ConflictList::Result handle(Engine& engine, const ConflictList& command);

namespace {

/// What was known by the time of the last meeting: its beginning, and, if somebody said that it was
/// held, how much of each log there was on that device.
class Before {
 public:
  Before() = default;
  Before(const VisitState& visit, std::optional<Time> since, const Meeting* last)
      : visit_(&visit), since_(since) {
    if (last == nullptr || !last->record) return;
    for (const std::string& element : model::Fields(last->record->state).set("knew"))
      remember(element);
  }

  [[nodiscard]] const std::optional<Time>& since() const noexcept { return since_; }
  /// Nothing: the meeting was not said to be held, so only times tell.
  [[nodiscard]] std::optional<bool> knew(std::int64_t entry) const {
    if (knew_.empty()) return std::nullopt;
    for (const log::LogRow& row : visit_->logs) {
      if (row.lid != log::lid_of(entry)) continue;
      const auto length = knew_.find(row.head.log);
      return length != knew_.end() && log::sequence_of(entry) <= length->second;
    }
    return false;
  }

 private:
  /// "log.length"; of two that were remembered apart the smaller: rather shown twice than never.
  void remember(const std::string& element) {
    const std::size_t dot = element.find('.');
    if (dot == std::string::npos) return;
    const auto log = LogId::from_hex(element.substr(0, dot));
    std::uint64_t length = 0;
    const char* end = element.data() + element.size();
    const auto [stop, error] = std::from_chars(element.data() + dot + 1, end, length);
    if (!log || error != std::errc() || stop != end) return;
    const auto [place, added] = knew_.emplace(*log, length);
    if (!added) place->second = std::min(place->second, length);
  }

  const VisitState* visit_ = nullptr;
  std::optional<Time> since_;
  std::map<LogId, std::uint64_t> knew_;
};

class Preparation {
 public:
  Preparation(Engine& engine, VisitState& visit, const MeetingPrepare& command)
      : engine_(&engine),
        visit_(&visit),
        framework_(&engine.framework(visit.id)),
        names_(engine, visit),
        viewer_(engine, visit),
        meetings_(meetings_of(engine, visit)) {
    choose(command);
    const Meeting* last = last_before();
    std::optional<Time> since = command.since;
    if (!since && last != nullptr) since = last->starts;
    before_ = Before(visit, since, command.since ? nullptr : last);
  }

  MeetingPrepare::Result result() {
    MeetingPrepare::Result out;
    std::optional<EntityId> id;
    if (meeting_ != nullptr) {
      id = meeting_->id();
      out.meeting_id = id->hex();
      out.title = model::Fields(meeting_->activity.state).text("title");
    }
    out.kind = kind_->id;
    if (before_.since()) out.since = to_iso8601(*before_.since());
    out.items = viewer_.items(*kind_, id);
    for (const auto& prompt : kind_->prompts)
      out.prompts.push_back(prompt.text);
    add_not_held(out);
    out.carried = viewer_.carried(kind_->id, id);
    add_notes(out);
    out.gaps = gaps_in(*engine_, *visit_);
    add_lines(out);
    out.conflicts = handle(*engine_, ConflictList{visit_->id}).conflicts;
    add_concerns(out);
    add_changes(out);
    add_members(out);
    out.held_back = viewer_.held_back(kind_->id);
    return out;
  }

 private:
  /// Where data is not to be had, the lead may ask how the area monitors the subject (preparation
  /// for adulthood 2024 L506): the next keep-in-touch meeting is reminded.
  void add_not_held(MeetingPrepare::Result& out) {
    if (kind_->id != "keep-in-touch") return;
    for (const RequestView& request : RequestRegister(*engine_, *visit_).views()) {
      if (request.state != "not-held") continue;
      out.prompts.push_back("The area does not hold \"" + request.title +
                            "\": how does it monitor this?");
    }
  }

  void choose(const MeetingPrepare& command) {
    if (command.meeting) {
      const auto found = std::find_if(meetings_.begin(), meetings_.end(), [&](const Meeting& one) {
        return one.id() == *command.meeting;
      });
      if (found == meetings_.end()) {
        throw Error(ErrorCode::not_found, "There is no such meeting in this visit.",
                    "`fieldfare meeting list` shows them.");
      }
      meeting_ = &*found;
      kind_ = found->kind;
      return;
    }
    kind_ = kind_named(command.kind);
    for (const Meeting& one : meetings_) {
      if (one.kind != kind_ || one.held() || over(one)) continue;
      if (meeting_ == nullptr || meeting_->ends < engine_->now()) meeting_ = &one;
    }
  }

  /// Half a day after its end nobody prepares for it any more, whether it was said to be held or
  /// not.
  bool over(const Meeting& one) const {
    constexpr std::int64_t half_a_day_ms = 12 * 60 * 60 * 1000;
    return one.ends.ms + half_a_day_ms < engine_->now().ms;
  }

  const framework::ActivityKind* kind_named(const std::optional<std::string>& wanted) const {
    if (wanted) {
      const auto& kind = framework::activity_kind(*framework_, *wanted);
      if (!kind.checklist.empty()) return &kind;
      throw Error(ErrorCode::usage, "Activities of this kind are no meetings.");
    }
    for (const std::string_view usual : {"team-meeting", "inspectorates-meeting"}) {
      if (const auto* kind = framework_->activity_kind(usual)) return kind;
    }
    for (const auto& kind : framework_->activity_kinds) {
      if (!kind.checklist.empty()) return &kind;
    }
    throw Error(ErrorCode::not_possible, "This kind of visit has no meetings.");
  }

  /// The last meeting before this one that it carries on from and that has begun.
  const Meeting* last_before() const {
    const Time until = meeting_ != nullptr ? meeting_->starts : engine_->now();
    const Meeting* last = nullptr;
    for (const Meeting& one : meetings_) {
      if (&one == meeting_ || !carries_on(kind_->id, one.kind->id)) continue;
      if (!one.held() && one.starts > engine_->now()) continue;
      if (one.starts < until && (last == nullptr || last->starts <= one.starts)) last = &one;
    }
    return last;
  }

  /// Whether a note is new, was changed since, or came late; nothing: it was known as it is.
  std::optional<PreparedNote> news_of(const model::Entity& note, const model::Fields& fields) {
    PreparedNote out;
    const auto at = fields.time("at");
    const auto& since = before_.since();
    const bool written_since = !since || (at && *at >= *since);
    if (!written_since) {
      const auto known = [&](std::int64_t entry) { return before_.knew(entry).value_or(true); };
      const auto& entries = note.entries;
      const bool all_new = std::none_of(entries.begin(), entries.end(), known);
      const bool some_new = !std::all_of(entries.begin(), entries.end(), known);
      out.late = all_new;
      out.changed = !all_new && (some_new || (entries.size() > 1 && changed_by_time(note)));
      if (!out.late && !out.changed) return std::nullopt;
    }
    out.note_id = note.id;
    out.text = engine_->projector().shown_text(*visit_, note, "text");
    if (const auto author = fields.member("author")) out.author = names_.of(*author);
    out.captured_at = fields.text("at");
    out.basis = fields.text("basis");
    out.criteria = fields.set("criteria");
    return out;
  }

  bool changed_by_time(const model::Entity& note) {
    const auto versions = engine_->projector().versions(*visit_, note, "text");
    return !versions.empty() && versions.back().at >= *before_.since();
  }

  void add_notes(MeetingPrepare::Result& out) {
    Evidence evidence(*engine_, *visit_);
    std::vector<model::Entity> notes;
    engine_->entities().each(visit_->vid, model::Kind::note, std::nullopt,
                             [&](model::Entity&& note) { notes.push_back(std::move(note)); });
    std::map<std::pair<std::string, std::string>, std::int64_t> counts;
    for (const model::Entity& note : notes) {
      const model::Fields fields(note.state);
      if (!evidence.counts(fields)) continue;
      auto news = news_of(note, fields);
      if (!news) continue;
      if (news->criteria.empty()) ++counts[{"", news->author}];
      for (const std::string& criterion : news->criteria)
        ++counts[{criterion, news->author}];
      if (const auto author = fields.member("author")) ++by_member_[*author];
      out.notes.push_back(std::move(*news));
    }
    for (const auto& [key, count] : counts)
      out.counts.push_back({key.first, key.second, count});
  }

  void add_lines(MeetingPrepare::Result& out) {
    std::vector<model::Entity> lines;
    engine_->entities().each(visit_->vid, model::Kind::line, std::nullopt,
                             [&](model::Entity&& line) { lines.push_back(std::move(line)); });
    for (const model::Entity& line : lines) {
      if (model::Fields(line.state).text("state") != "closed")
        out.lines.push_back(view_of_line(*engine_, *visit_, names_, line));
    }
  }

  void add_concerns(MeetingPrepare::Result& out) {
    std::vector<model::Entity> concerns;
    engine_->entities().each(visit_->vid, model::Kind::concern, std::nullopt,
                             [&](model::Entity&& one) { concerns.push_back(std::move(one)); });
    for (const model::Entity& concern : concerns) {
      const model::Fields fields(concern.state);
      const auto at = fields.time("at");
      const bool resolved = fields.text("state") == "resolved";
      const bool recent = !before_.since() || (at && *at >= *before_.since());
      if (resolved && !recent) continue;
      PreparedConcern view;
      view.concern_id = concern.id;
      view.kind = fields.text("kind");
      if (const auto* kind = framework_->concern_kind(view.kind)) view.title = kind->title;
      view.state = resolved ? "resolved" : "open";
      view.passed_on = passed_on(*engine_, *visit_, concern);
      view.raised_at = fields.text("at");
      out.concerns.push_back(std::move(view));
    }
  }

  /// Of a visit's first meeting everything would be new, so nothing is told.
  void add_changes(MeetingPrepare::Result& out) {
    if (!before_.since()) return;
    std::vector<model::Entity> activities;
    engine_->entities().each(visit_->vid, model::Kind::activity, std::nullopt,
                             [&](model::Entity&& one) { activities.push_back(std::move(one)); });
    for (const model::Entity& activity : activities) {
      if (auto change = change_of(activity)) out.changes.push_back(std::move(*change));
    }
  }

  /// What entries since the last meeting, or unknown then, set of an activity.
  std::optional<PreparedChange> change_of(const model::Entity& activity) {
    PreparedChange out;
    std::uint64_t newest = 0;
    std::vector<std::string> fields;
    bool added = false;
    for (const std::int64_t number : activity.entries) {
      const auto stored = engine_->logs().entry(number);
      const auto change = stored ? read_change(*visit_, stored->entry) : std::nullopt;
      if (!change) continue;
      const bool known = before_.knew(number).value_or(change->at < *before_.since());
      if (known) continue;
      for (const log::EntityChange& part : change->entities) {
        if (part.id != activity.id || part.kind != model::kind_name(activity.kind)) continue;
        for (const log::FieldChange& set : part.fields) {
          added = added || set.field == "kind";
          if (std::find(fields.begin(), fields.end(), set.field) == fields.end())
            fields.push_back(set.field);
        }
      }
      if (change->lamport < newest) continue;
      newest = change->lamport;
      out.at = to_iso8601(change->at);
      const log::LogRow* row = visit_->find_log(log::lid_of(number));
      out.by = row != nullptr && row->writer ? names_.of(*row->writer) : std::string();
    }
    if (fields.empty()) return std::nullopt;
    const model::Fields now(activity.state);
    out.activity_id = activity.id;
    out.title = now.text("title");
    out.starts = now.text("starts");
    for (const std::string& field : fields)
      out.what += (out.what.empty() ? "" : ", ") + field;
    if (added) out.what = "added";
    return out;
  }

  void add_members(MeetingPrepare::Result& out) {
    std::map<MemberId, std::uint64_t> missing;
    for (const auto& [member, entries] : entries_only_others_hold(*engine_, *visit_))
      missing[member] = entries;
    for (const log::Member& member : visit_->chain.members()) {
      const MemberId id = log::member_id_of(member.sign_key);
      if (member.removed) {
        out.late_entries += undecided_entries(*engine_, *visit_, id);
        continue;
      }
      PreparedMember view;
      view.member_id = id;
      view.name = names_.of(id);
      view.last_heard =
          id == visit_->self ? to_iso8601(engine_->now()) : last_heard(*engine_, *visit_, id);
      view.missing = static_cast<std::int64_t>(missing[id]);
      view.notes = by_member_[id];
      out.members.push_back(std::move(view));
    }
  }

  Engine* engine_;
  VisitState* visit_;
  const framework::Framework* framework_;
  Names names_;
  MeetingViewer viewer_;
  std::vector<Meeting> meetings_;
  const Meeting* meeting_ = nullptr;
  const framework::ActivityKind* kind_ = nullptr;
  Before before_;
  std::map<MemberId, std::int64_t> by_member_;
};

}  // namespace

MeetingPrepare::Result handle(Engine& engine, const MeetingPrepare& command) {
  VisitState& visit = engine.visit(command.visit);
  return Preparation(engine, visit, command).result();
}

}  // namespace fieldfare::app
