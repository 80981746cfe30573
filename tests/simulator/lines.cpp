#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/meeting/guest.h>

#include "mailbox.h"
#include "wire.h"
#include "world.h"

/// What goes between devices.
namespace fieldfare::simulator {

namespace {

using hostile::LyingLine;

/// What a line may end in.
const std::set<ErrorCode> line_trouble{ErrorCode::unreachable, ErrorCode::damaged,
                                       ErrorCode::forbidden};

}  // namespace

void World::listen(const Bytes& bytes, const char* where) {
  const std::string_view text = as_text(bytes);
  if (text.find(canary) != std::string_view::npos ||
      text.find(childs_name) != std::string_view::npos)
    broken("no plaintext leaves", std::string("a note's words went over ") + where);
}

/// Syncs with the hub; true when nothing was left to move.
bool World::sync_over(Device& device, sync::Transport& line, const Allowed& allowed) {
  bool whole = false;
  static_cast<void>(attempt(
      device,
      [&](app::Notebook& notebook) {
        const auto replica = notebook.replica(visit_);
        sync::HubRemote remote(line, *replica);
        const sync::SyncOutcome outcome = sync::synchronise(*replica, remote);
        whole = outcome.refused.empty() && !outcome.cancelled;
      },
      allowed));
  if (hub_disk_->is_dead()) {
    hub_came_back();
    whole = false;
  }
  if (device.is_open()) observe(device);
  return whole;
}

void World::sync(Device& device, const Step& step) {
  if (!in_team(device) || device.cut_off) return;
  if (hub_disk_->is_dead()) hub_came_back();
  LyingLine truthful(hub_);
  Mischief mischief(step);
  mischief.old = old_requests_;
  MischievousLine line(truthful, mischief);
  const bool whole = sync_over(device, line, line_trouble);
  listen(truthful.overheard(), "the line to the hub");
  if (mischief.happened) count("lines cut or twisted");
  if (whole && !mischief.happened && device.is_open()) {
    ledger_.holds_too(hub_place, device.held);
    count("syncs");
  }
  for (const sync::Request& request : truthful.requests())
    if (old_requests_.size() < 12) old_requests_.push_back(request);
  for (const sync::Response& response : truthful.responses())
    if (response.status == 200 && response.body.size() > 300) old_answers_.push_back(response);
  if (old_answers_.size() > 8) old_answers_.erase(old_answers_.begin());
}

/// The second device is host, the first its guest.
void World::meet(Device& guest, const Step& step) {
  Device& host = devices_[(guest.number + 1 + step.number % (device_count - 1)) % device_count];
  if (!in_team(guest) || !in_team(host) || !open(guest) || !open(host)) return;
  const Hash certificate = Hash::from(Bytes(Hash::size, 7));
  Mischief mischief(step);
  bool hosted = false;
  static_cast<void>(attempt(
      host,
      [&](app::Notebook& hosting) {
        const auto replica = hosting.replica(visit_);
        sync::meeting::Host meeting(*replica, host.clock(), chance_, certificate);
        RoomLine line(meeting, certificate, mischief);
        hosted = attempt(
            guest,
            [&](app::Notebook& visiting) {
              const auto other = visiting.replica(visit_);
              sync::meeting::HostRemote remote(line, *other);
              static_cast<void>(sync::synchronise(*other, remote));
              count("meetings");
            },
            line_trouble);
        listen(line.overheard(), "the air of a room");
        if (!host.disk().is_dead()) static_cast<void>(meeting.keep_in_step());
      },
      line_trouble));
  if (guest.is_open()) observe(guest);
  if (host.is_open()) observe(host);
}

void World::bundle_out(Device& device) {
  if (!in_team(device)) return;
  static_cast<void>(attempt(device,
                            [&](app::Notebook& notebook) {
                              Mailbox mailbox;
                              static_cast<void>(sync::bundle_out(*notebook.replica(visit_), mailbox,
                                                                 "bundle", false));
                              listen(mailbox.bytes, "a bundle");
                              bundles_.push_back(mailbox.bytes);
                              count("bundles made");
                            },
                            {ErrorCode::forbidden}));
}

/// Any bundle that was ever made, in any order, twice, or changed.
void World::bundle_in(Device& device, const Step& step) {
  if (!in_team(device) || bundles_.empty()) return;
  Mailbox mailbox;
  mailbox.bytes = bundles_[step.number % bundles_.size()];
  const bool changed = step.chance % 4 == 0;
  if (changed) {
    std::uint8_t& byte = mailbox.bytes[step.chance % mailbox.bytes.size()];
    byte = static_cast<std::uint8_t>(byte ^ (1U << (step.number % 8)));
  }
  static_cast<void>(
      attempt(device,
              [&](app::Notebook& notebook) {
                static_cast<void>(sync::bundle_in(*notebook.replica(visit_), mailbox, "bundle"));
                if (changed)
                  broken("what was changed on its way is refused", "a changed bundle was read");
                count("bundles read");
              },
              {ErrorCode::damaged, ErrorCode::not_possible, ErrorCode::forbidden}));
}

namespace {

/// A hub's lies, by number.
void teach(LyingLine& line, const Step& step, const std::vector<sync::Response>& old_answers) {
  using Answer = sync::Answer;
  const auto first_run = [](Answer& answer) -> log::EntryRun* {
    for (auto& run : answer.parcel.runs)
      if (!run.entries.empty()) return &run;
    return nullptr;
  };
  switch (step.number % 9) {
    case 0:  // keeps a log back
      line.says = [](Answer& answer) {
        if (answer.parcel.runs.empty()) return;
        const LogId log = answer.parcel.runs.front().log;
        std::erase_if(answer.parcel.runs, [&](const auto& run) { return run.log == log; });
        std::erase_if(answer.parcel.ends, [&](const auto& end) { return end.log == log; });
      };
      return;
    case 1:  // exchanges ciphertext
      line.says = [first_run](Answer& answer) {
        if (auto* run = first_run(answer); run != nullptr && run->entries.size() > 1)
          std::swap(run->entries.front().body, run->entries.back().body);
      };
      return;
    case 2:  // changes a byte of a body
      line.says = [first_run](Answer& answer) {
        if (auto* run = first_run(answer); run != nullptr && !run->entries.front().body.empty())
          run->entries.front().body.front() ^= 1U;
      };
      return;
    case 3:  // out of order
      line.says = [first_run](Answer& answer) {
        if (auto* run = first_run(answer); run != nullptr && run->entries.size() > 1)
          std::swap(run->entries.front(), run->entries.back());
      };
      return;
    case 4:  // takes content out without an order
      line.says = [first_run](Answer& answer) {
        if (auto* run = first_run(answer); run != nullptr) {
          run->entries.back().body.clear();
          run->entries.back().wrapped_key.clear();
        }
      };
      return;
    case 5:  // says again what it said before
      if (old_answers.empty()) return;
      line.garbles = [old = old_answers.front()](sync::Response& response) { response = old; };
      return;
    case 6:  // cuts the tail off and says that it holds it
      line.says = [first_run](Answer& answer) {
        if (auto* run = first_run(answer); run != nullptr) run->entries.pop_back();
      };
      return;
    case 7:  // keeps the records of the team back
      line.says = [](Answer& answer) {
        answer.parcel.records.clear();
        answer.parcel.erasures.clear();
        answer.parcel.statements.clear();
      };
      return;
    default:  // stores nothing of what it is given
      line.hears = [](sync::Parcel& parcel) { parcel.runs.clear(); };
  }
}

}  // namespace

void World::lie(Device& device, const Step& step) {
  if (!in_team(device) || device.cut_off) return;
  if (hub_disk_->is_dead()) hub_came_back();
  LyingLine line(hub_);
  teach(line, step, old_answers_);
  static_cast<void>(sync_over(device, line, line_trouble));
  listen(line.overheard(), "the line to a lying hub");
  receipts_hold_ = false;
  count("lies");
}

}  // namespace fieldfare::simulator
