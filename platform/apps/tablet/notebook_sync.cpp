// Syncing beside everything else.
#include <fmt/format.h>

#include <utility>

#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/hub_remote.h>
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

}  // namespace

void NotebookBackend::link_changed(const std::function<void(ui::SyncView&)>& change) {
  {
    const std::lock_guard lock(mutex_);
    if (!shown_.visit) return;
    change(shown_.visit->sync);
  }
  publish();
}

void NotebookBackend::run(ui::command::Sync&) {
  std::string hub;
  {
    const std::lock_guard lock(mutex_);
    if (shown_.visit) hub = shown_.visit->sync.hub;
    if (shown_.visit && shown_.visit->sync.link == ui::Link::syncing) return;
  }
  const VisitId id = visit();
  if (hub.empty()) {
    link_changed([](ui::SyncView& sync) {
      sync.link = ui::Link::failed;
      sync.problem = "No central store is set for this visit.";
      sync.hint =
          "Sync once with “fieldfare sync --hub URL”; the address is remembered. All work "
          "is kept on this tablet.";
    });
    return;
  }
  if (syncing_.joinable()) syncing_.join();
  link_changed([](ui::SyncView& sync) {
    sync.link = ui::Link::syncing;
    sync.progress = 0;
    sync.progress_words = "Reaching the central store";
  });
  syncing_ =
      std::jthread([this, id, hub](const std::stop_token& stop) { this->sync(stop, id, hub); });
}

void NotebookBackend::run(ui::command::CancelSync&) {
  syncing_.request_stop();
}

void NotebookBackend::sync(const std::stop_token& stop, const VisitId& id, const std::string& hub) {
  try {
    const std::unique_ptr<log::Replica> replica = notebook_->replica(id);
    platform::net::HttpTransport transport(hub);
    sync::HubRemote remote(transport, *replica);
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
    const sync::SyncOutcome outcome = sync::synchronise(*replica, remote, options);
    link_changed([&](ui::SyncView& view) {
      view.link = outcome.cancelled ? ui::Link::offline : ui::Link::online;
      view.since = clock_words(ports_.clock->now());
    });
  } catch (const Error& error) {
    link_changed([&](ui::SyncView& view) {
      view.link = ui::Link::failed;
      view.problem = error.what();
      view.hint = error.hint();
    });
  }
  // What arrived is read on the worker's thread, after what is being saved.
  submit(ui::command::Refresh{});
}

}  // namespace fieldfare::tablet
