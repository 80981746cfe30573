#include <fmt/format.h>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/output/summary_note.h>

namespace fieldfare::output {

namespace {

SummaryNoteFacts facts_of(app::Notebook& notebook, const VisitId& visit, Time now,
                          const SummaryNoteOptions& options) {
  SummaryNoteFacts facts;
  facts.visit = notebook.execute(app::VisitShow{visit});
  facts.members = notebook.execute(app::MemberList{visit}).members;
  facts.activities = notebook.execute(app::ActivityList{visit}).activities;
  facts.providers = notebook.execute(app::ProviderList{visit}).providers;
  facts.now = now;
  facts.stage = options.stage;
  facts.remarks = options.remarks.view();
  return facts;
}

/// Typed text was checked when it was written; the guard may have learnt since, and the remarks are
/// new.
void require_no_identity(app::Notebook& notebook, const VisitId& visit,
                         const SummaryNoteFacts& facts) {
  const auto check = [&](std::string_view place, std::string_view text) {
    const guard::Findings findings = notebook.check(text, visit);
    if (findings.empty()) return;
    throw Error(ErrorCode::guard_refused,
                fmt::format("The identity guard found {} in {}.",
                            guard::label_name(findings.front().label), place),
                "Nothing was written. Say it without the person's identity.");
  };
  check("the remarks", facts.remarks);
  for (const app::ProviderView& provider : facts.providers)
    check("a provider's kind", provider.kind);
  for (const app::MemberView& member : facts.members)
    check("a member's name", member.name);
}

}  // namespace

Exported export_summary_note(app::Notebook& notebook, const VisitId& visit, Time now,
                             const SummaryNoteOptions& options) {
  const SummaryNoteFacts facts = facts_of(notebook, visit, now, options);
  if (facts.visit.visit.role != "lead" && facts.visit.visit.role != "deputy") {
    throw Error(ErrorCode::forbidden,
                "Only the lead inspector or a deputy exports the summary note.",
                "Ask the lead to export it.");
  }
  const auto framework = notebook.framework(visit);
  if (!framework) {
    throw Error(ErrorCode::not_possible, "The visit's content has not arrived on this device yet.",
                "Sync first.");
  }
  SummaryNote note = build_summary_note(*framework, facts);
  if (!note.missing.empty()) {
    std::string message = "The summary note cannot be exported yet:";
    for (const std::string& reason : note.missing)
      message += " " + reason;
    throw ExportRefused(message, note.missing, "Nothing was written. Add what is missing first.");
  }
  require_no_identity(notebook, visit, facts);
  return {write(note.document, options.format), std::move(note.warnings)};
}

}  // namespace fieldfare::output
