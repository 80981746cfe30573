#include <fieldfare/core/output/summary_note.h>

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/framework/wording.h>
#include <fieldfare/core/schedule/deadlines.h>

#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

using framework::Framework;
using framework::OutputSection;
using framework::SectionContent;

bool carried_out(const app::ActivityView& activity, Time now) {
  const auto ends = time_from_iso8601(activity.ends);
  return ends && *ends <= now && activity.state != "cancelled";
}

/// Builds one note; its members are what every section needs.
class Builder {
 public:
  Builder(const Framework& framework, const SummaryNoteFacts& facts)
      : framework_(framework), facts_(facts), output_(output_of(framework)) {
    for (const app::ActivityView& activity : facts.activities) {
      const auto* kind = framework.activity_kind(activity.kind);
      if (kind != nullptr && kind->in_summary_note && carried_out(activity, facts.now)) {
        done_.push_back(&activity);
      }
    }
  }

  SummaryNote build() {
    note_.document.id = output_.id;
    note_.document.title = fmt::format("{}: {}", output_.title, framework_.title);
    note_.document.stage = stage();
    check_required();
    check_usual();
    for (const OutputSection& section : output_.sections)
      add(section);
    check_wording();
    return std::move(note_);
  }

 private:
  static const framework::Output& output_of(const Framework& framework) {
    const auto* output = framework.output("summary-note");
    if (output == nullptr) {
      throw Error(ErrorCode::not_possible,
                  fmt::format("A visit of the kind \"{}\" has no summary note.", framework.title));
    }
    return *output;
  }

  std::string stage() const {
    if (facts_.stage.empty()) return output_.stages.empty() ? "draft" : output_.stages.front();
    if (std::find(output_.stages.begin(), output_.stages.end(), facts_.stage) ==
        output_.stages.end()) {
      throw Error(ErrorCode::usage, fmt::format("A summary note has no stage {}.", facts_.stage),
                  "It has: " + listed(output_.stages) + ".");
    }
    return facts_.stage;
  }

  [[nodiscard]] bool asks_for(std::string_view check) const {
    return std::any_of(output_.before_export.begin(), output_.before_export.end(),
                       [&](const framework::Statement& one) { return one.id == check; });
  }

  void require(bool fulfilled, std::string_view check, std::string reason) {
    if (!fulfilled && asks_for(check)) note_.missing.push_back(std::move(reason));
  }
  void warn(bool fulfilled, std::string_view check, std::string warning) {
    if (!fulfilled && asks_for(check)) note_.warnings.push_back(std::move(warning));
  }

  /// What the framework's before_export says with "will".
  void check_required() {
    require(!facts_.visit.visit.area.empty(), "visit-facts", "The area is not known yet.");
    require(date_from_iso8601(facts_.visit.visit.fieldwork_start).has_value(), "visit-facts",
            "The first day on site is not known yet.");
    require(!done_.empty(), "activities-recorded",
            "No activity that belongs in the note has been carried out yet.");
  }

  /// What it says with "usually": told, never refused.
  void check_usual() {
    const auto inspectors =
        std::count_if(facts_.members.begin(), facts_.members.end(), [](const auto& member) {
          return member.state == "member" &&
                 (member.role == "lead" || member.role == "deputy" || member.role == "inspector");
        });
    warn(inspectors >= framework_.team.size, "team-recorded",
         fmt::format("The team usually has {} inspectors; {} {} in this visit.",
                     framework_.team.size, inspectors, inspectors == 1 ? "is" : "are"));
    const auto end = last_day();
    warn(end && *end < date_of(facts_.now), "fieldwork-ended", "The on-site days are not over.");
    warn(has_done("debrief"), "debrief-held", "No debrief has been held.");
    warn(std::none_of(facts_.activities.begin(), facts_.activities.end(),
                      [](const auto& activity) { return activity.conflicted; }),
         "conflicts-settled", "An activity is in conflict: two people changed it.");
  }

  [[nodiscard]] bool has_done(std::string_view kind) const {
    return std::any_of(done_.begin(), done_.end(), [&](const app::ActivityView* activity) {
      return activity->kind.starts_with(kind);
    });
  }

  [[nodiscard]] std::optional<Date> last_day() const {
    const auto start = date_from_iso8601(facts_.visit.visit.fieldwork_start);
    if (!start) return std::nullopt;
    return schedule::key_days(framework_, *start, static_cast<int>(facts_.visit.on_site_days))
        .fieldwork_end;
  }

  void add(const OutputSection& from) {
    Section section{from.id, from.title, blocks_of(from)};
    if (section.blocks.empty()) {
      const bool told = from.content == SectionContent::activity_table && done_.empty();
      if (from.required && !told) {
        note_.missing.push_back(fmt::format("The section \"{}\" is empty.", from.title));
      }
      return;
    }
    note_.document.sections.push_back(std::move(section));
  }

  std::vector<Block> blocks_of(const OutputSection& section) {
    switch (section.content) {
      case SectionContent::text:
        return section.id == "theme" ? themes() : std::vector<Block>{Paragraph{section.text}};
      case SectionContent::visit_facts:
        return visit_facts();
      case SectionContent::activity_table:
        return activities();
      case SectionContent::provider_kinds:
        return providers();
      case SectionContent::survey_facts:
        return surveys();
      case SectionContent::written:
        if (!facts_.remarks.empty()) return {Paragraph{facts_.remarks}};
        return {};
      case SectionContent::request_facts:  // Requests are not kept in this version.
      case SectionContent::notes:          // A summary note carries no evidence,
      case SectionContent::outcome:        // and it does not judge.
      case SectionContent::strengths:
      case SectionContent::improvements:
      case SectionContent::recommendations:
      case SectionContent::priority_actions:
      case SectionContent::next_activity:
      case SectionContent::progress:
      case SectionContent::attendance:
      case SectionContent::agenda:
        return {};
    }
    return {};
  }

  std::vector<Block> themes() const {
    Bullets bullets;
    for (const framework::Theme& theme : framework_.themes)
      bullets.items.push_back(theme.title);
    return {bullets};
  }

  std::vector<Block> visit_facts() const {
    const auto start = date_from_iso8601(facts_.visit.visit.fieldwork_start);
    const auto end = last_day();
    const auto notification = date_from_iso8601(facts_.visit.notification);
    Facts facts;
    facts.rows.push_back({"Area", facts_.visit.visit.area});
    if (notification) facts.rows.push_back({"Notification", day_in_words(*notification)});
    if (start && end) {
      facts.rows.push_back({"On site", *start == *end
                                           ? day_in_words(*start)
                                           : day_in_words(*start) + " to " + day_in_words(*end)});
    }
    for (const app::MemberView& member : facts_.members) {
      if (member.state != "member") continue;
      facts.rows.push_back(
          {role_in_words(member.role),
           fmt::format("{} ({})", member.name, inspectorate_in_words(member.inspectorate))});
    }
    return {facts};
  }

  std::vector<Block> activities() const {
    Table table{{"Activity", "Number", "Sector", "How", "Days"}, {}};
    for (const framework::ActivityKind& kind : framework_.activity_kinds) {
      std::size_t count = 0;
      std::set<std::string> sectors;
      std::set<std::string> modes;
      std::set<Date> days;
      for (const app::ActivityView* activity : done_) {
        if (activity->kind != kind.id) continue;
        ++count;
        if (!activity->sector.empty()) sectors.insert(activity->sector);
        if (!kind.modes.empty()) modes.insert(mode_in_words(activity->mode));
        if (const auto starts = time_from_iso8601(activity->starts)) days.insert(date_of(*starts));
      }
      if (count == 0) continue;
      table.rows.push_back(
          {kind.title, std::to_string(count), listed(sectors), listed(modes), days_in_words(days)});
    }
    if (table.rows.empty()) return {};
    return {table};
  }

  /// How many of each kind were visited or met; none is named (local-offer-2026 L289).
  std::vector<Block> providers() {
    std::set<std::string> met;
    for (const app::ActivityView* activity : done_)
      met.insert(activity->provider);
    std::map<std::pair<std::string, std::string>, std::size_t> counts;
    std::size_t counted = 0;
    for (const app::ProviderView& provider : facts_.providers) {
      if (!met.contains(provider.provider_id.hex())) continue;
      ++counted;
      ++counts[{provider.kind.empty() ? "not said" : provider.kind, provider.sector}];
    }
    if (counted < facts_.providers.size()) {
      note_.warnings.push_back(
          fmt::format("{} of {} providers are named by no activity that was carried out; they are "
                      "not counted.",
                      facts_.providers.size() - counted, facts_.providers.size()));
    }
    if (counts.empty()) return {Paragraph{"No provider or service was visited or met."}};
    Table table{{"Kind", "Sector", "Number"}, {}};
    for (const auto& [kind, count] : counts) {
      table.rows.push_back({kind.first, kind.second, std::to_string(count)});
    }
    return {table};
  }

  std::vector<Block> surveys() const {
    std::vector<Block> out;
    for (const framework::Survey& survey : framework_.surveys) {
      Facts facts;
      facts.rows.push_back({"Survey", survey.title});
      facts.rows.push_back({"Opened", deadline_in_words(survey.opens)});
      facts.rows.push_back({"Closed", deadline_in_words(survey.closes)});
      Bullets audiences;
      for (const framework::Statement& one : survey.audiences)
        audiences.items.push_back(one.text);
      out.emplace_back(std::move(facts));
      out.emplace_back(Paragraph{"It was for:"});
      out.emplace_back(std::move(audiences));
    }
    return out;
  }

  [[nodiscard]] std::string deadline_in_words(std::string_view id) const {
    for (const app::DeadlineView& deadline : facts_.visit.deadlines) {
      if (deadline.id != id) continue;
      const auto due = date_from_iso8601(deadline.due);
      const std::string day = due ? day_in_words(*due) : deadline.due;
      return deadline.time.empty() ? day : day + ", " + deadline.time;
    }
    return "not known";
  }

  /// Only what people typed: the framework's own sentences say what the note does not do.
  void check_wording() {
    if (!asks_for("no-evaluative-words")) return;
    warn_of_words("the area's name", facts_.visit.visit.area);
    warn_of_words("the remarks", facts_.remarks);
    for (const app::ProviderView& provider : facts_.providers) {
      warn_of_words("a provider's kind", provider.kind);
    }
  }

  void warn_of_words(std::string_view place, const std::string& text) {
    for (const framework::WordingHit& hit : framework::evaluative_hits(framework_, text)) {
      note_.warnings.push_back(fmt::format(
          "\"{}\" in {}: {}.", text.substr(hit.start, hit.end - hit.start), place, hit.reason));
    }
  }

  const Framework& framework_;
  const SummaryNoteFacts& facts_;
  const framework::Output& output_;
  std::vector<const app::ActivityView*> done_;
  SummaryNote note_;
};

}  // namespace

SummaryNote build_summary_note(const Framework& framework, const SummaryNoteFacts& facts) {
  return Builder(framework, facts).build();
}

}  // namespace fieldfare::output
