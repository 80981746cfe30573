#include "page.h"

/// The inspectors' cumulative summaries: each one's newest version, its earlier days, and the place
/// to write today's own.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "summaries/part";         // member and theme, or "own"
constexpr const char* theme_key = "summaries/with.theme";  // of the own one; empty: the whole

void draw_row(Ui& ui, const SummaryRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  ui.words(room.cut_top(ui.line(Face::body_strong)), Face::body_strong, front,
           row.own ? row.author + " (you)" : row.author);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, front, row.theme_title);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet,
           row.day + " · " + counted(row.versions, "version", "versions"));
}

std::string part_of(const SummaryRow& row) {
  return row.member + '/' + row.theme;
}

void draw_list(const View& view, Rect room, const SummariesView& summaries) {
  Ui& ui = view.ui;
  if (button(ui, "summaries.own", room.cut_top(ui.px(least_target)), "Write mine",
             {ButtonKind::secondary, Icon::pencil})) {
    view.act(action::Choose{part_key, "own", true});
  }
  room.cut_top(ui.px(12));
  const auto& rows = summaries.newest;
  if (rows.empty()) {
    empty_state(ui, room, Icon::pencil, "No summaries yet",
                "Each inspector writes key findings and what they mean as the inspection goes on, "
                "a version a day. They stand here for the whole team.");
    return;
  }
  ListLook look;
  look.count = rows.size();
  look.row_height = ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (part_of(rows[i]) == view.state.choice(part_key)) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "summaries.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].author; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "summaries.list", "Summaries", room, look)) {
    view.act(action::Choose{part_key, part_of(rows[*pressed]), true});
  }
}

void draw_versions(const View& view, Page& page, const SummariesView& summaries,
                   std::string_view title) {
  Ui& ui = view.ui;
  if (summaries.versions.empty()) return;
  page.y += group_title(ui, page.rest(), title);
  for (const SummaryRow& row : summaries.versions) {
    ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
    page.y += ui.px(8);
    page.y += ui.paragraph(page.rest(), Face::body_strong, Token::text, row.day) + ui.px(4);
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(12);
  }
}

const SummaryRow* todays(const SummariesView& summaries, const std::string& theme) {
  for (const SummaryRow& row : summaries.newest) {
    if (row.own && row.today && row.theme == theme) return &row;
  }
  return nullptr;
}

const SummaryRow* newest_own(const SummariesView& summaries, const std::string& theme) {
  for (const SummaryRow& row : summaries.newest) {
    if (row.own && row.theme == theme) return &row;
  }
  return nullptr;
}

void draw_own(const View& view, const Rect& room, const SummariesView& summaries) {
  Ui& ui = view.ui;
  Page page(view, "summaries.write", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "My summary of today",
                         "Key findings and what they mean. Earlier days stay as they were.") +
            ui.px(12);
  const std::string& theme = view.state.choice(theme_key);
  std::vector<Option> themes{{"", "The whole"}};
  for (const ThemeOfQuestions& each : view.state.visit()->themes)
    themes.push_back({each.id, each.title});
  page.y += options(view, "summaries.theme", page.rest(), theme_key, themes, theme) + ui.px(12);
  const std::string key = form_key(Screen::summaries, theme);
  const SummaryRow* before = newest_own(summaries, theme);
  Form& form = view.state.forms[key];
  const SummaryRow* today = todays(summaries, theme);
  if (form.editor.empty() && before != nullptr) {
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
    const std::string words =
        today != nullptr ? "Change what I wrote today" : "Begin with the words of " + before->day;
    if (page_button(view, page, "summaries.go_on", words, look)) form.editor.load(before->text);
  }
  page.y += form_field(view, "summaries.words", page.rest(), form, "Today",
                       "What the evidence shows so far, and what it means", 9);
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "summaries.keep",
                  today != nullptr ? "Keep it in place of today’s" : "Keep today’s version",
                  look)) {
    view.act(action::Do{key, ask::WriteSummary{theme}});
  }
  draw_versions(view, page, summaries, "What I wrote");
}

}  // namespace

void draw_summaries(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::pencil, "Its inspectors’ summaries stand here.")) return;
  Ui& ui = view.ui;
  if (!view.state.visit()->judges) {
    empty_state(ui, room, Icon::pencil, "This kind of visit has no summaries",
                "They belong to visits that reach a judgement.");
    return;
  }
  const auto& summaries = view.state.visit()->pages.summaries;
  if (!summaries) {
    empty_state(ui, room, Icon::pencil, "Summaries", "Reading what the team wrote.");
    return;
  }
  const Panes panes = split(view, room, 340, "Summaries");
  if (!panes.list.empty()) draw_list(view, panes.list, *summaries);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "own") return draw_own(view, panes.page, *summaries);
  for (const SummaryRow& row : summaries->newest) {
    if (part_of(row) != part) continue;
    Page page(view, "summaries.page." + part, panes.page, Page::In::pane);
    page.y += page_heading(ui, page.rest(), row.author, row.theme_title) + ui.px(12);
    draw_versions(view, page, *summaries, "Newest first");
    return;
  }
  std::string without;
  for (const std::string& each : summaries->without)
    without += (without.empty() ? "" : ", ") + each;
  empty_state(
      ui, panes.page, Icon::pencil, "Choose a summary",
      without.empty() ? "Everybody has written one." : "Nothing yet from: " + without + ".");
}

}  // namespace fieldfare::ui
