#include <fmt/format.h>
#include <catch2/catch_test_macros.hpp>

#include "driver.h"

/// 100,000 notes: the list shows all of them and reads what is in view.
namespace fieldfare::ui {
namespace {

constexpr std::size_t many = 100'000;

NoteRow row_of(std::size_t index) {
  NoteRow row;
  row.id = fmt::format("m{}", index);
  row.activity = fmt::format("Meeting {}", index);
  row.preview = "A note.";
  return row;
}

/// The example, whose visit has many more notes than its snapshot holds.
class LongVisit : public Driver {
 public:
  void submit(Command command) override {
    if (const auto* read = std::get_if<command::ReadNotes>(&command)) {
      pages.push_back(read->page);
      event::NotesRead answer_{"v1", read->page, {}};
      for (std::size_t i = 0; i < notes_page; ++i)
        answer_.rows.push_back(row_of(read->page * notes_page + i));
      answer(std::move(answer_));
      return;
    }
    Driver::submit(std::move(command));
  }
  void open_notes() {
    open_visit();
    auto snapshot = std::make_shared<Snapshot>(world);
    snapshot->visit->notes.clear();
    for (std::size_t i = 0; i < notes_page; ++i)
      snapshot->visit->notes.push_back(row_of(i));
    snapshot->visit->notes_total = many;
    answer(event::NewSnapshot{std::move(snapshot)});
    hands.settle();
    hands.tap("rail.notes");
  }
  std::vector<std::size_t> pages;
};

}  // namespace

TEST_CASE("the list of notes reaches the oldest of 100,000 and reads what is in view alone") {
  LongVisit d;
  d.open_notes();
  CHECK(d.hands.recorder().find("notes.row.m0") != nullptr);
  CHECK(d.pages.empty());
  for (int i = 0; i < 20; ++i) {
    const Item* list = d.hands.recorder().find("notes.list");
    if (list != nullptr && list->focused) break;
    d.hands.press(Key::tab);
  }
  d.hands.press(Key::end);
  d.hands.settle();
  CHECK(d.hands.recorder().find("notes.row.m99999") != nullptr);
  CHECK(d.pages == std::vector<std::size_t>{many / notes_page - 1});
  d.hands.press(Key::enter);
  CHECK(d.hands.state().note_id == "m99999");
}

TEST_CASE("who scrolls through all notes keeps a bounded number of them in memory") {
  LongVisit d;
  d.open_notes();
  const Rect list = d.hands.recorder().find("notes.list")->rect;
  for (int i = 0; i < 60; ++i) {
    d.hands.app().act(action::WantNotes{static_cast<std::size_t>(i) + 1});
    d.hands.settle();
  }
  CHECK(d.hands.state().note_pages.size() <= AppState::most_pages);
  CHECK(d.hands.state().note_pages.contains(60));
  d.hands.wheel(list.centre(), -40);
  d.hands.settle();
  CHECK_FALSE(d.sees("Being read"));
}

TEST_CASE("when notes come, the pages that were read are read again") {
  LongVisit d;
  d.open_notes();
  d.hands.app().act(action::WantNotes{3});
  d.hands.settle();
  CHECK(d.hands.state().note_pages.contains(3));
  d.publish();
  d.hands.settle();
  CHECK(d.hands.state().note_pages.empty());
}

}  // namespace fieldfare::ui
