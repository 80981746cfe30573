#include <catch2/catch_test_macros.hpp>

#include <random>
#include <set>
#include <string>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/meetings.h>

#include <support/visit_team.h>

/// Meetings that several people record without seeing each other: no word is lost, and all see the
/// same once they have met.
namespace {

using namespace fieldfare;
using test::VisitTeam;

constexpr std::size_t devices = 3;
constexpr const char* items[] = {"observations", "lead-up-to-date", "themes", "LO1.1"};

class Play {
 public:
  explicit Play(std::uint32_t seed)
      : random_(seed), team_(devices, 1, VisitTeam::Stores::in_memory) {
    app::ActivityAdd add;
    add.visit = team_.visit();
    add.kind = "team-meeting";
    add.title = app::RawText("Evening");
    add.starts = team_[0].clock().now();
    add.ends = {add.starts.ms + 60 * 60 * 1000, add.starts.offset_minutes};
    meeting_ = team_[0]->execute(add).activity_id;
    team_.meet();
  }

  void step() {
    const std::size_t device = dice(devices);
    switch (dice(6)) {
      case 0:
      case 1:
        return record(device);
      case 2:
        return answer(device);
      case 3:
        return rewrite(device);
      case 4:
        return hold(device);
      default:
        return team_.send(device, (device + 1 + dice(devices - 1)) % devices);
    }
  }

  void check() {
    team_.meet();
    team_.meet();
    std::string first;
    for (std::size_t device = 0; device < devices; ++device) {
      const std::string seen = everything(device);
      if (device == 0) first = seen;
      CHECK(seen == first);
      for (const std::string& word : words_) {
        INFO(word);
        CHECK(seen.find(word) != std::string::npos);
      }
    }
    CHECK(team_[0]->execute(app::MeetingShow{meeting_}).meeting.state ==
          (held_ ? "held" : "begun"));
  }

 private:
  std::size_t dice(std::size_t sides) { return random_() % sides; }
  /// A word that no other text holds, nor a part of it.
  std::string word() {
    const std::size_t number = words_.size();
    const std::string made =  // the guard takes a word that nobody knows for a name
        "point " + std::to_string(1'000 + number);
    words_.insert(made);
    return made;
  }

  void record(std::size_t device) {
    app::MeetingRecord point;
    point.meeting = meeting_;
    point.as = dice(2) == 0 ? "point" : "action";
    point.text = app::RawText("Recorded " + word() + ".");
    static_cast<void>(team_[device]->execute(point));
  }

  /// Adds to what the device sees of an answer, as people do.
  void answer(std::size_t device) {
    const std::string item = items[dice(4)];
    std::string before;
    for (const auto& one : team_[device]->execute(app::MeetingShow{meeting_}).items) {
      if (one.item != item) continue;
      if (one.conflicted) return;  // first people settle what differs
      before = one.answer;
    }
    app::MeetingAnswer command;
    command.meeting = meeting_;
    command.item = item;
    command.done = true;
    command.answer = app::RawText(before + (before.empty() ? "" : " ") + word());
    static_cast<void>(team_[device]->execute(command));
  }

  void rewrite(std::size_t device) {
    const auto known = team_[device]->execute(app::MeetingPoints{team_.visit(), {}}).points;
    if (known.empty()) return;
    const auto& point = known[dice(known.size())];
    if (point.conflicted) return;
    app::MeetingPoint command;
    command.point = point.point_id;
    command.text = app::RawText(point.text + " And " + word() + ".");
    static_cast<void>(team_[device]->execute(command));
  }

  void hold(std::size_t device) {
    app::MeetingHeld command;
    command.meeting = meeting_;
    static_cast<void>(team_[device]->execute(command));
    held_ = true;
  }

  /// What a device shows of the meeting, with what people still have to settle.
  std::string everything(std::size_t device) {
    std::string out;
    for (const auto& point : team_[device]->execute(app::MeetingPoints{team_.visit(), {}}).points)
      out += point.point_id.hex() + " " + point.text + "\n";
    for (const auto& item : team_[device]->execute(app::MeetingShow{meeting_}).items)
      out += item.item + " " + item.answer + "\n";
    for (const auto& conflict : team_.conflicts(device)) {
      for (const auto& value : conflict.values)
        out += conflict.conflict_id + " " + value.value + "\n";
    }
    return out;
  }

  std::mt19937 random_;
  VisitTeam team_;
  EntityId meeting_;
  std::set<std::string> words_;
  bool held_ = false;
};

}  // namespace

TEST_CASE("no word of a meeting is lost and all who have met see the same", "[property]") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    Play play(seed);
    for (int i = 0; i < 24; ++i)
      play.step();
    play.check();
  }
}
