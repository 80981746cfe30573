// The end of a visit: what is missing is told, and what is disposed of cannot be read again.

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::VisitTeam;

namespace {

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

/// The keys of a visit as the store holds them: what could open its entries.
std::vector<Bytes> keys_in(test::InspectorDevice& device) {
  device.close();
  std::vector<Bytes> out;
  {
    auto store = storage::Store::open(device.store(), test::InspectorDevice::passphrase(),
                                      *device.ports().entropy, device.clock());
    for (const char* sql :
         {"SELECT key FROM epoch_key", "SELECT sign_seed FROM member_key",
          "SELECT box_seed FROM member_key", "SELECT seed FROM log WHERE seed IS NOT NULL"}) {
      auto row = store.database().prepare(sql);
      while (row.step())
        out.emplace_back(row.blob(0).begin(), row.blob(0).end());
    }
  }
  device.reopen();
  return out;
}

app::VisitDispose dispose(const VisitId& visit, const char* reason) {
  app::VisitDispose out;
  out.visit = visit;
  if (*reason != 0) out.reason = app::RawText(reason);
  return out;
}

}  // namespace

TEST_CASE("closing tells what is missing and stops nobody; a visit opens again") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  team[0].clock().set(*time_from_iso8601("2026-06-22T09:00:00+01:00"));
  const auto check = book.execute(app::VisitClose{team.visit(), true});
  CHECK_FALSE(check.closed);
  const auto tells = [&](std::string_view words) {
    return std::any_of(check.missing.begin(), check.missing.end(), [&](const std::string& one) {
      return one.find(words) != std::string::npos;
    });
  };
  CHECK(tells("\"Debrief with local leaders\" was due on 2026-06-18"));
  CHECK(tells("\"Send the draft summary note\" is not recorded as done"));
  CHECK_FALSE(tells("to phone in an unresolved issue"));  // the area may and need not
  CHECK(tells("information items have no full answer yet."));
  CHECK(tells("of this device are held by nobody else"));
  CHECK(book.execute(app::VisitClose{team.visit()}).closed);
  CHECK(book.execute(app::VisitShow{team.visit()}).visit.state == "closed");
  CHECK(code_of([&] { static_cast<void>(book.execute(app::VisitClose{team.visit()})); }) ==
        ErrorCode::not_possible);
  // What comes after the evidence is recorded in the closed visit.
  static_cast<void>(
      book.execute(app::DeadlineDone{team.visit(), "summary-note-sent", std::nullopt}));
  static_cast<void>(book.execute(app::VisitReopen{team.visit()}));
  CHECK(book.execute(app::VisitShow{team.visit()}).visit.state == "open");
}

TEST_CASE("an inspection is not complete until its final report is recorded") {
  test::InspectorDevice device(7);
  app::VisitCreate create;
  create.framework = "area-send-2023";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-06-15");
  const VisitId visit = device->execute(create).visit_id;
  const auto complete = [&] {
    const auto missing = device->execute(app::VisitClose{visit, true}).missing;
    return std::none_of(missing.begin(), missing.end(), [](const std::string& one) {
      return one.find("until then the visit is not complete") != std::string::npos;
    });
  };
  CHECK_FALSE(complete());
  static_cast<void>(device->execute(app::DeadlineDone{visit, "final-report", std::nullopt}));
  CHECK(complete());
}

TEST_CASE("a visit is not disposed of while it is open, held here alone and not handed over") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  CHECK(code_of([&] { static_cast<void>(book.execute(dispose(team.visit(), ""))); }) ==
        ErrorCode::not_possible);
  static_cast<void>(book.execute(app::VisitClose{team.visit()}));
  CHECK(code_of([&] { static_cast<void>(book.execute(dispose(team.visit(), ""))); }) ==
        ErrorCode::not_possible);
  CHECK_THROWS_AS(book.execute(dispose(team.visit(), "Olivia Hughes, born 4 May 2014")),
                  app::GuardRefusal);
  CHECK(book.execute(app::VisitList{}).visits.size() == 1);
  const auto receipt =
      book.execute(dispose(team.visit(), "A practice visit of one afternoon.")).receipt;
  CHECK(receipt.find("against it stood: The evidence is neither") != std::string::npos);
  CHECK(receipt.find("done nevertheless because: A practice visit") != std::string::npos);
  CHECK(book.execute(app::VisitList{}).visits.empty());
}

TEST_CASE("what is disposed of is gone: text, search, drafts, contacts and every key") {
  VisitTeam team(2);
  const std::string secret = "Therapists wait for the panel's answer.";
  const EntityId activity = team.add_activity(0);
  team.add_note(0, activity, secret);
  app::DraftKeep draft;
  draft.activity = activity;
  draft.text = app::RawText("Half a xylophone sentence");
  static_cast<void>(team[0]->execute(draft));
  app::ContactSet lano;
  lano.visit = team.visit();
  lano.role = "lano";
  lano.title = app::RawText("Philippa Okonkwo-Hart");
  static_cast<void>(team[0]->execute(lano));
  team.meet();
  const std::string before = test::everything_in(team[0]);
  const auto keys = keys_in(team[0]);
  REQUIRE(keys.size() >= 4);
  for (const char* text : {"Therapists", "xylophone", "Okonkwo"})
    REQUIRE(before.find(text) != std::string::npos);
  for (const Bytes& key : keys)
    REQUIRE(before.find(as_text(key)) != std::string::npos);

  static_cast<void>(team[0]->execute(app::VisitClose{team.visit()}));
  static_cast<void>(
      team[0]->execute(app::DeadlineDone{team.visit(), "evidence-handed-over", std::nullopt}));
  team.meet();
  const auto receipt = team[0]->execute(dispose(team.visit(), "")).receipt;

  const std::string after = test::everything_in(team[0]);
  for (const char* text : {"Therapists", "xylophone", "Okonkwo"})
    CHECK(after.find(text) == std::string::npos);
  for (const Bytes& key : keys)
    CHECK(after.find(as_text(key)) == std::string::npos);
  app::Notebook& book = *team[0];
  CHECK(book.execute(app::StoreInfo{}).entries == 0);
  CHECK(book.execute(app::StoreVerify{}).ok);
  for (const auto& attempt : std::vector<std::function<void()>>{
           [&] { static_cast<void>(book.execute(app::VisitShow{team.visit()})); },
           [&] {
             static_cast<void>(book.execute(app::NoteList{team.visit(), {}, {}, {}}));
           },
           [&] {
             static_cast<void>(book.execute(app::Search{team.visit(), "therapists", 10}));
           },
           [&] { test::send(*team[1], book, team.visit()); }})
    CHECK(code_of(attempt) == ErrorCode::not_found);
  // The others' work is untouched.
  CHECK(team[1]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes.size() == 1);

  const auto kept = book.execute(app::VisitDisposals{}).disposals;
  REQUIRE(kept.size() == 1);
  CHECK(kept[0].receipt == receipt);
  CHECK(kept[0].genuine);
  CHECK(receipt.find("notes: 1\n") != std::string::npos);
  CHECK(receipt.find("handed over: 2026-06-15\n") != std::string::npos);
  CHECK(receipt.find("no date") == std::string::npos);
  CHECK(receipt.find(team.visit().hex()) != std::string::npos);
  CHECK(receipt.find("Therapists") == std::string::npos);
}

TEST_CASE("the record names how long each inspectorate keeps its evidence") {
  test::InspectorDevice device(7);
  app::VisitCreate create;
  create.framework = "area-send-2023";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-03-02");
  const VisitId visit = device->execute(create).visit_id;
  static_cast<void>(
      device->execute(app::DeadlineDone{visit, "publication", *date_from_iso8601("2026-05-01")}));
  const auto receipt = device->execute(dispose(visit, "Tried out.")).receipt;
  CHECK(receipt.find("retention-ofsted: Normally six years from publication of the report, until "
                     "2032-05-01\n") != std::string::npos);
  CHECK(receipt.find("retention-cqc: CQC's retention and disposal policy\n") != std::string::npos);
}
