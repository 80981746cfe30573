#include <fieldfare/core/app/commands/weaknesses.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include <fieldfare/core/app/commands/judgements.h>

#include "app/derived_id.h"
#include "app/edit.h"
#include "app/visit_entity.h"
#include "framework/strict_json.h"
#include "model/fields.h"

namespace fieldfare::app {

JudgementShow::Result handle(Engine& engine, const JudgementShow& command);

namespace {

using Json = nlohmann::json;

constexpr auto kind = model::Kind::judgement_record;
constexpr std::size_t largest_report = std::size_t{4} * 1024 * 1024;
constexpr std::size_t most_weaknesses = 200;
constexpr std::string_view weakness = "weakness";

/// Lower case and single spaces: the same area, or the same weakness, written a little otherwise.
std::string folded(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
      if (!out.empty() && out.back() != ' ') out += ' ';
    } else {
      out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
    }
  }
  while (!out.empty() && (out.back() == ' ' || out.back() == '.'))
    out.pop_back();
  return out;
}

/// By its text alone: two people who take the same one over apart make the same thing.
EntityId weakness_id(const VisitId& visit, std::string_view text) {
  return derived_id(visit, "earlier-weakness", {folded(text)});
}

const framework::Framework& looking_at_weaknesses(Engine& engine, const VisitState& visit) {
  const framework::Framework& framework = engine.framework(visit.id);
  const auto& records = framework.judgement.records;
  if (std::any_of(records.begin(), records.end(),
                  [](const auto& record) { return record.id == weakness; }))
    return framework;
  throw Error(ErrorCode::not_possible,
              "This kind of visit does not look at the weaknesses of an earlier one.",
              "A monitoring inspection does.");
}

/// Collects what an earlier judgement found, in its order.
class Found {
 public:
  void add(std::string_view record, std::string_view value, std::string_view text,
           std::string_view who, const std::string& from) {
    const bool open = record == weakness && value == "not-sufficient-progress";
    const bool suggested = record == "priority-action" || record == "new-weakness" || open;
    if (!suggested && record != "improvement") return;
    if (folded(text).empty()) return;
    if (all_.size() == most_weaknesses)
      throw Error(ErrorCode::usage, "An earlier judgement has at most 200 weaknesses.");
    EarlierWeakness one;
    one.text = text;
    one.who = who;
    one.record = record;
    one.suggested = suggested;
    one.visit_id = from;
    all_.push_back(std::move(one));
  }
  [[nodiscard]] std::vector<EarlierWeakness> take() { return std::move(all_); }

 private:
  std::vector<EarlierWeakness> all_;
};

std::string word(const Json& object, const char* member) {
  const auto found = object.find(member);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

const Json& list(const Json& object, const char* member) {
  static const Json nothing = Json::array();
  const auto found = object.is_object() ? object.find(member) : object.end();
  return found != object.end() && found->is_array() ? *found : nothing;
}

/// `judgement show --json`.
void read_records(const Json& judgement, Found& found) {
  for (const Json& one : list(judgement, "records")) {
    if (one.is_object())
      found.add(word(one, "record"), word(one, "value"), word(one, "text"), word(one, "who"), {});
  }
}

std::string cell(const Json& row, std::size_t at) {
  return row.is_array() && at < row.size() && row[at].is_string() ? row[at].get<std::string>()
                                                                  : std::string();
}

/// A monitoring letter: a heading per weakness, then a fact "Progress".
void read_progress(const Json& blocks, Found& found) {
  std::string heading;
  for (const Json& block : blocks) {
    if (word(block, "kind") == "heading") heading = word(block, "text");
    for (const Json& row : list(block, "rows")) {
      if (!row.is_object() || word(row, "label") != "Progress") continue;
      if (folded(word(row, "value")).starts_with("not sufficient"))
        found.add(weakness, "not-sufficient-progress", heading, {}, {});
    }
  }
}

/// An exported report or letter.
void read_document(const Json& document, Found& found) {
  for (const Json& section : list(document, "sections")) {
    const std::string id = word(section, "id");
    const Json& blocks = list(section, "blocks");
    if (id == "progress") read_progress(blocks, found);
    for (const Json& block : blocks) {
      if (id == "priority-actions") {
        for (const Json& row : list(block, "rows"))
          found.add("priority-action", {}, cell(row, 0), cell(row, 2), {});
      }
      if (id != "improvements" && id != "new-weaknesses") continue;
      for (const Json& item : list(block, "items")) {
        if (item.is_string())
          found.add(id == "improvements" ? "improvement" : "new-weakness", {},
                    item.get<std::string>(), {}, {});
      }
    }
  }
}

std::vector<EarlierWeakness> read_report(std::string_view text) {
  if (text.size() > largest_report)
    throw Error(ErrorCode::usage, "The file is larger than 4 MiB.", "It is no exported report.");
  const Json json = framework::parse_strictly(text, "the earlier report");
  Found found;
  if (json.is_object() && json.contains("records")) {
    read_records(json, found);
  } else if (json.is_object() && json.contains("sections")) {
    read_document(json, found);
  } else {
    throw Error(ErrorCode::usage, "This file holds no judgement.",
                "Give the earlier report or letter exported with --format json, or what "
                "`judgement show --json` printed.");
  }
  return found.take();
}

struct Earlier {
  EarlierVisit about;
  std::vector<EarlierWeakness> weaknesses;
};

std::string area_of(Engine& engine, const VisitState& visit) {
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  return about ? model::Fields(about->state).text("area") : std::string();
}

std::optional<Earlier> read_visit(Engine& engine, VisitState& visit) {
  const auto known = engine.vocabulary(visit.id)->framework;
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  if (!known || !about || known->outcomes.empty()) return std::nullopt;
  const model::Fields fields(about->state);
  const JudgementShow::Result judged = handle(engine, JudgementShow{visit.id});
  Found found;
  for (const JudgementRecordView& record : judged.records)
    found.add(record.record, record.value, record.text, record.who, visit.id.hex());
  return Earlier{{visit.id, fields.text("area"), known->title, fields.text("fieldwork-start"),
                  judged.outcome_title},
                 found.take()};
}

/// Of the same area, with days before this one's; newest first.
std::vector<Earlier> earlier_visits(Engine& engine, const VisitState& now) {
  const std::string area = folded(area_of(engine, now));
  const auto about = engine.entities().find(now.vid, model::Kind::visit, visit_entity_id(now.id));
  const std::string start = about ? model::Fields(about->state).text("fieldwork-start") : "";
  std::vector<Earlier> out;
  for (const VisitId& id : engine.visits()) {
    VisitState& other = engine.visit(id);
    if (id == now.id || folded(area_of(engine, other)) != area) continue;
    auto read = read_visit(engine, other);
    if (read && read->about.fieldwork_start < start) out.push_back(std::move(*read));
  }
  std::stable_sort(out.begin(), out.end(), [](const Earlier& a, const Earlier& b) {
    return b.about.fieldwork_start < a.about.fieldwork_start;
  });
  return out;
}

WeaknessEarlier::Result find(Engine& engine, const VisitState& visit,
                             const std::optional<VisitId>& from,
                             const std::optional<RawText>& report) {
  if (from && report)
    throw Error(ErrorCode::usage, "They come from a visit or from a file, not from both.");
  WeaknessEarlier::Result out;
  std::vector<Earlier> found;
  if (report) {
    out.weaknesses = read_report(report->view());
  } else if (from) {
    if (*from == visit.id) throw Error(ErrorCode::usage, "This is the visit itself.");
    auto read = read_visit(engine, engine.visit(*from));
    if (!read) throw Error(ErrorCode::not_possible, "That visit judges nothing.");
    found.push_back(std::move(*read));
  } else {
    found = earlier_visits(engine, visit);
  }
  for (Earlier& one : found) {
    out.visits.push_back(std::move(one.about));
    std::move(one.weaknesses.begin(), one.weaknesses.end(), std::back_inserter(out.weaknesses));
  }
  for (EarlierWeakness& one : out.weaknesses) {
    const EntityId id = weakness_id(visit.id, one.text);
    one.id = id.hex();
    one.taken_over = engine.entities().find(visit.vid, kind, id).has_value();
  }
  return out;
}

}  // namespace

WeaknessEarlier::Result handle(Engine& engine, const WeaknessEarlier& command) {
  VisitState& visit = engine.visit(command.visit);
  static_cast<void>(looking_at_weaknesses(engine, visit));
  return find(engine, visit, command.from, command.report);
}

WeaknessTakeOver::Result handle(Engine& engine, const WeaknessTakeOver& command) {
  VisitState& visit = engine.visit(command.visit);
  static_cast<void>(looking_at_weaknesses(engine, visit));
  require_evidence_writer(visit);
  require_open(engine, visit);
  const WeaknessEarlier::Result earlier = find(engine, visit, command.from, command.report);
  std::vector<std::string> known;
  for (const EarlierWeakness& one : earlier.weaknesses)
    known.push_back(one.id);
  for (const std::string& id : command.only)
    static_cast<void>(Token::among(id, "a weakness that was found", known));
  WeaknessTakeOver::Result result;
  Edit edit(engine, command.visit);
  std::vector<std::string> taken;
  for (std::size_t at = 0; at < earlier.weaknesses.size(); ++at) {
    const EarlierWeakness& one = earlier.weaknesses[at];
    const bool named =
        std::find(command.only.begin(), command.only.end(), one.id) != command.only.end();
    if (!(command.only.empty() ? one.suggested : named)) continue;
    if (std::find(taken.begin(), taken.end(), one.id) != taken.end()) continue;
    taken.push_back(one.id);
    if (one.taken_over) {
      ++result.already;
      continue;
    }
    const EntityId id = weakness_id(visit.id, one.text);
    edit.set(kind, id, "record", Token::of(weakness, "a kind of record", {weakness}));
    edit.set(kind, id, "text", engine.guarded(visit.id, RawText(one.text)));
    edit.set(kind, id, "from-report", true);
    edit.set(kind, id, "place", static_cast<std::int64_t>(at));
    if (!one.who.empty()) edit.set(kind, id, "who", engine.guarded(visit.id, RawText(one.who)));
    result.records.push_back(id);
  }
  if (taken.empty()) {
    throw Error(ErrorCode::not_possible, "No weakness was found to take over.",
                "Name the earlier visit, give the earlier report as JSON, or type them in with "
                "`judgement add --record weakness --from-report`.");
  }
  edit.commit();
  return result;
}

}  // namespace fieldfare::app
