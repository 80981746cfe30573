#include <algorithm>

#include "../widgets/rich.h"
#include "view.h"

namespace fieldfare::ui {
namespace {

struct Sign {
  Icon icon;
  Token token;
};

Sign where_sign(const NoteRow& row) {
  if (row.conflicted) return {Icon::warning, Token::caution};
  if (row.where.hub == Hub::confirmed) return {Icon::tick, Token::good};
  return {Icon::cloud_up, Token::text_quiet};
}

std::vector<Run> snippet_runs(const event::Hit& hit) {
  std::vector<Run> runs;
  std::size_t at = 0;
  for (const editor::Range& match : hit.matches) {
    if (match.start < at || match.end > hit.snippet.size()) continue;
    runs.push_back({Run::Kind::plain, hit.snippet.substr(at, match.start - at)});
    runs.push_back({Run::Kind::found, hit.snippet.substr(match.start, match.size())});
    at = match.end;
  }
  runs.push_back({Run::Kind::plain, hit.snippet.substr(at)});
  return runs;
}

void draw_row(Ui& ui, const NoteRow& row, const event::Hit* hit, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  Rect first = room.cut_top(ui.line(Face::body_strong));
  const Sign sign = where_sign(row);
  ui.icon(first.cut_right(ui.px(28)).centre(), sign.icon, chosen ? front : sign.token);
  ui.words(first, Face::body_strong, front, row.activity);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet,
           row.captured + " · " + row.author);
  if (hit != nullptr) {
    rich_text(ui, room, Face::small, front, snippet_runs(*hit), 2, true);
  } else {
    ui.paragraph(room, Face::small, quiet, row.preview, 2, true);
  }
}

/// Where the open note stands in the list, if it has been read.
std::optional<std::size_t> chosen_row(const AppState& state) {
  if (state.note_id.empty()) return std::nullopt;
  const auto in = [&](const std::vector<NoteRow>& rows) -> std::optional<std::size_t> {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const NoteRow& row) { return row.id == state.note_id; });
    if (found == rows.end()) return std::nullopt;
    return static_cast<std::size_t>(found - rows.begin());
  };
  if (state.hits) {
    for (std::size_t i = 0; i < state.hits->size(); ++i) {
      if ((*state.hits)[i].row.id == state.note_id) return i;
    }
    return std::nullopt;
  }
  if (const auto row = in(state.visit()->notes)) return row;
  for (const auto& [page, rows] : state.note_pages) {
    if (const auto row = in(rows)) return page * notes_page + *row;
  }
  return std::nullopt;
}

void draw_list(const View& view, Rect room) {
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  EditLook field;
  field.hint = "Search notes";
  field.icon = Icon::search;
  edit_text(ui, "notes.search", Role::search_field, "Search notes", room.cut_top(ui.px(52)),
            view.state.search, field);
  room.cut_top(ui.px(12));
  const std::vector<event::Hit>* hits = view.state.hits ? &*view.state.hits : nullptr;
  if (hits != nullptr) {
    ui.label(room.cut_top(ui.line(Face::small)), Face::small, Token::text_quiet,
             counted(hits->size(), "note found", "notes found"));
    room.cut_top(ui.px(4));
  }
  const std::size_t count =
      hits != nullptr ? hits->size() : std::max(visit.notes_total, visit.notes.size());
  if (count == 0) {
    empty_state(ui, room, view.state.hits ? Icon::search : Icon::notes,
                view.state.hits ? "Nothing found" : "No notes yet",
                view.state.hits
                    ? "Try fewer or shorter words. Only notes that are on this tablet are searched."
                    : "Open Capture and choose an activity. Every note that you or the team save "
                      "comes here.");
    return;
  }
  const auto row_at = [&](std::size_t i) -> const NoteRow* {
    return hits != nullptr ? &(*hits)[i].row : view.state.note_row(i);
  };
  ListLook look;
  look.count = count;
  look.row_height = ui.line(Face::body_strong) + 3 * ui.line(Face::small) + ui.px(20);
  look.chosen = chosen_row(view.state);
  look.row_id = [&](std::size_t i) {
    const NoteRow* row = row_at(i);
    return row == nullptr ? "notes.waiting." + std::to_string(i) : "notes.row." + row->id;
  };
  look.row_label = [&](std::size_t i) {
    const NoteRow* row = row_at(i);
    return row == nullptr ? std::string("Being read") : row->activity + ": " + row->preview;
  };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    const NoteRow* note = row_at(i);
    if (note != nullptr) {
      draw_row(ui, *note, hits != nullptr ? &(*hits)[i] : nullptr, row, chosen);
      return;
    }
    view.act(action::WantNotes{i / notes_page});
    ui.words(row, Face::small, Token::text_quiet, "…");
  };
  const auto pressed = list(ui, "notes.list", "Notes", room, look);
  if (pressed && row_at(*pressed) != nullptr) view.act(action::OpenNote{row_at(*pressed)->id});
}

/// What a question is called; its number where the framework has no name for it.
std::string question_words(const View& view, const std::string& id) {
  for (const ThemeOfQuestions& theme : view.state.visit()->themes) {
    for (const Question& question : theme.questions) {
      if (question.id == id) return question.title.empty() ? id : question.title;
    }
  }
  return id;
}

float draw_tags(const View& view, const Rect& room, const NoteDetail& note) {
  Ui& ui = view.ui;
  float x = room.x;
  float y = room.y;
  const auto place = [&](Tone tone, Icon icon, const std::string& words) {
    const float wide = ui.width(Face::small, words) + ui.px(icon == Icon::none ? 20 : 42);
    if (x > room.x && x + wide > room.right()) {
      x = room.x;
      y += tag_height(ui) + ui.px(6);
    }
    x += tag(ui, {x, y}, tone, icon, words) + ui.px(8);
  };
  const NoteRow& row = note.row;
  if (row.conflicted) place(Tone::caution, Icon::warning, "Changed on two devices");
  const bool shared = row.where.hub == Hub::confirmed || row.where.team_devices > 0;
  place(shared ? Tone::good : Tone::inform, shared ? Icon::tick : Icon::tablet,
        where_words(row.where));
  if (row.facts.restricted) place(Tone::danger, Icon::lock, "Restricted");
  if (row.facts.basis != Basis::unsaid) {
    place(Tone::inform, Icon::none, std::string(basis_words(row.facts.basis)));
  }
  if (row.facts.recency != Recency::unsaid) {
    place(Tone::inform, Icon::none, std::string(recency_words(row.facts.recency)));
  }
  for (const std::string& id : row.facts.criteria)
    place(Tone::inform, Icon::tag, question_words(view, id));
  return y + tag_height(ui) - room.y;
}

void draw_note_foot(const View& view, const Rect& foot, const NoteDetail& note) {
  Ui& ui = view.ui;
  if (view.state.visit()->row.closed) {
    ui.label(foot, Face::small, Token::text_quiet, "This visit is closed: notes are read only.");
    return;
  }
  const ButtonLook look{ButtonKind::primary, Icon::pencil};
  if (button(ui, "notes.edit", {foot.x, foot.y, button_width(ui, "Edit note", look), foot.height},
             "Edit note", look)) {
    view.act(action::EditNote{note.row.id});
    ui.give_focus("capture.editor", false);
  }
}

/// Whose note it is, when, and what is said about it. Returns the height.
float draw_note_head(const View& view, const Rect& room, const NoteDetail& note) {
  Ui& ui = view.ui;
  const float high =
      page_heading(ui, room, note.row.activity,
                   note.row.author + " · " + note.row.captured + " · " + note.capture) +
      ui.px(10);
  return high + draw_tags(view, {room.x, room.y + high, room.width, 0}, note) + ui.px(12);
}

void draw_note(const View& view, Rect room, const NoteDetail& note) {
  Ui& ui = view.ui;
  draw_note_foot(view, room.cut_bottom(ui.px(least_target)), note);
  room.cut_bottom(ui.px(ui.low() ? 4 : 12));
  // With little height the head scrolls away, so that the words have the room.
  const bool low = ui.low();
  if (!low) room.cut_top(draw_note_head(view, room, note));
  ui.fill(room, Token::surface, ui.px(8));
  const Ui::Backdrop backdrop(ui, Token::surface);
  const Rect content = ui.begin_scroll("notes.text", room.inset(1));
  const float pad = ui.px(low ? 8 : 16);
  const Rect column{content.x + pad, content.y + pad, content.width - 2 * pad, 0};
  const float head = low ? draw_note_head(view, column, note) : 0;
  const float tall = ui.paragraph({column.x, column.y + head, column.width, 0}, Face::body,
                                  Token::text, note.text);
  ui.end_scroll(head + tall + 2 * pad);
  ui.outline(room, Token::border_control, std::max(1.0F, ui.px(1)), ui.px(8));
}

}  // namespace

void draw_notes(const View& view, Rect room) {
  Ui& ui = view.ui;
  if (view.state.visit() == nullptr) {
    empty_state(ui, room, Icon::notes, "Choose a visit first",
                "Open Visits and choose the visit that you are on. Its notes come here.");
    return;
  }
  const Panes panes = split(view, room, 400, "Notes");
  if (!panes.list.empty()) draw_list(view, panes.list);
  if (panes.page.empty()) return;
  const Draft* draft = view.state.open_draft();
  if (draft != nullptr && draft->note_id == view.state.note_id && !draft->note_id.empty()) {
    draw_capture(view, panes, *draft, "Edit note",
                 view.state.note ? view.state.note->row.activity : "");
  } else if (view.state.note && view.state.note->row.id == view.state.note_id) {
    draw_note(view, panes.page, *view.state.note);
  } else {
    empty_state(ui, panes.page, Icon::notes, "Choose a note",
                "It opens here, with where it is held and who wrote it.");
  }
}

}  // namespace fieldfare::ui
