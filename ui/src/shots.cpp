#include <fieldfare/ui/shots.h>

#include <array>
#include <utility>

#include <fieldfare/ui/example.h>

namespace fieldfare::ui {
namespace {

/// A tablet lying, standing, and a small one: the sizes that every screen is drawn at.
struct Stand {
  const char* name;  ///< after the theme in the file's name; empty for the first
  Size size;
};
constexpr std::array stands{Stand{"", {1280, 800}}, Stand{"-upright", {800, 1280}},
                            Stand{"-small", {960, 600}}};

void unlock(Headless& h) {
  h.type(ExampleBackend::passphrase);
  h.press(Key::enter);
  h.settle();
}

void open_today(Headless& h) {
  unlock(h);
  h.tap("visits.row.v1");
}

void open_visit(Headless& h) {
  open_today(h);
  h.tap("rail.activity");
  h.tap("activity.row.a2");
}

std::function<void(Headless&)> at(const char* rail, const char* more = nullptr,
                                  const char* row = nullptr, const char* then = nullptr) {
  return [=](Headless& h) {
    open_today(h);
    h.tap(rail);
    for (const char* next : {more, row, then}) {
      if (next != nullptr) h.tap(next);
    }
  };
}

/// In the visit that judges.
std::function<void(Headless&)> judging(const char* more, const char* row = nullptr,
                                       const char* then = nullptr) {
  return [=](Headless& h) {
    unlock(h);
    h.tap("visits.row.v2");
    h.tap("rail.more");
    for (const char* next : {more, row, then}) {
      if (next != nullptr) h.tap(next);
    }
  };
}

void plan_activity(Headless& h) {
  at("rail.more", "more.timetable", "timetable.plan", "plan.kind.family-meeting")(h);
  h.tap("plan.title");
  h.type("Parents of the early years");
}

constexpr const char* capture_text =
    "Nine parents came. Most use the pages on their phone, on the bus or at work.\n\n"
    "The search finds “short breaks” but not “respite”, the word that families use. A parent of "
    "a child in Year 5 showed how she gave up after four pages.\n\n"
    "They speak well of the café mornings at Ystrad Ŵyn: the adviser sits with them and looks "
    "things up. One came with Quillan, who chairs the forum";

void capture(Headless& h) {
  open_visit(h);
  h.tap("capture.basis.Told");
  h.tap("capture.recency.Current");
  h.tap("capture.criterion.LO1.2");
  h.type(capture_text);
  h.wait(1);
}

void prompts(Headless& h) {
  open_visit(h);
  h.tap("capture.prompts");
  h.tap("capture.prompt.0");
  h.type("A telephone number. They find it on the second page.");
  h.tap("capture.more.LO1.1");
  h.wait(1);
}

void find(Headless& h) {
  capture(h);
  h.press(Key::letter_f, {true, false});
  h.type("phone");
}

void saved(Headless& h) {
  open_visit(h);
  h.type("Parents would like one telephone number for all three services.");
  h.wait(1);
  h.tap("capture.save");
}

void notes(Headless& h) {
  unlock(h);
  h.tap("visits.row.v1");
  h.tap("rail.notes");
  h.tap("notes.row.n1");
}

void search(Headless& h) {
  open_today(h);
  h.tap("rail.notes");
  h.tap("notes.search");
  h.type("short break");
  h.wait(1);
}

void conflict(Headless& h) {
  unlock(h);
  h.tap("visits.row.v1");
  h.tap("rail.conflicts");
  h.tap("conflicts.row.c1");
}

void focus(Headless& h) {
  open_visit(h);
  for (int i = 0; i < 4; ++i)
    h.press(Key::tab);
}

void refused(Headless& h) {
  h.type("not this one");
  h.press(Key::enter);
}

void add_person(Headless& h) {
  at("rail.more", "more.people", "people.begin")(h);
  h.tap("people.card");
  h.type("ffc1.AAEAAAAPRWR1Y2F0aW9uIEhNSQHyMlAP5jfG2Rd");
  h.tap("people.enter");
}

void remove_person(Headless& h) {
  at("rail.more", "more.people", "people.row.m3")(h);
  h.tap("people.remove");
}

void begin_visit(Headless& h) {
  unlock(h);
  h.tap("visits.begin");
  h.tap("visits.new.framework.local-offer-2026");
  h.tap("visits.new.day.2026-06-22");
  h.tap("visits.new.area");
  h.type("Southmere");
}

void join_visit(Headless& h) {
  unlock(h);
  h.tap("visits.join");
  h.tap("visits.card");
}

void earlier_report(Headless& h) {
  unlock(h);
  h.tap("visits.row.v4");
  for (const char* next : {"rail.more", "more.judgement", "judgement.earlier"})
    h.tap(next);
}

void map_column(Headless& h) {
  at("rail.more", "more.selection", "selection.choose", "files.row.northmere-list.xlsx")(h);
  h.tap("selection.column.E");
}

void erase_visit(Headless& h) {
  at("rail.more", "more.ending", "ending.name")(h);
  h.type("Northmere");
  h.tap("ending.erase");
}

void shortcuts(Headless& h) {
  open_visit(h);
  h.app().act(action::ShowShortcuts{true});
}

/// From a note that is being written.
std::function<void(Headless&)> in_visit(const char* rail, const char* then = nullptr) {
  return [=](Headless& h) {
    open_visit(h);
    h.tap(rail);
    if (then != nullptr) h.tap(then);
  };
}

/// The same with text at 200 %.
std::function<void(Headless&)> large(const std::function<void(Headless&)>& script) {
  return [script](Headless& h) {
    script(h);
    h.app().act(action::SetTextSize{200});
  };
}

/// From the first screen to the plan of the days.
std::vector<Shot> shots_of_the_work() {
  return {
      {"unlock", [](Headless& h) { h.type("practice"); }},
      {"unlock-refused", refused},
      {"visits", in_visit("rail.more", "more.visits")},
      {"today", open_today},
      {"activity", at("rail.activity")},
      {"capture", capture},
      {"capture-saved", saved},
      {"capture-prompts", prompts},
      {"capture-find", find},
      {"notes", notes},
      {"search", search},
      {"conflicts", conflict},
      {"sync", in_visit("rail.sync")},
      {"coverage", at("rail.coverage")},
      {"more", at("rail.more")},
      {"lines", at("rail.more", "more.lines", "lines.row.l1")},
      {"cases", at("rail.more", "more.cases")},
      {"concerns", at("rail.more", "more.concerns", "concerns.row.n1")},
      {"concern-new", at("rail.more", "more.concerns", "concerns.begin")},
      {"people", at("rail.more", "more.people", "people.row.m2")},
      {"people-add", add_person},
      {"people-late", at("rail.more", "more.people", "people.row.m5")},
      {"people-remove", remove_person},
      {"meeting", at("rail.more", "more.meeting")},
      {"meeting-open", at("rail.more", "more.meeting", "meeting.host")},
      {"visit-new", begin_visit},
      {"visit-join", join_visit},
      {"team", at("rail.more", "more.team", "team.row.a7")},
      {"timetable", at("rail.more", "more.timetable")},
      {"timetable-week", at("rail.more", "more.timetable", "timetable.week")},
      {"days", at("rail.more", "more.days")},
      {"days-pause", at("rail.more", "more.days", "days.pause", "days.pause.from.2026-06-16")},
      {"afterwards", at("rail.more", "more.afterwards")},
      {"afterwards-outputs", at("rail.more", "more.afterwards", "afterwards.show.outputs")},
      {"afterwards-comments", at("rail.more", "more.afterwards", "afterwards.show.comments")},
      {"afterwards-complaints",
       at("rail.more", "more.afterwards", "afterwards.show.complaints", "afterwards.answer.f1")},
      {"deadlines", at("rail.more", "more.deadlines", "deadlines.row.d4")},
      {"requests", at("rail.more", "more.requests", "requests.row.r2")},
      {"timetable-plan", plan_activity},
      {"timetable-change", at("rail.more", "more.timetable", "timetable.change.a4")},
      {"team-close", at("rail.more", "more.team", "team.row.a7", "team.close.p2")},
  };
}

/// The judgement, choosing, the end, and what every screen has.
std::vector<Shot> shots_of_what_follows() {
  return {
      {"judgement", judging("more.judgement")},
      {"judgement-record", judging("more.judgement", "judgement.row.g1")},
      {"judgement-new", judging("more.judgement", "judgement.begin", "judgement.kind.improvement")},
      {"judgement-earlier", earlier_report},
      {"outputs-judging", judging("more.outputs", "outputs.row.summary-note", "outputs.compare")},
      {"summaries", judging("more.summaries", "summaries.row.s1")},
      {"summaries-own", judging("more.summaries", "summaries.own", "summaries.go_on")},
      {"selection", at("rail.more", "more.selection")},
      {"files", at("rail.more", "more.selection", "selection.choose")},
      {"selection-preview",
       at("rail.more", "more.selection", "selection.choose", "files.row.northmere-list.xlsx")},
      {"selection-column", map_column},
      {"providers", at("rail.more", "more.providers")},
      {"contacts", at("rail.more", "more.contacts", "contacts.row.o1")},
      {"surveys", at("rail.more", "more.surveys", "surveys.row.s-families")},
      {"ending", at("rail.more", "more.ending")},
      {"ending-hold", at("rail.more", "more.ending", "ending.hold")},
      {"ending-sure", erase_visit},
      {"outputs", at("rail.more", "more.outputs", "outputs.row.summary-note")},
      {"outputs-200", large(at("rail.more", "more.outputs", "outputs.row.summary-note"))},
      {"leaves", at("rail.more", "more.leaves")},
      {"settings", at("rail.more", "more.settings")},
      {"more-200", large(at("rail.more"))},
      {"today-200", large(open_today)},
      {"coverage-200", large(at("rail.coverage"))},
      {"keyboard", focus},
      {"keys", shortcuts},
      {"capture-200", large(capture)},
  };
}

}  // namespace

std::vector<Shot> example_shots() {
  std::vector<Shot> out = shots_of_the_work();
  for (Shot& shot : shots_of_what_follows())
    out.push_back(std::move(shot));
  return out;
}

std::vector<Shot> store_shots() {
  const auto visit = [](Headless& h) {
    h.settle();
    if (h.state().snapshot->visits.empty()) return false;
    h.app().act(action::OpenVisit{h.state().snapshot->visits.front().id});
    h.wait(0.2);
    return h.state().visit() != nullptr;
  };
  const auto go = [visit](Screen screen) {
    return [visit, screen](Headless& h) {
      if (visit(h)) h.app().act(action::Go{screen});
    };
  };
  return {
      {"visits", go(Screen::visits)},
      {"today", go(Screen::today)},
      {"coverage", go(Screen::coverage)},
      {"capture",
       [visit](Headless& h) {
         if (!visit(h) || h.state().visit()->activities.empty()) return;
         h.app().act(action::OpenActivity{h.state().visit()->activities.front().id});
       }},
      {"notes",
       [visit](Headless& h) {
         if (!visit(h)) return;
         h.app().act(action::Go{Screen::notes});
         if (h.state().visit()->notes.empty()) return;
         h.app().act(action::OpenNote{h.state().visit()->notes.front().id});
         h.wait(0.2);
       }},
      {"conflicts",
       [visit](Headless& h) {
         if (!visit(h)) return;
         h.app().act(action::Go{Screen::conflicts});
         if (h.state().visit()->conflicts.empty()) return;
         h.app().act(action::OpenConflict{h.state().visit()->conflicts.front().id});
       }},
      {"sync", go(Screen::sync)},
      {"settings", go(Screen::settings)},
  };
}

std::vector<std::string> draw_shots(const std::function<std::unique_ptr<Backend>()>& backend,
                                    const std::vector<Shot>& shots, const std::string& directory) {
  std::vector<std::string> paths;
  for (const Shot& shot : shots) {
    for (const Stand& stand : stands) {
      const std::unique_ptr<Backend> source = backend();
      Headless app(*source, stand.size);
      shot.arrange(app);
      for (const ThemeName theme : theme_names) {
        app.state().settings.theme = theme;
        app.settle();
        paths.push_back(directory + "/" + shot.name + "-" + std::string(theme_id(theme)) +
                        stand.name + ".png");
        write_png(app.picture(), paths.back());
      }
    }
  }
  return paths;
}

}  // namespace fieldfare::ui
