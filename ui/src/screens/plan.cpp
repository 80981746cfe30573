#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "../widgets/calendar.h"
#include "page.h"

/// Planning an activity, or changing one: kind, day, time, how it is held, who goes, and who must
/// be told of it.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "plan/part";  // an activity's id, or "new"
constexpr int step = 15;                       // minutes
constexpr int day_begins = 7 * 60;
constexpr int day_ends = 21 * 60;

/// What the page has of an activity: what was chosen, else how it stands.
class Plan {
 public:
  Plan(const View& view, const PlanView& plan, std::string part)
      : view_(view), plan_(plan), key_(form_key(Screen::plan, part)), part_(std::move(part)) {}

  [[nodiscard]] const std::string& key() const noexcept { return key_; }
  [[nodiscard]] bool fresh() const noexcept { return part_ == "new"; }
  [[nodiscard]] const PlannedRow* before() const noexcept {
    return !fresh() && plan_.open ? &*plan_.open : nullptr;
  }
  [[nodiscard]] std::string choice_key(const char* name) const { return key_ + '/' + name; }
  [[nodiscard]] std::string kind() const {
    const PlannedRow* row = before();
    return row != nullptr ? row->kind : chosen("kind");
  }
  [[nodiscard]] const KindRow* kind_row() const {
    for (const KindRow& row : plan_.kinds) {
      if (row.id == kind()) return &row;
    }
    return nullptr;
  }
  [[nodiscard]] std::string date() const {
    if (const std::string& day = chosen("day"); !day.empty()) return day;
    if (before()) return before()->date;
    return plan_.days.empty() ? view_.state.snapshot->date : plan_.days.front();
  }
  [[nodiscard]] int starts() const {
    return number("starts", before() ? before()->starts : 9 * 60);
  }
  [[nodiscard]] int minutes() const {
    const KindRow* kind = kind_row();
    const int usual = kind == nullptr ? 60 : kind->minutes;
    return number("minutes", before() ? std::max(step, before()->ends - before()->starts) : usual);
  }
  [[nodiscard]] std::string mode() const {
    const KindRow* kind = kind_row();
    const std::string usual = kind == nullptr || kind->mode.empty() ? "in-person" : kind->mode;
    return chosen_or("mode", before() ? before()->mode : usual);
  }
  [[nodiscard]] std::string sector() const {
    return chosen_or("sector", before() ? before()->sector : "");
  }
  [[nodiscard]] bool goes(const std::string& member) const {
    const std::string& said = chosen(("goes." + member).c_str());
    if (!said.empty()) return said == "yes";
    return before() && std::find(before()->members.begin(), before()->members.end(), member) !=
                           before()->members.end();
  }
  [[nodiscard]] ask::PlanActivity ask() const {
    ask::PlanActivity out;
    if (!fresh()) out.activity = part_;
    out.kind = kind();
    out.date = date();
    out.starts = starts();
    out.ends = starts() + minutes();
    out.mode = mode();
    out.sector = sector();
    for (const GoerRow& goer : plan_.goers) {
      if (goes(goer.id)) out.members.push_back(goer.id);
    }
    return out;
  }

 private:
  [[nodiscard]] const std::string& chosen(const char* name) const {
    return view_.state.choice(choice_key(name));
  }
  [[nodiscard]] std::string chosen_or(const char* name, const std::string& otherwise) const {
    const std::string& said = chosen(name);
    return said.empty() ? otherwise : said;
  }
  [[nodiscard]] int number(const char* name, int otherwise) const {
    const std::string& said = chosen(name);
    int out = otherwise;
    std::from_chars(said.data(), said.data() + said.size(), out);
    return out;
  }

  const View& view_;
  const PlanView& plan_;
  std::string key_;
  std::string part_;
};

void draw_kind(const View& view, Page& page, const PlanView& plan, const Plan& now) {
  Ui& ui = view.ui;
  if (!now.fresh()) return;
  std::vector<Option> kinds;
  for (const KindRow& row : plan.kinds)
    kinds.push_back({row.id, row.title});
  page.y += group_title(ui, page.rest(), "What it is");
  page.y +=
      options(view, "plan.kind", page.rest(), now.choice_key("kind"), kinds, now.kind()) + ui.px(8);
  const KindRow* kind = now.kind_row();
  if (kind != nullptr && !kind->purpose.empty()) {
    page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet, kind->purpose) + ui.px(8);
  }
  page.y += ui.px(8);
}

/// A value between two signs that make it less or more. Returns the change, in steps.
int stepper(const View& view, const std::string& id, const Rect& room, std::string_view label,
            const std::string& value) {
  Ui& ui = view.ui;
  ui.label({room.x, room.y, room.width, ui.line(Face::small)}, Face::small, Token::text, label,
           Align::left, Role::heading);
  const float side = ui.px(least_target);
  const float y = room.y + ui.line(Face::small) + ui.px(4);
  int change = 0;
  if (icon_button(ui, id + ".less", {room.x, y, side, side}, Icon::minus,
                  std::string(label) + " earlier or less")) {
    change = -1;
  }
  ui.label({room.x + side, y, room.width - 2 * side, side}, Face::body_strong, Token::text, value,
           Align::centre);
  if (icon_button(ui, id + ".more", {room.right() - side, y, side, side}, Icon::plus,
                  std::string(label) + " later or more")) {
    change = 1;
  }
  return change;
}

std::string clock(int minutes) {
  return fmt::format("{:02}:{:02}", minutes / 60 % 24, minutes % 60);
}

void draw_time(const View& view, Page& page, const Plan& now) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "When");
  const auto chosen = date_from_iso8601(now.date());
  const std::string month_key = now.choice_key("month");
  Date month = chosen.value_or(Date{});
  if (const auto shown = date_from_iso8601(view.state.choice(month_key))) month = *shown;
  CalendarLook look;
  look.month = month;
  look.chosen = chosen;
  look.possible = [](Date) { return true; };
  const Rect room = page.rest();
  const bool beside = room.width >= ui.px(680);
  const Rect left{room.x, room.y, beside ? room.width - ui.px(280) : room.width, 0};
  const CalendarTouch touch = calendar(ui, "plan.day", left, look);
  if (touch.day) view.act(action::Choose{now.choice_key("day"), to_iso8601(*touch.day)});
  if (touch.months != 0) {
    month =
        Date{month.year(), month.month(), std::chrono::day{1}} + std::chrono::months{touch.months};
    view.act(action::Choose{month_key, to_iso8601(month)});
  }
  Rect right = beside ? Rect{left.right() + ui.px(24), room.y, ui.px(256), 0}
                      : Rect{room.x, room.y + touch.height + ui.px(12), ui.px(256), 0};
  const float high = ui.line(Face::small) + ui.px(least_target) + ui.px(16);
  ui.paragraph({right.x, right.y, right.width, 0}, Face::body, Token::text,
               chosen ? date_in_words(*chosen) : "Choose a day");
  right.y += 2 * ui.line(Face::body) + ui.px(8);
  const int starts = now.starts();
  const int minutes = now.minutes();
  if (const int by = stepper(view, "plan.starts", right, "From", clock(starts)); by != 0) {
    const int to = std::clamp(starts + by * step, day_begins, day_ends);
    view.act(action::Choose{now.choice_key("starts"), std::to_string(to)});
  }
  right.y += high;
  if (const int by = stepper(view, "plan.minutes", right, "Until", clock(starts + minutes));
      by != 0) {
    const int to = std::clamp(minutes + by * step, step, 10 * 60);
    view.act(action::Choose{now.choice_key("minutes"), std::to_string(to)});
  }
  right.y += high;
  page.y += std::max(touch.height, right.y - room.y) + ui.px(16);
}

void draw_how(const View& view, Page& page, const PlanView& plan, const Plan& now) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "How it is held");
  page.y += options(view, "plan.mode", page.rest(), now.choice_key("mode"),
                    {{"in-person", "In person"}, {"video", "By video"}, {"phone", "By phone"}},
                    now.mode()) +
            ui.px(12);
  page.y += group_title(ui, page.rest(), "Sector");
  page.y +=
      options(
          view, "plan.sector", page.rest(), now.choice_key("sector"),
          {{"education", "Education"}, {"health", "Health"}, {"care", "Care"}, {"joint", "Joint"}},
          now.sector()) +
      ui.px(12);
  page.y += group_title(ui, page.rest(), "Who goes");
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const GoerRow& goer : plan.goers) {
    const bool goes = now.goes(goer.id);
    if (chip(ui, "plan.goes." + goer.id, flow.next(chip_width(ui, goer.name)), goer.name, goes)) {
      view.act(action::Choose{now.choice_key(("goes." + goer.id).c_str()), goes ? "no" : "yes"});
    }
  }
  page.y += flow.used() + ui.px(16);
}

void draw_told(const View& view, Page& page, const PlanView& plan, const Plan& now) {
  if (plan.told.empty()) return;
  const PlannedRow* before = now.before();
  const std::string title =
      before != nullptr && !before->to_tell.empty() ? "Still to be told: " + before->to_tell
      : plan.agreed ? "The timetable is agreed: changes are told to " + plan.told
                    : "When the timetable is agreed it is told to " + plan.told;
  page.y += banner(view.ui, "plan.told", page.rest(), Tone::inform, title,
                   "The timetable page lists what is still to be told.") +
            view.ui.px(16);
}

void draw_end(const View& view, Page& page, const PlannedRow& before) {
  const std::string key = form_key(Screen::plan, before.id + ".cancel");
  if (view.state.choice(key + "/open").empty()) {
    if (page_button(view, page, "plan.cancel", "It does not take place",
                    {ButtonKind::danger, Icon::bin})) {
      view.act(action::Choose{key + "/open", "yes"});
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "plan.cancel.reason", page.rest(), form, "Why it does not take place",
                       "It stays in the list, and its notes stay", 2);
  ButtonLook look{ButtonKind::danger, Icon::bin};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "plan.cancel.do", "Cancel it", look)) {
    view.act(action::Do{key, ask::CancelActivity{before.id}});
  }
}

void draw_fields(const View& view, Page& page, const PlanView& plan, const Plan& now) {
  const PlannedRow* before = now.before();
  draw_kind(view, page, plan, now);
  Form& title = begun_form(view, now.key(), before ? before->title : "", editor::Mode::one_line);
  page.y += line_field(view, "plan.title", page.rest(), title, "What it is called",
                       "Codes and roles, no names of families");
  draw_time(view, page, now);
  Form& place =
      begun_form(view, now.key() + "/place", before ? before->place : "", editor::Mode::one_line);
  page.y += line_field(view, "plan.place", page.rest(), place, "Where",
                       "A building or room, never a home address");
  draw_how(view, page, plan, now);
  if (before != nullptr) {
    page.y += line_field(view, "plan.reason", page.rest(), line_form(view, now.key() + "/reason"),
                         "Why it changes", "For the history; may stay empty");
  }
  draw_told(view, page, plan, now);
  ButtonLook look{ButtonKind::primary, Icon::tick};
  const bool known = before != nullptr || now.kind_row() != nullptr;
  look.enabled = known && !title.editor.empty() && !title.sent;
  if (page_button(view, page, "plan.keep", before ? "Keep the change" : "Plan it", look)) {
    view.act(action::Do{now.key(), now.ask()});
  }
  if (now.kind_row() == nullptr) {
    page.y +=
        view.ui.paragraph(page.rest(), Face::small, Token::text_quiet, "Choose what it is first.") +
        view.ui.px(12);
  }
}

}  // namespace

void draw_plan(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::calendar, "Its activities are planned here.")) return;
  Ui& ui = view.ui;
  const auto& plan = view.state.visit()->pages.plan;
  const std::string part =
      view.state.choice(part_key).empty() ? "new" : view.state.choice(part_key);
  if (!plan || (part != "new" && (!plan->open || plan->open->id != part))) {
    empty_state(ui, room, Icon::calendar, "Plan", "Reading how it stands.");
    return;
  }
  const Plan now(view, *plan, part);
  Page page(view, "plan.page." + part, room);
  Rect bar = page.rest(ui.px(least_target));
  if (back_button(ui, "plan.back", bar, "Timetable")) view.act(action::Go{Screen::timetable});
  page.y += bar.height + ui.px(8);
  const PlannedRow* before = now.before();
  page.y += page_heading(ui, page.rest(), before ? before->title : "Plan an activity",
                         before && before->cancelled ? "Cancelled: " + before->reason
                                                     : "The team sees it at the next sync") +
            ui.px(12);
  if (before != nullptr && before->cancelled) {
    if (page_button(view, page, "plan.resume", "It takes place after all",
                    {ButtonKind::primary, Icon::undo})) {
      view.act(action::Do{"", ask::ResumeActivity{before->id}});
    }
  } else {
    draw_fields(view, page, *plan, now);
    if (before != nullptr) draw_end(view, page, *before);
  }
  if (before != nullptr) draw_sentences(ui, page, "How it came to this", before->history);
}

}  // namespace fieldfare::ui
