#include "judgement_record.h"

#include "../widgets/card.h"
#include "page.h"

namespace fieldfare::ui {
namespace {

const RecordKindRow* kind_of(const JudgementView& judgement, const std::string& id) {
  for (const RecordKindRow& row : judgement.kinds) {
    if (row.id == id) return &row;
  }
  return nullptr;
}

void draw_value(const View& view, Page& page, const RecordKindRow& kind, const RecordRow& row) {
  if (kind.values.empty()) return;
  Ui& ui = view.ui;
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const std::string& value : kind.values) {
    if (chip(ui, "judgement.value." + value, flow.next(chip_width(ui, value)), value,
             row.value == value, Role::radio) &&
        row.value != value) {
      view.act(action::Do{"", ask::ValueRecord{row.id, value}});
    }
  }
  page.y += flow.used() + ui.px(12);
}

void draw_words(const View& view, Page& page, const RecordRow& row) {
  Ui& ui = view.ui;
  const std::string key = form_key(Screen::judgement, row.id);
  if (view.state.choice(key + "/open").empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(8);
    if (!row.who.empty()) {
      page.y +=
          ui.paragraph(page.rest(), Face::body, Token::text, "Who must act: " + row.who) + ui.px(8);
    }
    if (!row.progress.empty()) {
      page.y += ui.paragraph(page.rest(), Face::body, Token::text, "Progress: " + row.progress) +
                ui.px(8);
    }
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
    if (page_button(view, page, "judgement.record.change", "Change the words", look)) {
      begun_form(view, key, row.text);
      begun_form(view, key + "/who", row.who, editor::Mode::one_line);
      begun_form(view, key + "/progress", row.progress);
      view.act(action::Choose{key + "/open", "yes"});
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "judgement.record.words", page.rest(), form, "What it says", "", 4);
  page.y += line_field(view, "judgement.record.who", page.rest(), line_form(view, key + "/who"),
                       "Who must act", "A role or a body; may stay empty");
  if (row.from_report) {
    page.y += form_field(view, "judgement.record.progress", page.rest(),
                         view.state.forms[key + "/progress"], "What leaders did since",
                         "And how effective it was", 3);
  }
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "judgement.record.keep", "Keep the change", look)) {
    view.act(action::Do{key, ask::EditRecord{row.id}});
  }
}

/// A note as a card, with what can be done with it beside. True when that was pressed.
bool note_card(const View& view, Page& page, std::string_view id, const EvidenceRow& note,
               std::string_view does, Icon icon) {
  Ui& ui = view.ui;
  const ButtonLook look{ButtonKind::secondary, icon, true, Face::small};
  const float wide = button_width(ui, does, look);
  Rect room = page.rest();
  room.width -= wide + ui.px(12);
  CardLook words;
  words.title = note.words;
  words.under = note.under;
  words.icon = Icon::notes;
  if (card(ui, std::string(id) + ".open." + note.id, room, words)) {
    view.act(action::OpenNote{note.id});
  }
  const float step = card_step(ui, room.width, words);
  const float high = step - ui.px(10);
  const bool pressed = button(ui, std::string(id) + '.' + note.id,
                              {room.right() + ui.px(12), page.y + (high - ui.px(least_target)) / 2,
                               wide, ui.px(least_target)},
                              does, look);
  page.y += step;
  return pressed;
}

void draw_evidence(const View& view, Page& page, const JudgementView& judgement,
                   const RecordRow& row) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "It rests on");
  if (row.traced.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "No note yet. Find those that show it below.") +
              ui.px(12);
  }
  for (const EvidenceRow& note : row.traced) {
    if (note_card(view, page, "judgement.rests", note, "Take off", Icon::minus)) {
      view.act(action::Do{"", ask::RestOnNote{row.id, note.id, false}});
    }
  }
  page.y += ui.px(8);
  bool entered = false;
  Form& find = line_form(view, form_key(Screen::judgement, "find"));
  page.y += line_field(view, "judgement.find", page.rest(), find, "Find a note that shows it",
                       "Words that stand in it", &entered);
  const ButtonLook look{ButtonKind::secondary, Icon::search};
  if (page_button(view, page, "judgement.find.do", "Find", look) || entered) {
    view.act(action::Choose{"judgement/part.find", std::string(find.editor.text())});
  }
  if (judgement.candidates.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "No other note of the team has these words.") +
              ui.px(12);
  }
  for (const EvidenceRow& note : judgement.candidates) {
    if (note_card(view, page, "judgement.candidate", note, "Rests on it", Icon::plus)) {
      view.act(action::Do{"", ask::RestOnNote{row.id, note.id, true}});
    }
  }
}

}  // namespace

void draw_record(const View& view, const Rect& room, const JudgementView& judgement,
                 const RecordRow& row) {
  Ui& ui = view.ui;
  const RecordKindRow* kind = kind_of(judgement, row.kind);
  Page page(view, "judgement.record." + row.id, room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), kind == nullptr ? row.kind : kind->title,
                         row.from_report ? row.by + " · from the earlier report" : row.by) +
            ui.px(12);
  if (row.withdrawn) {
    page.y += banner(ui, "judgement.withdrawn", page.rest(), Tone::inform, "It was withdrawn.",
                     "It stands in no output; the log keeps it.") +
              ui.px(12);
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(12);
    if (page_button(view, page, "judgement.restore", "It stands after all",
                    {ButtonKind::secondary, Icon::undo})) {
      view.act(action::Do{"", ask::WithdrawRecord{row.id, false}});
    }
    return;
  }
  if (!row.problems.empty()) {
    std::string words;
    for (const std::string& each : row.problems)
      words += (words.empty() ? "" : "\n") + each;
    page.y += banner(ui, "judgement.problems", page.rest(), Tone::caution, "What it lacks", words) +
              ui.px(12);
  }
  if (kind != nullptr) draw_value(view, page, *kind, row);
  draw_words(view, page, row);
  draw_evidence(view, page, judgement, row);
  page.y += ui.px(12);
  if (page_button(view, page, "judgement.withdraw", "Withdraw it",
                  {ButtonKind::danger, Icon::bin})) {
    view.act(action::Do{"", ask::WithdrawRecord{row.id, true}});
  }
}

void draw_new_record(const View& view, const Rect& room, const JudgementView& judgement) {
  Ui& ui = view.ui;
  Page page(view, "judgement.new", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Add a record",
                         "Live in the meeting; the notes it rests on are added next") +
            ui.px(12);
  const std::string key = form_key(Screen::judgement, "new");
  const std::string kind_key = key + "/kind";
  const std::string report_key = key + "/report";
  std::vector<Option> kinds;
  for (const RecordKindRow& row : judgement.kinds)
    kinds.push_back({row.id, row.title});
  const std::string chosen = view.state.choice(kind_key);
  page.y += group_title(ui, page.rest(), "What it is");
  page.y += options(view, "judgement.kind", page.rest(), kind_key, kinds, chosen) + ui.px(8);
  const RecordKindRow* kind = kind_of(judgement, chosen);
  if (kind != nullptr && !kind->text.empty()) {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet, kind->text) + ui.px(12);
  }
  const bool from_report = kind != nullptr && kind->from_report;
  const bool taken_over = from_report && !view.state.choice(report_key).empty();
  if (from_report) {
    const std::string_view words = "Taken over from the earlier report";
    if (chip(ui, "judgement.from_report",
             {page.rest().x, page.y, chip_width(ui, words), ui.px(least_target)}, words,
             taken_over)) {
      view.act(action::Choose{report_key, taken_over ? "" : "yes"});
    }
    page.y += ui.px(least_target + 12);
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "judgement.new.words", page.rest(), form, "What it says",
                       "In plain words, with codes and roles", 4);
  page.y += line_field(view, "judgement.new.who", page.rest(), line_form(view, key + "/who"),
                       "Who must act", "A role or a body; may stay empty");
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = kind != nullptr && !form.editor.empty() && !form.sent;
  if (page_button(view, page, "judgement.add", "Add it", look)) {
    view.act(action::Do{key, ask::AddRecord{chosen, taken_over}});
  }
  if (kind == nullptr) {
    ui.paragraph(page.rest(), Face::small, Token::text_quiet, "Choose what it is first.");
  }
}

}  // namespace fieldfare::ui
