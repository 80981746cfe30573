#include "measure.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <fstream>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/headless.h>

#include "notebook_backend.h"

namespace fieldfare::tablet {
namespace {

using Clock = std::chrono::steady_clock;

double since(Clock::time_point begin) {
  return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

/// Mebibytes in memory now and at most, from /proc.
std::pair<double, double> memory() {
  std::pair<double, double> out;
  std::ifstream status("/proc/self/status");
  for (std::string line; std::getline(status, line);) {
    if (line.starts_with("VmRSS:")) out.first = std::strtod(line.c_str() + 6, nullptr) / 1024;
    if (line.starts_with("VmHWM:")) out.second = std::strtod(line.c_str() + 6, nullptr) / 1024;
  }
  return out;
}

/// Hands in real time: what the worker's thread does goes on between the frames.
class Hands {
 public:
  Hands(NotebookBackend& backend, std::ostream& out) : app_(backend, {1280, 800}), out_(out) {}

  void frame(const std::function<void()>& act = {}) {
    const auto begin = Clock::now();
    if (act) act();
    app_.wait(0.016);
    frames_.push_back(since(begin));
    std::this_thread::sleep_for(std::chrono::milliseconds(4));
  }
  /// Frames until it is so; says how long that took.
  void until(const std::string& what, const std::function<bool()>& so) {
    constexpr double most = 120'000;
    const auto begin = Clock::now();
    while (!so() && since(begin) < most)
      frame();
    say(what, since(begin));
  }
  void say(const std::string& what, double ms) {
    out_ << fmt::format("{:<44}{:9.1f} ms\n", what, ms);
  }
  /// The frames since the last call.
  void say_frames(const std::string& what) {
    std::sort(frames_.begin(), frames_.end());
    if (frames_.empty()) return;
    const auto at = [&](double part) {
      return frames_[static_cast<std::size_t>(part * static_cast<double>(frames_.size() - 1))];
    };
    out_ << fmt::format("{:<44}p50 {:.2f} ms, p99 {:.2f} ms, most {:.2f} ms, {} frames\n", what,
                        at(0.5), at(0.99), frames_.back(), frames_.size());
    frames_.clear();
  }
  [[nodiscard]] ui::Headless& app() { return app_; }
  [[nodiscard]] ui::AppState& state() { return app_.state(); }

 private:
  ui::Headless app_;
  std::ostream& out_;
  std::vector<double> frames_;
};

void write(Hands& hands) {
  const auto& activities = hands.state().visit()->activities;
  const auto open = std::find_if(activities.begin(), activities.end(),
                                 [](const ui::ActivityRow& row) { return row.evidence; });
  if (open == activities.end() || hands.state().visit()->row.closed) return;
  hands.app().app().act(ui::action::OpenActivity{open->id});
  hands.frame();
  ui::Draft* draft = hands.state().open_draft();
  if (draft == nullptr || !draft->editor.empty()) return;  // somebody's own words stay alone
  hands.app().tap("capture.editor");
  double slowest = 0;
  for (int i = 0; i < 20; ++i) {
    hands.frame([&] { hands.app().type("w"); });
    const auto begin = Clock::now();
    while (draft->kept_revision != draft->editor.revision() && since(begin) < 60'000)
      hands.frame();
    slowest = std::max(slowest, since(begin));
  }
  hands.say("a key until it is journaled, slowest of 20", slowest);
  hands.say_frames("frames while writing");
  hands.app().app().act(ui::action::DiscardDraft{});
  for (int i = 0; i < 800; ++i)  // until the toast's Undo has gone, and the draft with it
    hands.frame();
  hands.say_frames("frames at rest");
}

/// From Save until the store has the note and the page says so; the notes stay in the store.
void save(Hands& hands) {
  constexpr int notes = 10;
  const auto& activities = hands.state().visit()->activities;
  const auto open = std::find_if(activities.begin(), activities.end(),
                                 [](const ui::ActivityRow& row) { return row.evidence; });
  if (open == activities.end() || hands.state().visit()->row.closed) return;
  hands.app().app().act(ui::action::OpenActivity{open->id});
  hands.frame();
  double slowest = 0;
  double all = 0;
  for (int i = 0; i < notes; ++i) {
    ui::Draft* draft = hands.state().open_draft();
    if (draft == nullptr || !draft->editor.empty()) return;
    hands.app().tap("capture.editor");
    hands.frame([&] { hands.app().type(fmt::format("Leaders check each late plan, {}.", i)); });
    auto begin = Clock::now();
    while (draft->kept_revision != draft->editor.revision() && since(begin) < 60'000)
      hands.frame();
    begin = Clock::now();
    hands.frame([&] { hands.app().app().act(ui::action::SaveNote{}); });
    while (draft->saved_words.empty() && draft->problem.empty() && since(begin) < 60'000)
      hands.frame();
    if (draft->saved_words.empty())
      throw Error(ErrorCode::internal, "A note was not saved. " + draft->problem);
    const double took = since(begin);
    slowest = std::max(slowest, took);
    all += took;
  }
  hands.say(fmt::format("a note from Save until it is saved, mean of {}", notes), all / notes);
  hands.say("the slowest of them", slowest);
  hands.say_frames("frames while saving");
}

void scroll(Hands& hands) {
  hands.app().app().act(ui::action::Go{ui::Screen::notes});
  hands.frame();
  for (int i = 0; i < 400; ++i)
    hands.frame([&] { hands.app().wheel({300, 400}, i < 300 ? -6.0F : 6.0F); });
  hands.say_frames("frames while scrolling through notes");
}

void visit_pages(Hands& hands) {
  using ui::Screen;
  const auto pages = [&]() -> const ui::Pages& { return hands.state().visit()->pages; };
  const std::pair<Screen, std::function<bool()>> all[] = {
      {Screen::team, [&] { return pages().team.has_value(); }},
      {Screen::timetable, [&] { return pages().timetable.has_value(); }},
      {Screen::deadlines, [&] { return pages().deadlines.has_value(); }},
      {Screen::requests, [&] { return pages().requests.has_value(); }},
      {Screen::outputs, [&] { return pages().outputs.has_value(); }},
      {Screen::selection, [&] { return pages().selection.has_value(); }},
      {Screen::providers, [&] { return pages().providers.has_value(); }},
      {Screen::surveys, [&] { return pages().surveys.has_value(); }},
      {Screen::ending, [&] { return pages().ending.has_value(); }},
      {Screen::people, [&] { return pages().people.has_value(); }}};
  for (const auto& [screen, there] : all) {
    hands.app().app().act(ui::action::Go{screen});
    hands.until(std::string("page ") + ui::screen_id(screen), there);
  }
  hands.say_frames("frames while going through the pages");
}

}  // namespace

void measure(const std::filesystem::path& directory, crypto::SecureBuffer passphrase,
             app::Ports ports, bool with_notes, std::ostream& out) {
  NotebookBackend backend(directory, ports);
  Hands hands(backend, out);
  hands.frame();
  backend.submit(ui::command::Unlock{std::move(passphrase)});
  hands.until("unlocked", [&] {
    return hands.state().snapshot->lock == ui::Lock::open ||
           !hands.state().snapshot->unlock_problem.empty();
  });
  if (hands.state().snapshot->lock != ui::Lock::open)
    throw Error(ErrorCode::locked, hands.state().snapshot->unlock_problem);
  if (hands.state().snapshot->visits.empty())
    throw Error(ErrorCode::not_possible, "This store holds no visit.");
  hands.app().app().act(ui::action::OpenVisit{hands.state().snapshot->visits.back().id});
  hands.app().app().act(ui::action::Go{ui::Screen::notes});
  hands.until("visit open, list of notes shown", [&] { return hands.state().visit() != nullptr; });
  out << hands.state().visit()->notes_total << " notes\n";
  hands.say_frames("frames while the visit opened");
  write(hands);
  hands.until("all notes counted since then", [&] { return hands.state().visit()->sync.counted; });
  if (with_notes) save(hands);
  scroll(hands);
  visit_pages(hands);
  const auto [now, most] = memory();
  out << fmt::format("memory {:.0f} MiB, at most {:.0f} MiB\n", now, most);
}

}  // namespace fieldfare::tablet
