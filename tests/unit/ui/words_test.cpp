#include <fieldfare/ui/words.h>
#include <catch2/catch_test_macros.hpp>

namespace fieldfare::ui {

TEST_CASE("where a note is, is said place by place and never as a bare saved") {
  CHECK(where_words({true, 0, Hub::waiting}) == "On this tablet, not yet shared");
  CHECK(where_words({true, 1, Hub::waiting}) ==
        "On this tablet, on 1 team device, not yet at the central store");
  CHECK(where_words({true, 2, Hub::confirmed}) ==
        "On this tablet, on 2 team devices, held by the central store");
}

TEST_CASE("the link is told in one sentence, with what is kept here alone") {
  SyncView sync;
  CHECK(sync_words(sync) == "Offline. No notes yet.");
  sync.since = "09:12";
  sync.notes = 4;
  sync.only_here = 1;
  CHECK(sync_words(sync) == "Offline since 09:12. 1 note kept on this tablet, not yet shared.");
  sync.link = Link::failed;
  sync.problem = "The central store did not answer.";
  CHECK(sync_words(sync) ==
        "The central store did not answer. 1 note kept on this tablet, not yet shared.");
}

TEST_CASE("a draft is said to be kept only once the journal has it") {
  Draft draft;
  CHECK(draft_words(draft, 100) == "Nothing written yet");
  draft.editor.insert("words");
  CHECK(draft_words(draft, 100) == "Not kept yet");
  draft.kept_at = "10:42";
  CHECK(draft_words(draft, 100) == "Draft kept on this tablet at 10:42");
}

TEST_CASE("a finding is named in plain words, the likely one as a question") {
  CHECK(mark_words({{}, "PERSON", "", false}) == "Perhaps a name");
  CHECK(mark_words({{}, "ADDRESS", "", true}) == "An address");
  CHECK(mark_words({{}, "DOB", "", true}) == "A date of birth");
}

}  // namespace fieldfare::ui
