#include "example_pages.h"

#include <algorithm>
#include <utility>

#include <fieldfare/sync/meeting/pairing.h>
#include <fieldfare/ui/example.h>
#include <fieldfare/ui/words.h>

namespace fieldfare::ui {
namespace {

constexpr const char* card_text =
    "ffc1.AAEAAAAPRWR1Y2F0aW9uIEhNSQHyMlAP5jfG2RdqpJPBcN-Dh9TagAVR800bF9xfBHj5iElkbaSdkwsySElb"
    "QRiVAwtrE5Kcxvn9-q0Q5LBfoj6-pflIljKEnsL4nbssDvqcVC02QHlGePkTgjEslPgkR9AFV3kHm18P48lUDkK34g3C"
    "sKBWJIny1jwfZx7LEOCA6x7WcpKkwYA6OMgucMWCcVt8zVt";
constexpr const char* invitation_text =
    "ffi1.AAEA3XX94O-O-hId6o6Sx-5x0b4Oe2pAG0RGXIYuz-MK5wAAAAAAAgAAAe8AAQAAAAAAAAAAAAAAAAAAAAAAAAAA"
    "AAAAAAAAEKZZ97kVENnDX2AJzubQtOcAAAAB08-xRCa8Q0WyG9q2KgOKTw4HUiJVO5kfp-CrnaH7Wg5FTlo7ci_jfJ_2"
    "kbKpPytnAAHglxpBC7dZC3kjtM6cYiqm4o6OGF_wf-Arrs-DuVVyV-O7JqR50Zq4f8kUO2xPvm1cEw7dRtY9hLsAqBnI"
    "gK3eJf6Xz0uCpQ5vTlWb8jS2rNHaD7yMoF4iGkU9ZwXc1Kc3";

Hash example_certificate() {
  Bytes bytes(Hash::size);
  for (std::size_t i = 0; i < bytes.size(); ++i)
    bytes[i] = static_cast<std::uint8_t>(41 * i + 7);
  return Hash::from(bytes);
}

PeopleView people() {
  PeopleView out;
  out.members = {
      {"m1", "Education HMI", "lead", "", "member", 46, 0, true},
      {"m2", "Care inspector", "deputy", "Heard from today, 09:10", "member", 41, 0, false},
      {"m3", "Health inspector", "inspector", "Heard from yesterday, 17:40", "member", 38, 0,
       false},
      {"m4", "Regional observer", "observer", "Not heard from yet", "member", 0, 0, false},
      {"m5", "Associate inspector", "inspector", "Heard from 11 June, 16:02", "removed", 12, 2,
       false},
  };
  out.late = {{"m5",
               "Associate inspector",
               false,
               2,
               {"12 June, 09:14: a note: The college’s page on travel training was last changed in "
                "2024.",
                "12 June, 09:20: a note: Two of three links to the county’s page are broken."}}};
  out.may_add = out.may_lead = out.may_decide = true;
  return out;
}

}  // namespace

std::vector<FrameworkRow> example_frameworks() {
  return {{"area-send-2023", "Full area SEND inspection"},
          {"monitoring-2023", "Monitoring inspection"},
          {"engagement-meeting", "Engagement meeting"},
          {"alternative-provision-2023", "Alternative provision 2023"},
          {"preparation-for-adulthood-2024", "Preparation for adulthood 2024"},
          {"local-offer-2026", "Local offer 2026"}};
}

Pages example_pages() {
  Pages pages;
  pages.people = people();
  pages.team = example_team();
  pages.timetable = example_timetable();
  pages.deadlines = example_deadlines();
  pages.requests = example_requests();
  pages.outputs = example_outputs();
  pages.selection = example_selection();
  pages.judgement = example_judgement();
  pages.summaries = example_summaries();
  pages.plan = example_plan();
  pages.providers = example_providers();
  pages.contacts = example_contacts();
  pages.surveys = example_surveys();
  pages.days = example_days();
  pages.afterwards = example_afterwards();
  pages.ending = example_ending();
  return pages;
}

void ExampleBackend::run(command::Watch& c) {
  watched_ = c.screen;
  watched_about_ = c.about;
  watched_with_ = c.with;
  publish();
}

Pages ExampleBackend::watched_pages() const {
  Pages out;
  if (watched_ == Screen::people) out.people = pages_.people;
  if (watched_ == Screen::deadlines) out.deadlines = pages_.deadlines;
  if (watched_ == Screen::requests) out.requests = pages_.requests;
  if (watched_ == Screen::timetable) {
    out.timetable = pages_.timetable;
    for (DayRow& day : out.timetable->days) {
      std::erase_if(day.slots, [&](const SlotRow& slot) {
        return !watched_about_.empty() && slot.under.find("Health") == std::string::npos;
      });
    }
  }
  if (watched_ == Screen::coverage) {
    out.gaps = {"Nothing stands yet under help for those without a computer.",
                "What changed after families spoke was told, and not seen or read yet."};
  }
  if (watched_ == Screen::team) {
    out.team = pages_.team;
    if (watched_about_ != out.team->open->row.id) out.team->open.reset();
  }
  if (watched_ == Screen::outputs) {
    out.outputs = pages_.outputs;
    if (watched_about_ != out.outputs->open->row.id) {
      out.outputs->open.reset();
    } else if (!world.visit || !world.visit->judges) {
      out.outputs->open->quality.clear();
      out.outputs->open->compare.clear();
    }
  }
  show_planned(out);
  show_judged(out);
  show_chosen(out);
  show_area(out);
  show_closing(out);
  return out;
}

void ExampleBackend::run(command::Do& c) {
  std::visit([&](const auto& asked) { meet(c, asked); }, c.what);
}

void ExampleBackend::done(const Asked& c, std::string words, std::string id,
                          std::optional<Ask> undo) {
  std::erase_if(world.forms, [&](const KeptForm& kept) { return kept.key == c.key; });
  publish();
  answer(event::Done{c.key, std::move(words), std::move(id), std::move(undo)});
}

void ExampleBackend::meet(const Asked& c, const ask::MakeVisit& a) {
  VisitRow row;
  row.id = "new-visit-" + std::to_string(++saved_);
  row.area = as_text(c.words.view());
  for (const FrameworkRow& framework : world.frameworks) {
    if (framework.id == a.framework) row.framework = framework.title;
  }
  row.when = "Fieldwork from " + a.first_day;
  row.role = "You lead this visit";
  world.visits.push_back(row);
  done(c, "The visit is made. Add the team’s devices under People and devices.", row.id);
}

void ExampleBackend::meet(const Asked& c, const ask::JoinVisit&) {
  if (!as_text(c.words.view()).starts_with("ffi1.")) {
    answer(event::Failed{"This is no invitation.", "Paste the whole text: it begins with ffi1.",
                         c.key});
    return;
  }
  done(c, "You have joined. Its content arrives at the first sync or meeting.", "v2");
}

void ExampleBackend::meet(const Asked& c, const ask::MakeCard&) {
  world.slip = Slip{Slip::Kind::card, "", card_text, {}};
  if (make_qr) world.slip->code = make_qr(card_text);
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::AddMember& a) {
  if (!as_text(c.words.view()).starts_with("ffc1.")) {
    answer(event::Failed{"This is no card.", "Paste the whole text: it begins with ffc1.", c.key});
    return;
  }
  MemberRow row;
  row.id = "m" + std::to_string(pages_.people->members.size() + 1);
  row.name = "Early years inspector";
  row.role = a.role;
  row.state = "member";
  row.heard = "Not heard from yet";
  pages_.people->members.push_back(row);
  world.slip = Slip{Slip::Kind::invitation, row.name, invitation_text, {}};
  if (make_qr) world.slip->code = make_qr(invitation_text);
  done(c, "", row.id);
}

void ExampleBackend::meet(const Asked& c, const ask::SetRole& a) {
  for (MemberRow& row : pages_.people->members) {
    if (row.id == a.member) row.role = a.role;
  }
  done(c, "The role is changed.");
}

void ExampleBackend::meet(const Asked& c, const ask::RemoveMember& a) {
  for (MemberRow& row : pages_.people->members) {
    if (row.id == a.member) row.state = "removed";
  }
  done(c, "Removed. A new key has begun.");
}

void ExampleBackend::meet(const Asked& c, const ask::TakeOver&) {
  for (MemberRow& row : pages_.people->members) {
    if (row.role == "lead") row.state = "removed";
    if (row.own) row.role = "lead", row.state = "member";
  }
  pages_.people->may_take_over = false;
  done(c, "You lead this visit now.");
}

void ExampleBackend::meet(const Asked& c, const ask::DecideLate& a) {
  PeopleView& view = *pages_.people;
  for (MemberRow& row : view.members) {
    if (row.id == a.member) row.late = 0;
  }
  for (LateRow& row : view.late) {
    if (row.member == a.member) row.refused = true;
  }
  if (a.accept) {
    std::erase_if(view.late, [&](const LateRow& row) { return row.member == a.member; });
  }
  done(c, a.accept ? "2 changes are part of the visit now." : "2 changes are left out.");
}

void ExampleBackend::meet(const Asked& c, const ask::SetHub&) {
  if (world.visit) world.visit->sync.hub = as_text(c.words.view());
  done(c, "The address is kept. Sync now uses it.");
}

void ExampleBackend::meet(const Asked& c, const ask::DismissNotice& a) {
  if (world.visit) {
    std::erase_if(world.visit->notices, [&](const NoticeRow& row) { return row.id == a.id; });
  }
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::HostMeeting&) {
  if (!world.visit) return;
  const Hash certificate = example_certificate();
  MeetingView& meeting = world.visit->meeting;
  meeting.state = MeetingView::State::open;
  meeting.since = "10:42";
  meeting.address = "192.168.43.1:8441";
  meeting.words = sync::meeting::pairing_words(certificate);
  if (make_qr) meeting.code = make_qr(sync::meeting::pairing_text(certificate, {meeting.address}));
  meeting.guests = {{"m2", "Care inspector", "10:44", 7, 12},
                    {"m3", "Health inspector", "10:45", 3, 15}};
  for (NoteDetail& note : notes_)
    note.row.where.team_devices = 2;
  done(c, "");
}

void ExampleBackend::meet(const Asked& c, const ask::EndMeeting&) {
  if (!world.visit) return;
  world.visit->meeting = {};
  done(c, "The meeting has ended. 2 devices came.");
}

void ExampleBackend::meet(const Asked& c, const ask::JoinMeeting&) {
  if (!world.visit) return;
  SyncView& sync = world.visit->sync;
  sync.link = Link::online;
  sync.since = "10:44";
  sync.outcome = "With Care inspector’s tablet: sent 3 changes, received 12.";
  for (NoteDetail& note : notes_)
    note.row.where.team_devices = std::max<std::size_t>(1, note.row.where.team_devices);
  done(c, "");
}

}  // namespace fieldfare::ui
