// What the pages round the notes ask for.
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/sync/meeting/pairing.h>

#include "asks.h"
#include "meeting_room.h"
#include "names_of.h"
#include "notebook_backend.h"

namespace fieldfare::tablet {

namespace ask = ui::ask;
namespace event = ui::event;

void NotebookBackend::run(ui::command::Watch& c) {
  watched_ = {c.screen, c.about, c.with};
  if (notebook_ && visit_) refresh();
}

void NotebookBackend::run(ui::command::Do& c) {
  std::visit(
      [&](const auto& a) {
        using A = std::decay_t<decltype(a)>;
        if constexpr (std::is_same_v<A, ask::HostMeeting> || std::is_same_v<A, ask::EndMeeting> ||
                      std::is_same_v<A, ask::JoinMeeting> || std::is_same_v<A, ask::Disallow> ||
                      std::is_same_v<A, ask::DisposeVisit>) {
          meet(c, a);
        } else {
          Asking asking{notebook(), visit_, ports_.clock->now(),
                        std::string(as_text(c.words.view()))};
          for (const auto& [name, field] : c.fields)
            asking.fields.emplace(name, as_text(field.view()));
          Answer given;
          if constexpr (std::is_same_v<A, ask::ImportList>) {
            work_long("Taking the list in", Shown::at_once,
                      [&] { given = tablet::meet(asking, a); });
          } else {
            given = tablet::meet(asking, a);
          }
          if (given.slip) {
            const std::lock_guard lock(mutex_);
            shown_.slip = std::move(given.slip);
          }
          done(c.key, std::move(given.words), std::move(given.id), std::move(given.undo));
          refresh();
        }
      },
      c.what);
}

void NotebookBackend::meet(const ui::command::Do& c, const ask::HostMeeting&) {
  const VisitId id = visit();
  if (room_) return;
  meeting_changed([](ui::MeetingView& view) {
    view = {};
    view.state = ui::MeetingView::State::opening;
  });
  try {
    MeetingRoom::Told told;
    told.shown = [this](const ui::MeetingView& now) {
      meeting_changed([&](ui::MeetingView& view) { view = now; });
    };
    told.moved = [this] { submit(ui::command::Refresh{}); };
    told.name_of = [this, id](const MemberId& member) { return member_name(id, member); };
    room_ = std::make_unique<MeetingRoom>(
        notebook(), id, ports_, platform::net::MeetingOptions{meets_.listen, meets_.announce},
        std::move(told));
  } catch (const Error& error) {
    meeting_changed([&](ui::MeetingView& view) {
      view = {};
      view.problem = error.what();
      view.hint = error.hint();
    });
  }
  answer(event::Done{c.key, {}, {}});
}

void NotebookBackend::meet(const ui::command::Do& c, const ask::EndMeeting&) {
  if (!room_) return;
  meeting_changed([](ui::MeetingView& view) { view.state = ui::MeetingView::State::ending; });
  const std::size_t guests = room_->guests();
  room_.reset();
  meeting_changed([](ui::MeetingView& view) { view = {}; });
  refresh();
  answer(event::Done{c.key,
                     "The meeting has ended. " + std::to_string(guests) +
                         (guests == 1 ? " device came." : " devices came."),
                     {}});
}

void NotebookBackend::meet(const ui::command::Do& c, const ask::DisposeVisit&) {
  app::VisitDispose dispose;
  dispose.visit = visit();
  if (c.words.size() > 0) dispose.reason = raw(c.words);
  if (linked()) {
    throw Error(ErrorCode::not_possible, "A sync is running.", "Stop it, or wait until it ends.");
  }
  if (room_) {
    throw Error(ErrorCode::not_possible, "A meeting is open.", "End it first.");
  }
  static_cast<void>(notebook().execute(dispose));
  visit_.reset();
  counts_.anew();
  draft_ids_.clear();
  live_.clear();
  std::vector<ui::DisposalRow> disposals = read_disposals(notebook());
  {
    const std::lock_guard lock(mutex_);
    meeting_ = {};
    shown_.drafts.clear();
    shown_.forms.clear();
    shown_.disposals = std::move(disposals);
  }
  refresh();
  answer(event::Done{c.key, "It is erased. The signed record stands below.", {}});
}

std::string NotebookBackend::member_name(const VisitId& visit, const MemberId& member) {
  for (const app::MemberView& view : notebook_->execute(app::MemberList{visit}).members) {
    if (view.member_id == member && !view.name.empty()) return view.name;
  }
  return "A colleague’s device";
}

void NotebookBackend::meeting_changed(const std::function<void(ui::MeetingView&)>& change) {
  {
    const std::lock_guard lock(mutex_);
    change(meeting_);
    if (!shown_.visit) return;
    shown_.visit->meeting = meeting_;
  }
  publish();
}

}  // namespace fieldfare::tablet
