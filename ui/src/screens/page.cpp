#include "page.h"

#include "../widgets/calendar.h"
#include "../widgets/qr.h"
#include "findings.h"

namespace fieldfare::ui {

bool needs_visit(const View& view, const Rect& room, Icon icon, std::string_view teaches) {
  if (view.state.visit() != nullptr) return false;
  empty_state(view.ui, room, icon, "Choose a visit first", teaches);
  return true;
}

namespace {

std::string key_of(const AppState& state, const Form& form) {
  for (const auto& [key, each] : state.forms) {
    if (&each == &form) return key;
  }
  return {};
}

}  // namespace

float form_field(const View& view, std::string_view id, const Rect& room, Form& form,
                 std::string_view label, std::string_view hint, float lines) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, label);
  EditLook look;
  look.hint = hint;
  const float high = ui.line(Face::body) * look.line_height * lines + ui.px(24);
  const Edited typed =
      edit_text(ui, id, Role::editor, label, {room.x, y, room.width, high}, form.editor, look);
  if (typed.copy_refused) view.act(action::CopyRefused{});
  y += high + ui.px(8);
  if (!form.problem.empty()) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::danger, form.problem) +
         ui.px(8);
  }
  // The line has its place from the start: what is pressed below must not move away.
  const float line = ui.line(Face::small);
  const std::string key = key_of(view.state, form);
  const std::string words = is_journaled(key) ? form_words(form, view.state.now) : std::string();
  if (!words.empty()) {
    ui.label({room.x, y, room.width, line}, Face::small, Token::text_quiet, words);
  }
  y += line + ui.px(8);
  const FindingsIn in{form, key, std::string(id), std::string(id) + ".finding"};
  if (const float tall = findings_height(view, in, room.width); tall > 0) {
    draw_findings(view, {room.x, y, room.width, tall}, in);
    y += tall + ui.px(12);
  }
  return y - room.y;
}

Form& line_form(const View& view, const std::string& key) {
  Form& form = view.state.forms.try_emplace(key, editor::Mode::one_line).first->second;
  if (form.editor.mode() != editor::Mode::one_line) {
    // It came back from the journal, which does not know what it stood in.
    Form line(editor::Mode::one_line);
    line.editor.load(form.editor.text());
    line.kept_at = form.kept_at;
    line.recovered = form.recovered;
    line.facts_changed = true;
    line.seen_revision = line.asked_revision = line.kept_revision = line.editor.revision();
    form = std::move(line);
  }
  return form;
}

Form& begun_form(const View& view, const std::string& key, std::string_view words,
                 editor::Mode mode) {
  const auto [found, fresh] = view.state.forms.try_emplace(key, mode);
  Form& form = found->second;
  if (!fresh) return mode == editor::Mode::one_line ? line_form(view, key) : form;
  form.editor.load(words);
  form.seen_revision = form.asked_revision = form.kept_revision = form.editor.revision();
  return form;
}

float line_field(const View& view, std::string_view id, const Rect& room, Form& form,
                 std::string_view label, std::string_view hint, bool* entered) {
  Ui& ui = view.ui;
  float y = room.y + group_title(ui, room, label);
  EditLook look;
  look.hint = hint;
  const float high = ui.px(52);
  const Edited typed =
      edit_text(ui, id, Role::text_field, label, {room.x, y, room.width, high}, form.editor, look);
  if (entered != nullptr && typed.entered) *entered = true;
  y += high + ui.px(8);
  if (!form.problem.empty()) {
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::danger, form.problem) +
         ui.px(8);
  }
  // Where names are what is asked for, or words are only looked for, there is nothing to choose.
  if (const std::string key = key_of(view.state, form); is_journaled(key)) {
    const FindingsIn in{form, key, std::string(id), std::string(id) + ".finding"};
    if (const float tall = findings_height(view, in, room.width); tall > 0) {
      draw_findings(view, {room.x, y, room.width, tall}, in);
      y += tall + ui.px(8);
    }
  }
  return y + ui.px(8) - room.y;
}

void row_words(Ui& ui, const Rect& room, const RowWords& words) {
  const Token front = words.chosen ? Token::on_selected
                      : words.dim  ? Token::text_quiet
                                   : Token::text;
  const Token quiet = words.chosen ? Token::on_selected : Token::text_quiet;
  const float title = ui.paragraph_height(room.width, words.face, words.title, 2);
  const float under = ui.paragraph_height(room.width, Face::small, words.under, words.under_lines);
  const float y = room.y + std::max(0.0F, (room.height - title - under) / 2);
  ui.paragraph({room.x, y, room.width, title}, words.face, front, words.title, 2, true);
  ui.paragraph({room.x, y + title, room.width, under}, Face::small, quiet, words.under,
               words.under_lines, true);
}

float row_height(const Ui& ui, Face face, std::size_t under_lines) {
  return 2 * ui.line(face) + static_cast<float>(under_lines) * ui.line(Face::small) + ui.px(20);
}

std::optional<Date> choose_day(const View& view, Page& page, const DayChoice& choice) {
  Ui& ui = view.ui;
  const auto chosen = date_from_iso8601(view.state.choice(choice.key));
  const std::string month_key = choice.key + ".month";
  page.y += group_title(ui, page.rest(), choice.title);
  CalendarLook look;
  look.month = date_from_iso8601(view.state.choice(month_key))
                   .value_or(chosen.value_or(choice.begin.value_or(Date{})));
  look.chosen = chosen;
  look.possible = choice.possible;
  const CalendarTouch touch = calendar(ui, choice.id, page.rest(), look);
  page.y += touch.height + ui.px(8);
  if (touch.day) view.act(action::Choose{choice.key, to_iso8601(*touch.day)});
  if (touch.months != 0) {
    const Date month = Date{look.month.year(), look.month.month(), std::chrono::day{1}} +
                       std::chrono::months{touch.months};
    view.act(action::Choose{month_key, to_iso8601(month)});
  }
  page.y += ui.paragraph(page.rest(), Face::body, chosen ? Token::text : Token::text_quiet,
                         chosen ? date_in_words(*chosen) : std::string("Not chosen yet.")) +
            ui.px(12);
  return chosen;
}

bool page_button(const View& view, Page& page, std::string_view id, std::string_view words,
                 const ButtonLook& look) {
  Ui& ui = view.ui;
  const float wide = std::min(button_width(ui, words, look), page.rest().width);
  const float high = button_height(ui, wide, words, look);
  const bool pressed = button(ui, id, {page.rest().x, page.y, wide, high}, words, look);
  page.y += high + ui.px(16);
  return pressed;
}

bool sure_button(const View& view, Page& page, const Sure& sure) {
  const std::string id(sure.id);
  const std::string key = "sure/" + id;
  if (view.state.choice(key) != sure.title) {
    if (page_button(view, page, id, sure.words, {ButtonKind::danger, sure.icon})) {
      view.act(action::Choose{key, sure.title});
      // What is asked may stand below the window's edge; Enter alone must not say yes.
      view.ui.give_focus(id + ".no", true);
    }
    return false;
  }
  page.y += banner(view.ui, id + ".sure", page.rest(), Tone::caution, sure.title, sure.explains) +
            view.ui.px(12);
  const ButtonLook danger{ButtonKind::danger, sure.icon};
  const float yes_wide = button_width(view.ui, sure.yes, danger);
  const float no_wide = button_width(view.ui, sure.no, {});
  const float room = page.rest().width;
  Flow flow(view.ui, page.rest(),
            std::max(button_height(view.ui, std::min(yes_wide, room), sure.yes, danger),
                     button_height(view.ui, std::min(no_wide, room), sure.no, {})));
  const bool yes = button(view.ui, id + ".yes", flow.next(yes_wide), sure.yes, danger);
  const bool no = button(view.ui, id + ".no", flow.next(no_wide), sure.no);
  page.y += flow.used() + view.ui.px(16);
  if (yes || no) view.act(action::Choose{key, ""});
  return yes;
}

float options(const View& view, std::string_view id, const Rect& room, const std::string& key,
              const std::vector<Option>& all, std::string_view chosen) {
  Ui& ui = view.ui;
  Flow flow(ui, room, ui.px(least_target));
  for (const Option& option : all) {
    const std::string name = std::string(id) + '.' + std::string(option.value);
    if (chip(ui, name, flow.next(chip_width(ui, option.words)), option.words,
             option.value == chosen, Role::radio)) {
      view.act(action::Choose{key, std::string(option.value)});
    }
  }
  return flow.used();
}

void draw_sentences(Ui& ui, Page& page, std::string_view title,
                    const std::vector<std::string>& all) {
  if (all.empty()) return;
  page.y += group_title(ui, page.rest(), title);
  for (const std::string& each : all) {
    const Rect line = page.rest();
    ui.words({line.x, line.y, ui.px(16), ui.line(Face::body)}, Face::body, Token::text_quiet, "•");
    page.y += ui.paragraph({line.x + ui.px(18), line.y, line.width - ui.px(18), 0}, Face::body,
                           Token::text, each) +
              ui.px(6);
  }
  page.y += ui.px(12);
}

float draw_slip(const View& view, const Rect& room, const Slip& slip) {
  Ui& ui = view.ui;
  const float most = std::min(room.width, ui.px(slip.kind == Slip::Kind::card ? 300 : 420));
  const float side = qr_code(ui, "slip.qr", {room.x, room.y, most, most}, slip.code,
                             slip.kind == Slip::Kind::card ? "QR code of this tablet’s card"
                                                           : "QR code of the invitation");
  const bool beside = side > 0 && room.width - side >= ui.px(260);
  Rect text = room;
  if (beside) {
    text.cut_left(side + ui.px(20));
  } else if (side > 0) {
    text.y += side + ui.px(12);
  }
  const std::string copied = "slip/copied";
  const bool done = view.state.choice(copied) == slip.text;
  const ButtonLook look{ButtonKind::secondary, done ? Icon::tick : Icon::notes};
  const std::string_view words = done ? "Copied" : "Copy the text";
  if (button(ui, "slip.copy",
             {text.x, text.y, button_width(ui, "Copy the text", look), ui.px(least_target)}, words,
             look)) {
    ImGui::SetClipboardText(slip.text.c_str());
    view.act(action::Choose{copied, slip.text});
  }
  float y = text.y + ui.px(least_target) + ui.px(12);
  y += ui.paragraph({text.x, y, text.width, 0}, Face::small, Token::text_quiet, slip.text, 5);
  return std::max(y, room.y + side) + ui.px(16) - room.y;
}

}  // namespace fieldfare::ui
