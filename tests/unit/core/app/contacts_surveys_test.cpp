// Contacts stay on the device and out of everything that leaves it; surveys follow the calendar.

#include <catch2/catch_test_macros.hpp>
#include <functional>

#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/guard_refusal.h>
#include <support/store_contents.h>
#include <support/visit_team.h>

using namespace fieldfare;
using test::InspectorDevice;
using test::VisitTeam;

namespace {

app::ContactSet contact(const VisitId& visit, const char* role, const char* name) {
  app::ContactSet out;
  out.visit = visit;
  out.role = role;
  out.title = app::RawText(name);
  return out;
}

ErrorCode code_of(const std::function<void()>& action) {
  try {
    action();
  } catch (const Error& error) {
    return error.code();
  }
  FAIL("nothing was refused");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("an official is kept on one device alone: no entry, no sync") {
  VisitTeam team(2);
  test::exchange(*team[0], *team[1], team.visit());
  const auto entries = team[0]->execute(app::StoreInfo{}).entries;
  const auto before = team.projection(0);
  auto lano = contact(team.visit(), "lano", "Philippa Okonkwo-Hart");
  lano.phone = app::RawText("01632 960123");
  lano.email = app::RawText("p.hart@northshire.example");
  const EntityId id = team[0]->execute(lano).contact_id;
  CHECK(team[0]->execute(app::StoreInfo{}).entries == entries);
  CHECK(team.projection(0) == before);
  test::exchange(*team[0], *team[1], team.visit());
  CHECK(team[1]->execute(app::ContactList{team.visit()}).contacts.empty());
  CHECK(test::everything_in(team[1]).find("Okonkwo") == std::string::npos);
  auto list = team[0]->execute(app::ContactList{team.visit()});
  REQUIRE(list.contacts.size() == 1);
  CHECK(list.contacts[0].title == "Philippa Okonkwo-Hart");
  CHECK(list.still_open.size() == 2);  // the director, and health

  lano.contact = id;
  lano.title = app::RawText("Martin Weaver");
  static_cast<void>(team[0]->execute(lano));
  list = team[0]->execute(app::ContactList{team.visit()});
  REQUIRE(list.contacts.size() == 1);
  CHECK(list.contacts[0].title == "Martin Weaver");
  CHECK(team[0]->execute(app::ContactRemove{team.visit(), {}}).removed == 1);
  CHECK(test::everything_in(team[0]).find("Weaver") == std::string::npos);
}

TEST_CASE("a contact is an adult in an official role and nothing more") {
  VisitTeam team(1);
  app::Notebook& book = *team[0];
  for (const char* role : {"children", "parents-carers", "parent-carer-forum", "team", "uncle"})
    CHECK(code_of([&] {
            static_cast<void>(book.execute(contact(team.visit(), role, "Jo Weaver")));
          }) == ErrorCode::usage);
  for (const char* name : {"Jo Weaver, born 4 May 2014", "Jo Weaver 943 476 5919",
                           "Jo Weaver 07700 900123", "jo@weaver.example"}) {
    INFO(name);
    CHECK_THROWS_AS(book.execute(contact(team.visit(), "lano", name)), app::GuardRefusal);
  }
  CHECK(code_of([&] {
          static_cast<void>(book.execute(contact(team.visit(), "lano", "Jo\nWeaver")));
        }) == ErrorCode::usage);
  auto phone = contact(team.visit(), "lano", "Jo Weaver");
  phone.phone = app::RawText("943 476 5919");  // an NHS number
  CHECK_THROWS_AS(book.execute(phone), app::GuardRefusal);
  CHECK(book.execute(app::ContactList{team.visit()}).contacts.empty());
}

TEST_CASE("a survey is open from the notification until the framework's closing") {
  VisitTeam team(1);  // notified on 1 June 2026; closes on the eighth working day at midday
  app::Notebook& book = *team[0];
  const auto survey = [&](const char* now) {
    team[0].clock().set(*time_from_iso8601(now));
    return book.execute(app::SurveyList{team.visit()}).surveys.at(0);
  };
  CHECK(survey("2026-05-29T09:00:00+01:00").state == "not-open");
  CHECK(survey("2026-06-01T09:00:00+01:00").state == "open");
  CHECK(survey("2026-06-11T12:00:00+01:00").state == "open");
  CHECK(survey("2026-06-11T12:01:00+01:00").state == "closed");
  CHECK(survey("2026-06-11T12:01:00+01:00").other_closing == "2026-06-10");
  CHECK(survey("2026-06-11T12:01:00+01:00").audiences.size() == 3);
}

TEST_CASE("each framework has its own surveys and closings") {
  InspectorDevice device(7);
  const auto surveys = [&](const char* framework) {
    app::VisitCreate create;
    create.framework = framework;
    create.area = app::RawText("Northshire");
    create.fieldwork_start = *date_from_iso8601("2026-06-15");
    return device->execute(app::SurveyList{device->execute(create).visit_id}).surveys;
  };
  CHECK(surveys("area-send-2023").size() == 3);
  CHECK(surveys("area-send-2023")[0].closes == "2026-06-09");  // six working days after 1 June
  CHECK(surveys("area-send-2023")[0].closes_time.empty());
  CHECK(surveys("preparation-for-adulthood-2024").size() == 2);
  CHECK(surveys("preparation-for-adulthood-2024")[0].closes == "2026-06-18");  // last on-site day
  CHECK(surveys("alternative-provision-2023").size() == 1);
  CHECK(surveys("area-send-engagement-2023").empty());
}

TEST_CASE("replies are counted by day, and a survey may be added or left out") {
  VisitTeam team(2);
  test::exchange(*team[0], *team[1], team.visit());
  app::SurveyUpdate update;
  update.visit = team.visit();
  update.survey = "local-offer-survey";
  update.responses = 214;
  static_cast<void>(team[0]->execute(update));
  app::SurveyUpdate paper;
  paper.visit = team.visit();
  paper.survey = "local-offer-survey";
  paper.paper_copies = true;
  paper.distribution = app::RawText("The forum passes it on.");
  static_cast<void>(team[1]->execute(paper));
  app::SurveyAdd add;
  add.visit = team.visit();
  add.title = app::RawText("Views of young people");
  add.audience = app::RawText("Young people aged 16 to 25");
  static_cast<void>(team[0]->execute(add));
  test::exchange(*team[0], *team[1], team.visit());
  for (std::size_t device : {0U, 1U}) {
    const auto surveys = team[device]->execute(app::SurveyList{team.visit()}).surveys;
    REQUIRE(surveys.size() == 2);
    CHECK(surveys[0].responses == 214);
    CHECK(surveys[0].responses_as_at == "2026-06-15");
    CHECK(surveys[0].paper_copies);
    CHECK(surveys[0].distribution == "The forum passes it on.");
    CHECK_FALSE(surveys[0].conflicted);
    CHECK(surveys[1].title == "Views of young people");
    CHECK(surveys[1].closes == surveys[0].closes);
  }
  update.held = false;
  update.responses.reset();
  static_cast<void>(team[0]->execute(update));
  CHECK(team[0]->execute(app::SurveyList{team.visit()}).surveys[0].state == "not-held");
  update.responses = -1;
  CHECK(code_of([&] { static_cast<void>(team[0]->execute(update)); }) == ErrorCode::usage);
}
