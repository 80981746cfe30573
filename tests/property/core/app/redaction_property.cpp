#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>

#include <support/store_contents.h>
#include <support/visit_team.h>

/// Erasure: merge-algebra.md, D1 to D6, on encrypted notebooks that meet in any order.
namespace {

using namespace fieldfare;
using test::VisitTeam;

constexpr std::size_t devices = 3;

/// What three people do on two notes, with the words that each version holds.
class Play {
 public:
  explicit Play(std::uint32_t seed)
      : random_(seed), team_(devices, 1, VisitTeam::Stores::in_memory) {
    const EntityId activity = team_.add_activity(0);
    for (std::size_t writer = 0; writer < 2; ++writer) {
      app::NoteAdd add;
      add.activity = activity;
      if (writer == 1) team_.exchange(0, 1);
      words_.push_back({word()});
      add.text = app::RawText("It says " + *words_.back().begin() + ".");
      add.criteria = {"LO1.1"};
      add.basis = "told";
      notes_.push_back(team_[writer]->execute(add).note_id);
    }
    team_.meet();
  }

  /// From `low` to `high` - 1.
  std::size_t dice(std::size_t low, std::size_t high) { return low + random_() % (high - low); }

  void step() {
    const auto device = dice(0, devices);
    const auto note = dice(0, 2);
    switch (dice(0, 4)) {
      case 0:
        return edit(device, note);
      case 1:
        return redact(device, note);
      case 2:
        return team_.send(device, (device + dice(1, devices)) % devices);
      default:
        return team_[device].reopen();
    }
  }

  void settle() {
    team_.meet();
    team_.meet();
  }

  void check() {
    for (std::size_t device = 0; device < devices; ++device) {
      REQUIRE(team_.projection(device) == team_.projection(0));
      REQUIRE(team_[device]->execute(app::StoreVerify{}).problems.empty());
      REQUIRE(team_[device]->execute(app::StoreRebuild{}).changed == 0);
      const std::string contents = test::everything_in(team_[device]);
      for (std::size_t note = 0; note < notes_.size(); ++note)
        check_note(device, note, contents);
    }
  }

 private:
  /// No two begin alike, so that the index cannot hide one behind another.
  std::string word() {
    static constexpr const char* words[] = {
        "apron",   "bucket", "carpet",    "doorway", "engine", "fabric", "garden",
        "hammer",  "island", "jigsaw",    "kettle",  "ladder", "mirror", "napkin",
        "orchard", "pencil", "quilt",     "ribbon",  "saddle", "teapot", "umbrella",
        "velvet",  "window", "xylophone", "yoghurt", "zebra"};
    return words[count_++];
  }

  void edit(std::size_t device, std::size_t note) {
    if (count_ > 24 || team_[device]->execute(app::NoteShow{notes_[note]}).erased) return;
    app::NoteEdit change;
    change.note = notes_[note];
    words_[note].insert(word());
    change.text = app::RawText("It says " + *words_[note].rbegin() + ".");
    if (dice(0, 2) == 0) change.basis = "read";
    static_cast<void>(team_[device]->execute(change));
  }

  /// The lead may redact both notes, the second's writer that one.
  void redact(std::size_t device, std::size_t note) {
    if (device == 2 || (device == 1 && note == 0)) return;
    if (team_[device]->execute(app::NoteShow{notes_[note]}).erased) return;
    static_cast<void>(
        team_[device]->execute(app::NoteRedact{notes_[note], app::RawText("A slip.")}));
    redacted_.insert(note);
  }

  void check_note(std::size_t device, std::size_t note, const std::string& contents) {
    const auto view = team_[device]->execute(app::NoteShow{notes_[note]});
    // D4: what is no text outlives a redaction.
    REQUIRE(view.criteria == std::vector<std::string>{"LO1.1"});
    REQUIRE(!view.basis.empty());
    REQUIRE(!view.author.empty());
    if (!redacted_.contains(note)) {
      // D5: nothing goes that nobody redacted; the versions are all there.
      REQUIRE(!view.erased);
      std::string all;
      for (const auto& version : team_[device]->execute(app::NoteHistory{notes_[note]}).versions)
        all += version.text;
      for (const std::string& said : words_[note])
        REQUIRE(all.find(said) != std::string::npos);
      return;
    }
    // D1, D3, D6: no version of it, however late, is anywhere.
    REQUIRE(view.erased);
    REQUIRE(view.redaction->to_order == 0);
    REQUIRE(view.redaction->waiting.empty());
    for (const std::string& said : words_[note])
      REQUIRE(contents.find(said) == std::string::npos);
  }

  std::minstd_rand random_;
  VisitTeam team_;
  std::vector<EntityId> notes_;
  std::vector<std::set<std::string>> words_;
  std::set<std::size_t> redacted_;
  std::size_t count_ = 0;
};

}  // namespace

TEST_CASE("D1 to D6: a redaction is final on every device, and takes nothing else") {
  // A case takes a fifth of a second: as many as the patience of a test allows.
  for (std::uint32_t seed = 1; seed <= 24; ++seed) {
    INFO("seed " << seed);
    Play play(seed * 7919);
    const std::size_t steps = play.dice(6, 18);
    for (std::size_t i = 0; i < steps; ++i)
      play.step();
    play.settle();
    play.check();
  }
}
