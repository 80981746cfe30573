// A member whose program is its own, and what is not for it to read: restricted notes of which it
// knows more than it should.

#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <support/errors.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

#include <actors/insider.h>
#include "scene.h"

using namespace fieldfare;
using hostile::Insider;
using hostile::Scene;

namespace {

/// Device 1 wrote a note for the team and restricts it now, so the insider knows its id.
EntityId restrict_later(Scene& scene) {
  const EntityId note = scene.write(1, "Open words.");
  scene.sync_all();
  app::NoteEdit change;
  change.note = note;
  change.audience = "restricted";
  static_cast<void>(scene.team[1]->execute(change));
  scene.sync_all();
  return note;
}

/// Whatever the insider may lay its hands on.
std::vector<Hash> every_entry(Scene& scene) {
  std::vector<Hash> out;
  const auto replica = scene.team[0]->replica(scene.team.visit());
  for (const auto& head : replica->holdings()) {
    const auto run = replica->read(head.log, head.branch, head.start, 10'000, 1U << 30U);
    for (const log::SealedEntry& entry : run.entries)
      out.push_back(log::header_hash(entry.header));
  }
  return out;
}

void give_all(Scene& scene, const Insider& insider) {
  for (std::size_t device = 0; device < 3; ++device) {
    log::Arrival arrival;
    arrival.records = insider.records();
    arrival.runs = {insider.whole()};
    arrival.complete = true;
    static_cast<void>(scene.team[device]->replica(scene.team.visit())->take_in(arrival));
  }
}

void write_on(Scene& scene, std::size_t device, const EntityId& note, const std::string& text) {
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText(text);
  static_cast<void>(scene.team[device]->execute(change));
}

bool reads_of(Scene& scene, const Insider& insider, const std::string& word) {
  const auto replica = scene.team[0]->replica(scene.team.visit());
  for (const auto& head : replica->holdings()) {
    for (const auto& entry :
         replica->read(head.log, head.branch, head.start, 10'000, 1U << 30U).entries) {
      const auto change = insider.reads(entry);
      if (!change) continue;
      for (const auto& part : change->entities)
        for (const auto& set : part.fields)
          if (const auto* text = std::get_if<std::string>(&set.value);
              text != nullptr && text->find(word) != std::string::npos)
            return true;
    }
  }
  return false;
}

/// One field of a note, in the place of all that anybody wrote or beside it.
void claim(Insider& insider, const EntityId& note, const std::string& field, log::Value value,
           const std::vector<Hash>& replaces) {
  log::Change change;
  change.lamport = 2000;
  change.at = *time_from_iso8601("2026-06-15T10:00:00+01:00");
  change.entities.push_back({"note", note, {{field, std::move(value), replaces}}});
  insider.write(change);
}

log::Value as_author(const Insider& insider) {
  const MemberId self = insider.member();
  return Bytes(self.bytes.begin(), self.bytes.end());
}

}  // namespace

TEST_CASE("opened by another: a restricted note is opened to the team by its author alone",
          "[member]") {
  Scene scene;
  Insider insider(scene.team);
  give_all(scene, insider);
  const EntityId note = restrict_later(scene);
  CHECK(reads_of(scene, insider, "Open words"));  // while it was for the team
  claim(insider, note, "audience", std::string("team"), every_entry(scene));
  give_all(scene, insider);
  for (const std::size_t device : {0, 1})
    CHECK(scene.team[device]->execute(app::NoteShow{note}).audience == "restricted");
  write_on(scene, 0, note, "Words about a curlew.");
  write_on(scene, 1, note, "More words about a curlew.");
  scene.sync_all();
  CHECK_FALSE(reads_of(scene, insider, "curlew"));
  CHECK(scene.team.text_of(2, note).find("curlew") == std::string::npos);

  app::NoteEdit open;
  open.note = note;
  open.audience = "team";
  CHECK(test::code_of([&] { static_cast<void>(scene.team[0]->execute(open)); }) ==
        ErrorCode::forbidden);
  scene.require_sound();
}

TEST_CASE("claimed by another: who says that a note is theirs is let read nothing by it",
          "[member]") {
  for (const bool beside : {false, true}) {
    INFO((beside ? "beside the author's own word" : "in its place"));
    Scene scene;
    Insider insider(scene.team);
    give_all(scene, insider);
    const EntityId note = restrict_later(scene);
    const std::string author = scene.team[0]->execute(app::NoteShow{note}).author;
    claim(insider, note, "author", as_author(insider),
          beside ? std::vector<Hash>{} : every_entry(scene));
    claim(insider, note, "audience", std::string("team"), every_entry(scene));
    give_all(scene, insider);
    if (!beside) CHECK(scene.team[0]->execute(app::NoteShow{note}).author == author);
    write_on(scene, 0, note, "Words about a curlew.");
    scene.sync_all();
    CHECK_FALSE(reads_of(scene, insider, "curlew"));
    CHECK(scene.team.text_of(0, note) == "Words about a curlew.");
    scene.require_sound();
  }
}

namespace {

/// Everything that device 1 holds, and the insider's, by single entries or runs in some order.
void arrive(Scene& scene, std::size_t device, const Insider& insider, std::uint32_t seed) {
  const auto source = scene.team[1]->replica(scene.team.visit());
  std::vector<log::EntryRun> runs{insider.whole()};
  for (const auto& head : source->holdings())
    runs.push_back(source->read(head.log, head.branch, head.start, 10'000, 1U << 30U));
  std::minstd_rand chance(seed);
  std::shuffle(runs.begin(), runs.end(), chance);
  for (log::EntryRun& run : runs) {
    log::Arrival arrival;
    arrival.records = insider.records();
    arrival.runs = {std::move(run)};
    static_cast<void>(scene.team[device]->replica(scene.team.visit())->take_in(arrival));
  }
}

}  // namespace

TEST_CASE("W1: a claim comes to nothing in whatever order changes arrive", "[member]") {
  for (std::uint32_t seed = 1; seed <= 8; ++seed) {
    INFO("seed " << seed);
    Scene scene;
    Insider insider(scene.team);
    const EntityId note = scene.team.add_note(1, scene.activity, "Open words.");
    app::NoteEdit change;
    change.note = note;
    change.audience = "restricted";
    static_cast<void>(scene.team[1]->execute(change));
    scene.team.send(1, 0);
    claim(insider, note, "author", as_author(insider), every_entry(scene));
    claim(insider, note, "audience", std::string("team"), every_entry(scene));
    write_on(scene, 1, note, "Words about a curlew.");
    for (const std::size_t device : {0, 2})
      arrive(scene, device, insider, seed * 7919 + static_cast<std::uint32_t>(device));
    scene.sync_all();
    const auto view = scene.team[0]->execute(app::NoteShow{note});
    CHECK(view.author == scene.team[1]->execute(app::NoteShow{note}).author);
    CHECK(view.audience == "restricted");
    CHECK(view.text == "Words about a curlew.");
    for (std::size_t device = 0; device < 3; ++device)
      CHECK(scene.team[device]->execute(app::StoreRebuild{}).changed == 0);
    for (const auto& member : scene.team[0]->execute(app::MemberList{scene.team.visit()}).members)
      if (member.member_id == insider.member()) CHECK(member.name != view.author);
    CHECK_FALSE(reads_of(scene, insider, "curlew"));
    scene.require_sound();
  }
}

TEST_CASE("withheld withdrawal: leads who are kept apart leave no reader behind", "[hub]") {
  // 0 and 1 lead. A hub that is in league with 2 keeps from each lead what the other one says of
  // the team, so that 1 does not hear that 0 lets 2 read no more; records of its own, and people
  // upon them, make the branch of 1 the one that counts.
  test::VisitTeam team(4, 1, test::VisitTeam::Stores::in_memory, {"lead"});
  const EntityId activity = team.add_activity(0);
  const auto trust = [&](std::size_t by, std::size_t whom, bool grant) {
    static_cast<void>(
        team[by]->execute(app::MemberRestricted{team.visit(), team.member(whom), grant}));
  };
  const auto confide = [&](const std::string& text) {
    app::NoteAdd add;
    add.activity = activity;
    add.text = app::RawText(text);
    add.audience = "restricted";
    static_cast<void>(team[1]->execute(add));
  };
  team.meet();
  trust(0, 2, true);
  team.meet();
  confide("Words about a dunlin.");
  team.meet();
  CHECK(test::everything_in(team[2]).find("dunlin") != std::string::npos);

  trust(0, 2, false);
  trust(1, 3, true);
  trust(1, 3, false);
  team.exchange(0, 1);
  confide("Words about a curlew.");
  team.meet();
  CHECK(test::everything_in(team[2]).find("curlew") == std::string::npos);
  CHECK(test::everything_in(team[0]).find("curlew") != std::string::npos);
}
