#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>

#include <support/errors.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::code_of;
using test::VisitTeam;

namespace {

constexpr const char* slip = "osprey";

void edit(VisitTeam& team, std::size_t device, const EntityId& note, const std::string& text) {
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText(text);
  static_cast<void>(team[device]->execute(change));
}

app::NoteRedact::Result redact(VisitTeam& team, std::size_t device, const EntityId& note) {
  return team[device]->execute(app::NoteRedact{note, app::RawText("It said who somebody is.")});
}

/// The word is nowhere on any device, every chain verifies, and all show the same.
void require_gone(VisitTeam& team, std::size_t devices, const EntityId& note) {
  for (std::size_t device = 0; device < devices; ++device) {
    INFO("device " << device);
    CHECK(team[device]->execute(app::NoteShow{note}).erased);
    CHECK(team[device]->execute(app::Search{team.visit(), slip}).hits.empty());
    for (const auto& version : team[device]->execute(app::NoteHistory{note}).versions)
      CHECK(version.text.find(slip) == std::string::npos);
    CHECK(team[device]->execute(app::StoreVerify{}).problems.empty());
    CHECK(test::everything_in(team[device]).find(slip) == std::string::npos);
    CHECK(team.projection(device) == team.projection(0));
  }
}

/// No entry of the device still has content that an order erases.
bool holds_no_erased_body(VisitTeam& team, std::size_t device, std::size_t orders) {
  const auto replica = team[device]->replica(team.visit());
  std::size_t erased = 0;
  for (const log::LogHead& head : replica->holdings()) {
    for (const auto& entry :
         replica->read(head.log, head.branch, head.start, 10'000, 1U << 30U).entries)
      erased += entry.body.empty() && entry.wrapped_key.empty() ? 1 : 0;
  }
  return replica->erasures().size() == orders && erased == orders;
}

}  // namespace

TEST_CASE("a redaction names who has confirmed it and who has not been heard from") {
  VisitTeam team(3);
  const EntityId note = team.add_note(0, team.add_activity(0), "A slip: osprey.");
  team.meet();
  const auto redacted = redact(team, 0, note);
  CHECK(redacted.entries == 1);
  CHECK(redacted.redaction.confirmed.empty());
  REQUIRE(redacted.redaction.waiting.size() == 2);
  CHECK_FALSE(redacted.redaction.waiting[0].last_heard.empty());
  team.exchange(0, 1);
  const auto later = team[0]->execute(app::NoteShow{note}).redaction;
  REQUIRE(later);
  CHECK(later->reason == "It said who somebody is.");
  REQUIRE(later->confirmed.size() == 1);
  REQUIRE(later->waiting.size() == 1);
  CHECK(later->to_order == 0);
  team.meet();
  for (std::size_t device = 0; device < 3; ++device) {
    const auto all = team[device]->execute(app::NoteHistory{note}).redaction;
    REQUIRE(all);
    CHECK(all->confirmed.size() == 2);
    CHECK(all->waiting.empty());
    CHECK(holds_no_erased_body(team, device, 1));
  }
  require_gone(team, 3, note);
}

TEST_CASE("a redaction leaves what else was said about the note, also to those who come later") {
  VisitTeam team(2);
  app::NoteAdd add;
  add.activity = team.add_activity(1);
  add.text = app::RawText("A slip: osprey.");
  add.criteria = {"LO1.1", "LO4.2"};
  add.basis = "told";
  const EntityId note = team[1]->execute(add).note_id;
  const auto before = team[1]->execute(app::NoteShow{note});
  team.meet();
  static_cast<void>(redact(team, 0, note));  // the lead, of a colleague's note
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    const auto after = team[device]->execute(app::NoteShow{note});
    CHECK(after.author == before.author);
    CHECK(after.captured_at == before.captured_at);
    CHECK(after.activity_id == before.activity_id);
    CHECK(after.criteria == before.criteria);
    CHECK(after.basis == before.basis);
    CHECK(team[device]->execute(app::NoteList{team.visit(), add.activity, {}, {}}).notes.size() ==
          1);
  }
  require_gone(team, 2, note);
}

TEST_CASE("an edit that was made meanwhile, elsewhere, goes with the text that it carries on") {
  VisitTeam team(3);
  const EntityId note = team.add_note(0, team.add_activity(0), "A slip: osprey.");
  team.meet();
  edit(team, 2, note, "A slip: osprey, in other words.");
  edit(team, 2, note, "A slip: osprey, in yet other words.");
  static_cast<void>(redact(team, 0, note));
  team.meet();
  require_gone(team, 3, note);
  CHECK(holds_no_erased_body(team, 1, 3));
  CHECK(team.conflicts(1).empty());
}

TEST_CASE("an inspector redacts an own note that a colleague had edited") {
  VisitTeam team(3);
  const EntityId note = team.add_note(1, team.add_activity(1), "A slip: osprey.");
  team.meet();
  edit(team, 2, note, "A slip: osprey, reworded.");
  team.exchange(1, 2);
  const auto redacted = redact(team, 1, note);
  CHECK(redacted.entries == 1);  // the colleague's version is for its writer or the lead to order
  CHECK(redacted.redaction.to_order == 1);
  CHECK(team[1]->execute(app::Search{team.visit(), slip}).hits.empty());
  team.exchange(1, 2);
  team.meet();
  CHECK(team[1]->execute(app::NoteShow{note}).redaction->to_order == 0);
  require_gone(team, 3, note);
}

TEST_CASE("a redaction walks all versions of a conflict and its resolution") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "The osprey was seen.");
  team.meet();
  edit(team, 0, note, "The osprey was seen twice.");
  edit(team, 1, note, "The osprey was seen thrice.");
  team.meet();
  REQUIRE(team.conflicts(0).size() == 1);
  SECTION("unresolved") {}
  SECTION("resolved") {
    app::ConflictResolve resolve;
    resolve.conflict = team.conflicts(0)[0].conflict_id;
    resolve.keep = "merged";
    static_cast<void>(team[0]->execute(resolve));
  }
  static_cast<void>(redact(team, 0, note));
  team.meet();
  CHECK(team.conflicts(0).empty());
  require_gone(team, 2, note);
}

TEST_CASE("a conflict about another field stays a conflict when the text is redacted") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "A slip: osprey.");
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    app::NoteEdit change;
    change.note = note;
    change.text = app::RawText("A slip: osprey, " + std::to_string(device) + ".");
    change.basis = device == 0 ? "told" : "read";
    static_cast<void>(team[device]->execute(change));
  }
  team.meet();
  static_cast<void>(redact(team, 0, note));
  team.meet();
  REQUIRE(team.conflicts(1).size() == 1);
  CHECK(team.conflicts(1)[0].field == "basis");
  CHECK(team.conflicts(1)[0].values.size() == 2);
  require_gone(team, 2, note);
}

TEST_CASE("drafts of a redacted note go on every device") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "A slip: osprey.");
  team.meet();
  app::DraftKeep keep;
  keep.activity = activity;
  keep.note = note;
  keep.text = app::RawText("A slip: osprey, half reworded");
  static_cast<void>(team[1]->execute(keep));
  static_cast<void>(redact(team, 0, note));
  team.meet();
  CHECK(team[1]->execute(app::DraftList{team.visit()}).drafts.empty());
  require_gone(team, 2, note);
}

TEST_CASE("a device that has not heard of it cannot bring a redacted text back") {
  VisitTeam team(4);
  const EntityId note = team.add_note(0, team.add_activity(0), "A slip: osprey.");
  team.exchange(0, 1);
  static_cast<void>(redact(team, 0, note));
  team.exchange(0, 2);  // hears of the order before it ever sees the entry
  team.send(1, 2);      // ... which a late device sends it
  team.send(1, 0);
  CHECK(team[2]->execute(app::NoteShow{note}).erased);
  team.meet();
  require_gone(team, 4, note);
  CHECK(holds_no_erased_body(team, 3, 1));
}

TEST_CASE("what was written before a restore can still be redacted by its writer") {
  VisitTeam team(2);
  const EntityId note = team.add_note(1, team.add_activity(1), "A slip: osprey.");
  const test::TemporaryDirectory elsewhere;
  const auto backup = elsewhere / "tablet.ffbackup";
  static_cast<void>(team[1]->execute(app::StoreBackup{backup.string()}));
  team[1].restore(backup);
  CHECK(redact(team, 1, note).entries == 1);
  team.meet();
  require_gone(team, 2, note);
}

TEST_CASE("store rebuild and a reopened store agree with what a redaction left") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "A slip: osprey.");
  team.meet();
  edit(team, 1, note, "A slip: osprey, reworded.");
  static_cast<void>(redact(team, 0, note));
  team.meet();
  for (std::size_t device = 0; device < 2; ++device) {
    CHECK(team[device]->execute(app::StoreRebuild{}).changed == 0);
    team[device].reopen();
    CHECK(team[device]->execute(app::NoteShow{note}).erased);
  }
}

TEST_CASE("only its author, a lead or a deputy redacts a note") {
  VisitTeam team(2);
  const EntityId note = team.add_note(0, team.add_activity(0), "Words that stay.");
  team.meet();
  CHECK(code_of([&] { static_cast<void>(redact(team, 1, note)); }) == ErrorCode::forbidden);
  CHECK(team.text_of(1, note) == "Words that stay.");
}
