#include "edit_keys.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <string>

namespace fieldfare::ui {
namespace {

using editor::Mode;
using editor::Motion;

struct KeyMotion {
  ImGuiKey key;
  Motion plain;
  Motion with_ctrl;
};

constexpr KeyMotion motions[] = {
    {ImGuiKey_LeftArrow, Motion::left, Motion::word_left},
    {ImGuiKey_RightArrow, Motion::right, Motion::word_right},
    {ImGuiKey_UpArrow, Motion::line_up, Motion::line_up},
    {ImGuiKey_DownArrow, Motion::line_down, Motion::line_down},
    {ImGuiKey_Home, Motion::line_start, Motion::text_start},
    {ImGuiKey_End, Motion::line_end, Motion::text_end},
    {ImGuiKey_PageUp, Motion::page_up, Motion::text_start},
    {ImGuiKey_PageDown, Motion::page_down, Motion::text_end},
};

/// What leaves for the clipboard is seen by every program: only text that the guard has looked at,
/// in this very revision, and found nothing in.
bool may_copy(const editor::Editor& editor) {
  if (editor.mode() == Mode::secret) return false;
  if (editor.mode() == Mode::one_line) return true;
  if (editor.marks().revision() != editor.revision()) return false;
  const editor::Range range = editor.selection().range();
  for (const editor::Mark& mark : editor.marks().all()) {
    if (mark.range.start < range.end && range.start < mark.range.end) return false;
  }
  return true;
}

void take_chords(Ui& ui, editor::Editor& editor, Edited& out) {
  const ImGuiIO& io = ImGui::GetIO();
  if (ui.key(ImGuiKey_A)) editor.select_all();
  if (ui.key(ImGuiKey_Z, true)) {
    if (io.KeyShift) {
      editor.redo();
    } else {
      editor.undo();
    }
  }
  if (ui.key(ImGuiKey_Y, true)) editor.redo();
  if (ui.key(ImGuiKey_C)) copy(editor, false, out);
  if (ui.key(ImGuiKey_X)) copy(editor, true, out);
  if (ui.key(ImGuiKey_V, true)) paste(editor);
}

}  // namespace

void copy(editor::Editor& editor, bool cut, Edited& out) {
  if (editor.selection().empty()) return;
  if (!may_copy(editor)) {
    out.copy_refused = true;
    return;
  }
  ImGui::SetClipboardText(std::string(editor.selected()).c_str());
  if (cut) editor.insert("");
}

void paste(editor::Editor& editor) {
  if (const char* clip = ImGui::GetClipboardText()) editor.insert(clip);
}

void take_keys(Ui& ui, editor::Editor& editor, std::size_t page_lines, Edited& out) {
  const ImGuiIO& io = ImGui::GetIO();
  const bool chord = io.KeyCtrl && !io.KeyAlt;
  if (chord) {
    take_chords(ui, editor, out);
  } else {
    for (const ImWchar c : io.InputQueueCharacters) {
      if (c < 32 || c == 127) continue;
      char bytes[5] = {};
      ImTextCharToUtf8(bytes, c);
      editor.insert(bytes);
      crypto::wipe({reinterpret_cast<std::uint8_t*>(bytes), sizeof bytes});
    }
  }
  for (const KeyMotion& motion : motions) {
    if (!ui.key(motion.key, true) || io.KeyAlt) continue;
    const bool one_line = editor.mode() != Mode::note;
    if (one_line && (motion.key == ImGuiKey_UpArrow || motion.key == ImGuiKey_DownArrow)) continue;
    editor.move(chord ? motion.with_ctrl : motion.plain, io.KeyShift, page_lines);
  }
  if (ui.key(ImGuiKey_Backspace, true)) editor.erase(chord ? Motion::word_left : Motion::left);
  if (ui.key(ImGuiKey_Delete, true)) editor.erase(chord ? Motion::word_right : Motion::right);
  if (!chord && (ui.key(ImGuiKey_Enter, true) || ui.key(ImGuiKey_KeypadEnter, true))) {
    if (editor.mode() == Mode::note) {
      editor.insert("\n");
    } else {
      out.entered = true;
    }
  }
}

}  // namespace fieldfare::ui
