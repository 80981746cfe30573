// Syncing beside everything else: with the central store, or with the host of a meeting.
#include <fmt/format.h>

#include <utility>

#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/net/meeting.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/meeting/guest.h>
#include <fieldfare/sync/session.h>

#include "notebook_backend.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

std::string progress_words(const sync::Progress& progress) {
  const auto left = progress.to_send + progress.to_receive;
  if (left == 0) return "Syncing";
  return fmt::format("Syncing: {} sent, {} received, {} to go", progress.sent, progress.received,
                     left);
}

std::string outcome_words(const sync::SyncOutcome& outcome, const std::string& with) {
  std::string out = with.empty() ? "" : "With " + with + ": ";
  if (outcome.sent + outcome.received == 0) {
    out += with.empty() ? "Nothing was new." : "nothing was new.";
  } else {
    out += fmt::format("{} {} {}, received {}.", with.empty() ? "Sent" : "sent", outcome.sent,
                       outcome.sent == 1 ? "change" : "changes", outcome.received);
  }
  const std::size_t aside = outcome.refused.size() + outcome.other_refused.size();
  if (aside > 0) out += fmt::format(" {} put aside: see the notices.", aside);
  return out;
}

}  // namespace

void NotebookBackend::link_changed(const std::function<void(ui::SyncView&)>& change) {
  {
    const std::lock_guard lock(mutex_);
    if (!shown_.visit) return;
    change(shown_.visit->sync);
  }
  publish();
}

bool NotebookBackend::linked() {
  const std::lock_guard lock(mutex_);
  return shown_.visit && shown_.visit->sync.link == ui::Link::syncing;
}

void NotebookBackend::run(ui::command::Sync&) {
  if (linked()) return;
  const VisitId id = visit();
  std::string hub;
  {
    const std::lock_guard lock(mutex_);
    if (shown_.visit) hub = shown_.visit->sync.hub;
  }
  if (hub.empty()) {
    link_changed([](ui::SyncView& sync) {
      sync.link = ui::Link::failed;
      sync.problem = "No central store is set for this visit.";
      sync.hint =
          "Write its address under Sync, or meet without internet. All work is kept on this "
          "tablet.";
    });
    return;
  }
  begin_link("Reaching the central store", [this, id, hub](const std::stop_token& stop) {
    const std::unique_ptr<log::Replica> replica = notebook_->replica(id);
    platform::net::HttpTransport transport(hub);
    sync::HubRemote remote(transport, *replica);
    exchange(stop, *replica, remote, [] { return std::string(); });
  });
}

void NotebookBackend::meet(const ui::command::Do& c, const ui::ask::JoinMeeting& a) {
  if (linked()) return;
  const VisitId id = visit();
  platform::net::HostSearch search;
  search.peer = a.address.empty() ? "auto" : a.address;
  search.pairing = as_text(c.words.view());
  search.keys = notebook().meeting_keys(id);
  begin_link("Looking for a meeting of this visit",
             [this, id, key = c.key,
              given = std::make_shared<platform::net::HostSearch>(std::move(search))](
                 const std::stop_token& stop) {
               given->stop = stop;
               try {
                 const auto transport = platform::net::find_host(*given);
                 const std::unique_ptr<log::Replica> replica = notebook_->replica(id);
                 sync::meeting::HostRemote host(*transport, *replica);
                 exchange(stop, *replica, host, [&] {
                   return host.host() ? member_name(id, *host.host())
                                      : std::string("a colleague’s device");
                 });
               } catch (const Error&) {
                 // The form keeps its words; what went wrong is shown as the link's state.
                 answer(ui::event::Failed{{}, {}, key});
                 throw;
               }
               answer(ui::event::Done{key, {}, {}});
             });
}

void NotebookBackend::begin_link(const std::string& words,
                                 std::function<void(const std::stop_token&)> work) {
  if (syncing_.joinable()) syncing_.join();
  link_changed([&](ui::SyncView& sync) {
    sync.link = ui::Link::syncing;
    sync.progress = -1;
    sync.progress_words = words;
    sync.problem.clear();
    sync.hint.clear();
    sync.outcome.clear();
  });
  syncing_ = std::jthread([this, work = std::move(work)](const std::stop_token& stop) {
    try {
      work(stop);
    } catch (const Error& error) {
      const bool stopped = stop.stop_requested();
      link_changed([&](ui::SyncView& view) {
        view.link = stopped ? ui::Link::offline : ui::Link::failed;
        view.problem = stopped ? std::string() : error.what();
        view.hint = stopped ? std::string() : error.hint();
      });
    }
    // What arrived is read on the worker's thread, after what is being saved.
    submit(ui::command::Refresh{});
  });
}

void NotebookBackend::run(ui::command::CancelSync&) {
  syncing_.request_stop();
}

void NotebookBackend::exchange(const std::stop_token& stop, log::Replica& replica,
                               sync::Remote& remote, const std::function<std::string()>& with) {
  sync::SessionOptions options;
  options.stop = stop;
  options.progress = [this](const sync::Progress& progress) {
    link_changed([&](ui::SyncView& view) {
      const auto done = static_cast<float>(progress.sent + progress.received);
      const auto left = static_cast<float>(progress.to_send + progress.to_receive);
      view.progress = done + left > 0 ? done / (done + left) : 0;
      view.progress_words = progress_words(progress);
    });
  };
  const sync::SyncOutcome outcome = sync::synchronise(replica, remote, options);
  const std::string other = with();
  link_changed([&](ui::SyncView& view) {
    view.link = outcome.cancelled ? ui::Link::offline : ui::Link::online;
    view.since = clock_words(ports_.clock->now());
    view.outcome = outcome.cancelled
                       ? "Stopped. What was exchanged is kept; the next time goes on from there."
                       : outcome_words(outcome, other);
  });
}

}  // namespace fieldfare::tablet
