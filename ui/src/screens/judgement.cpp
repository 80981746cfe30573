#include "judgement_record.h"
#include "page.h"

/// The team's judgement: its tests, the outcome with what stands against each, the words, and the
/// records that it consists of.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "judgement/part";  // a record's id, "new", or empty: the whole

std::string_view title_of(const JudgementView& judgement, const std::string& kind) {
  for (const RecordKindRow& row : judgement.kinds) {
    if (row.id == kind) return row.title;
  }
  return kind;
}

void draw_row(Ui& ui, const JudgementView& judgement, const RecordRow& row, Rect room,
              bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  if (!row.problems.empty() && !row.withdrawn) {
    ui.icon(first.cut_right(ui.px(28)).centre(), Icon::warning, chosen ? front : Token::caution);
  }
  ui.words(first, Face::body_strong, front, title_of(judgement, row.kind));
  room.cut_top(ui.paragraph(room, Face::small, front, row.text, 2, true));
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet,
           row.withdrawn    ? std::string("Withdrawn")
           : row.notes == 0 ? std::string("Rests on no note yet")
                            : "Rests on " + counted(row.notes, "note", "notes"));
}

void draw_list(const View& view, Rect room, const JudgementView& judgement) {
  Ui& ui = view.ui;
  const std::string& part = view.state.choice(part_key);
  const auto place = [&](const char* id, const char* words, const char* to, Icon icon) {
    const ButtonLook look{ButtonKind::secondary, icon};
    const Rect rect = room.cut_top(button_height(ui, room.width, words, look));
    if (button(ui, id, rect, words, look)) {
      view.act(action::Choose{part_key, to, true});
    }
    room.cut_top(ui.px(8));
  };
  place("judgement.whole", "The judgement as a whole", "whole", Icon::balance);
  place("judgement.begin", "Add a record", "new", Icon::plus);
  if (judgement.monitors)
    place("judgement.earlier", "From the earlier report", "earlier", Icon::back);
  room.cut_top(ui.px(4));
  const auto& rows = judgement.records;
  if (rows.empty()) {
    empty_state(ui, room, Icon::notes, "Nothing is recorded yet",
                "Strengths, improvements and areas for priority action stand here, each with the "
                "notes that it rests on.");
    return;
  }
  ListLook look;
  look.count = rows.size();
  look.row_height = ui.line(Face::body_strong) + 3 * ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].id == part) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "judgement.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].text; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, judgement, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "judgement.list", "Records", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed].id, true});
  }
}

void draw_tests(const View& view, Page& page, const JudgementView& judgement) {
  Ui& ui = view.ui;
  if (judgement.tests.empty()) return;
  page.y += group_title(ui, page.rest(), "Answered first");
  for (const TestRow& test : judgement.tests) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, test.text) + ui.px(6);
    if (!judgement.may_set) {
      page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                             test.answer == "yes"  ? "Yes"
                             : test.answer == "no" ? "No"
                                                   : "Not answered yet") +
                ui.px(12);
      continue;
    }
    Flow flow(ui, page.rest(), ui.px(least_target));
    for (const bool yes : {true, false}) {
      const char* words = yes ? "Yes" : "No";
      if (chip(ui, "judgement.test." + test.id + (yes ? ".yes" : ".no"),
               flow.next(chip_width(ui, words)), words, test.answer == (yes ? "yes" : "no"),
               Role::radio)) {
        view.act(action::Do{"", ask::AnswerTest{test.id, yes}});
      }
    }
    page.y += flow.used() + ui.px(14);
  }
}

void draw_outcomes(const View& view, Page& page, const JudgementView& judgement) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "The outcome");
  for (const OutcomeRow& row : judgement.outcomes) {
    const bool chosen = row.id == judgement.outcome;
    ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
    page.y += ui.px(8);
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(4);
    for (const std::string& each : row.against) {
      page.y +=
          ui.paragraph(page.rest(), Face::small, Token::caution, "Against it: " + each) + ui.px(4);
    }
    const std::string words = chosen ? "Chosen" : "Choose it";
    const bool open = judgement.may_set && (chosen || row.against.empty());
    if (open &&
        chip(ui, "judgement.outcome." + row.id,
             {page.rest().x, page.y, chip_width(ui, words), ui.px(least_target)}, words, chosen)) {
      view.act(action::Do{"", ask::ChooseOutcome{chosen ? std::string() : row.id}});
    }
    if (open) page.y += ui.px(least_target);
    if (!open && chosen) {
      tag(ui, {page.rest().x, page.y}, Tone::good, Icon::tick, "Chosen");
      page.y += tag_height(ui);
    }
    page.y += ui.px(12);
  }
  draw_sentences(ui, page, "What follows it", judgement.follow_on);
}

void draw_words(const View& view, Page& page, const JudgementView& judgement) {
  Ui& ui = view.ui;
  const std::string key = form_key(Screen::judgement, "text");
  page.y += group_title(ui, page.rest(), "In the team’s own words");
  const bool writing = !view.state.choice(key + "/open").empty();
  if (!writing) {
    page.y += ui.paragraph(page.rest(), Face::body,
                           judgement.text.empty() ? Token::text_quiet : Token::text,
                           judgement.text.empty() ? "Nothing is written yet." : judgement.text) +
              ui.px(8);
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
    if (judgement.may_set && page_button(view, page, "judgement.write",
                                         judgement.text.empty() ? "Write it" : "Change it", look)) {
      begun_form(view, key, judgement.text);
      view.act(action::Choose{key + "/open", "yes"});
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "judgement.words", page.rest(), form, "The judgement",
                       "With codes and roles, no names", 6);
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "judgement.words.keep", "Keep these words", look)) {
    view.act(action::Do{key, ask::WriteJudgement{}});
  }
}

void draw_whole(const View& view, const Rect& room, const JudgementView& judgement) {
  Ui& ui = view.ui;
  Page page(view, "judgement.page", room, Page::In::pane);
  page.y +=
      page_heading(ui, page.rest(), "The judgement",
                   judgement.by.empty() ? "Reached by the whole team, written down by the lead"
                                        : judgement.by) +
      ui.px(12);
  if (!judgement.reasons.empty()) {
    std::string words;
    for (const std::string& each : judgement.reasons)
      words += (words.empty() ? "" : "\n") + each;
    page.y += banner(ui, "judgement.reasons", page.rest(), Tone::inform, "It is not complete yet.",
                     words) +
              ui.px(16);
  }
  draw_tests(view, page, judgement);
  draw_outcomes(view, page, judgement);
  draw_words(view, page, judgement);
}

/// The weaknesses that an earlier inspection of the area found, to be taken over and looked at.
void draw_earlier(const View& view, const Rect& room, const JudgementView& judgement) {
  Ui& ui = view.ui;
  Page page(view, "judgement.earlier.page", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "From the earlier report",
                         "A monitoring inspection looks at each of its weaknesses") +
            ui.px(12);
  if (judgement.earlier.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "No earlier inspection of this area stands on this tablet. What its "
                           "report says is added by hand: Add a record, then Weakness.");
    return;
  }
  std::vector<std::string> wanted;
  for (const EarlierRow& row : judgement.earlier) {
    const std::string key = "judgement/earlier." + row.id;
    const std::string& said = view.state.choice(key);
    const bool in = said.empty() ? row.suggested : said == "in";
    const Rect tick{page.rest().x, page.y, ui.px(110), ui.px(least_target)};
    if (row.taken_over) {
      tag(ui, {tick.x, tick.y + ui.px(8)}, Tone::good, Icon::tick, "Here");
    } else if (chip(ui, "judgement.earlier." + row.id, tick, in ? "In" : "Out", in)) {
      view.act(action::Choose{key, in ? "out" : "in"});
    }
    if (in && !row.taken_over) wanted.push_back(row.id);
    const Rect words{tick.right() + ui.px(14), page.y + ui.px(2),
                     page.rest().width - tick.width - ui.px(14), 0};
    float high = ui.paragraph(words, Face::body, Token::text, row.text);
    high += ui.paragraph({words.x, words.y + high, words.width, 0}, Face::small, Token::text_quiet,
                         row.who.empty() ? row.from : row.who + " · " + row.from);
    page.y += std::max(high + ui.px(4), ui.px(least_target)) + ui.px(10);
  }
  if (page_button(view, page, "judgement.take_over",
                  "Take over " + counted(wanted.size(), "weakness", "weaknesses"),
                  {ButtonKind::primary, Icon::tick, !wanted.empty()})) {
    view.act(action::Do{"", ask::TakeOverWeaknesses{wanted}});
  }
}

}  // namespace

void draw_judgement(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::balance, "Its judgement is recorded here.")) return;
  Ui& ui = view.ui;
  if (!view.state.visit()->judges) {
    empty_state(ui, room, Icon::balance, "This kind of visit makes no judgement",
                "What the team sees stands in its notes and in the points of its meetings.");
    return;
  }
  const auto& judgement = view.state.visit()->pages.judgement;
  if (!judgement) {
    empty_state(ui, room, Icon::balance, "Judgement", "Putting the records together.");
    return;
  }
  const Panes panes = split(view, room, 380, "Records");
  if (!panes.list.empty()) draw_list(view, panes.list, *judgement);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "earlier" && judgement->monitors) return draw_earlier(view, panes.page, *judgement);
  if (part == "new") return draw_new_record(view, panes.page, *judgement);
  for (const RecordRow& row : judgement->records) {
    if (row.id == part) return draw_record(view, panes.page, *judgement, row);
  }
  draw_whole(view, panes.page, *judgement);
}

}  // namespace fieldfare::ui
