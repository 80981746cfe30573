#include "../widgets/card.h"
#include "page.h"

/// The team meeting: what is new since the last one, points and outcomes recorded as it goes on.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "team/part";
constexpr const char* as_key = "team:point/as";

const std::vector<Option>& point_kinds() {
  static const std::vector<Option> all{{"point", "Point"},
                                       {"outcome", "Outcome"},
                                       {"decision", "Decision"},
                                       {"action", "To do"},
                                       {"question", "Question"}};
  return all;
}

std::string_view kind_words(std::string_view as) {
  for (const Option& option : point_kinds()) {
    if (option.value == as) return option.words;
  }
  return as;
}

void draw_row(Ui& ui, const TeamMeetingRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  if (row.state == "held") {
    ui.icon(first.cut_right(ui.px(28)).centre(), Icon::tick, chosen ? front : Token::good);
  }
  ui.words(first, Face::body_strong, front, row.title);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet,
           row.when + (row.state == "held" ? " · held" : ""));
}

void draw_list(const View& view, const Rect& room, const TeamView& team) {
  Ui& ui = view.ui;
  const auto& rows = team.meetings;
  ListLook look;
  look.count = rows.size();
  look.row_height = ui.line(Face::body_strong) + ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (team.open && rows[i].id == team.open->row.id) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "team.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].title; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "team.list", "Meetings", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed].id, true});
  }
}

/// The first of many sentences, and how many more there are.
void draw_lines_of(Ui& ui, Page& page, std::string_view title, std::vector<std::string> all) {
  constexpr std::size_t most = 12;
  if (all.size() > most) {
    const std::string more = "And " + std::to_string(all.size() - most) + " more.";
    all.resize(most);
    all.push_back(more);
  }
  draw_sentences(ui, page, title, all);
}

/// An open point is closed with what came of it; a closed one can be opened again.
void draw_outcome(const View& view, Page& page, const PointRow& point) {
  const ButtonLook quiet{ButtonKind::secondary, Icon::undo, true, Face::small};
  const bool asks = point.as == "action" || point.as == "question" || !point.outcome.empty();
  if (!point.open) {
    if (asks && page_button(view, page, "team.reopen." + point.id, "Open again", quiet)) {
      view.act(action::Do{"", ask::ReopenPoint{point.id}});
    }
    return;
  }
  const std::string key = form_key(Screen::team, "close." + point.id);
  if (view.state.choice(key + "/open").empty()) {
    const ButtonLook look{ButtonKind::secondary, Icon::tick, true, Face::small};
    if (page_button(view, page, "team.close." + point.id, "It is done", look)) {
      view.act(action::Choose{key + "/open", "yes"});
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "team.outcome." + point.id, page.rest(), form, "What came of it",
                       "May stay empty", 2);
  Ui& ui = view.ui;
  ButtonLook look{ButtonKind::secondary, Icon::tick, !form.sent};
  Flow flow(ui, page.rest(), ui.px(least_target));
  if (button(ui, "team.outcome.keep." + point.id, flow.next(button_width(ui, "Close it", look)),
             "Close it", look)) {
    view.act(action::Do{key, ask::ClosePoint{point.id}});
  }
  const ButtonLook back{ButtonKind::quiet};
  if (button(ui, "team.outcome.not." + point.id, flow.next(button_width(ui, "Not yet", back)),
             "Not yet", back)) {
    view.act(action::Choose{key + "/open", ""});
  }
  page.y += flow.used() + ui.px(16);
}

void draw_point(const View& view, Page& page, const PointRow& point) {
  Ui& ui = view.ui;
  ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
  page.y += ui.px(8);
  const Tone tone = point.open ? Tone::caution : Tone::inform;
  tag(ui, {page.rest().x, page.y}, tone, point.open ? Icon::clock : Icon::none,
      std::string(kind_words(point.as)) + (point.open ? ", open" : ""));
  page.y += tag_height(ui) + ui.px(4);
  page.y += ui.paragraph(page.rest(), Face::body, Token::text, point.text);
  const std::string under =
      point.by + (point.outcome.empty() ? "" : " · came of it: " + point.outcome);
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet, under) + ui.px(8);
  draw_outcome(view, page, point);
}

void draw_record(const View& view, Page& page, const TeamMeeting& meeting) {
  Ui& ui = view.ui;
  const std::string key = form_key(Screen::team, "point");
  Form& form = view.state.forms[key];
  const std::string& chosen = view.state.choice(as_key);
  const std::string as = chosen.empty() ? "point" : chosen;
  page.y += group_title(ui, page.rest(), "Record");
  page.y += options(view, "team.as", page.rest(), as_key, point_kinds(), as) + ui.px(8);
  page.y += form_field(view, "team.words", page.rest(), form, "What was said or agreed",
                       "In the meeting’s own words, with codes and roles", 3);
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "team.record", "Record it", look)) {
    view.act(action::Do{key, ask::RecordPoint{meeting.row.id, as}});
  }
}

void draw_checklist(const View& view, Page& page, const TeamMeeting& meeting) {
  Ui& ui = view.ui;
  if (meeting.items.empty()) return;
  page.y += group_title(ui, page.rest(), "To go through");
  for (const ItemRow& item : meeting.items) {
    const float wide = std::min(page.rest().width, ui.px(120));
    const Rect tick{page.rest().x, page.y, wide, ui.px(least_target)};
    if (chip(ui, "team.item." + item.id, tick, item.done ? "Done" : "Not yet", item.done) &&
        !item.held_back) {
      view.act(action::Do{"", ask::TickItem{meeting.row.id, item.id, !item.done}});
    }
    const Rect words{tick.right() + ui.px(14), page.y + ui.px(2),
                     page.rest().width - wide - ui.px(14), 0};
    float high = ui.paragraph(words, Face::body, Token::text, item.text);
    if (!item.under.empty()) {
      high += ui.paragraph({words.x, words.y + high, words.width, 0}, Face::small,
                           item.held_back ? Token::caution : Token::text_quiet, item.under);
    }
    page.y += std::max(high + ui.px(4), ui.px(least_target)) + ui.px(8);
  }
  page.y += ui.px(12);
}

void draw_new(const View& view, Page& page, const TeamMeeting& meeting) {
  Ui& ui = view.ui;
  if (meeting.conflicts > 0) {
    CardLook look;
    const std::string title = counted(meeting.conflicts, "conflict", "conflicts") + " to settle";
    look.title = title;
    look.under = "Both texts are kept; the team chooses";
    look.icon = Icon::warning;
    look.icon_token = Token::caution;
    if (card(ui, "team.conflicts", page.rest(), look)) view.act(action::Go{Screen::conflicts});
    page.y += card_step(ui, page.rest().width, look);
  }
  if (meeting.concerns > 0) {
    CardLook look;
    const std::string title = counted(meeting.concerns, "concern", "concerns") + " open or new";
    look.title = title;
    look.under = "What was done, and who was told";
    look.icon = Icon::warning;
    look.icon_token = Token::danger;
    if (card(ui, "team.concerns", page.rest(), look)) view.act(action::Go{Screen::concerns});
    page.y += card_step(ui, page.rest().width, look);
  }
  page.y += ui.px(8);
  draw_lines_of(ui, page, "New and changed notes", meeting.notes);
  draw_lines_of(ui, page, "Where the evidence is thin", meeting.gaps);
  draw_lines_of(ui, page, "Changed in the timetable", meeting.changes);
  draw_lines_of(ui, page, "How recent what we hold is", meeting.members);
}

void draw_meeting_page(const View& view, const Rect& room, const TeamMeeting& meeting) {
  Ui& ui = view.ui;
  Page page(view, "team.page." + meeting.row.id, room, Page::In::pane);
  page.y +=
      page_heading(ui, page.rest(), meeting.row.title, meeting.row.when + " · " + meeting.since) +
      ui.px(12);
  const bool held = meeting.row.state == "held";
  if (held) {
    page.y += banner(ui, "team.held", page.rest(), Tone::good, "This meeting was held.",
                     "Its points stay; open ones go on to the next one.") +
              ui.px(12);
  } else {
    draw_record(view, page, meeting);
  }
  if (!meeting.points.empty()) {
    page.y += group_title(ui, page.rest(), "Recorded");
    for (const PointRow& point : meeting.points)
      draw_point(view, page, point);
    page.y += ui.px(12);
  }
  if (!meeting.carried.empty()) {
    page.y += group_title(ui, page.rest(), "Open from earlier meetings");
    for (const PointRow& point : meeting.carried)
      draw_point(view, page, point);
    page.y += ui.px(12);
  }
  draw_checklist(view, page, meeting);
  if (!held) draw_new(view, page, meeting);
  if (!held && !meeting.held_back.empty()) {
    std::string words;
    for (const std::string& each : meeting.held_back)
      words += (words.empty() ? "" : "\n") + each;
    page.y += banner(ui, "team.held_back", page.rest(), Tone::caution,
                     "Before it can be called held", words) +
              ui.px(12);
  }
  const ButtonLook look{ButtonKind::secondary, held ? Icon::undo : Icon::tick};
  if (page_button(view, page, "team.hold", held ? "It goes on after all" : "The meeting was held",
                  look)) {
    view.act(action::Do{"", ask::HoldMeeting{meeting.row.id, !held}});
  }
}

}  // namespace

void draw_team(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::users, "Its meetings are prepared and recorded here.")) return;
  Ui& ui = view.ui;
  const auto& team = view.state.visit()->pages.team;
  if (!team) {
    empty_state(ui, room, Icon::users, "Team meeting", "Putting together what is new.");
    return;
  }
  if (team->meetings.empty()) {
    empty_state(ui, room, Icon::users, "No team meeting is planned",
                "When the timetable has one, what is new since the last is put together here, and "
                "points and outcomes are recorded as you speak.");
    return;
  }
  const Panes panes = split(view, room, 340, "Meetings");
  if (!panes.list.empty()) draw_list(view, panes.list, *team);
  if (panes.page.empty()) return;
  if (team->open) {
    draw_meeting_page(view, panes.page, *team->open);
  } else {
    empty_state(ui, panes.page, Icon::users, "Choose a meeting",
                "You see what is new since the last one, and record points as it goes on.");
  }
}

}  // namespace fieldfare::ui
