#include "../widgets/card.h"
#include "page.h"

/// What the day holds and what wants a look: the page that the app opens with.
namespace fieldfare::ui {
namespace {

/// The activity to write in: the one that is on, else the first of today that takes evidence and
/// has not been written in, else the last of today.
const ActivityRow* to_write_in(const OpenVisit& visit) {
  const ActivityRow* fresh = nullptr;
  const ActivityRow* last = nullptr;
  for (const ActivityRow& row : visit.activities) {
    if (!row.evidence) continue;
    if (row.now) return &row;
    if (!row.today) continue;
    if (fresh == nullptr && row.notes == 0) fresh = &row;
    last = &row;
  }
  return fresh != nullptr ? fresh : last;
}

/// The page to write on, with the caret in it.
void open_to_write(const View& view, const std::string& activity) {
  view.act(action::OpenActivity{activity});
  view.ui.give_focus("capture.editor", false);
}

void draw_write(const View& view, Page& page) {
  Ui& ui = view.ui;
  const ActivityRow* row = to_write_in(*view.state.visit());
  if (row == nullptr) return;
  const std::string words = "Write in " + row->title;
  const ButtonLook look{ButtonKind::primary, Icon::pencil};
  const float wide = std::min(page.rest().width, button_width(ui, words, look));
  const float high = std::max(ui.px(56), button_height(ui, wide, words, look));
  if (button(ui, "today.write", {page.rest().x, page.y, wide, high}, words, look)) {
    open_to_write(view, row->id);
  }
  page.y += high + ui.px(8);
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                         row->now ? "It is on now, " + row->when : row->when) +
            ui.px(20);
}

void draw_look_at(const View& view, Page& page) {
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  struct Notice {
    const char* id;
    Screen screen;
    std::size_t count;
    std::string title;
    const char* under;
    Token token;
  };
  const auto overdue = static_cast<std::size_t>(
      std::count_if(visit.deadlines.begin(), visit.deadlines.end(),
                    [](const DeadlineRow& row) { return row.due == Due::overdue; }));
  const auto open =
      static_cast<std::size_t>(std::count_if(visit.concerns.begin(), visit.concerns.end(),
                                             [](const ConcernRow& row) { return !row.resolved; }));
  const auto drafts = static_cast<std::size_t>(std::count_if(
      view.state.drafts.begin(), view.state.drafts.end(),
      [](const auto& entry) { return entry.second.dirty() && !entry.second.editor.empty(); }));
  const Notice notices[] = {
      {"today.concerns", Screen::concerns, open,
       counted(open, "concern is open", "concerns are open"), "What was done, and who was told",
       Token::danger},
      {"today.conflicts", Screen::conflicts, visit.conflicts.size(),
       counted(visit.conflicts.size(), "note", "notes") + " changed on two devices",
       "Both texts are kept; work goes on", Token::caution},
      {"today.drafts", Screen::activity, drafts,
       counted(drafts, "draft is", "drafts are") + " not saved yet",
       "Kept on this tablet; not shared until saved", Token::inform},
      {"today.waiting", Screen::sync, visit.sync.counted ? visit.sync.only_here : 0,
       counted(visit.sync.only_here, "note is", "notes are") + " on this tablet alone",
       "Sync, or meet with a colleague’s device", Token::inform},
      {"today.notices", Screen::sync, visit.notices.size(),
       counted(visit.notices.size(), "notice", "notices") + " about the team’s devices",
       visit.notices.empty() ? "" : visit.notices.front().message.c_str(), Token::caution},
      {"today.overdue", Screen::deadlines, overdue,
       counted(overdue, "deadline has", "deadlines have") + " passed",
       "Say what came of it, or move it", Token::caution},
  };
  bool any = false;
  for (const Notice& notice : notices) {
    if (notice.count == 0) continue;
    if (!any) page.y += group_title(ui, page.rest(), "Wants a look");
    any = true;
    CardLook look;
    look.title = notice.title;
    look.under = notice.under;
    look.icon = notice.token == Token::inform ? Icon::info : Icon::warning;
    look.icon_token = notice.token;
    if (card(ui, notice.id, page.rest(), look)) view.act(action::Go{notice.screen});
    page.y += card_step(ui, page.rest().width, look);
  }
  if (any) page.y += ui.px(12);
}

void draw_activities(const View& view, Page& page) {
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  const bool today = std::any_of(visit.activities.begin(), visit.activities.end(),
                                 [](const ActivityRow& row) { return row.today; });
  page.y += group_title(ui, page.rest(), today ? "Today’s activities" : "Activities");
  if (visit.activities.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "None are planned yet. The lead inspector adds them; they arrive at the "
                           "next sync.") +
              ui.px(20);
    return;
  }
  std::size_t shown = 0;
  for (const ActivityRow& row : visit.activities) {
    if (today && !row.today) continue;
    if (++shown > 12) break;
    const std::string under =
        (row.now ? "Now · " : "") + row.when + (row.kind.empty() ? "" : " · " + row.kind);
    const std::string notes = row.notes == 0 ? "" : counted(row.notes, "note", "notes");
    CardLook look;
    look.title = row.title;
    look.under = under;
    look.right = notes;
    if (card(ui, "today.activity." + row.id, page.rest(), look)) {
      open_to_write(view, row.id);
    }
    page.y += card_step(ui, page.rest().width, look);
  }
  page.y += ui.px(12);
}

void draw_due(const View& view, Page& page) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Deadlines");
  std::size_t shown = 0;
  for (const DeadlineRow& row : view.state.visit()->deadlines) {
    if (row.due == Due::done || ++shown > 8) continue;
    const bool late = row.due == Due::overdue;
    const bool now = row.due == Due::today;
    Rect line = page.rest();
    ui.rule(line.x, line.y, line.width, Token::border);
    line.y += ui.px(8);
    ui.icon({line.x + ui.px(12), line.y + ui.line(Face::body) / 2},
            late || now ? Icon::warning : Icon::clock,
            late  ? Token::danger
            : now ? Token::caution
                  : Token::text_quiet);
    line.cut_left(ui.px(36));
    float high = ui.paragraph(line, Face::body, Token::text, row.title);
    high += ui.paragraph({line.x, line.y + high, line.width, 0}, Face::small,
                         late ? Token::danger : Token::text_quiet,
                         (late  ? "Passed: "
                          : now ? "Today: "
                                : "") +
                             row.when);
    page.y += high + ui.px(16);
  }
  if (shown == 0) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "Nothing is due any more in this visit.");
  }
}

}  // namespace

void draw_today(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::calendar,
                  "Its activities, deadlines and what wants a look are shown here.")) {
    return;
  }
  const VisitRow& row = view.state.visit()->row;
  const std::string& day = view.state.snapshot->today;
  Rect side = room;
  if (view.ui.wide()) side = room.cut_right(room.width * 0.45F);
  {
    Page page(view, "today.page", room);
    page.y += page_heading(view.ui, page.rest(), day.empty() ? "Today" : day,
                           row.area + " · " + row.framework + " · " + row.role) +
              view.ui.px(16);
    draw_write(view, page);
    if (!view.ui.wide()) draw_look_at(view, page);
    draw_activities(view, page);
    if (!view.ui.wide()) draw_due(view, page);
  }
  if (!view.ui.wide()) return;
  Page page(view, "today.side", side);
  draw_look_at(view, page);
  draw_due(view, page);
}

}  // namespace fieldfare::ui
