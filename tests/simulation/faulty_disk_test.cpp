#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <simulator/device.h>
#include <simulator/genesis.h>
#include <simulator/ledger.h>

/// A disk that fails under a whole notebook: what is told to be saved is there, what is not told is
/// there or not, and afterwards work goes on.
namespace {

using namespace fieldfare;
using simulator::Device;
using simulator::genesis;
using simulator::Ledger;

/// An inspector at work, who takes down what was acknowledged.
class Inspector {
 public:
  explicit Inspector(std::uint64_t seed) : device_(2, seed, genesis().devices[2]) {}

  [[nodiscard]] Device& device() { return device_; }

  /// Saves, changes, keeps a draft, erases; goes on after an error as a person would.
  void work() {
    const auto first = save();
    tried([&] {
      app::DraftKeep keep;
      keep.activity = genesis().activity;
      keep.text = app::RawText(Ledger::sentence(++number_));
      draft_ = device_.notebook().execute(keep).draft_id;
    });
    if (first) tried([&] { change(*first); });
    const auto second = save();
    if (second)
      tried([&] {
        maybe_.insert(*second);
        app::NoteRedact redact;
        redact.note = *second;
        redact.reason = app::RawText("It says too much.");
        static_cast<void>(device_.notebook().execute(redact));
        saved_.erase(*second);
      });
  }

  /// The disk works again: everything is as it was told.
  void require_all() {
    app::Notebook& notebook = device_.notebook();
    std::map<EntityId, std::string> held;
    for (const auto& note : notebook.execute(app::NoteList{genesis().visit, {}, {}, {}}).notes)
      held[note.note_id] = note.text;
    for (const auto& [id, texts] : saved_) {
      if (maybe_.contains(id)) continue;
      REQUIRE(held.contains(id));
      REQUIRE(texts.contains(held[id]));
    }
    if (draft_) {
      const auto drafts = notebook.execute(app::DraftList{genesis().visit}).drafts;
      REQUIRE(std::any_of(drafts.begin(), drafts.end(),
                          [&](const auto& one) { return one.draft_id == *draft_; }));
    }
    const auto verified = notebook.execute(app::StoreVerify{});
    INFO((verified.ok ? std::string() : verified.problems.front()));
    REQUIRE(verified.ok);
    REQUIRE(save());  // and work goes on
  }

  [[nodiscard]] int failures() const { return failures_; }

 private:
  bool tried(const std::function<void()>& action) {
    try {
      action();
      return true;
    } catch (const Error&) {
      ++failures_;
      return false;
    }
  }

  std::optional<EntityId> save() {
    app::NoteAdd add;
    add.activity = genesis().activity;
    const std::string text = Ledger::sentence(++number_);
    add.text = app::RawText(text);
    std::optional<EntityId> id;
    tried([&] { id = device_.notebook().execute(add).note_id; });
    if (id) saved_[*id] = {text};
    return id;
  }

  void change(const EntityId& note) {
    app::NoteEdit edit;
    edit.note = note;
    const std::string text = Ledger::sentence(++number_);
    edit.text = app::RawText(text);
    saved_[note].insert(text);  // cut off, either may stand
    static_cast<void>(device_.notebook().execute(edit));
    saved_[note] = {text};
  }

  Device device_;
  std::size_t number_ = 0;
  std::map<EntityId, std::set<std::string>> saved_;
  std::set<EntityId> maybe_;  ///< perhaps erased
  std::optional<EntityId> draft_;
  int failures_ = 0;
};

/// How many calls that change files the work takes.
std::uint64_t calls_of_work() {
  Inspector inspector(1);
  const std::uint64_t before = inspector.device().disk().calls();
  inspector.work();
  return inspector.device().disk().calls() - before;
}

}  // namespace

TEST_CASE("a system call that fails once under a notebook loses nothing", "[simulation]") {
  const std::uint64_t calls = calls_of_work();
  REQUIRE(calls > 30);
  int failures = 0;
  for (std::uint64_t call = 0; call < calls; call += 2) {
    INFO("call " << call << " of " << calls);
    Inspector inspector(1);
    inspector.device().disk().fail_once(call);
    inspector.work();
    inspector.require_all();
    failures += inspector.failures() > 0 ? 1 : 0;
  }
  CHECK(failures > 10);
}

TEST_CASE("a disk that fails for ever from any call on loses nothing", "[simulation]") {
  const std::uint64_t calls = calls_of_work();
  for (std::uint64_t call = 1; call < calls; call += 2) {
    INFO("from call " << call << " of " << calls);
    Inspector inspector(1);
    inspector.device().disk().cut_after(call);
    inspector.work();
    inspector.device().come_back();
    inspector.require_all();
  }
}

TEST_CASE("a disk that is full at any 4 KiB loses nothing, and work goes on with space",
          "[simulation]") {
  constexpr std::uint64_t step = 4096;
  int failures = 0;
  for (std::uint64_t room = 0; room < 80 * step; room += step) {
    INFO(room << " bytes left");
    Inspector inspector(1);
    inspector.device().disk().full_at(inspector.device().disk().bytes() + room);
    inspector.work();
    inspector.device().disk().has_space();
    inspector.require_all();
    inspector.device().close();
    inspector.require_all();  // and after the app was closed
    failures += inspector.failures() > 0 ? 1 : 0;
  }
  CHECK(failures > 3);
}
