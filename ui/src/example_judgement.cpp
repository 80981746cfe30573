// The made-up visits' judgement and summaries, for the kind of visit that judges.
#include <algorithm>

#include <fieldfare/ui/example.h>

#include "example_pages.h"

namespace fieldfare::ui {

JudgementView example_judgement() {
  JudgementView out;
  out.may_set = true;
  const std::string from = "Area SEND inspection, fieldwork from 6 July 2026";
  out.earlier = {{"e1", "Families are not told in time who writes a plan after a move.",
                  "The local authority and the integrated care board", from, true, false},
                 {"e2", "Waiting for speech and language therapy is not counted by anybody.",
                  "The integrated care board", from, true, false},
                 {"e3", "The offer’s pages on adulthood come late.", "The local authority", from,
                  false, false}};
  out.tests = {{"typical-outcomes",
                "Do arrangements typically lead to positive experiences and outcomes?", "no"},
               {"systemic-failings", "Are there widespread or systemic failings?", ""}};
  out.outcomes = {
      {"one",
       "Typically positive",
       "The local area partnership’s arrangements typically lead to positive experiences and "
       "outcomes for children and young people. It takes action where improvements are needed.",
       {"It asks for typically positive experiences, and the answer is no."}},
      {"two",
       "Inconsistent",
       "The arrangements lead to inconsistent experiences and outcomes. The partnership must work "
       "jointly to make improvements.",
       {}},
      {"three",
       "Widespread or systemic failings",
       "There are widespread or systemic failings leading to significant concerns, which must be "
       "addressed urgently.",
       {"It asks for an area for priority action; there is none."}}};
  out.kinds = {{"strength", "Strength", "What the area does well", {}, false},
               {"improvement", "Improvement", "What needs to be better, and for whom", {}, false},
               {"priority-action",
                "Area for priority action",
                "What must be addressed urgently; say who must act",
                {},
                false}};
  RecordRow strength;
  strength.id = "g1";
  strength.kind = "strength";
  strength.text =
      "Leaders look at what the offer says every second month and put right what is "
      "wrong.";
  strength.by = "Education HMI, 15 June, 17:04";
  strength.notes = 1;
  strength.traced = {{"n1", "Leaders have a shared page for all three services since April.",
                      "Education HMI, 15 June, 09:08 · Leaders of education, health and care"}};
  RecordRow improvement;
  improvement.id = "g2";
  improvement.kind = "improvement";
  improvement.text =
      "Who takes a service off the page when it closes, so that families are not "
      "sent to what is no longer there.";
  improvement.by = "Care inspector, 15 June, 17:09";
  improvement.problems = {"It rests on no note."};
  out.records = {strength, improvement};
  out.reasons = {"No outcome is chosen.", "Improvement g2: It rests on no note."};
  return out;
}

SummariesView example_summaries() {
  SummariesView out;
  SummaryRow health{"s1",
                    "m3",
                    "Health inspector",
                    "",
                    "The whole",
                    "Mon 15 June",
                    "Health partners keep a directory of their own. It is up to date, and families "
                    "who find it speak well of it; few do.",
                    1,
                    false,
                    true};
  SummaryRow own{"s2",
                 "m1",
                 "Education HMI",
                 "",
                 "The whole",
                 "Sun 14 June",
                 "Two thirds of the surveys name the search as the weak place.",
                 2,
                 true,
                 false};
  out.newest = {own, health};
  out.without = {"Care inspector"};
  out.versions = {own};
  own.day = "Fri 12 June";
  own.text = "The pages are written in plain words. Whether families find them is open.";
  out.versions.push_back(own);
  return out;
}

void ExampleBackend::show_judged(Pages& out) const {
  if (watched_ == Screen::summaries) {
    out.summaries = pages_.summaries;
    if (watched_about_ != "own") {
      std::erase_if(out.summaries->versions, [&](const SummaryRow& row) {
        return row.member + '/' + row.theme != watched_about_;
      });
      for (const SummaryRow& row : out.summaries->newest) {
        if (!row.own && row.member + '/' + row.theme == watched_about_)
          out.summaries->versions = {row};
      }
    }
  }
  if (watched_ != Screen::judgement) return;
  out.judgement = pages_.judgement;
  out.judgement->monitors = world.visit && world.visit->row.id == "v4";
  if (out.judgement->monitors) {
    out.judgement->kinds.push_back(
        {"weakness", "Weakness", "What the earlier report found", {}, true});
  }
  const auto found = watched_with_.find("find");
  for (RecordRow& row : out.judgement->records) {
    if (row.id != watched_about_) continue;
    for (const NoteDetail& note : notes_) {
      const bool fits =
          found == watched_with_.end() || note.text.find(found->second) != std::string::npos;
      const bool traced =
          std::any_of(row.traced.begin(), row.traced.end(),
                      [&](const EvidenceRow& each) { return each.id == note.row.id; });
      if (fits && !traced && !note.row.facts.restricted) {
        out.judgement->candidates.push_back(
            {note.row.id, note.text.substr(0, note.text.find('.') + 1),
             note.row.author + ", " + note.row.captured + " · " + note.row.activity});
      }
    }
  }
}

void ExampleBackend::meet(const Asked& c, const ask::AnswerTest& a) {
  for (TestRow& row : pages_.judgement->tests) {
    if (row.id == a.test) row.answer = a.yes ? "yes" : "no";
  }
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::ChooseOutcome& a) {
  const std::string before = pages_.judgement->outcome;
  pages_.judgement->outcome = a.outcome;
  done(c, a.outcome.empty() ? "The outcome is taken back." : "The outcome is chosen.", {},
       ask::ChooseOutcome{before});
}

void ExampleBackend::meet(const Asked& c, const ask::WriteJudgement&) {
  const auto words = passed(c);
  if (!words) return;
  pages_.judgement->text = *words;
  done(c, "The words are kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::AddRecord& a) {
  const auto words = passed(c);
  if (!words) return;
  RecordRow row;
  row.id = "new-record-" + std::to_string(++saved_);
  row.kind = a.kind;
  row.text = *words;
  row.who = field(c, "who");
  row.from_report = a.from_report;
  row.by = world.device + ", 15 June, 17:12";
  row.problems = {"It rests on no note."};
  pages_.judgement->records.push_back(row);
  done(c, "It is recorded. Add the notes that it rests on.", row.id);
}

namespace {

RecordRow* record(Pages& pages, const std::string& id) {
  for (RecordRow& row : pages.judgement->records) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

}  // namespace

void ExampleBackend::meet(const Asked& c, const ask::EditRecord& a) {
  const auto words = passed(c);
  if (!words) return;
  if (RecordRow* row = record(pages_, a.record)) {
    row->text = *words;
    row->who = field(c, "who");
    row->progress = field(c, "progress");
  }
  done(c, "The change is kept.");
}

void ExampleBackend::meet(const Asked& c, const ask::ValueRecord& a) {
  if (RecordRow* row = record(pages_, a.record)) row->value = a.value;
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::RestOnNote& a) {
  RecordRow* row = record(pages_, a.record);
  if (row == nullptr) return;
  std::erase_if(row->traced, [&](const EvidenceRow& each) { return each.id == a.note; });
  for (const NoteDetail& note : notes_) {
    if (a.rests && note.row.id == a.note) {
      row->traced.push_back({a.note, note.text.substr(0, note.text.find('.') + 1),
                             note.row.author + ", " + note.row.captured});
    }
  }
  row->notes = row->traced.size();
  row->problems.clear();
  if (row->notes == 0) row->problems = {"It rests on no note."};
  done(c, a.rests ? "" : "It does not rest on this note any more.", {},
       ask::RestOnNote{a.record, a.note, !a.rests});
}

void ExampleBackend::meet(const Asked& c, const ask::WithdrawRecord& a) {
  if (RecordRow* row = record(pages_, a.record)) row->withdrawn = a.withdrawn;
  done(c, a.withdrawn ? "It is withdrawn." : "It stands.", {},
       ask::WithdrawRecord{a.record, !a.withdrawn});
}

void ExampleBackend::meet(const Asked& c, const ask::WriteSummary& a) {
  const auto words = passed(c);
  if (!words) return;
  SummaryRow row{"new-summary-" + std::to_string(++saved_),
                 "m1",
                 world.device,
                 a.theme,
                 "The whole",
                 "Mon 15 June",
                 *words,
                 1,
                 true,
                 true};
  for (const ThemeOfQuestions& theme : visit_.themes) {
    if (theme.id == a.theme) row.theme_title = theme.title;
  }
  auto& newest = pages_.summaries->newest;
  for (const SummaryRow& before : newest) {
    if (before.own && before.theme == a.theme)
      row.versions = before.versions + (before.today ? 0 : 1);
  }
  auto& versions = pages_.summaries->versions;
  std::erase_if(newest, [&](const SummaryRow& each) { return each.own && each.theme == a.theme; });
  std::erase_if(versions,
                [&](const SummaryRow& each) { return each.today && each.theme == a.theme; });
  newest.push_back(row);
  versions.insert(versions.begin(), row);
  done(c, "Today’s version is kept.");
}

}  // namespace fieldfare::ui
