// Entries, records and messages that were exchanged, moved, doubled, cut or made up on the way.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/card.h>
#include <support/errors.h>

#include <actors/insider.h>
#include "scene.h"

using namespace fieldfare;
using hostile::Insider;
using hostile::LyingLine;
using hostile::Scene;

namespace {

/// Device 0 has written some notes that the hub has and device 1 has not.
void leave_notes(Scene& scene, int notes = 4) {
  for (int i = 0; i < notes; ++i)
    scene.write(0, "Point " + std::to_string(i) + " of the plan.");
  static_cast<void>(scene.sync(0));
}

/// What device 1 makes of an answer that was changed.
sync::SyncOutcome sync_changed(Scene& scene, std::function<void(sync::Answer&)> change) {
  LyingLine line(scene.hub);
  line.says = std::move(change);
  return scene.sync(1, line);
}

void require_refused(Scene& scene, const sync::SyncOutcome& outcome, std::string_view reason) {
  REQUIRE_FALSE(outcome.refused.empty());
  CHECK(outcome.refused[0].reason.find(reason) != std::string::npos);
  CHECK(scene.notices(1).contains("entries-refused"));
}

void require_harmless(Scene& scene) {
  scene.require_nothing_lost();
  scene.require_sound();
}

}  // namespace

TEST_CASE("reorder: entries out of their order are refused and come again", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs)
      std::ranges::reverse(run.entries);
  });
  CHECK(outcome.received == 0);
  CHECK_FALSE(outcome.refused.empty());
  require_harmless(scene);
}

TEST_CASE("reorder: runs and statements in another order make no difference", "[content]") {
  Scene scene;
  leave_notes(scene);
  scene.write(2);
  static_cast<void>(scene.sync(2));
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    std::ranges::reverse(answer.parcel.runs);
    std::ranges::reverse(answer.parcel.statements);
  });
  CHECK(outcome.received == 5);
  CHECK(outcome.refused.empty());
  require_harmless(scene);
}

TEST_CASE("duplicate: what comes twice is taken once", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    const auto runs = answer.parcel.runs;
    answer.parcel.runs.insert(answer.parcel.runs.end(), runs.begin(), runs.end());
  });
  CHECK(outcome.received == 4);
  CHECK(outcome.refused.empty());
  CHECK(scene.count(1) == scene.count(0));
  require_harmless(scene);
}

TEST_CASE("duplicate: an entry doubled inside a run ends the run there", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      if (!run.entries.empty()) run.entries.insert(run.entries.begin(), run.entries.front());
    }
  });
  CHECK_FALSE(outcome.refused.empty());
  CHECK(outcome.received <= 4);
  require_harmless(scene);
}

TEST_CASE("splice between visits: entries and records of another visit are refused", "[content]") {
  Scene scene;
  test::VisitTeam elsewhere(2, 77, test::VisitTeam::Stores::in_memory);
  static_cast<void>(elsewhere.add_note(0, elsewhere.add_activity(0), "Of another visit."));
  const auto source = elsewhere[0]->replica(elsewhere.visit());
  std::vector<log::EntryRun> runs;
  for (const log::LogHead& head : source->holdings())
    runs.push_back(source->read(head.log, head.branch, head.start, 100, 1'000'000));
  const auto outcome = sync_changed(scene, [&](sync::Answer& answer) {
    answer.parcel.runs = runs;
    answer.parcel.records = source->membership();
    answer.parcel.statements = source->statements();
  });
  CHECK(outcome.received == 0);
  require_refused(scene, outcome, "another visit");
  CHECK_FALSE(outcome.other_refused.empty());
  CHECK(scene.notices(1).contains("record-refused"));
  // The other visit's hub cannot be made to take them either.
  LyingLine up(scene.hub);
  up.hears = [&](sync::Parcel& parcel) { parcel.runs = runs; };
  static_cast<void>(scene.sync(2, up));
  for (const log::LogHead& segment : scene.hub.store().segments(scene.team.visit()))
    CHECK(segment.log != runs.front().log);
  require_harmless(scene);
}

TEST_CASE("ciphertext swap: an entry's content does not fit another's header", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      if (run.entries.size() < 2) continue;
      std::swap(run.entries[0].body, run.entries[1].body);
      std::swap(run.entries[0].wrapped_key, run.entries[1].wrapped_key);
    }
  });
  CHECK(outcome.received == 0);
  require_refused(scene, outcome, "not the one that was signed");
  require_harmless(scene);
}

TEST_CASE("ciphertext swap: nor does another's wrapped key alone", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      if (run.entries.size() > 1) std::swap(run.entries[0].wrapped_key, run.entries[1].wrapped_key);
    }
  });
  CHECK(outcome.received == 0);
  require_refused(scene, outcome, "not the one that was signed");
  require_harmless(scene);
}

TEST_CASE("key substitution: a log under another key is not that log", "[content]") {
  Scene scene;
  leave_notes(scene);
  const auto thief = crypto::SigningKey::from_seed(Bytes(32, 5));
  const auto outcome = sync_changed(scene, [&](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs)
      run.key = thief.public_key();
  });
  CHECK(outcome.received == 0);
  require_refused(scene, outcome, "not the hash of its key");
  require_harmless(scene);
}

TEST_CASE("key substitution: a card whose keys were exchanged on the way lets nobody in",
          "[content]") {
  Scene scene;
  test::InspectorDevice newcomer(31);
  const std::string card = newcomer->execute(app::DeviceCard{}).card;
  Bytes bytes = from_base64url(std::string_view(card).substr(5)).value();
  const auto thief = crypto::SigningKey::from_seed(Bytes(32, 5)).public_key();
  const std::size_t sign_key_at =
      bytes.size() - crypto::Signature::size - crypto::BoxPublicKey::size - thief.bytes.size();
  std::ranges::copy(thief.bytes, bytes.begin() + static_cast<std::ptrdiff_t>(sign_key_at));
  const auto code = test::code_of([&] {
    return scene.team[0]->execute(
        app::MemberAdd{scene.team.visit(), "ffc1." + to_base64url(bytes), "inspector"});
  });
  CHECK(code == ErrorCode::damaged);
  require_harmless(scene);
}

TEST_CASE("key substitution: a membership record whose keys were exchanged is refused",
          "[content]") {
  Scene scene;
  Insider insider(scene.team);
  static_cast<void>(scene.sync(0));
  const auto thief = crypto::SigningKey::from_seed(Bytes(32, 5)).public_key();
  const auto outcome = sync_changed(scene, [&](sync::Answer& answer) {
    for (Bytes& bytes : answer.parcel.records) {
      log::MembershipRecord record = log::decode_membership(bytes);
      record.members.back().sign_key = thief;
      bytes = log::encode(record);
    }
  });
  CHECK_FALSE(outcome.other_refused.empty());
  CHECK(scene.notices(1).contains("record-refused"));
  for (const auto& member : scene.team[1]->execute(app::MemberList{scene.team.visit()}).members)
    CHECK(member.member_id != log::member_id_of(thief));
  require_harmless(scene);
}

TEST_CASE("injected device: nobody lets itself in, and a log of nobody's says nothing",
          "[content]") {
  Scene scene;
  leave_notes(scene);
  // Somebody who was let into another visit, with a log for this one.
  test::VisitTeam elsewhere(2, 88, test::VisitTeam::Stores::in_memory);
  Insider stranger(elsewhere, 13);
  Bytes self_made;
  {
    const auto records = scene.team[0]->replica(scene.team.visit())->membership();
    log::MembershipRecord record = log::decode_membership(records.back());
    record.visit = scene.team.visit();
    record.number += 1;
    record.previous = log::record_hash(records.back());
    record.seals.clear();
    record.salt.clear();
    record.members.push_back({stranger.member_key().public_key(), {}, log::Role::lead, false});
    self_made = log::sign_record(record, stranger.member_key());
  }
  stranger.move_to(scene.team.visit());
  static_cast<void>(stranger.write(
      Insider::note(EntityId::from(Bytes(16, 4)), scene.activity, "Slipped in by nobody.")));
  const auto outcome = sync_changed(scene, [&](sync::Answer& answer) {
    answer.parcel.records.push_back(self_made);
    answer.parcel.runs.push_back(stranger.whole());
  });
  CHECK_FALSE(outcome.other_refused.empty());
  CHECK(scene.notices(1).contains("record-refused"));
  CHECK_FALSE(scene.sees(1, EntityId::from(Bytes(16, 4))));
  for (const auto& member : scene.team[1]->execute(app::MemberList{scene.team.visit()}).members)
    CHECK(member.member_id != stranger.member());
  scene.require_nothing_lost();  // what is kept of its log, and passed on, says nothing anywhere
}

TEST_CASE("downgrade: messages and entries of no known version are refused", "[content]") {
  Scene scene;
  leave_notes(scene);
  for (const std::uint8_t version : Bytes{0, 1, 3, 255}) {
    LyingLine line(scene.hub);
    line.garbles = [&](sync::Response& response) { response.body[8] = version; };
    CHECK(test::code_of([&] { return scene.sync(1, line); }) == ErrorCode::damaged);
    LyingLine genuine(scene.hub);
    static_cast<void>(scene.sync(2, genuine));
    sync::Request request = genuine.requests().back();
    request.body[8] = version;
    CHECK(scene.hub.service().handle(request).status == 400);
  }
  scene.write(0);
  static_cast<void>(scene.sync(0));
  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (log::EntryRun& run : answer.parcel.runs) {
      for (log::SealedEntry& entry : run.entries)
        entry.header[1] = 0;
    }
  });
  CHECK_FALSE(outcome.refused.empty());
  require_harmless(scene);
}

TEST_CASE("length bombs: counts and lengths beyond what there is are refused unread", "[content]") {
  Scene scene;
  leave_notes(scene);
  LyingLine genuine(scene.hub);
  static_cast<void>(scene.sync(2, genuine));
  const sync::Request good = genuine.requests().back();
  const Bytes answer = genuine.responses().back().body;
  for (std::size_t at = 9; at + 4 < good.body.size(); ++at) {
    sync::Request bad = good;
    std::fill_n(bad.body.begin() + static_cast<std::ptrdiff_t>(at), 4, std::uint8_t{0xFF});
    const unsigned status = scene.hub.service().handle(bad).status;
    CHECK((status == 400 || status == 200));
  }
  for (std::size_t at = 9; at + 4 < answer.size(); ++at) {
    LyingLine line(scene.hub);
    line.garbles = [&](sync::Response& response) {
      response.body = answer;
      std::fill_n(response.body.begin() + static_cast<std::ptrdiff_t>(at), 4, std::uint8_t{0xFF});
    };
    const auto code = test::code_of([&] { return scene.sync(2, line); });
    CHECK((!code || code == ErrorCode::damaged));
  }
  require_harmless(scene);
}

TEST_CASE("non-canonical encodings: there is one way to write a message", "[content]") {
  Scene scene;
  scene.write(1);
  LyingLine genuine(scene.hub);
  static_cast<void>(scene.sync(1, genuine));
  sync::Request longer = genuine.requests().back();
  longer.body.push_back(0);
  CHECK(scene.hub.service().handle(longer).status == 400);

  const auto refuses = [&](auto&& change) {
    sync::Request request = genuine.requests().back();
    sync::Parcel parcel = sync::decode_parcel(request.body);
    change(parcel);
    request.body = sync::encode(parcel);
    return scene.hub.service().handle(request).status == 400;
  };
  CHECK(refuses([](sync::Parcel& parcel) { std::ranges::reverse(parcel.ends); }));
  CHECK(refuses([](sync::Parcel& parcel) { parcel.ends.push_back(parcel.ends.back()); }));
  CHECK(refuses([](sync::Parcel& parcel) { std::ranges::reverse(parcel.held_records); }));
  CHECK_FALSE(refuses([](sync::Parcel&) {}));

  const auto outcome = sync_changed(scene, [](sync::Answer& answer) {
    for (Bytes& record : answer.parcel.records)
      record.push_back(0);
  });
  CHECK(outcome.other_refused.empty());  // none was due
  require_harmless(scene);
}
