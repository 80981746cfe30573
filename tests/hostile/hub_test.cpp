// A hub that lies, with its own key. What it can do is in core/docs/threat-model.md, "Scripted
// actors".

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <filesystem>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/wire.h>
#include <support/errors.h>

#include <actors/insider.h>
#include "scene.h"

using namespace fieldfare;
using hostile::Insider;
using hostile::LyingLine;
using hostile::Scene;

namespace {

/// The logs in which a device writes.
std::set<LogId> logs_of(Scene& scene, std::size_t device) {
  std::set<LogId> out;
  const auto before = scene.team[device]->replica(scene.team.visit())->holdings();
  scene.write(device, "The panel meets twice a month.");
  for (const log::LogHead& head : scene.team[device]->replica(scene.team.visit())->holdings()) {
    if (std::ranges::find(before, head) == before.end()) out.insert(head.log);
  }
  return out;
}

/// Takes some logs out of an answer as if nobody had ever sent them.
auto withholding(std::set<LogId> logs) {
  return [logs = std::move(logs)](sync::Answer& answer) {
    const auto of_them = [&](const auto& item) { return logs.contains(item.log); };
    std::erase_if(answer.parcel.ends, of_them);
    std::erase_if(answer.parcel.runs, of_them);
    answer.parcel.statements.clear();
    answer.parcel.known_statements.clear();
  };
}

/// A hub at another address than the honest one: all that a device says to it, it says to the
/// honest hub, over a line of its own, and the other way round.
class PassingHub final : public sync::Transport {
 public:
  explicit PassingHub(test::MemoryHub& hub) : hub_(hub) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    sync::Request passed = request;
    passed.channel = crypto::hash(as_bytes("the passing hub's line to the honest one"));
    for (const auto& change : changes)
      change(passed);
    answers.push_back(hub_.service().handle(passed));
    return answers.back();
  }
  [[nodiscard]] std::string address() const override { return "passing"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }
  [[nodiscard]] std::optional<Hash> channel() override {
    return crypto::hash(as_bytes("the device's line to the passing hub"));
  }
  std::vector<std::function<void(sync::Request&)>> changes;
  std::vector<sync::Response> answers;

 private:
  test::MemoryHub& hub_;
};

}  // namespace

TEST_CASE("passed on: a hub that hands a member's proof to another hub gets nothing there",
          "[hub]") {
  Scene scene;
  scene.write(0);
  PassingHub line(scene.hub);
  SECTION("as it is") {}
  SECTION("with its own line named in it") {
    line.changes.emplace_back([](sync::Request& request) {
      if (!request.target.ends_with("/token")) return;
      auto asked = sync::hub::decode_token_request(request.body);
      asked.channel = *request.channel;
      request.body = sync::hub::encode(asked);
    });
  }
  CHECK(test::code_of([&] { return scene.sync(0, line); }).has_value());
  for (const sync::Response& answer : line.answers)
    CHECK((answer.status != 200 || answer.body.size() != sync::hub::Token::size));
  CHECK(scene.sync(0).sent > 0);  // nothing of it had come to the honest hub
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("amnesia: a hub that forgot a visit is told of, and gets everything again", "[hub]") {
  Scene scene;
  REQUIRE(scene.hub.store().erase(scene.team.visit()));
  const sync::SyncOutcome outcome = scene.sync(0);
  CHECK(outcome.hub_rolled_back);
  CHECK(outcome.sent > 0);
  CHECK(scene.notices(0).contains("hub-rolled-back"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("amnesia: another hub at the old address is told of, and is believed nothing", "[hub]") {
  Scene scene;
  scene.hub.stop();
  std::filesystem::remove(scene.hub.file());
  scene.hub.start();
  const sync::SyncOutcome outcome = scene.sync(1);
  CHECK(outcome.hub_key_changed);
  CHECK(scene.notices(1).contains("hub-key-changed"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("rollback: what a hub put back to an older state lacks is told and sent again", "[hub]") {
  Scene scene;
  test::TemporaryDirectory backup;
  scene.hub.stop();
  std::filesystem::copy(scene.hub.file(), backup / "old.db");
  scene.hub.start();
  scene.write(1, "Written after the hub's backup.");
  static_cast<void>(scene.sync(1));
  scene.hub.stop();
  std::filesystem::copy_file(backup / "old.db", scene.hub.file(),
                             std::filesystem::copy_options::overwrite_existing);
  scene.hub.start();
  const sync::SyncOutcome outcome = scene.sync(1);
  CHECK(outcome.hub_rolled_back);
  CHECK(outcome.sent == 1);
  CHECK(scene.notices(1).contains("hub-rolled-back"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("replay: an old answer, receipt and all, is taken for the rollback that it plays",
          "[hub]") {
  Scene scene;
  LyingLine before(scene.hub);
  static_cast<void>(scene.sync(0, before));
  const sync::Response old = before.responses().back();
  scene.write(0);
  static_cast<void>(scene.sync(0));

  LyingLine line(scene.hub);
  line.garbles = [&](sync::Response& response) { response = old; };
  const sync::SyncOutcome outcome = scene.sync(0, line);
  CHECK(outcome.hub_rolled_back);
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("replay: requests that are played again change nothing at the hub", "[hub]") {
  Scene scene;
  scene.write(2);
  LyingLine line(scene.hub);
  static_cast<void>(scene.sync(2, line));
  const auto held = scene.hub.store().segments(scene.team.visit());
  const auto feed = scene.hub.store().find(scene.team.visit())->feed;
  for (const sync::Request& request : line.requests())
    static_cast<void>(scene.hub.service().handle(request));
  CHECK(scene.hub.store().segments(scene.team.visit()) == held);
  CHECK(scene.hub.store().find(scene.team.visit())->feed == feed);
  // And after a quarter of an hour not even the proof counts.
  scene.hub.clock().advance(std::chrono::minutes(16));
  CHECK(scene.hub.service().handle(line.requests().back()).status == 401);
  scene.require_nothing_lost();
}

TEST_CASE("withholding an author: a colleague's statement tells that something is missing",
          "[hub]") {
  Scene scene;
  const std::set<LogId> logs = logs_of(scene, 0);
  static_cast<void>(scene.sync(0));
  LyingLine line(scene.hub);
  line.says = withholding(logs);
  CHECK(scene.sync(1, line).received == 0);
  CHECK_FALSE(scene.notices(1).contains("entries-missing"));
  // It holds the statements back as well; but any colleague brings them, and then its next answer
  // contradicts them.
  log::Arrival word;
  word.statements = scene.team[0]->replica(scene.team.visit())->statements();
  static_cast<void>(scene.team[1]->replica(scene.team.visit())->take_in(word));
  CHECK(scene.sync(1, line).received == 0);
  CHECK(scene.notices(1).contains("entries-missing"));

  scene.require_nothing_lost();
  CHECK_FALSE(scene.notices(1).contains("entries-missing"));
  scene.require_sound();
}

TEST_CASE("withholding a removal: work goes on, and nothing is lost when the removal comes",
          "[hub]") {
  Scene scene;
  Insider insider(scene.team);
  static_cast<void>(scene.sync(0));
  static_cast<void>(scene.sync(1));
  static_cast<void>(
      scene.team[0]->execute(app::MemberRemove{scene.team.visit(), insider.member()}));
  const EntityId after = scene.write(0, "Written under the new key.");
  static_cast<void>(scene.sync(0));

  LyingLine line(scene.hub);
  const auto known = scene.team[1]->replica(scene.team.visit())->membership();
  line.says = [&](sync::Answer& answer) {
    answer.parcel.records.clear();
    answer.parcel.held_records = sync::ids_of_records(known);
  };
  static_cast<void>(scene.sync(1, line));
  CHECK_FALSE(scene.sees(1, after));
  CHECK(scene.notices(1).contains("key-missing"));
  scene.write(1, "Written in ignorance of the removal.");

  scene.require_nothing_lost();
  CHECK(scene.sees(1, after));
  CHECK_FALSE(scene.notices(1).contains("key-missing"));
  scene.require_sound();
}

TEST_CASE("truncated tail: what a hub announces and does not send is told", "[hub]") {
  Scene scene;
  const EntityId first = scene.write(0);
  const EntityId last = scene.write(0, "The last of the day.");
  static_cast<void>(scene.sync(0));
  LyingLine line(scene.hub);
  line.says = [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      if (run.entries.size() > 1) run.entries.resize(1);
    }
    if (answer.parcel.runs.empty()) return;
    answer.more = false;
  };
  // It gives one entry at a time and in the end all of them: slow, and no harm.
  static_cast<void>(scene.sync(1, line));
  CHECK(scene.sees(1, first));

  LyingLine mute(scene.hub);
  scene.write(0, "One more.");
  static_cast<void>(scene.sync(0));
  mute.says = [](sync::Answer& answer) {
    answer.parcel.runs.clear();
    answer.more = false;
  };
  const sync::SyncOutcome outcome = scene.sync(1, mute);
  REQUIRE(outcome.refused.size() == 1);
  CHECK(outcome.refused[0].reason.find("did not send") != std::string::npos);
  scene.require_nothing_lost();
  CHECK(scene.sees(1, last));
  scene.require_sound();
}

TEST_CASE("truncated tail: a log that is cut behind what was confirmed is a rollback", "[hub]") {
  Scene scene;
  LyingLine line(scene.hub);
  line.says = [&](sync::Answer& answer) { answer.parcel.ends.pop_back(); };
  CHECK(scene.sync(2, line).hub_rolled_back);
  CHECK(scene.notices(2).contains("hub-rolled-back"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("forged receipt: who stands in between cannot confirm what it swallows", "[hub]") {
  Scene scene;
  scene.write(1, "Nobody else has this yet.");
  LyingLine line(scene.hub);
  line.signs = false;
  line.hears = [](sync::Parcel& parcel) { parcel.runs.clear(); };
  const auto mine = log::ends_of(scene.team[1]->replica(scene.team.visit())->holdings());
  line.says = [&](sync::Answer& answer) { answer.parcel.ends = mine; };
  const auto error = test::error_of([&] { return scene.sync(1, line); });
  REQUIRE(error);
  CHECK(error->code() == ErrorCode::damaged);
  const auto state =
      scene.team[1]->replica(scene.team.visit())->hub_state(scene.hub.service().key());
  CHECK(state.holds != mine);
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("forged receipt: a hub that confirms and drops is told of when it is asked again",
          "[hub]") {
  Scene scene;
  scene.write(1, "Swallowed.");
  const auto mine = log::ends_of(scene.team[1]->replica(scene.team.visit())->holdings());
  LyingLine line(scene.hub);
  line.hears = [](sync::Parcel& parcel) { parcel.runs.clear(); };
  line.says = [&](sync::Answer& answer) { answer.parcel.ends = mine; };
  static_cast<void>(scene.sync(1, line));  // nothing can be noticed here: it is the hub's word
  CHECK(scene.sync(1).hub_rolled_back);    // its next honest word tells, and all is sent again
  scene.require_nothing_lost();
  scene.require_sound();
}

namespace {

void strip(std::vector<log::EntryRun>& runs) {
  for (log::EntryRun& run : runs) {
    for (std::size_t i = 0; i < run.entries.size(); ++i) {
      if (run.first + i == 1) continue;
      run.entries[i].body.clear();
      run.entries[i].wrapped_key.clear();
    }
  }
}

}  // namespace

TEST_CASE("false delete-all: a hub that strips content is told, and healed by a meeting", "[hub]") {
  Scene scene;
  const EntityId note = scene.write(0);
  static_cast<void>(scene.sync(0));
  LyingLine line(scene.hub);
  line.says = [](sync::Answer& answer) { strip(answer.parcel.runs); };
  SECTION("and says that it has it") {
    const sync::SyncOutcome outcome = scene.sync(1, line);
    REQUIRE_FALSE(outcome.refused.empty());
    CHECK(outcome.refused[0].reason.find("did not send its content") != std::string::npos);
  }
  SECTION("and says that it lacks it") {
    line.says = [](sync::Answer& answer) {
      for (const log::EntryRun& run : answer.parcel.runs) {
        for (std::size_t i = 0; i < run.entries.size(); ++i) {
          if (run.first + i > 1)
            answer.parcel.holes.push_back(
                log::hole_at(run.log, run.first + i, log::header_hash(run.entries[i].header)));
        }
      }
      std::ranges::sort(answer.parcel.holes);
      strip(answer.parcel.runs);
    };
    CHECK(scene.sync(1, line).refused.empty());
  }
  CHECK_FALSE(scene.sees(1, note));
  CHECK(scene.notices(1).contains("content-missing"));
  const auto verified = scene.team[1]->execute(app::StoreVerify{});
  CHECK(verified.ok);
  REQUIRE_FALSE(verified.missing.empty());
  CHECK(verified.missing[0].find("content is not here") != std::string::npos);
  // Its own note is not called safe where its content is not.
  scene.team.exchange(0, 1);
  CHECK(scene.sees(1, note));
  CHECK_FALSE(scene.notices(1).contains("content-missing"));
  CHECK(scene.team[1]->execute(app::StoreVerify{}).missing.empty());
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("false delete-all: a device that strips content on its way up takes nothing from others",
          "[hub]") {
  Scene scene;
  const EntityId note = scene.write(0);
  LyingLine up(scene.hub);
  up.hears = [](sync::Parcel& parcel) { strip(parcel.runs); };
  static_cast<void>(scene.sync(0, up));
  CHECK_FALSE(scene.hub.store().holes(scene.team.visit()).empty());
  // The hub says so, and so the writer's device does not call the note held there.
  const auto where = [&] { return scene.team[0]->execute(app::NoteShow{note}).where.hub; };
  CHECK(where() == "waiting");
  static_cast<void>(scene.sync(1));
  CHECK_FALSE(scene.sees(1, note));
  static_cast<void>(scene.sync(0));
  CHECK(where() == "confirmed");
  CHECK(scene.hub.store().holes(scene.team.visit()).empty());
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("false delete-all: content that does not fit fills no hole", "[hub]") {
  Scene scene;
  const EntityId note = scene.write(0);
  static_cast<void>(scene.sync(0));
  LyingLine line(scene.hub);
  line.says = [](sync::Answer& answer) { strip(answer.parcel.runs); };
  static_cast<void>(scene.sync(1, line));
  const log::Holes holes = scene.team[1]->replica(scene.team.visit())->holes();
  REQUIRE_FALSE(holes.empty());
  LyingLine wrong(scene.hub);
  wrong.says = [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      for (log::SealedEntry& entry : run.entries)
        if (!entry.body.empty()) entry.body.front() ^= 1U;
    }
  };
  static_cast<void>(scene.sync(1, wrong));
  CHECK(scene.team[1]->replica(scene.team.visit())->holes() == holes);
  CHECK_FALSE(scene.sees(1, note));
  static_cast<void>(scene.sync(1));
  CHECK(scene.sees(1, note));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("false delete-all: nobody but the writer, the lead or a deputy orders erasure", "[hub]") {
  Scene scene;
  Insider insider(scene.team);
  const auto replica = scene.team[0]->replica(scene.team.visit());
  const auto stranger = crypto::SigningKey::from_seed(Bytes(32, 9));
  std::vector<Bytes> orders;
  for (const log::LogHead& head : replica->holdings()) {
    const log::ErasedEntry what{head.key, head.length, head.head};
    orders.push_back(log::encode(log::order_by_member(scene.team.visit(), what, stranger)));
    orders.push_back(
        log::encode(log::order_by_member(scene.team.visit(), what, insider.member_key())));
    auto forged = log::order_by_log(scene.team.visit(), head.length, head.head, insider.log_key());
    forged.what.log_key = head.key;
    orders.push_back(log::encode(forged));
  }
  LyingLine line(scene.hub);
  line.says = [&](sync::Answer& answer) { answer.parcel.erasures = orders; };
  const sync::SyncOutcome outcome = scene.sync(1, line);
  CHECK(outcome.other_refused.size() >= orders.size());
  CHECK(scene.team[1]->replica(scene.team.visit())->erasures().empty());
  // Nor does the hub follow them.
  LyingLine up(scene.hub);
  up.hears = [&](sync::Parcel& parcel) { parcel.erasures = orders; };
  static_cast<void>(scene.sync(2, up));
  CHECK(scene.hub.store().erasures(scene.team.visit()).empty());
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("lies about time: a hub's clock that is hours off is told and decides nothing", "[hub]") {
  Scene scene;
  scene.hub.clock().advance(std::chrono::hours(3));
  scene.write(0);
  const sync::SyncOutcome outcome = scene.sync(0);
  CHECK(outcome.sent == 1);
  CHECK(scene.notices(0).contains("clock-off"));
  scene.require_nothing_lost();
  scene.require_sound();
}
