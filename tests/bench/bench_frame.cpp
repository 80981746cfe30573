// A frame of the list of 100,000 notes while it is scrolled: the promise is under 1 ms at the 99th
// percentile, whatever number of notes there is.
#include <benchmark/benchmark.h>
#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <vector>

#include <fieldfare/ui/example.h>
#include <fieldfare/ui/headless.h>

namespace fieldfare::ui {
namespace {

NoteRow row_of(std::size_t index) {
  NoteRow row;
  row.id = fmt::format("m{}", index);
  row.activity = "Meeting with parents and carers";
  row.author = "Education HMI";
  row.captured = "15 June, 10:42";
  row.preview =
      "Parents said that the pages on short breaks are clear; two could not find the form.";
  return row;
}

class LongVisit : public ExampleBackend {
 public:
  void submit(Command command) override {
    if (const auto* read = std::get_if<command::ReadNotes>(&command)) {
      event::NotesRead page{"v1", read->page, {}};
      for (std::size_t i = 0; i < notes_page; ++i)
        page.rows.push_back(row_of(read->page * notes_page + i));
      answer(std::move(page));
      return;
    }
    ExampleBackend::submit(std::move(command));
  }
  void show(std::size_t notes) {
    auto snapshot = std::make_shared<Snapshot>(world);
    snapshot->visit->notes.clear();
    for (std::size_t i = 0; i < std::min(notes, notes_page); ++i)
      snapshot->visit->notes.push_back(row_of(i));
    snapshot->visit->notes_total = notes;
    answer(event::NewSnapshot{std::move(snapshot)});
  }
};

void list_frame(benchmark::State& state) {
  LongVisit backend;
  Headless hands(backend, {1280, 800});
  hands.type(ExampleBackend::passphrase);
  hands.press(Key::enter);
  hands.settle();
  hands.tap("visits.row.v1");
  backend.show(static_cast<std::size_t>(state.range(0)));
  hands.settle();
  hands.tap("rail.notes");
  hands.tap("notes.row.m1");
  std::vector<double> frames;
  double now = hands.now();
  std::size_t turn = 0;
  for (auto _ : state) {
    // A flick now and then: pages that were not in view are asked for and arrive.
    if (++turn % 20 == 0) hands.wheel({300, 500}, -30);
    const auto begin = std::chrono::steady_clock::now();
    hands.app().draw(now += 0.016);
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - begin;
    frames.push_back(took.count());
  }
  std::sort(frames.begin(), frames.end());
  state.counters["p99_us"] = frames[frames.size() * 99 / 100];
  state.counters["longest_us"] = frames.back();
}
BENCHMARK(list_frame)->Arg(100)->Arg(10'000)->Arg(100'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fieldfare::ui
