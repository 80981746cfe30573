#include <algorithm>
#include <map>
#include <set>

#include <fieldfare/core/app/commands/coverage.h>

#include "app/edit.h"
#include "app/evidence.h"
#include "app/views.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// What one note says, as far as it bears on what is covered.
struct Said {
  std::string basis;
  bool historical = false;
  std::vector<std::string> sectors;
  std::string inspectorate;
  std::optional<MemberId> author;
  std::optional<EntityId> activity;
  std::optional<EntityId> about;
};

/// A row while notes are counted into it.
struct Tally {
  CoverageRow row;
  std::set<MemberId> authors;
  std::set<EntityId> activities;
  std::set<EntityId> cases;

  void add(const Said& said) {
    if (said.historical) {
      ++row.historical;
      return;
    }
    ++row.notes;
    add_basis(said.basis);
    for (const std::string& sector : said.sectors)
      add_sector(sector);
    if (said.sectors.empty()) ++row.sector_unsaid;
    if (said.inspectorate == "ofsted") ++row.ofsted;
    if (said.inspectorate == "cqc") ++row.cqc;
    if (said.author) authors.insert(*said.author);
    if (said.activity) activities.insert(*said.activity);
    if (said.about) cases.insert(*said.about);
  }

  [[nodiscard]] CoverageRow finished() && {
    row.authors = static_cast<std::int64_t>(authors.size());
    row.activities = static_cast<std::int64_t>(activities.size());
    row.cases = static_cast<std::int64_t>(cases.size());
    return std::move(row);
  }

 private:
  void add_basis(std::string_view basis) {
    if (basis == "observed") {
      ++row.observed;
    } else if (basis == "told") {
      ++row.told;
    } else if (basis == "read") {
      ++row.read;
    } else if (basis == "survey") {
      ++row.survey;
    } else {
      ++row.basis_unsaid;
    }
  }
  void add_sector(std::string_view sector) {
    if (sector == "education") ++row.education;
    if (sector == "health") ++row.health;
    if (sector == "care") ++row.care;
    if (sector == "joint") ++row.joint;
  }
};

/// Everything that a visit's evidence covers, counted in one pass over its notes.
class Counter {
 public:
  Counter(Engine& engine, VisitState& visit)
      : engine_(&engine),
        visit_(&visit),
        framework_(&engine.framework(visit.id)),
        evidence_(engine, visit) {
    for (const auto& theme : framework_->themes) {
      tallies_[theme.id].row.is_theme = true;
      for (const auto& question : theme.questions)
        theme_of_[question.id] = theme.id;
    }
  }

  void count() {
    engine_->entities().each(visit_->vid, model::Kind::note, std::nullopt,
                             [&](model::Entity&& note) { add(model::Fields(note.state)); });
  }

  [[nodiscard]] CoverageShow::Result result() {
    CoverageShow::Result out;
    for (const auto& theme : framework_->themes) {
      out.criteria.push_back(row_of(theme.id, theme.title));
      for (const auto& question : theme.questions)
        out.criteria.push_back(row_of(question.id, question.short_title));
    }
    for (const auto& group : framework_->tags) {
      if (group.id == "basis" || group.id == "recency") continue;
      for (const auto& tag : group.tags) {
        const std::string name = group.id + ":" + tag.id;
        out.tags.push_back({name, group.title, tag.label, tags_[name]});
      }
    }
    out.notes = notes_;
    out.without_criterion = without_criterion_;
    return out;
  }

 private:
  void add(const model::Fields& note) {
    if (!evidence_.counts(note)) return;
    Said said;
    said.basis = note.text("basis");
    said.historical = note.text("recency") == "historical";
    said.sectors = evidence_.sectors(note);
    said.author = note.member("author");
    if (said.author) said.inspectorate = evidence_.inspectorate(*said.author);
    said.activity = note.id("activity");
    said.about = note.id("case");
    ++notes_;
    for (const std::string& tag : note.set("tags"))
      ++tags_[tag];
    std::set<std::string> rows;
    for (const std::string& criterion : note.set("criteria")) {
      rows.insert(criterion);
      const auto theme = theme_of_.find(criterion);
      if (theme != theme_of_.end()) rows.insert(theme->second);
    }
    if (rows.empty()) ++without_criterion_;
    for (const std::string& row : rows)
      tallies_[row].add(said);
  }

  CoverageRow row_of(const std::string& id, const std::string& title) {
    CoverageRow row = std::move(tallies_[id]).finished();
    row.criterion = id;
    row.title = title;
    return row;
  }

  Engine* engine_;
  VisitState* visit_;
  const framework::Framework* framework_;
  Evidence evidence_;
  std::map<std::string, std::string> theme_of_;
  std::map<std::string, Tally> tallies_;
  std::map<std::string, std::int64_t> tags_;
  std::int64_t notes_ = 0;
  std::int64_t without_criterion_ = 0;
};

/// Whether inspectors of both inspectorates write in this visit.
bool both_inspectorates(Engine& engine, VisitState& visit) {
  Evidence evidence(engine, visit);
  std::set<std::string> found;
  for (const log::Member& member : visit.chain.members()) {
    const MemberId id = log::member_id_of(member.sign_key);
    if (!member.removed && evidence.writes_evidence(id)) found.insert(evidence.inspectorate(id));
  }
  return found.contains("ofsted") && found.contains("cqc");
}

/// What stands out about the sources of a criterion that has contemporary notes, or empty.
CoverageGap basis_gap(const CoverageRow& row) {
  const std::string& id = row.criterion;
  if (row.told == row.notes && row.notes == 1)
    return {id, "one-word", id + " rests on one person's word; nothing was observed."};
  if (row.told == row.notes && row.activities == 1)
    return {id, "told-only", id + " rests on what was told in one meeting; nothing was observed."};
  if (row.told == row.notes)
    return {id, "told-only", id + " rests on what was told alone; nothing was observed or read."};
  if (row.notes == 1) return {id, "one-note", id + " rests on one note."};
  if (row.observed == 0 && row.basis_unsaid == 0)
    return {id, "not-observed", "Nothing was observed on " + id + "."};
  return {};
}

std::string missing_sectors(const CoverageRow& row) {
  const bool some = row.education + row.health + row.care > 0;
  if (!some || row.joint > 0 || row.sector_unsaid > 0) return {};
  std::string out;
  const auto name = [&](std::int64_t count, std::string_view sector) {
    if (count > 0) return;
    if (!out.empty()) out += " or ";
    out += sector;
  };
  name(row.education, "education");
  name(row.health, "health");
  name(row.care, "care");
  return out;
}

void add_gaps(const CoverageRow& row, bool two_inspectorates, std::vector<CoverageGap>& out) {
  const std::string& id = row.criterion;
  if (row.notes == 0) {
    if (row.historical > 0) {
      out.push_back({id, "historical", id + " has historical evidence alone."});
    } else {
      out.push_back({id, "none", id + " has no evidence yet."});
    }
    return;
  }
  if (CoverageGap gap = basis_gap(row); !gap.kind.empty()) out.push_back(std::move(gap));
  if (const std::string sectors = missing_sectors(row); !sectors.empty() && row.notes > 1)
    out.push_back({id, "sector", id + " has nothing from " + sectors + "."});
  if (two_inspectorates && row.notes > 1 && row.ofsted == row.notes)
    out.push_back({id, "inspectorate", "Only Ofsted has written on " + id + "."});
  if (two_inspectorates && row.notes > 1 && row.cqc == row.notes)
    out.push_back({id, "inspectorate", "Only CQC has written on " + id + "."});
}

/// Themes in which nothing has been written are told as a whole. What the framework keeps for other
/// matters is no gap: the criteria are not exhaustive (area SEND handbook 2023, under para 25).
std::vector<CoverageGap> gaps_of(const framework::Framework& framework,
                                 const std::vector<CoverageRow>& rows, bool two_inspectorates) {
  std::vector<CoverageGap> out;
  std::map<std::string, const CoverageRow*> by_id;
  for (const CoverageRow& row : rows)
    by_id[row.criterion] = &row;
  for (const auto& theme : framework.themes) {
    const CoverageRow& whole = *by_id.at(theme.id);
    if (whole.notes + whole.historical == 0) {
      if (theme.id == "FIO") continue;
      out.push_back({theme.id, "none", theme.id + " (" + theme.title + ") has no evidence yet."});
      continue;
    }
    for (const auto& question : theme.questions)
      add_gaps(*by_id.at(question.id), two_inspectorates, out);
  }
  return out;
}

/// What is asked about every weakness of a monitoring inspection, by the first of its themes, and
/// not answered by the notes of one (area SEND handbook 2023, under para 128).
std::vector<CoverageGap> gaps_of_weaknesses(Engine& engine, VisitState& visit) {
  const framework::Framework& framework = engine.framework(visit.id);
  std::vector<CoverageGap> out;
  if (framework.kind != framework::VisitKind::monitoring || framework.themes.empty()) return out;
  Evidence evidence(engine, visit);
  std::vector<model::Entity> records;
  engine.entities().each(visit.vid, model::Kind::judgement_record, std::nullopt,
                         [&](model::Entity&& record) { records.push_back(std::move(record)); });
  for (const model::Entity& record : records) {
    const model::Fields fields(record.state);
    if (fields.text("record") != "weakness" || fields.flag("withdrawn")) continue;
    std::set<std::string> said;
    for (const std::string& hex : fields.set("notes")) {
      const auto id = EntityId::from_hex(hex);
      const auto note =
          id ? engine.entities().find(visit.vid, model::Kind::note, *id) : std::nullopt;
      if (!note || !evidence.counts(model::Fields(note->state))) continue;
      for (std::string& criterion : model::Fields(note->state).set("criteria"))
        said.insert(std::move(criterion));
    }
    for (const auto& question : framework.themes.front().questions) {
      if (said.contains(question.id)) continue;
      out.push_back({question.id, "weakness",
                     "Weakness " + record.id.hex().substr(0, 10) + ": no note on " + question.id +
                         " (" + question.short_title + ")."});
    }
  }
  return out;
}

CoverageShow::Result covered(Engine& engine, VisitState& visit) {
  Counter counter(engine, visit);
  counter.count();
  CoverageShow::Result out = counter.result();
  out.gaps = gaps_of(engine.framework(visit.id), out.criteria, both_inspectorates(engine, visit));
  for (CoverageGap& gap : gaps_of_weaknesses(engine, visit))
    out.gaps.push_back(std::move(gap));
  return out;
}

}  // namespace

std::vector<CoverageGap> gaps_in(Engine& engine, VisitState& visit) {
  return covered(engine, visit).gaps;
}

CoverageShow::Result handle(Engine& engine, const CoverageShow& command) {
  VisitState& visit = engine.visit(command.visit);
  CoverageShow::Result result = covered(engine, visit);
  if (!command.criterion) return result;
  const Token wanted = Token::criterion(*command.criterion, engine.framework(command.visit));
  const auto other = [&](const std::string& id) {
    return id != wanted.str() && !id.starts_with(wanted.str() + ".");
  };
  std::erase_if(result.criteria, [&](const CoverageRow& row) { return other(row.criterion); });
  std::erase_if(result.gaps, [&](const CoverageGap& gap) { return other(gap.criterion); });
  return result;
}

}  // namespace fieldfare::app
