// A frame of the note editor, as it is drawn while somebody types: the promise is under 0.1 ms at
// 20,000 characters, and that the cost does not grow with the text.
#include <benchmark/benchmark.h>

#include <string>

#include <fieldfare/ui/editor/editor.h>
#include <fieldfare/ui/editor_stage.h>
#include <fieldfare/ui/example.h>
#include <fieldfare/ui/headless.h>

namespace fieldfare::ui {
namespace {

std::string note_of(std::size_t characters) {
  const std::string sentence =
      "Parents said that the pages on short breaks are clear; two could not find the form. ";
  std::string text;
  while (text.size() < characters) {
    text += sentence;
    if (text.size() % 5 == 0) text += "\n\n";
  }
  text.resize(characters);
  return text;
}

struct Typing {
  explicit Typing(std::size_t characters) : hands(backend, {1280, 800}) {
    hands.type(ExampleBackend::passphrase);
    hands.press(Key::enter);
    hands.settle();
    hands.tap("visits.row.v1");
    hands.tap("rail.activity");
    hands.tap("activity.row.a2");
    hands.state().open_draft()->editor.load(note_of(characters));
    hands.settle();
  }
  ExampleBackend backend;
  Headless hands;
};

/// The editor alone: one key, wrapped again, and the lines in view drawn.
void editor_frame(benchmark::State& state) {
  EditorStage stage({800, 600});
  editor::Editor& editor = stage.editor();
  editor.load(note_of(static_cast<std::size_t>(state.range(0))));
  stage.frame();
  editor.place_caret(editor.text().size() / 2, false);
  bool typed = false;
  for (auto _ : state) {
    typed = !typed;
    if (typed) {
      editor.insert("x");
    } else {
      editor.erase(editor::Motion::left);
    }
    stage.frame();
  }
}
BENCHMARK(editor_frame)->Arg(2'000)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMicrosecond);

/// The whole window around it, with a key typed in each frame.
void window_frame(benchmark::State& state) {
  Typing typing(static_cast<std::size_t>(state.range(0)));
  editor::Editor& editor = typing.hands.state().open_draft()->editor;
  bool typed = false;
  double now = typing.hands.now();
  for (auto _ : state) {
    typed = !typed;
    if (typed) {
      editor.insert("x");
    } else {
      editor.erase(editor::Motion::left);
    }
    typing.hands.app().draw(now += 0.0001);
  }
}
BENCHMARK(window_frame)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMicrosecond);

/// Wrapping a note that has just been opened.
void first_layout(benchmark::State& state) {
  struct Even : editor::Metrics {
    float advance(char32_t) const override { return 9.0F; }
  };
  const Even metrics;
  const std::string text = note_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    editor::LineLayout layout;
    layout.rebuild(text, metrics, 500);
    benchmark::DoNotOptimize(layout.line_count());
  }
}
BENCHMARK(first_layout)->Arg(20'000)->Arg(200'000)->Unit(benchmark::kMicrosecond);

}  // namespace
}  // namespace fieldfare::ui
