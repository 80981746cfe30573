#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/storage/store.h>
#include <support/errors.h>
#include <support/visit_team.h>

/// The full-text index is a projection: whatever happens to it costs no note and no save.
namespace {

using namespace fieldfare;
using test::VisitTeam;

/// Changes a device's store while the notebook is closed.
template <class Change>
void tamper(test::InspectorDevice& device, Change change) {
  device.close();
  {
    const auto ports = device.ports();
    auto store = storage::Store::open(device.store(), test::InspectorDevice::passphrase(),
                                      *ports.entropy, *ports.clock);
    change(store.database());
  }
  device.reopen();
}

void damage(test::InspectorDevice& device, const std::string& sql) {
  tamper(device, [&](storage::Database& database) {
    const storage::OpenShadowTables open(database);
    database.execute(sql);
  });
}

void edit(VisitTeam& team, const EntityId& note, const std::string& text) {
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText(text);
  static_cast<void>(team[0]->execute(change));
}

std::size_t hits(VisitTeam& team, const std::string& words) {
  return team[0]->execute(app::Search{team.visit(), words}).hits.size();
}

bool told(VisitTeam& team) {
  const auto notices = team[0]->execute(app::NoticeList{team.visit()}).notices;
  return std::any_of(notices.begin(), notices.end(),
                     [](const auto& notice) { return notice.kind == "search-made-anew"; });
}

constexpr const char* damages[] = {
    "UPDATE note_text_data SET block = x'ffffffffffffff' WHERE id = 10",  // its list of segments
    "DELETE FROM note_text_data WHERE id = 10",
    "DELETE FROM note_text_data WHERE id > 1000",  // its pages
    "UPDATE note_text_data SET block = x'00' WHERE id > 1000",
    "UPDATE note_text_config SET v = 9 WHERE k = 'version'",
    "DELETE FROM note_text_config",
};

}  // namespace

TEST_CASE("a search with a damaged index makes it anew, finds, and says so") {
  for (const char* sql : damages) {
    INFO(sql);
    VisitTeam team(1);
    const EntityId activity = team.add_activity(0);
    static_cast<void>(team.add_note(0, activity, "Plans name who does what."));
    static_cast<void>(team.add_note(0, activity, "Plans wait for twelve weeks."));
    REQUIRE(hits(team, "plans") == 2);
    CHECK_FALSE(told(team));
    damage(team[0], sql);
    CHECK(hits(team, "plans") == 2);
    CHECK(hits(team, "twelve weeks") == 1);
    CHECK(told(team));
    CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  }
}

TEST_CASE("a save, a change and a redaction go on when the index is damaged") {
  for (const char* sql : damages) {
    INFO(sql);
    VisitTeam team(1);
    const EntityId activity = team.add_activity(0);
    const EntityId first = team.add_note(0, activity, "Plans name who does what.");
    const EntityId second = team.add_note(0, activity, "A slip: osprey.");
    REQUIRE(hits(team, "osprey") == 1);
    damage(team[0], sql);
    static_cast<void>(team.add_note(0, activity, "Plans are read by parents."));
    CHECK(hits(team, "parents") == 1);
    damage(team[0], sql);
    edit(team, first, "Plans name nobody.");
    CHECK(team.text_of(0, first) == "Plans name nobody.");
    CHECK(hits(team, "nobody") == 1);
    CHECK(hits(team, "name who") == 0);
    damage(team[0], sql);
    static_cast<void>(team[0]->execute(app::NoteRedact{second, app::RawText("It said too much.")}));
    CHECK(hits(team, "osprey") == 0);
    CHECK(hits(team, "plans") == 2);
    CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
  }
}

TEST_CASE("what arrives is taken in when the index is damaged") {
  VisitTeam team(2);
  const EntityId activity = team.add_activity(0);
  const EntityId note = team.add_note(0, activity, "Waiting times are about twelve weeks.");
  team.meet();
  REQUIRE(hits(team, "twelve weeks") == 1);
  app::NoteEdit change;
  change.note = note;
  change.text = app::RawText("Waiting times are about eight weeks.");
  static_cast<void>(team[1]->execute(change));
  damage(team[0], damages[0]);
  team.meet();
  CHECK(hits(team, "eight weeks") == 1);
  CHECK(hits(team, "twelve") == 0);
}

TEST_CASE("a damaged index is told by verify and made anew by rebuild") {
  for (const char* sql : {damages[0], damages[2], damages[4]}) {
    INFO(sql);
    VisitTeam team(1);
    const EntityId activity = team.add_activity(0);
    const EntityId note = team.add_note(0, activity, "Plans name who does what.");
    REQUIRE(hits(team, "plans") == 1);
    damage(team[0], sql);
    // One that cannot be opened at all is made anew when the store is.
    if (sql != damages[4]) {
      const auto verified = team[0]->execute(app::StoreVerify{});
      REQUIRE_FALSE(verified.ok);
    }
    CHECK(team[0]->execute(app::StoreRebuild{}).changed == 0);
    CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
    CHECK(hits(team, "plans") == 1);
    edit(team, note, "Plans name nobody.");
    team[0].close();
    team[0].reopen();
    CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
    CHECK(hits(team, "who") == 0);
  }
}

TEST_CASE("notes are found however many wait to be indexed") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  std::vector<EntityId> notes;
  notes.reserve(70);
  for (int i = 0; i < 70; ++i)
    notes.push_back(team.add_note(0, activity, "Plans wait for twelve weeks."));
  edit(team, notes[3], "Plans name nobody.");
  CHECK(team[0]->execute(app::Search{team.visit(), "twelve", 100}).hits.size() == 69);
  edit(team, notes[3], "Plans wait for twelve days.");
  edit(team, notes[4], "Plans name somebody.");
  static_cast<void>(team.add_note(0, activity, "Twelve parents were asked."));
  static_cast<void>(team[0]->execute(app::NoteRedact{notes[5], app::RawText("Said too much.")}));
  team[0].close();
  team[0].reopen();
  CHECK(team[0]->execute(app::Search{team.visit(), "twelve", 100}).hits.size() == 69);
  CHECK(hits(team, "nobody") == 0);
  CHECK(hits(team, "somebody") == 1);
  CHECK(team[0]->execute(app::StoreVerify{}).problems.empty());
}

TEST_CASE("a save leaves its index for later, which costs no second commit") {
  VisitTeam team(1);
  const EntityId activity = team.add_activity(0);
  REQUIRE(hits(team, "plans") == 0);
  static_cast<void>(team.add_note(0, activity, "Plans name who does what."));
  const auto indexed = [&] {
    bool found = false;
    tamper(team[0], [&](storage::Database& database) {
      auto row = database.prepare("SELECT 1 FROM note_text WHERE note_text MATCH 'plans'");
      found = row.step();
    });
    return found;
  };
  CHECK_FALSE(indexed());
  CHECK(hits(team, "plans") == 1);
  CHECK(indexed());
}
