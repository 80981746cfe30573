// A member whose program is its own: it signs what it likes with the keys that are rightly its own.

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <support/errors.h>

#include <actors/insider.h>
#include "scene.h"

using namespace fieldfare;
using hostile::block;
using hostile::BlockKind;
using hostile::Insider;
using hostile::packed_frame;
using hostile::Scene;

namespace {

const EntityId first_note = EntityId::from(Bytes(16, 1));
const EntityId second_note = EntityId::from(Bytes(16, 2));

/// The insider gives a device something, as a colleague's device would.
log::ImportOutcome give(Scene& scene, std::size_t device, const Insider& insider,
                        std::vector<log::EntryRun> runs) {
  log::Arrival arrival;
  arrival.records = insider.records();
  arrival.runs = std::move(runs);
  arrival.complete = true;
  return scene.team[device]->replica(scene.team.visit())->take_in(arrival);
}

}  // namespace

TEST_CASE("fork: two stories told to two people are both kept, and told of", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const log::EntryRun opening = insider.whole();
  const auto place = insider.end();
  const auto one = insider.seal_at(place, Insider::note(first_note, scene.activity, "To you."));
  const auto two = insider.seal_at(place, Insider::note(second_note, scene.activity, "To them."));
  static_cast<void>(give(scene, 1, insider, {opening, insider.run(2, {one})}));
  static_cast<void>(give(scene, 2, insider, {opening, insider.run(2, {two})}));

  scene.require_nothing_lost();
  for (std::size_t device = 0; device < 3; ++device) {
    CHECK(scene.notices(device).contains("log-forked"));
    CHECK(scene.sees(device, first_note));
    CHECK(scene.sees(device, second_note));
  }
  scene.require_sound();
}

TEST_CASE("equivocating sequence numbers: one number twice in one run is no chain", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const log::EntryRun opening = insider.whole();
  const auto place = insider.end();
  const auto one = insider.seal_at(place, Insider::note(first_note, scene.activity, "One."));
  const auto two = insider.seal_at(place, Insider::note(second_note, scene.activity, "Two."));
  const auto outcome = give(scene, 1, insider, {opening, insider.run(2, {one, two})});
  CHECK(outcome.refused.size() == 1);
  CHECK(scene.notices(1).contains("entries-refused"));
  // In runs of their own they are the two ways of a fork.
  static_cast<void>(give(scene, 1, insider, {insider.run(2, {two})}));
  CHECK(scene.notices(1).contains("log-forked"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("equivocating sequence numbers: a number that was skipped is waited for", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const log::EntryRun opening = insider.whole();
  auto place = insider.end();
  place.sequence += 5;
  const auto late = insider.seal_at(place, Insider::note(first_note, scene.activity, "Five on."));
  auto outcome = give(scene, 1, insider, {opening, insider.run(place.sequence, {late})});
  CHECK(outcome.refused.size() == 1);
  // And it cannot be passed off as the next one.
  outcome = give(scene, 1, insider, {insider.run(2, {late})});
  REQUIRE(outcome.refused.size() == 1);
  CHECK(outcome.refused[0].reason.find("out of order") != std::string::npos);
  CHECK_FALSE(scene.sees(1, first_note));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("in another's name: a log that claims a colleague's certificate proves nothing",
          "[member]") {
  Scene scene;
  Insider insider(scene.team);
  log::Change change = Insider::note(first_note, scene.activity, "Who says so?");
  const auto lead = scene.team[0]->replica(scene.team.visit())->member();
  change.entities[0].fields.push_back({"author", Bytes(lead.bytes.begin(), lead.bytes.end()), {}});
  insider.write(change);
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  const auto shown = scene.team[1]->execute(app::NoteShow{first_note});
  const auto honest = scene.team[1]->execute(app::MemberList{scene.team.visit()});
  for (const auto& member : honest.members) {
    if (member.member_id == lead) CHECK(shown.author != member.name);
  }
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("false delete-all: a redaction of others' entries erases nothing", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  log::Change change;
  change.kind = log::ChangeKind::redaction;
  change.lamport = 2000;
  change.reason = "all of it";
  for (const auto& note :
       scene.team[1]->execute(app::NoteList{scene.team.visit(), {}, {}, {}}).notes)
    change.entities.push_back({"note", note.note_id, {}});
  for (const auto& head : scene.team[1]->replica(scene.team.visit())->holdings())
    change.redacted.push_back(head.head);
  insider.write(change);
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("false delete-all: values that replace everything leave the history", "[member]") {
  Scene scene;
  const EntityId note = scene.write(0, "It was said so.");
  scene.sync_all();
  Insider insider(scene.team);
  log::Change change;
  change.lamport = 2000;
  change.entities.push_back({"note", note, {{"text", std::string("Gone."), {}}}});
  insider.write(change);
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  // A member may write over a note, as every colleague may; here without having seen it: a clash.
  CHECK_FALSE(scene.team.conflicts(1).empty());
  bool kept = false;
  for (const auto& version : scene.team[1]->execute(app::NoteHistory{note}).versions)
    kept = kept || version.text.find("It was said so.") == 0;
  CHECK(kept);
}

TEST_CASE("decompression bombs: a body that would grow is put aside unopened", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const Bytes zero{0};
  Bytes many;
  for (int i = 0; i < 40; ++i) {  // 40 x 100 KiB out of 160 bytes
    const Bytes one = block(BlockKind::repeated, 100 * 1024, zero, i == 39);
    many.insert(many.end(), one.begin(), one.end());
  }
  insider.write_packed(packed_frame(40 * 100 * 1024, many));  // says so
  insider.write_packed(packed_frame(100, many));              // does not say so
  insider.write_packed(packed_frame(0xFFFF'FFFF, many));      // boasts
  insider.write_packed(Bytes(128, 0));                        // padding alone
  insider.write(Insider::note(first_note, scene.activity, "After the bombs."));
  const auto outcome = give(scene, 1, insider, {insider.whole()});
  CHECK(outcome.refused.empty());
  CHECK(scene.sees(1, first_note));  // nothing was held up
  CHECK(scene.team[1]->execute(app::StoreVerify{}).problems.size() >= 4);
  scene.require_nothing_lost();
}

TEST_CASE("non-canonical encodings: a change has one form, and another is put aside", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const log::Change change = Insider::note(first_note, scene.activity, "In a roundabout way.");
  Bytes roundabout = log::encode(change);
  REQUIRE(roundabout[1] == 0x02);  // kind: edit
  roundabout[1] = 0x18;            // the same number in two bytes
  roundabout.insert(roundabout.begin() + 2, 0x02);
  insider.write_encoded(roundabout);
  Bytes longer = log::encode(change);
  longer.push_back(0xF6);
  insider.write_encoded(longer);
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  CHECK_FALSE(scene.sees(1, first_note));
  // The same by hand in its one form counts: it was the form that was refused.
  insider.write_encoded(log::encode(change));
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  CHECK(scene.sees(1, first_note));
  scene.require_nothing_lost();
}

TEST_CASE("lies about time: an entry from the far future orders itself last and stops nobody",
          "[member]") {
  Scene scene;
  Insider insider(scene.team);
  log::Change change = Insider::note(first_note, scene.activity, "From the future.");
  change.lamport = log::max_lamport;
  change.at = *time_from_iso8601("2999-12-31T23:59:59Z");
  insider.write(change);
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  // Whoever edits it afterwards has the last word all the same.
  app::NoteEdit edit;
  edit.note = first_note;
  edit.text = app::RawText("Put right by a colleague.");
  static_cast<void>(scene.team[1]->execute(edit));
  scene.write(1, "Written after the future.");
  scene.require_nothing_lost();
  for (std::size_t device = 0; device < 3; ++device)
    CHECK(scene.team.text_of(device, first_note) == "Put right by a colleague.");
  scene.require_sound();
}

TEST_CASE(
    "entries after removal: the hub does not serve the removed, and what it sends by others "
    "is for the lead to judge",
    "[member]") {
  Scene scene;
  Insider insider(scene.team);
  insider.write(Insider::note(first_note, scene.activity, "While a member."));
  static_cast<void>(give(scene, 0, insider, {insider.whole()}));
  scene.sync_all();
  static_cast<void>(
      scene.team[0]->execute(app::MemberRemove{scene.team.visit(), insider.member()}));
  scene.sync_all();
  insider.write(Insider::note(second_note, scene.activity, "After the removal."));
  static_cast<void>(give(scene, 1, insider, {insider.whole()}));
  scene.require_nothing_lost();
  CHECK(scene.sees(2, first_note));
  CHECK_FALSE(scene.sees(1, second_note));
  CHECK_FALSE(scene.sees(2, second_note));
  scene.require_sound();
}

TEST_CASE("forged statements: a member speaks for itself alone", "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const auto replica = scene.team[1]->replica(scene.team.visit());
  static_cast<void>(give(scene, 1, insider, {}));
  log::HoldingStatement statement;
  statement.member = scene.team[0]->replica(scene.team.visit())->member();
  statement.counter = 1'000'000;
  statement.holds = log::ends_of(replica->holdings());
  statement.signature = insider.member_key().sign("fieldfare/holds/1",
                                                  log::signed_part(scene.team.visit(), statement));
  const auto before = replica->statements();
  log::Arrival arrival;
  arrival.statements = {log::encode(statement)};
  static_cast<void>(replica->take_in(arrival));
  CHECK(replica->statements() == before);
  scene.require_nothing_lost();
}

TEST_CASE("false delete-all: a removed deputy's orders are dropped, and new ones refused",
          "[member]") {
  Scene scene;
  Insider insider(scene.team);
  const VisitId visit = scene.team.visit();
  static_cast<void>(scene.team[0]->execute(app::MemberRole{visit, insider.member(), "deputy"}));
  scene.sync_all();
  std::vector<Bytes> orders;
  for (const log::LogHead& head : scene.team[1]->replica(visit)->holdings()) {
    for (std::uint64_t sequence = 2; sequence <= head.length; ++sequence) {
      const Hash entry = *scene.team[1]->replica(visit)->hash_at(head.log, head.branch, sequence);
      orders.push_back(log::encode(
          log::order_by_member(visit, {head.key, sequence, entry}, insider.member_key())));
    }
  }
  log::Arrival arrival;
  arrival.erasures = orders;
  arrival.complete = true;
  // Somebody follows them while they count.
  CHECK(scene.team[1]->replica(visit)->take_in(arrival).erasures == orders.size());
  CHECK(scene.count(1) == 0);
  static_cast<void>(scene.sync(1));
  CHECK_FALSE(scene.hub.store().erasures(visit).empty());
  // The lead, who has not heard of them, removes the deputy.
  static_cast<void>(scene.team[0]->execute(app::MemberRemove{visit, insider.member()}));
  static_cast<void>(scene.sync(0));
  static_cast<void>(scene.sync(2));
  CHECK(scene.hub.store().erasures(visit).empty());
  for (const std::size_t device : {0U, 2U}) {
    const auto outcome = scene.team[device]->replica(visit)->take_in(arrival);
    CHECK(outcome.erasures == 0);
    CHECK(outcome.other_refused.size() == orders.size());
  }
  hostile::LyingLine up(scene.hub);
  up.hears = [&](sync::Parcel& parcel) { parcel.erasures = orders; };
  static_cast<void>(scene.sync(2, up));
  CHECK(scene.hub.store().erasures(visit).empty());
  scene.require_nothing_lost();
  CHECK(scene.hub.store().holes(visit).empty());
  CHECK(scene.team[1]->replica(visit)->holes().empty());
  scene.require_sound();
}
