#include "page.h"

/// What the visit puts out: how each output looks now, what people write in it, and its export.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "outputs/part";
constexpr const char* format_key = "outputs/format";
constexpr const char* stage_key = "outputs/stage";

void draw_row(Ui& ui, const OutputRow& row, const Rect& room, bool chosen) {
  row_words(ui, room.inset(0, ui.px(10)), {Face::body_strong, row.title, row.under, 2, chosen});
}

void draw_list(const View& view, const Rect& room, const OutputsView& outputs) {
  Ui& ui = view.ui;
  const auto& rows = outputs.outputs;
  ListLook look;
  look.count = rows.size();
  look.row_height = row_height(ui, Face::body_strong, 2);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (outputs.open && rows[i].id == outputs.open->row.id) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "outputs.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].title; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "outputs.list", "Outputs", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed].id, true});
    view.act(action::Choose{stage_key, ""});
  }
}

/// "final" as it begins a line.
std::string capital(std::string words) {
  if (!words.empty() && words.front() >= 'a' && words.front() <= 'z')
    words.front() = static_cast<char>(words.front() - 'a' + 'A');
  return words;
}

float draw_reasons(Ui& ui, const Rect& room, std::string_view id, Tone tone, std::string_view title,
                   const std::vector<std::string>& all) {
  if (all.empty()) return 0;
  std::string words;
  for (const std::string& each : all)
    words += (words.empty() ? "" : "\n") + each;
  return banner(ui, id, room, tone, title, words) + ui.px(12);
}

void draw_export(const View& view, Page& page, const OutputPage& open, const std::string& folder) {
  Ui& ui = view.ui;
  const std::string& wanted = view.state.choice(stage_key);
  const std::string& stage = wanted.empty() ? open.stage : wanted;
  if (open.stages.size() > 1) {
    std::vector<std::string> words;
    for (const std::string& each : open.stages)
      words.push_back(capital(each));
    std::vector<Option> stages;
    for (std::size_t i = 0; i < words.size(); ++i)
      stages.push_back({open.stages[i], words[i]});
    page.y += group_title(ui, page.rest(), "Stage");
    page.y += options(view, "outputs.stage", page.rest(), stage_key, stages, stage) + ui.px(12);
  }
  const std::string& chosen = view.state.choice(format_key);
  const std::string format = chosen.empty() ? "docx" : chosen;
  page.y += group_title(ui, page.rest(), "File");
  page.y += options(view, "outputs.format", page.rest(), format_key,
                    {{"docx", "Word"}, {"pdf", "PDF"}, {"html", "Web page"}, {"md", "Plain text"}},
                    format) +
            ui.px(12);
  ButtonLook look{ButtonKind::primary, Icon::cloud_up};
  look.enabled = open.row.may_export && open.reasons.empty();
  if (page_button(view, page, "outputs.export", "Export the file", look)) {
    view.act(action::Do{"", ask::Export{open.row.id, stage, format}});
  }
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                   look.enabled ? "It is written to " + folder +
                                      ", unencrypted: from then on it is in your care."
                   : open.row.may_export ? std::string("It can leave when what is said above "
                                                       "is settled.")
                                         : std::string("Whoever leads the visit exports it.")) +
      ui.px(20);
}

float draw_cells(Ui& ui, const Rect& room, const std::vector<std::string>& cells, Face face) {
  if (cells.empty()) return 0;
  const float wide = room.width / static_cast<float>(cells.size());
  float tall = 0;
  for (std::size_t i = 0; i < cells.size(); ++i) {
    tall = std::max(
        tall, ui.paragraph({room.x + wide * static_cast<float>(i), room.y, wide - ui.px(12), 0},
                           face, Token::text, cells[i]));
  }
  return tall + ui.px(6);
}

float draw_block(Ui& ui, const Rect& room, const BlockRow& block) {
  float y = room.y;
  const auto rest = [&] { return Rect{room.x, y, room.width, 0}; };
  switch (block.kind) {
    case BlockRow::Kind::heading:
      y += ui.paragraph(rest(), Face::body_strong, Token::text, block.text) + ui.px(4);
      break;
    case BlockRow::Kind::paragraph:
      y += ui.paragraph(rest(), Face::body, Token::text, block.text) + ui.px(8);
      break;
    case BlockRow::Kind::list:
      for (const std::string& item : block.items) {
        y += ui.paragraph({room.x + ui.px(20), y, room.width - ui.px(20), 0}, Face::body,
                          Token::text, "• " + item) +
             ui.px(4);
      }
      break;
    case BlockRow::Kind::table:
      y += draw_cells(ui, rest(), block.columns, Face::small_strong);
      for (const auto& row : block.rows) {
        ui.rule(room.x, y, room.width, Token::border);
        y += ui.px(4);
        y += draw_cells(ui, rest(), row, Face::small);
      }
      y += ui.px(6);
      break;
  }
  return y - room.y;
}

/// What people write in a section: the words as they stand, or the place to write them.
void draw_writing(const View& view, Page& page, const OutputPage& open, const SectionRow& section) {
  const std::string key = form_key(Screen::outputs, open.row.id + '.' + section.id);
  const std::string open_key = key + "/open";
  if (view.state.choice(open_key).empty()) {
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, true, Face::small};
    if (page_button(view, page, "outputs.write." + section.id,
                    section.text.empty() ? "Write it" : "Change it", look)) {
      view.act(action::Choose{open_key, "yes"});
      view.state.forms[key].editor.load(section.text);
    }
    return;
  }
  Form& form = view.state.forms[key];
  page.y += form_field(view, "outputs.words." + section.id, page.rest(), form, section.title,
                       section.help, 5);
  ButtonLook look{ButtonKind::secondary, Icon::tick};
  look.enabled = !form.sent;
  if (page_button(view, page, "outputs.keep." + section.id, "Keep this text", look)) {
    view.act(action::Do{key, ask::WriteSection{open.row.id, section.id}});
  }
}

void draw_sections(const View& view, Page& page, const OutputPage& open) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Preview") + ui.px(4);
  if (!open.marking.empty()) {
    tag(ui, {page.rest().x, page.y}, Tone::caution, Icon::lock, open.marking);
    page.y += tag_height(ui) + ui.px(8);
  }
  for (const SectionRow& section : open.sections) {
    page.y += ui.paragraph(page.rest(), Face::title, Token::text, section.title) + ui.px(4);
    if (section.blocks.empty()) {
      page.y += ui.paragraph(page.rest(), Face::small,
                             section.required ? Token::caution : Token::text_quiet,
                             section.help.empty()
                                 ? (section.required ? "Still to be written." : "Empty so far.")
                                 : section.help) +
                ui.px(8);
    }
    for (const BlockRow& block : section.blocks)
      page.y += draw_block(ui, page.rest(), block);
    if (section.written) draw_writing(view, page, open, section);
    page.y += ui.px(8);
  }
}

/// A draft goes to the area when its quality has been assured; that is recorded here.
void draw_quality(const View& view, Page& page, const OutputPage& open) {
  if (open.quality.empty()) return;
  page.y += view.ui.paragraph(page.rest(), Face::body, Token::text,
                              "The draft goes to the area once its quality has been assured.") +
            view.ui.px(8);
  if (page_button(view, page, "outputs.quality", "Its quality is assured",
                  {ButtonKind::secondary, Icon::tick})) {
    view.act(action::Do{"", ask::SettleDeadline{open.quality, true}});
  }
}

void draw_side(Ui& ui, const Rect& room, float& y, std::string_view title,
               const std::vector<std::string>& all) {
  y += ui.paragraph({room.x, y, room.width, 0}, Face::small_strong, Token::text, title);
  for (const std::string& each : all)
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text, each) + ui.px(4);
  if (all.empty())
    y += ui.paragraph({room.x, y, room.width, 0}, Face::small, Token::text_quiet, "Nothing");
}

/// What leaders were told beside what is written now, theme by theme, for people to compare.
void draw_compare(const View& view, Page& page, const OutputPage& open) {
  if (open.compare.empty()) return;
  Ui& ui = view.ui;
  constexpr const char* key = "outputs/compare";
  const bool shown = !view.state.choice(key).empty();
  const ButtonLook look{ButtonKind::secondary, shown ? Icon::up : Icon::balance, true, Face::small};
  if (page_button(view, page, "outputs.compare",
                  shown ? "Close the comparison" : "Compare with the feedback", look)) {
    view.act(action::Choose{key, shown ? "" : "yes"});
  }
  if (!shown) return;
  const float gap = ui.px(20);
  for (const CompareRow& row : open.compare) {
    ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
    page.y += ui.px(8);
    page.y += ui.paragraph(page.rest(), Face::body_strong, Token::text, row.title) + ui.px(4);
    const float half = (page.rest().width - gap) / 2;
    float left = page.y;
    float right = page.y;
    draw_side(ui, {page.rest().x, 0, half, 0}, left, "Told at the feedback", row.feedback);
    draw_side(ui, {page.rest().x + half + gap, 0, half, 0}, right, "Written now", row.written);
    page.y = std::max(left, right) + ui.px(4);
    if (!row.remark.empty())
      page.y += ui.paragraph(page.rest(), Face::small, Token::caution, row.remark) + ui.px(4);
    page.y += ui.px(8);
  }
}

}  // namespace

void draw_outputs(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::cloud_up, "What it puts out is shown here.")) return;
  Ui& ui = view.ui;
  const auto& outputs = view.state.visit()->pages.outputs;
  if (!outputs) {
    empty_state(ui, room, Icon::cloud_up, "Outputs", "Putting them together.");
    return;
  }
  const Panes panes = split(view, room, 340, "Outputs");
  if (!panes.list.empty()) draw_list(view, panes.list, *outputs);
  if (panes.page.empty()) return;
  if (!outputs->open) {
    empty_state(ui, panes.page, Icon::cloud_up, "Choose an output",
                "You see how it looks now, what is missing, and can write and export it.");
    return;
  }
  const OutputPage& open = *outputs->open;
  Page page(view, "outputs.page." + open.row.id, panes.page, Page::In::pane);
  page.y += page_heading(ui, page.rest(), open.row.title, open.row.under) + ui.px(16);
  page.y += draw_reasons(ui, page.rest(), "outputs.reasons", Tone::caution, "It cannot leave yet.",
                         open.reasons);
  page.y += draw_reasons(ui, page.rest(), "outputs.warnings", Tone::inform, "To be weighed.",
                         open.warnings);
  draw_quality(view, page, open);
  draw_export(view, page, open, outputs->folder);
  draw_compare(view, page, open);
  draw_sections(view, page, open);
}

}  // namespace fieldfare::ui
