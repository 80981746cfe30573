#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What inspectors look at before they let go of their own notes.
namespace fieldfare::app {

struct UnfinishedNote {
  EntityId note_id;
  EntityId activity_id;
  std::string captured_at;
  std::string text;
  std::vector<std::string> lacks;  ///< in words, never empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("note_id", self.note_id);
    v("activity_id", self.activity_id);
    v("captured_at", self.captured_at);
    v("text", self.text);
    v("lacks", self.lacks);
  }
};

/// Which of one's own notes still lack something that others need to use them as evidence, oldest
/// first. Every inspector is responsible for the quality of their own work: area SEND handbook
/// 2023, para 118. Nothing is held up by what it finds.
struct NoteCheck {
  static constexpr const char* name = "note.check";
  VisitId visit;
  struct Result {
    std::vector<UnfinishedNote> notes;
    std::int64_t checked = 0;  ///< one's own notes that count as evidence
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("notes", self.notes);
      v("checked", self.checked);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
