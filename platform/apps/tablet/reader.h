#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/ui/snapshot.h>

/// Queries of the notebook, as the screens show them.
namespace fieldfare::tablet {

[[nodiscard]] std::vector<ui::VisitRow> read_visits(app::Notebook& notebook);
/// Everything of a visit but the state of the link, which the caller keeps, and what is counted
/// over all notes (NoteCounts).
[[nodiscard]] ui::OpenVisit read_visit(app::Notebook& notebook, const VisitId& visit, Time now);
/// The rows of a page of the list of notes, newest first.
[[nodiscard]] std::vector<ui::NoteRow> read_notes(app::Notebook& notebook, const VisitId& visit,
                                                  std::size_t page,
                                                  const std::vector<ui::ActivityRow>& activities);
[[nodiscard]] ui::NoteRow note_row(const app::NoteView& note, std::string activity);
[[nodiscard]] ui::NoteDetail note_detail(const app::NoteView& note, std::string activity);
/// What is said about a note beside its text, in the words of the core.
[[nodiscard]] ui::NoteFacts facts_of(std::vector<std::string> criteria, const std::string& about,
                                     const std::string& basis, const std::string& recency,
                                     const std::string& audience);
/// Where each word of the query stands in the snippet, without regard to ASCII case.
[[nodiscard]] std::vector<ui::editor::Range> matches(std::string_view snippet,
                                                     std::string_view query);

}  // namespace fieldfare::tablet
