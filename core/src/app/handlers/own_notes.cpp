#include <fieldfare/core/app/commands/own_notes.h>

#include <fieldfare/core/app/commands/notes.h>

#include "app/engine.h"

namespace fieldfare::app {

/// In notes.cpp.
NoteList::Result handle(Engine& engine, const NoteList& query);

namespace {

std::vector<std::string> lacks_of(const NoteView& note) {
  std::vector<std::string> out;
  if (note.criteria.empty()) out.emplace_back("It names no theme or question.");
  if (note.basis.empty())
    out.emplace_back("It does not say whether this was observed, told, read or from a survey.");
  if (note.recency.empty())
    out.emplace_back("It does not say whether this is so now or was so once.");
  if (note.conflicted) out.emplace_back("Two people changed it at the same time: settle it.");
  if (note.withdrawn) out.emplace_back("The family of its case has withdrawn: it is locked.");
  return out;
}

}  // namespace

NoteCheck::Result handle(Engine& engine, const NoteCheck& query) {
  NoteList own;
  own.visit = query.visit;
  own.author = engine.visit(query.visit).self;
  NoteCheck::Result result;
  for (NoteView& note : handle(engine, own).notes) {
    if (note.erased || !note.counts) continue;
    ++result.checked;
    std::vector<std::string> lacks = lacks_of(note);
    if (lacks.empty()) continue;
    result.notes.push_back(
        {note.note_id, note.activity_id, note.captured_at, std::move(note.text), std::move(lacks)});
  }
  return result;
}

}  // namespace fieldfare::app
