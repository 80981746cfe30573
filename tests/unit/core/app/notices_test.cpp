#include <catch2/catch_test_macros.hpp>

#include <algorithm>

#include <fieldfare/core/app/commands/notices.h>
#include <support/visit_team.h>

/// How many notices are kept, whatever a peer makes up.
using namespace fieldfare;
using test::VisitTeam;

namespace {

/// A sync in which so many entries were refused, each told by its number.
void refuse(VisitTeam& team, int from, int to) {
  log::Arrival arrival;
  for (int i = from; i < to; ++i) {
    const std::string key = std::to_string(i);
    arrival.notices.push_back(
        {"entries-refused",
         key,
         {{"log", "00"}, {"sequence", key}, {"where", "here"}, {"reason", "made up"}}});
  }
  static_cast<void>(team[0]->replica(team.visit())->take_in(arrival));
}

std::vector<app::NoticeView> notices(VisitTeam& team) {
  return team[0]->execute(app::NoticeList{team.visit()}).notices;
}

std::ptrdiff_t count(const std::vector<app::NoticeView>& notices, std::string_view kind) {
  return std::count_if(notices.begin(), notices.end(),
                       [&](const auto& notice) { return notice.kind == kind; });
}

}  // namespace

TEST_CASE(
    "of what a peer makes up, so many notices are kept, and that there were more is told once") {
  VisitTeam team(1);
  refuse(team, 0, 150);
  CHECK(count(notices(team), "entries-refused") == 150);
  CHECK(count(notices(team), "notices-cut") == 0);
  refuse(team, 100, 5000);
  refuse(team, 5000, 6000);
  CHECK(count(notices(team), "entries-refused") == 200);
  CHECK(count(notices(team), "notices-cut") == 1);
  CHECK(notices(team).size() == 201);
}

TEST_CASE("a notice that was put away makes room for a new one, and one that is there stays") {
  VisitTeam team(1);
  refuse(team, 0, 200);
  const auto first = notices(team).front();
  static_cast<void>(team[0]->execute(app::NoticeDismiss{first.notice_id}));
  refuse(team, 199, 201);
  const auto now = notices(team);
  CHECK(now.size() == 200);
  CHECK(count(now, "notices-cut") == 0);
  CHECK(std::none_of(now.begin(), now.end(),
                     [&](const auto& notice) { return notice.notice_id == first.notice_id; }));
}
