// The team's judgement and the inspectors' summaries.
#include <algorithm>

#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/summaries.h>

#include "asks.h"
#include "names_of.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;

namespace {

app::JudgementRecordView record_of(const Asking& asking, const std::string& id) {
  const auto shown = asking.notebook.execute(app::JudgementShow{asking.visit()});
  for (const auto* list : {&shown.records, &shown.withdrawn}) {
    for (const app::JudgementRecordView& view : *list) {
      if (view.record_id.hex() == id) return view;
    }
  }
  throw Error(ErrorCode::not_found, "There is no such record any more.");
}

}  // namespace

Answer meet(const Asking& asking, const ask::AnswerTest& a) {
  app::JudgementSet set;
  set.visit = asking.visit();
  (a.yes ? set.yes : set.no).push_back(a.test);
  asking.notebook.execute(set);
  return {};
}

Answer meet(const Asking& asking, const ask::ChooseOutcome& a) {
  const std::string before = asking.notebook.execute(app::JudgementShow{asking.visit()}).outcome;
  app::JudgementSet set;
  set.visit = asking.visit();
  if (a.outcome.empty()) {
    set.clear = true;
  } else {
    set.outcome = a.outcome;
  }
  asking.notebook.execute(set);
  Answer answer{a.outcome.empty() ? "The outcome is taken back." : "The outcome is chosen.", {}};
  answer.undo = ask::ChooseOutcome{before};
  return answer;
}

Answer meet(const Asking& asking, const ask::WriteJudgement&) {
  app::JudgementSet set;
  set.visit = asking.visit();
  set.text = app::RawText(asking.words);
  asking.notebook.execute(set);
  return {"The words are kept.", {}};
}

Answer meet(const Asking& asking, const ask::AddRecord& a) {
  app::JudgementAdd add;
  add.visit = asking.visit();
  add.record = a.kind;
  add.text = app::RawText(asking.words);
  if (const std::string who = asking.field("who"); !who.empty()) add.who = app::RawText(who);
  add.from_report = a.from_report;
  const auto made = asking.notebook.execute(add);
  return {"It is recorded. Add the notes that it rests on.", made.record_id.hex()};
}

Answer meet(const Asking& asking, const ask::EditRecord& a) {
  const app::JudgementRecordView before = record_of(asking, a.record);
  app::JudgementEdit edit;
  edit.record = entity(a.record);
  // What was left alone makes no entry, so that it cannot clash with a colleague's change.
  const auto changed = [](const std::string& now, const std::string& was) {
    return now == was ? std::nullopt : std::optional(app::RawText(now));
  };
  edit.text = changed(asking.words, before.text);
  edit.who = changed(asking.field("who"), before.who);
  edit.progress = changed(asking.field("progress"), before.progress);
  if (edit.text || edit.who || edit.progress) asking.notebook.execute(edit);
  return {"The change is kept.", {}};
}

Answer meet(const Asking& asking, const ask::ValueRecord& a) {
  app::JudgementEdit edit;
  edit.record = entity(a.record);
  edit.value = a.value;
  asking.notebook.execute(edit);
  return {};
}

Answer meet(const Asking& asking, const ask::RestOnNote& a) {
  const app::JudgementRecordView before = record_of(asking, a.record);
  std::vector<EntityId> notes;
  for (const std::string& id : before.notes) {
    if (id != a.note) notes.push_back(entity(id));
  }
  if (a.rests) notes.push_back(entity(a.note));
  app::JudgementEdit edit;
  edit.record = entity(a.record);
  edit.notes = std::move(notes);
  asking.notebook.execute(edit);
  Answer answer;
  if (!a.rests) {
    answer.words = "It does not rest on this note any more.";
    answer.undo = ask::RestOnNote{a.record, a.note, true};
  }
  return answer;
}

Answer meet(const Asking& asking, const ask::WithdrawRecord& a) {
  app::JudgementEdit edit;
  edit.record = entity(a.record);
  edit.withdrawn = a.withdrawn;
  asking.notebook.execute(edit);
  Answer answer{a.withdrawn ? "It is withdrawn." : "It stands.", {}};
  answer.undo = ask::WithdrawRecord{a.record, !a.withdrawn};
  return answer;
}

Answer meet(const Asking& asking, const ask::WriteSummary& a) {
  app::SummaryWrite write;
  write.visit = asking.visit();
  write.text = app::RawText(asking.words);
  if (!a.theme.empty()) write.theme = a.theme;
  asking.notebook.execute(write);
  return {"Today’s version is kept.", {}};
}

}  // namespace fieldfare::tablet
