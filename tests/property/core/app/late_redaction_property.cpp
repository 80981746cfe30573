#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <set>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>

#include <support/visit_team.h>

/// Orders that count no more: merge-algebra.md, D7 to D9, on encrypted notebooks of which some
/// follow a deputy's orders before they hear that it was removed, and some after.
namespace {

using namespace fieldfare;
using test::VisitTeam;

constexpr std::size_t lead = 0;
constexpr std::size_t deputy = 1;
constexpr std::size_t devices = 4;
const std::vector<std::size_t> team_of_three{0, 2, 3};

class Play {
 public:
  explicit Play(std::uint32_t seed)
      : random_(seed), team_(devices, 1, VisitTeam::Stores::in_memory, {"deputy"}) {
    const EntityId activity = team_.add_activity(2);
    for (const std::size_t writer : {2U, 3U}) {
      if (writer == 3) team_.send(2, 3);
      notes_.push_back(team_.add_note(writer, activity, "First words."));
    }
    after_ = team_.add_note(3, activity, "What follows.");
    if (dice(2) == 0) team_.meet();
  }

  std::size_t dice(std::size_t sides) { return random_() % sides; }

  void step() {
    const std::size_t device = dice(devices);
    switch (dice(8)) {
      case 0:
        return edit(device);
      case 1:
        return redact(deputy);
      case 2:
        if (dice(4) == 0) redact(lead);
        return;
      case 3:
        return team_[device].reopen();
      case 4:
        return remove();
      default:
        return team_.send(device, (device + 1 + dice(devices - 1)) % devices);
    }
  }

  /// The removed deputy meets nobody any more; perhaps the lead decides on what came of it.
  void settle() {
    remove();
    meet();
    const auto late = team_[lead]->execute(app::MemberLate{team_.visit()}).late;
    if (!late.empty() && dice(2) == 0) {
      static_cast<void>(
          team_[lead]->execute(app::MemberAccept{team_.visit(), team_.member(deputy)}));
    } else if (!late.empty()) {
      static_cast<void>(
          team_[lead]->execute(app::MemberRefuse{team_.visit(), team_.member(deputy)}));
    }
    meet();
  }

  void check() {
    const log::Holes holes = team_[lead]->replica(team_.visit())->holes();
    const auto orders = names_of(lead);
    for (const std::size_t device : team_of_three) {
      INFO("device " << device);
      // D7: what is shown is the same for all, and is what the log gives.
      REQUIRE(team_.projection(device) == team_.projection(lead));
      REQUIRE(names_of(device) == orders);
      REQUIRE(team_[device]->execute(app::StoreVerify{}).problems.empty());
      REQUIRE(team_[device]->execute(app::StoreRebuild{}).changed == 0);
      // D8: what one lacks all lack.
      REQUIRE(team_[device]->replica(team_.visit())->holes() == holes);
      // D9: nothing waits behind a hole.
      REQUIRE(team_.text_of(device, after_) == "What follows.");
      REQUIRE(log::ends_of(team_[device]->replica(team_.visit())->holdings()) ==
              log::ends_of(team_[lead]->replica(team_.visit())->holdings()));
      team_[device].reopen();
      REQUIRE(team_[device]->replica(team_.visit())->holes() == holes);
    }
  }

 private:
  [[nodiscard]] std::set<log::ErasureId> names_of(std::size_t device) {
    std::set<log::ErasureId> out;
    for (const Bytes& order : team_[device]->replica(team_.visit())->erasures())
      out.insert(log::erasure_id(log::decode_erasure(order).what));
    return out;
  }

  void edit(std::size_t device) {
    app::NoteEdit change;
    change.note = notes_[dice(2)];
    change.text = app::RawText("Words by the device " + std::to_string(device) + ".");
    if (dice(3) == 0) change.basis = "read";
    attempt([&] { static_cast<void>(team_[device]->execute(change)); });
  }

  void redact(std::size_t device) {
    attempt([&] {
      static_cast<void>(
          team_[device]->execute(app::NoteRedact{notes_[dice(2)], app::RawText("A slip.")}));
    });
  }

  void remove() {
    if (removed_) return;
    removed_ = true;
    static_cast<void>(team_[lead]->execute(app::MemberRemove{team_.visit(), team_.member(deputy)}));
  }

  /// What the note's state or the member's standing does not permit just now is left out.
  template <class Action>
  void attempt(Action&& action) {
    try {
      action();
    } catch (const Error& error) {
      const std::set<ErrorCode> allowed{ErrorCode::not_found, ErrorCode::not_possible,
                                        ErrorCode::forbidden};
      REQUIRE(allowed.contains(error.code()));
    }
  }

  void meet() {
    for (int round = 0; round < 3; ++round) {
      for (const std::size_t a : team_of_three) {
        for (const std::size_t b : team_of_three) {
          if (a < b) team_.exchange(a, b);
        }
      }
    }
  }

  std::minstd_rand random_;
  VisitTeam team_;
  std::vector<EntityId> notes_;
  EntityId after_;
  bool removed_ = false;
};

}  // namespace

TEST_CASE("D7 to D9: an order that counts no more leaves no trace, and nothing waits for it") {
  for (std::uint32_t seed = 1; seed <= 16; ++seed) {
    INFO("seed " << seed);
    Play play(seed * 7907);
    const std::size_t steps = 8 + play.dice(14);
    for (std::size_t i = 0; i < steps; ++i)
      play.step();
    play.settle();
    play.check();
  }
}
