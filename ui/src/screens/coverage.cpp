#include "page.h"

/// How much stands under each question, and where nothing does.
namespace fieldfare::ui {
namespace {

constexpr std::array<const char*, 4> sector_words{"education", "health", "care", "joint"};
constexpr std::array<Token, 4> sector_tokens{Token::accent, Token::good, Token::caution,
                                             Token::text_quiet};
constexpr std::array<const char*, 4> basis_names{"seen", "told", "read", "surveyed"};

std::string listed(const std::array<std::size_t, 4>& counts,
                   const std::array<const char*, 4>& names) {
  std::string out;
  for (std::size_t i = 0; i < counts.size(); ++i) {
    if (counts[i] == 0) continue;
    if (!out.empty()) out += ", ";
    out += std::to_string(counts[i]) + ' ' + names[i];
  }
  return out;
}

/// The marks that tell the parts of a bar apart without colour: as many strokes as the sector's
/// place in the legend.
void draw_strokes(Ui& ui, const Rect& part, std::size_t sector) {
  const Ui::Backdrop backdrop(ui, sector_tokens[sector]);
  for (std::size_t i = 0; i <= sector && sector > 0; ++i) {
    const float x = part.x + ui.px(6 + 6 * static_cast<float>(i));
    if (x + ui.px(3) > part.right()) break;
    ui.fill({x, part.y + ui.px(3), ui.px(2), part.height - ui.px(6)}, Token::surface);
  }
}

void draw_bar(Ui& ui, const Rect& room, const CoverageRow& row, std::size_t most) {
  const Rect track{room.x, room.y, room.width, ui.px(16)};
  ui.outline(track, Token::border, std::max(1.0F, ui.px(1)), ui.px(4));
  if (most == 0) return;
  const auto told = row.sectors[0] + row.sectors[1] + row.sectors[2] + row.sectors[3];
  float x = track.x;
  const auto part = [&](std::size_t count, Token token) {
    const float wide =
        track.width * static_cast<float>(count) / static_cast<float>(std::max(most, row.notes));
    const Rect piece{x, track.y, wide, track.height};
    if (count > 0) ui.fill(piece, token, ui.px(3));
    x += wide;
    return piece;
  };
  for (std::size_t i = 0; i < row.sectors.size(); ++i) {
    const Rect piece = part(row.sectors[i], sector_tokens[i]);
    if (row.sectors[i] > 0) draw_strokes(ui, piece, i);
  }
  if (row.notes > told) part(row.notes - told, Token::border_control);
}

float draw_row(Ui& ui, const Rect& room, const CoverageRow& row, std::size_t most) {
  const float words_width = room.width * 0.46F;
  const float text = ui.paragraph_height(words_width, Face::body, row.title);
  const std::string sectors = listed(row.sectors, sector_words);
  const std::string bases = listed(row.bases, basis_names);
  std::string told = row.notes == 0 ? "Nothing yet" : counted(row.notes, "note", "notes");
  if (!sectors.empty()) told += ": " + sectors;
  if (!bases.empty()) told += "; " + bases;
  const float right_x = room.x + words_width + ui.px(20);
  const float right_width = room.width - words_width - ui.px(20);
  const float told_height = ui.paragraph_height(right_width, Face::small, told);
  const float high = std::max(text, ui.px(22) + told_height) + ui.px(20);
  ui.rule(room.x, room.y, room.width, Token::border);
  ui.paragraph({room.x, room.y + ui.px(10), words_width, text}, Face::body, Token::text, row.title);
  draw_bar(ui, {right_x, room.y + ui.px(12), right_width, 0}, row, most);
  ui.paragraph({right_x, room.y + ui.px(32), right_width, told_height}, Face::small,
               row.notes == 0 ? Token::danger : Token::text_quiet, told);
  return high;
}

float draw_legend(Ui& ui, const Rect& room) {
  Flow flow(ui, room, ui.px(24));
  for (std::size_t i = 0; i < sector_words.size(); ++i) {
    const float wide = ui.width(Face::small, sector_words[i]) + ui.px(16);
    const Rect place = flow.next(ui.px(42) + wide);
    const Rect sign{place.x, place.y + ui.px(4), ui.px(34), ui.px(16)};
    ui.fill(sign, sector_tokens[i], ui.px(3));
    draw_strokes(ui, sign, i);
    ui.label({place.x + ui.px(42), place.y, wide, ui.px(24)}, Face::small, Token::text_quiet,
             sector_words[i]);
  }
  return flow.used() + ui.px(12);
}

float draw_gaps(Ui& ui, const Rect& room, const std::vector<CoverageTheme>& themes) {
  std::string empty;
  std::string hearsay;
  const auto add = [](std::string& list, const std::string& title) {
    if (!list.empty()) list += "; ";
    list += title;
  };
  for (const CoverageTheme& theme : themes) {
    for (const CoverageRow& row : theme.questions) {
      if (row.notes == 0) add(empty, row.title);
      if (row.notes > 0 && row.bases[1] == row.notes) add(hearsay, row.title);
    }
  }
  float y = room.y;
  if (!empty.empty()) {
    y += banner(ui, "coverage.empty", {room.x, y, room.width, 0}, Tone::caution,
                "Nothing written yet", empty + ".") +
         ui.px(12);
  }
  if (!hearsay.empty()) {
    y += banner(ui, "coverage.told", {room.x, y, room.width, 0}, Tone::inform,
                "Told by people, not yet seen or read", hearsay + ".") +
         ui.px(12);
  }
  if (empty.empty() && hearsay.empty()) {
    y += banner(ui, "coverage.full", {room.x, y, room.width, 0}, Tone::good,
                "Every question has evidence of more than one kind",
                "Whether it is enough is for the team to say.") +
         ui.px(12);
  }
  return y - room.y;
}

}  // namespace

void draw_coverage(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::chart, "How much stands under each question is shown here.")) {
    return;
  }
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  std::size_t most = 0;
  for (const CoverageTheme& theme : visit.coverage) {
    for (const CoverageRow& row : theme.questions)
      most = std::max(most, row.notes);
  }
  Page page(view, "coverage.page", room);
  page.y += page_heading(ui, page.rest(), "Coverage",
                         visit.row.area + " · notes by question, sector and source") +
            ui.px(16);
  if (visit.sync.counted) {
    page.y += draw_gaps(ui, page.rest(), visit.coverage) + ui.px(8);
  } else {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                           "The notes are still being counted; the bars grow.") +
              ui.px(8);
  }
  page.y += draw_legend(ui, page.rest());
  for (const CoverageTheme& theme : visit.coverage) {
    page.y += ui.px(8) + group_title(ui, page.rest(), theme.title);
    for (const CoverageRow& row : theme.questions)
      page.y += draw_row(ui, page.rest(), row, most);
  }
  if (visit.pages.gaps.empty()) return;
  page.y += ui.px(16) + group_title(ui, page.rest(), "Where the evidence is thin");
  for (const std::string& gap : visit.pages.gaps)
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, "• " + gap) + ui.px(6);
}

}  // namespace fieldfare::ui
