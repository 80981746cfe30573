// What stands beside the note being written: prompts, undo, and finding words in it.
#include "reducer.h"

namespace fieldfare::ui {
namespace {

/// A prompt begins a line and leaves one to answer on.
void insert_prompt(editor::Editor& editor, const std::string& prompt) {
  const std::size_t caret = editor.caret();
  const std::string_view before = editor.text().substr(0, caret);
  std::string text;
  if (!before.empty() && before.back() != '\n') text += '\n';
  if (!before.empty() && !before.ends_with("\n\n")) text += '\n';
  text += prompt + '\n';
  editor.select({caret, caret});
  editor.insert(text);
}

}  // namespace

void Reducer::operator()(const action::InsertPrompt& a) {
  if (Draft* draft = state_.open_draft()) insert_prompt(draft->editor, a.text);
}

void Reducer::operator()(const action::InsertPrompts&) {
  Draft* draft = state_.open_draft();
  const ActivityRow* activity = state_.activity();
  if (draft == nullptr || activity == nullptr || activity->prompts.empty()) return;
  std::size_t first = 0;
  for (const std::string& prompt : activity->prompts) {
    insert_prompt(draft->editor, prompt);
    if (first == 0) first = draft->editor.caret();
    draft->editor.insert("\n");
  }
  draft->editor.place_caret(first, false);
}

void Reducer::operator()(const action::ShowPrompts& a) {
  state_.prompts_shown = a.show;
}

void Reducer::operator()(const action::ShowQuestion& a) {
  state_.question_shown = state_.question_shown == a.id ? std::string() : a.id;
}

void Reducer::operator()(const action::UndoTyping&) {
  if (Draft* draft = state_.open_draft()) draft->editor.undo();
}

void Reducer::operator()(const action::RedoTyping&) {
  if (Draft* draft = state_.open_draft()) draft->editor.redo();
}

void Reducer::operator()(const action::ShowFind& a) {
  state_.finding = a.show;
  state_.find_words.clear();
  if (!a.show) state_.find.clear();
}

void Reducer::operator()(const action::FindNext& a) {
  Draft* draft = state_.open_draft();
  if (draft == nullptr || state_.find.empty()) return;
  editor::Editor& editor = draft->editor;
  const editor::Range here = editor.selection().range();
  const auto found = a.back ? editor.find_before(state_.find.text(), here.start)
                            : editor.find(state_.find.text(), a.stay ? here.start : here.end);
  state_.find_words = found ? std::string() : "Not in this note";
  if (!found) return;
  editor.select(*found);
  editor.reveal();
}

void Reducer::operator()(const action::CopyRefused&) {
  toast("Not copied: these words may tell who somebody is, or the guard is still looking at them.",
        true);
}

}  // namespace fieldfare::ui
