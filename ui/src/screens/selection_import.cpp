#include "selection_import.h"

#include "../widgets/calendar.h"
#include "../widgets/card.h"

/// What would be taken from a file. Columns are what the guard and the headings propose until
/// somebody says otherwise; what is refused cannot be asked for.
namespace fieldfare::ui {
namespace {

constexpr const char* open_key = "selection/column";  // the column that is looked at
constexpr const char* sheet_key = "selection/part.sheet";
constexpr const char* list_key = "selection/part.list";
constexpr const char* as_at_key = "selection/as_at";
constexpr const char* month_key = "selection/month";
constexpr const char* map_prefix = "selection/part.map.";

std::string import_key() {
  return form_key(Screen::selection, "import");
}

std::string title_of(const ListPreview& preview, const std::string& field) {
  for (const FieldRow& row : preview.fields) {
    if (row.id == field) return row.title;
  }
  return field;
}

/// What this column may be, with the field that it is now.
void draw_fields(const View& view, Page& page, const ListPreview& preview, const ColumnRow& row) {
  Ui& ui = view.ui;
  const std::string map_key = map_prefix + row.column;
  const std::string now = row.state == "taken" ? row.field : "ignore";
  Flow flow(ui, page.rest(), ui.px(least_target));
  const auto choose = [&](const std::string& value, const std::string& words) {
    if (chip(ui, "selection.field." + value, flow.next(chip_width(ui, words)), words, now == value,
             Role::radio)) {
      view.act(action::Choose{map_key, value});
      view.act(action::Choose{open_key, ""});
    }
  };
  choose("ignore", "Leave it out");
  for (const FieldRow& field : preview.fields)
    choose(field.id, field.title);
  if (!view.state.choice(map_key).empty()) {
    if (chip(ui, "selection.field.as_found", flow.next(chip_width(ui, "As it was found")),
             "As it was found", false, Role::radio)) {
      view.act(action::Choose{map_key, ""});
      view.act(action::Choose{open_key, ""});
    }
  }
  page.y += flow.used() + ui.px(16);
}

void draw_columns(const View& view, Page& page, const ListPreview& preview) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "What each column is");
  for (const ColumnRow& row : preview.columns) {
    const bool refused = row.state == "refused";
    const std::string title =
        row.column + "  " + (row.heading.empty() ? "(no heading)" : row.heading);
    CardLook look;
    look.title = title;
    look.under = row.words;
    const std::string right = row.state == "taken" ? title_of(preview, row.field)
                              : refused            ? std::string("Refused")
                                                   : std::string("Left out");
    look.right = right;
    look.icon = row.state == "taken" ? Icon::tick : refused ? Icon::lock : Icon::minus;
    look.icon_token = row.state == "taken" ? Token::good
                      : refused            ? Token::danger
                                           : Token::text_quiet;
    look.opens = !refused;
    const bool open = view.state.choice(open_key) == row.column;
    if (card(ui, "selection.column." + row.column, page.rest(), look)) {
      view.act(action::Choose{open_key, open ? "" : row.column});
    }
    page.y += card_step(ui, page.rest().width, look);
    if (open && !refused) draw_fields(view, page, preview, row);
  }
  page.y += ui.px(8);
}

void draw_choice(const View& view, Page& page, std::string_view id, std::string_view title,
                 const std::string& key, const std::vector<Option>& all, std::string_view chosen) {
  if (all.size() < 2) return;
  page.y += group_title(view.ui, page.rest(), title);
  page.y += options(view, id, page.rest(), key, all, chosen) + view.ui.px(12);
}

void draw_as_at(const View& view, Page& page) {
  Ui& ui = view.ui;
  const auto chosen = date_from_iso8601(view.state.choice(as_at_key));
  page.y += group_title(ui, page.rest(), "The area’s figures are of");
  page.y += ui.paragraph(page.rest(), Face::body, chosen ? Token::text : Token::text_quiet,
                         chosen ? date_in_words(*chosen)
                                : std::string("Not said. It stands in the file or the letter.")) +
            ui.px(8);
  const bool open = !view.state.choice(month_key).empty();
  if (!open) {
    const ButtonLook look{ButtonKind::secondary, Icon::calendar, true, Face::small};
    if (page_button(view, page, "selection.as_at", chosen ? "Another day" : "Choose the day",
                    look)) {
      const std::string& today = view.state.snapshot->date;
      view.act(action::Choose{month_key, chosen ? to_iso8601(*chosen) : today});
    }
    return;
  }
  Date month = date_from_iso8601(view.state.choice(month_key)).value_or(Date{});
  const auto today = date_from_iso8601(view.state.snapshot->date);
  CalendarLook look;
  look.month = month;
  look.chosen = chosen;
  look.possible = [&](Date day) { return !today || day <= *today; };
  const CalendarTouch touch = calendar(ui, "selection.as_at", page.rest(), look);
  if (touch.day) {
    view.act(action::Choose{as_at_key, to_iso8601(*touch.day)});
    view.act(action::Choose{month_key, ""});
  }
  if (touch.months != 0) {
    month =
        Date{month.year(), month.month(), std::chrono::day{1}} + std::chrono::months{touch.months};
    view.act(action::Choose{month_key, to_iso8601(month)});
  }
  page.y += touch.height + ui.px(16);
}

ask::ImportList wanted(const View& view, const ListPreview& preview) {
  ask::ImportList out;
  out.file = preview.file;
  out.sheet = view.state.choice(sheet_key);
  out.list = view.state.choice(list_key);
  out.as_at = view.state.choice(as_at_key);
  for (const auto& [key, value] : view.state.choices) {
    if (key.starts_with(map_prefix))
      out.map.push_back(key.substr(std::string_view(map_prefix).size()) + '=' + value);
  }
  return out;
}

void draw_readable(const View& view, Page& page, const ListPreview& preview) {
  Ui& ui = view.ui;
  page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                         counted(preview.rows, "row", "rows") + ".") +
            ui.px(8);
  std::vector<Option> sheets;
  for (const std::string& sheet : preview.sheets)
    sheets.push_back({sheet, sheet});
  draw_choice(view, page, "selection.sheet", "The sheet", sheet_key, sheets, preview.sheet);
  std::vector<Option> lists;
  for (const FieldRow& list : preview.lists)
    lists.push_back({list.id, list.title});
  draw_choice(view, page, "selection.list", "Which list it is", list_key, lists, preview.list);
  draw_columns(view, page, preview);
  draw_sentences(ui, page, "What no column tells", preview.missing);
  draw_sentences(ui, page, "To be weighed", preview.warnings);
  draw_as_at(view, page);
  const std::string key = import_key();
  const Form& form = view.state.forms[key];
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !form.sent;
  if (page_button(view, page, "selection.import", "Take it in", look)) {
    view.act(action::Do{key, wanted(view, preview)});
  }
  if (!form.problem.empty()) {
    page.y +=
        banner(ui, "selection.failed", page.rest(), Tone::danger, form.problem, "") + ui.px(12);
  }
}

}  // namespace

void draw_work(const View& view, Page& page) {
  Ui& ui = view.ui;
  const LongWork& work = *view.state.snapshot->work;
  progress(ui, "selection.progress", page.rest(ui.px(56)), work.words, work.part);
  page.y += ui.px(72);
  if (page_button(view, page, "selection.stop", "Stop", {ButtonKind::secondary, Icon::close})) {
    view.act(action::StopWork{});
  }
}

void draw_preview(const View& view, Page& page, const ListPreview& preview) {
  Ui& ui = view.ui;
  const std::size_t slash = preview.file.rfind('/');
  page.y +=
      group_title(ui, page.rest(),
                  "What would be taken from " +
                      (slash == std::string::npos ? preview.file : preview.file.substr(slash + 1)));
  if (view.state.snapshot->work) return draw_work(view, page);
  if (!preview.problem.empty()) {
    page.y +=
        banner(ui, "selection.problem", page.rest(), Tone::danger, preview.problem, preview.hint) +
        ui.px(12);
  } else {
    draw_readable(view, page, preview);
  }
  if (page_button(view, page, "selection.other", "Another file", {})) {
    view.act(action::Choose{selection_file, ""});
  }
}

}  // namespace fieldfare::ui
