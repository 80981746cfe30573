#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "../widgets/card.h"
#include "page.h"

/// The timetable by day and week, for all or one inspector, and what is amiss in it.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "timetable/part";  // a member's id; empty: all
constexpr const char* span_key = "timetable/span";  // "week" or empty: the day
constexpr const char* day_key = "timetable/day";    // "2026-06-15"
constexpr float hour_height = 84;

/// The index of the day that is shown: the chosen one, today, or the first.
std::size_t shown_day(const View& view, const std::vector<DayRow>& days) {
  for (const std::string& wanted : {view.state.choice(day_key), view.state.snapshot->date}) {
    for (std::size_t i = 0; i < days.size(); ++i) {
      if (days[i].date == wanted) return i;
    }
  }
  return 0;
}

void draw_filter(const View& view, Page& page, const TimetableView& timetable) {
  Ui& ui = view.ui;
  Flow flow(ui, page.rest(), ui.px(least_target));
  const std::string& part = view.state.choice(part_key);
  const auto choose = [&](const std::string& id, const std::string& words) {
    if (chip(ui, "timetable.of." + (id.empty() ? std::string("all") : id),
             flow.next(chip_width(ui, words)), words, part == id, Role::radio)) {
      view.act(action::Choose{part_key, id});
    }
  };
  choose("", "Everybody");
  for (const MemberRow& member : timetable.members)
    choose(member.id, member.name);
  page.y += flow.used() + ui.px(12);
}

/// Whole days and the week as one row of presses.
bool draw_days(const View& view, Page& page, const std::vector<DayRow>& days, std::size_t shown) {
  Ui& ui = view.ui;
  const bool week = view.state.choice(span_key) == "week";
  Flow flow(ui, page.rest(), ui.px(least_target));
  if (chip(ui, "timetable.week", flow.next(chip_width(ui, "Week")), "Week", week)) {
    view.act(action::Choose{span_key, week ? "" : "week"});
  }
  for (std::size_t i = 0; i < days.size(); ++i) {
    const bool clash = std::any_of(days[i].slots.begin(), days[i].slots.end(),
                                   [](const SlotRow& slot) { return slot.clashes; });
    const std::string words = days[i].title + (clash ? " (clash)" : "");
    if (chip(ui, "timetable.day." + days[i].date, flow.next(chip_width(ui, words)), words,
             !week && i == shown, Role::radio)) {
      view.act(action::Choose{day_key, days[i].date});
      view.act(action::Choose{span_key, ""});
    }
  }
  page.y += flow.used() + ui.px(16);
  return week;
}

struct Hours {
  float first = 9;
  float last = 17;
};

Hours hours_of(const std::vector<DayRow>& days, std::size_t from, std::size_t to) {
  Hours hours;
  for (std::size_t i = from; i < to; ++i) {
    for (const SlotRow& slot : days[i].slots) {
      hours.first = std::min(hours.first, std::floor(slot.starts));
      hours.last = std::max(hours.last, std::ceil(slot.ends));
    }
  }
  return hours;
}

void draw_slot(const View& view, const Rect& rect, const SlotRow& slot) {
  Ui& ui = view.ui;
  Item item;
  item.id = "timetable.slot." + slot.activity_id;
  item.role = Role::row;
  item.label = slot.title;
  item.value = slot.under + (slot.clashes ? ", clashes" : "");
  item.rect = rect;
  const Touch touch = ui.touch(std::move(item), {});
  const Token back = touch.held     ? Token::secondary_pressed
                     : slot.clashes ? Token::caution_surface
                                    : Token::surface;
  ui.fill(rect, back, ui.px(6));
  ui.outline(rect, slot.clashes ? Token::caution : Token::border_control, std::max(1.0F, ui.px(1)),
             ui.px(6));
  ui.fill({rect.x, rect.y, ui.px(4), rect.height}, slot.clashes ? Token::caution : Token::accent,
          ui.px(2));
  if (touch.ring) ui.focus_ring(rect, ui.px(6));
  const Ui::Backdrop backdrop(ui, back);
  const Token front = touch.held ? Token::on_secondary : Token::text;
  Rect inner{rect.x + ui.px(12), rect.y + ui.px(4), rect.width - ui.px(16), rect.height - ui.px(8)};
  ui.clip(rect);
  const auto lines = static_cast<std::size_t>(std::max(1.0F, inner.height / ui.line(Face::small)));
  const float used = ui.paragraph(inner, Face::small_strong, front,
                                  slot.cancelled ? slot.title + " (cancelled)" : slot.title,
                                  lines > 2 ? lines - 1 : 1, true);
  if (lines >= 2) {
    inner.cut_top(used);
    ui.paragraph(inner, Face::small, front, slot.under, 1, true);
  }
  ui.unclip();
  if (touch.pressed) view.act(action::OpenActivity{slot.activity_id});
}

/// Overlapping activities stand side by side.
void draw_column(const View& view, const Rect& column, const DayRow& day, const Hours& hours) {
  Ui& ui = view.ui;
  const float hour = ui.px(hour_height);
  std::vector<float> lanes_of(day.slots.size(), 0);
  std::vector<std::size_t> lane(day.slots.size(), 0);
  for (std::size_t i = 0; i < day.slots.size(); ++i) {
    std::vector<bool> taken(day.slots.size() + 1, false);
    std::size_t beside = 0;
    for (std::size_t k = 0; k < day.slots.size(); ++k) {
      const bool meets =
          day.slots[k].starts < day.slots[i].ends && day.slots[i].starts < day.slots[k].ends;
      if (!meets) continue;
      ++beside;
      if (k < i) taken[lane[k]] = true;
    }
    while (taken[lane[i]])
      ++lane[i];
    lanes_of[i] = static_cast<float>(std::max(beside, lane[i] + 1));
  }
  for (std::size_t i = 0; i < day.slots.size(); ++i) {
    const SlotRow& slot = day.slots[i];
    const float wide = column.width / lanes_of[i];
    const float y = column.y + (slot.starts - hours.first) * hour;
    const float tall = std::max(ui.px(least_target), (slot.ends - slot.starts) * hour - ui.px(3));
    draw_slot(view, {column.x + wide * static_cast<float>(lane[i]), y, wide - ui.px(4), tall},
              slot);
  }
}

void draw_grid(const View& view, Page& page, const std::vector<DayRow>& days, std::size_t from,
               std::size_t to) {
  Ui& ui = view.ui;
  const Hours hours = hours_of(days, from, to);
  const float gutter = ui.px(58);
  const float head = ui.line(Face::small_strong) + ui.line(Face::small) + ui.px(8);
  const float hour = ui.px(hour_height);
  const Rect room = page.rest();
  const float wide = (room.width - gutter) / static_cast<float>(to - from);
  const float top = room.y + head;
  const int count = static_cast<int>(hours.last - hours.first);
  for (int i = 0; i <= count; ++i) {
    const float y = top + static_cast<float>(i) * hour;
    ui.rule(room.x + gutter, y, room.width - gutter, Token::border);
    ui.words({room.x, y - ui.line(Face::small) / 2, gutter - ui.px(10), ui.line(Face::small)},
             Face::small, Token::text_quiet,
             fmt::format("{:02.0f}:00", hours.first + static_cast<float>(i)), Align::right);
  }
  for (std::size_t i = from; i < to; ++i) {
    const float x = room.x + gutter + wide * static_cast<float>(i - from);
    ui.label({x, room.y, wide - ui.px(4), ui.line(Face::small_strong)}, Face::small_strong,
             Token::text, days[i].title);
    ui.label({x, room.y + ui.line(Face::small_strong), wide - ui.px(4), ui.line(Face::small)},
             Face::small, Token::text_quiet,
             days[i].slots.empty() ? "Nothing planned" : days[i].under);
    draw_column(view, {x, top, wide, 0}, days[i], hours);
  }
  page.y += head + (hours.last - hours.first) * hour + ui.px(24);
}

void draw_findings(const View& view, Page& page, const TimetableView& timetable) {
  Ui& ui = view.ui;
  if (timetable.findings.empty()) return;
  page.y += group_title(ui, page.rest(), "Not as the guidance has it");
  for (auto row = timetable.findings.begin(); row != timetable.findings.end(); ++row) {
    const FindingRow& finding = *row;
    const std::string id = finding.rule + '.' + finding.date;
    const bool open = finding.reason.empty();
    page.y += banner(ui, "timetable.finding." + std::to_string(row - timetable.findings.begin()),
                     page.rest(), open ? Tone::caution : Tone::inform, finding.message,
                     open ? "" : "Reason: " + finding.reason) +
              ui.px(8);
    // One reason is for all that a rule says of a day: it is asked for below the last.
    const bool more = std::any_of(std::next(row), timetable.findings.end(), [&](const auto& later) {
      return later.rule == finding.rule && later.date == finding.date;
    });
    if (!open || more) continue;
    const std::string key = form_key(Screen::timetable, id);
    if (view.state.choice(key + "/open").empty()) {
      const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
      if (page_button(view, page, "timetable.explain." + id, "Say why it is so", look)) {
        view.act(action::Choose{key + "/open", "yes"});
      }
      continue;
    }
    Form& form = view.state.forms[key];
    page.y += form_field(view, "timetable.reason." + id, page.rest(), form, "Why it is so", "", 2);
    ButtonLook look{ButtonKind::secondary, Icon::tick};
    look.enabled = !form.editor.empty() && !form.sent;
    if (page_button(view, page, "timetable.reason.keep." + id, "Keep the reason", look)) {
      view.act(action::Do{key, ask::ExplainTimetable{finding.rule, finding.date}});
    }
  }
}

void draw_telling(const View& view, Page& page, const TimetableView& timetable) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "With the area");
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         timetable.agreed.empty() ? "Not agreed with the area yet."
                                                  : timetable.agreed + ".") +
            ui.px(8);
  if (timetable.agreed.empty()) {
    if (timetable.may_agree &&
        page_button(view, page, "timetable.agree", "It is agreed as it stands",
                    {ButtonKind::secondary, Icon::tick})) {
      view.act(action::Do{"", ask::AgreeTimetable{}});
    }
    return;
  }
  for (const std::string& each : timetable.to_tell)
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, "• " + each) + ui.px(4);
  if (timetable.to_tell.empty()) return;
  page.y += ui.px(8);
  if (page_button(view, page, "timetable.told", "They have been told",
                  {ButtonKind::secondary, Icon::tick})) {
    view.act(action::Do{"", ask::TellTimetable{}});
  }
}

void plan(const View& view, const std::string& part) {
  view.act(action::Choose{"plan/part", part});
  view.act(action::Go{Screen::plan});
}

/// The day's activities once more, each to be changed.
void draw_changes(const View& view, Page& page, const DayRow& day) {
  Ui& ui = view.ui;
  if (day.slots.empty()) return;
  page.y += group_title(ui, page.rest(), "Change what is planned on " + day.title);
  for (const SlotRow& slot : day.slots) {
    const auto clock = [](float hours) {
      const auto minutes = static_cast<int>(std::lround(hours * 60));
      return fmt::format("{:02}:{:02}", minutes / 60, minutes % 60);
    };
    const std::string under = clock(slot.starts) + " to " + clock(slot.ends) + " · " + slot.under;
    const std::string title = slot.cancelled ? slot.title + " (cancelled)" : slot.title;
    CardLook look;
    look.title = title;
    look.under = under;
    look.icon = Icon::pencil;
    if (card(ui, "timetable.change." + slot.activity_id, page.rest(), look)) {
      plan(view, slot.activity_id);
    }
    page.y += card_step(ui, page.rest().width, look);
  }
  page.y += ui.px(12);
}

}  // namespace

void draw_timetable(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::calendar, "Its days are shown here.")) return;
  Ui& ui = view.ui;
  const auto& timetable = view.state.visit()->pages.timetable;
  if (!timetable) {
    empty_state(ui, room, Icon::calendar, "Timetable", "Putting the days together.");
    return;
  }
  const auto& days = timetable->days;
  Page page(view, "timetable.page", room, Page::In::window, 1160);
  page.y += page_heading(ui, page.rest(), "Timetable", view.state.visit()->row.when) + ui.px(12);
  if (page_button(view, page, "timetable.plan", "Plan an activity",
                  {ButtonKind::primary, Icon::plus})) {
    plan(view, "new");
  }
  if (days.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "Nothing is planned yet. Activities that the team plans are shown here "
                           "day by day.");
    return;
  }
  draw_filter(view, page, *timetable);
  const std::size_t shown = shown_day(view, days);
  const bool week = draw_days(view, page, days, shown);
  const std::size_t from = week ? shown / 5 * 5 : shown;
  const std::size_t to = week ? std::min(days.size(), from + 5) : shown + 1;
  if (ui.wide()) {
    draw_grid(view, page, days, from, to);
  } else {
    // Where days do not fit side by side, a week is its days one below the other.
    for (std::size_t day = from; day < to; ++day)
      draw_grid(view, page, days, day, day + 1);
  }
  draw_changes(view, page, days[shown]);
  draw_findings(view, page, *timetable);
  draw_telling(view, page, *timetable);
}

}  // namespace fieldfare::ui
