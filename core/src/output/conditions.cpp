#include <algorithm>

#include <fmt/format.h>

#include <fieldfare/core/framework/judgement.h>

#include <output/parts.h>

/// The framework's before_export, id by id. "will" refuses, "usually" and "consider" warn.
namespace fieldfare::output {

namespace {

bool is_inspector(const app::MemberView& member) {
  return member.state == "member" &&
         (member.role == "lead" || member.role == "deputy" || member.role == "inspector");
}

/// An activity of this kind, or of one whose id begins so, has been carried out.
bool has_done(const Context& context, std::string_view kind) {
  return !kind.empty() &&
         std::any_of(context.done.begin(), context.done.end(),
                     [&](const auto* activity) { return activity->kind.starts_with(kind); });
}

void check_visit(Context& context) {
  const VisitFacts& facts = context.facts.visit;
  context.demand(!facts.visit.visit.area.empty(), "visit-facts", "The area is not known yet.");
  context.demand(date_from_iso8601(facts.visit.visit.fieldwork_start).has_value(), "visit-facts",
                 "The first day on site is not known yet.");
  const auto end = last_day(context);
  context.demand(end && *end < date_of(facts.now), "fieldwork-ended",
                 "The on-site days are not over.");
  const auto belongs_in_note = [&](const app::ActivityView* activity) {
    const auto* kind = context.framework.activity_kind(activity->kind);
    return kind != nullptr && kind->in_summary_note;
  };
  context.demand(std::any_of(context.done.begin(), context.done.end(), belongs_in_note),
                 "activities-recorded",
                 "No activity that belongs in the note has been carried out yet.");
}

void check_team(Context& context) {
  const auto& members = context.facts.visit.members;
  const framework::Team& team = context.framework.team;
  const auto inspectors = std::count_if(members.begin(), members.end(), is_inspector);
  context.demand(inspectors >= team.size, "team-recorded",
                 fmt::format("The framework asks for {} inspectors; {} {} in this visit.",
                             team.size, inspectors, inspectors == 1 ? "is" : "are"));
  const bool needs_cqc =
      std::any_of(team.members.begin(), team.members.end(), [](const framework::TeamMember& one) {
        return one.inspectorate == framework::Inspectorate::cqc;
      });
  const bool has_cqc = std::any_of(members.begin(), members.end(), [](const auto& member) {
    return is_inspector(member) && member.inspectorate == "cqc";
  });
  context.demand(!needs_cqc || has_cqc, "team-recorded", "No inspector of CQC is in this visit.");
}

void check_meetings(Context& context) {
  context.demand(has_done(context, "debrief"), "debrief-held", "No debrief has been held.");
  context.demand(has_done(context, "feedback"), "feedback-held",
                 "No feedback meeting has been held.");
  context.demand(has_done(context, context.framework.judgement.made_in), "final-team-meeting-held",
                 "The final team meeting has not been held.");
}

void check_conflicts(Context& context) {
  const VisitFacts& facts = context.facts.visit;
  if (context.output.id == "summary-note") {
    context.demand(std::none_of(facts.activities.begin(), facts.activities.end(),
                                [](const auto& activity) { return activity.conflicted; }),
                   "conflicts-settled", "An activity is in conflict: two people changed it.");
    return;
  }
  const std::int64_t open = facts.visit.visit.conflicts;
  context.demand(open == 0, "conflicts-settled",
                 fmt::format("{} {} open.", open, open == 1 ? "conflict is" : "conflicts are"));
}

void check_judgement(Context& context) {
  const JudgementFacts& judgement = context.facts.judgement;
  context.demand(!judgement.outcome.empty(), "outcome-chosen", "No outcome has been chosen yet.");
  for (const std::string& reason : judgement.reasons)
    context.demand(false, "outcome-rules", reason);
  const auto untraced = std::count_if(judgement.records.begin(), judgement.records.end(),
                                      [](const JudgementFacts::Record& record) {
                                        return record.notes == 0 && !record.from_report;
                                      });
  context.demand(untraced == 0, "traced",
                 fmt::format("{} of {} records of the judgement rest on no note.", untraced,
                             judgement.records.size()));
  for (const JudgementFacts::Record& record : judgement.records) {
    if (record.kind != "weakness" || (!record.value.empty() && !record.progress.empty())) continue;
    context.demand(false, "every-weakness",
                   fmt::format("The weakness \"{}\" does not say {} yet.", record.text,
                               record.value.empty() ? "whether progress is sufficient"
                                                    : "how effective leaders' actions were"));
  }
}

/// Feedback and what is written after it wait for safeguarding concerns (area SEND handbook 2023,
/// para 107).
void check_concerns(Context& context) {
  const auto& concerns = context.facts.evidence.concerns;
  const auto waiting = std::count_if(concerns.begin(), concerns.end(), [](const auto& concern) {
    return concern.kind == "safeguarding" && concern.holds_feedback;
  });
  context.demand(waiting == 0, "safeguarding-passed-on",
                 fmt::format("{} safeguarding {} not been passed on.", waiting,
                             waiting == 1 ? "concern has" : "concerns have"));
}

/// From the final stage on; a framework that does not ask for answers is reminded of them.
void check_comments(Context& context) {
  const auto& stages = context.output.stages;
  const auto final = std::find(stages.begin(), stages.end(), "final");
  const auto now = std::find(stages.begin(), stages.end(), context.built.document.stage);
  if (context.facts.comments.open == 0 || now < final) return;
  const std::string told =
      fmt::format("{} of {} comments on the draft {} no answer yet.", context.facts.comments.open,
                  context.facts.comments.made, context.facts.comments.open == 1 ? "has" : "have");
  if (context.asks_for("comments-answered")) {
    context.demand(false, "comments-answered", told);
  } else {
    context.built.warnings.push_back(told);
  }
}

/// The area gets a draft that has been quality assured (area SEND handbook 2023, para 110).
void check_quality(Context& context) {
  const auto& stages = context.output.stages;
  const auto assured = std::find(stages.begin(), stages.end(), "quality-assured");
  const auto now = std::find(stages.begin(), stages.end(), context.built.document.stage);
  if (assured == stages.end() || now <= assured) return;
  if (context.facts.visit.quality_assured.value_or(true)) return;
  context.built.missing.emplace_back(
      "Quality assurance of the draft is not recorded, and the area gets it only after that.");
}

void check_words(Context& context) {
  if (!context.asks_for("no-evaluative-words")) return;
  for (const Typed& typed : context.typed) {
    for (WordFinding& found :
         words_in(context.framework, typed.place, typed.text, context.facts.allowed)) {
      if (found.allowed.empty()) {
        context.built.warnings.push_back(
            fmt::format("\"{}\" in {}: {}.", found.word, found.place, found.reason));
      }
      context.built.words.push_back(std::move(found));
    }
  }
}

}  // namespace

bool Context::asks_for(std::string_view check) const {
  return std::any_of(output.before_export.begin(), output.before_export.end(),
                     [&](const framework::Statement& one) { return one.id == check; });
}

void Context::demand(bool fulfilled, std::string_view check, std::string sentence) {
  if (fulfilled) return;
  for (const framework::Statement& one : output.before_export) {
    if (one.id != check) continue;
    auto& told = framework::binds(one.strength) ? built.missing : built.warnings;
    told.push_back(std::move(sentence));
    return;
  }
}

void check_conditions(Context& context) {
  check_visit(context);
  check_team(context);
  check_meetings(context);
  check_conflicts(context);
  check_judgement(context);
  check_concerns(context);
  check_comments(context);
  check_quality(context);
  check_words(context);
}

}  // namespace fieldfare::output
