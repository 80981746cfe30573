#include <algorithm>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/sync/hub_remote.h>
#include <support/visit_team.h>

#include "world.h"

/// How a run ends: everybody meets.
namespace fieldfare::simulator {

void World::finish() {
  heal();
  gather();
  reads_at_last_ = entrusted_in(devices_[0].notebook());
  check_holes();
  check_newcomer_waits();
  settle_newcomer();
  decide_late_work();
  check_newcomer();
  check_everything_is_held();
  check_erased();
  check_search();
  check_hub();
  check_forks();
  check_removed();
  check_stores();
  check_restricted();
}

std::vector<Device*> World::team() {
  std::vector<Device*> out;
  for (Device& device : devices_)
    if (in_team(device) && !device.removed) out.push_back(&device);
  return out;
}

void World::heal() {
  if (hub_disk_->is_dead()) hub_came_back();
  hub_disk_->cut_after(UINT32_MAX);
  for (Device& device : devices_) {
    if (device.disk().is_dead()) device.come_back();
    device.disk().cut_after(UINT32_MAX);
    device.disk().has_space();
    device.full = false;
    device.cut_off = false;
    if (in_team(device) && open(device)) observe(device);
  }
}

bool World::all_alike() {
  std::set<std::string> projections;
  for (Device* device : team())
    projections.insert(device->notebook().execute(app::VisitShow{visit_}).projection);
  return projections.size() == 1;
}

/// The only errors left are none: three rounds bring everybody into step, and then nothing moves.
void World::gather() {
  constexpr int rounds = 6;
  for (int round = 0; round < rounds; ++round) {
    std::uint64_t moved = 0;
    for (Device* device : team()) {
      hostile::LyingLine line(hub_);
      static_cast<void>(attempt(*device, [&](app::Notebook& notebook) {
        const auto replica = notebook.replica(visit_);
        sync::HubRemote remote(line, *replica);
        const auto outcome = sync::synchronise(*replica, remote);
        moved += outcome.sent + outcome.received;
      }));
      listen(line.overheard(), "the line to the hub");
      observe(*device);
    }
    if (moved == 0 && round > 1) break;
    if (round + 1 == rounds) broken("a sync comes to rest", "entries still move in round 6");
  }
  if (!all_alike()) broken("all converge", "devices that have synced show different visits");
}

/// An entry's content is missing on a device only if nobody who meets the others has it, and then
/// it is missing on all.
void World::check_holes() {
  const log::Holes at_hub = hub_.store().holes(visit_);
  for (Device* device : team()) {
    if (device->notebook().replica(visit_)->holes() != at_hub)
      broken("holes heal",
             "device " + std::to_string(device->number) + " lacks other content than the hub");
  }
  if (!at_hub.empty()) count("ended with content that nobody has");
}

/// What somebody wrote who was let in unheard waits for the lead: it stands on no device.
void World::check_newcomer_waits() {
  const Device& newcomer = devices_[team_size];
  if (!newcomer.member || !newcomer.removed || !added_) return;
  for (const auto& member : devices_[0].notebook().execute(app::MemberList{visit_}).members)
    if (member.member_id == added_->member) return;  // the removal was cut off: nothing was undone
  for (const Device* device : team())
    for (const std::size_t version : device->held)
      if (ledger_.versions()[version].writer == newcomer.number)
        broken("late work waits for the lead",
               "device " + std::to_string(device->number) + " shows what a newcomer wrote");
  count("newcomers whose work waits");
}

/// Whoever was let in unheard is let in for good by the lead, in half of the runs, or stays out.
void World::settle_newcomer() {
  Device& newcomer = devices_[team_size];
  if (!newcomer.member || !newcomer.removed || seed_ % 4 < 2) return;
  static_cast<void>(
      devices_[0].notebook().execute(app::MemberAdd{visit_, genesis().spare_card, "inspector"}));
  newcomer.removed = false;
  newcomer_again_ = true;
  gather();
  check_holes();
}

/// Then everything that they were told is saved is the team's, whenever they wrote it.
void World::check_newcomer() {
  if (!newcomer_again_) return;
  const Device& newcomer = devices_[team_size];
  for (std::size_t i = 0; i < ledger_.versions().size(); ++i) {
    const Version& version = ledger_.versions()[i];
    if (version.writer != newcomer.number || !version.holders.contains(newcomer.number)) continue;
    if (ledger_.notes()[version.note].redacted || !ledger_.notes()[version.note].known) continue;
    for (const Device* device : team())
      if (must_read(*device, version) && !device->held.contains(i))
        broken("saved means saved", "device " + std::to_string(device->number) +
                                        " lacks what a newcomer wrote: \"" + version.sentence +
                                        "\"");
  }
  count("newcomers let in for good");
}

/// The lead accepts what removed members wrote too late, or leaves it out: all come to the same
/// again, and a redaction that was accepted is as final as any.
void World::decide_late_work() {
  app::Notebook& lead = devices_[0].notebook();
  std::vector<EntityId> to_be_gone;
  for (const app::LateWorkView& late : lead.execute(app::MemberLate{visit_}).late) {
    if (seed_ % 2 == 0) {
      static_cast<void>(lead.execute(app::MemberRefuse{visit_, late.member_id}));
      count("late work left out");
      continue;
    }
    for (const app::LateItem& item : late.items) {
      const auto note = EntityId::from_hex(item.entity_id);
      if (item.erases > 0 && item.entity_kind == "note" && note) to_be_gone.push_back(*note);
    }
    static_cast<void>(lead.execute(app::MemberAccept{visit_, late.member_id}));
    count("late work accepted");
  }
  gather();
  check_holes();
  for (const EntityId& note : to_be_gone)
    check_gone(note);
}

/// No version that an honest device wrote is left. What a hostile member put over the note is made
/// from none of them, and stays.
void World::check_gone(const EntityId& note) {
  count("late redactions accepted");
  const auto known = std::ranges::find(ledger_.notes(), note, &Note::id);
  if (known == ledger_.notes().end()) return;
  for (Device* device : team()) {
    if (!shows(device->notebook(), note)) continue;
    for (const std::string& text : history(device->notebook(), note)) {
      for (const std::size_t version : known->versions)
        if (text.find(ledger_.versions()[version].sentence) != std::string::npos)
          broken("a redaction that was accepted is final",
                 "device " + std::to_string(device->number) + " still shows a version of the text");
    }
  }
}

/// Nothing that was acknowledged is lost: unless every place that held it was put back to an older
/// state, everybody has it for whom it is.
void World::check_everything_is_held() {
  for (Device* device : team()) {
    for (std::size_t i = 0; i < ledger_.versions().size(); ++i) {
      const Version& version = ledger_.versions()[i];
      const Note& note = ledger_.notes()[version.note];
      std::set<std::size_t> holders = version.holders;
      for (const Device& other : devices_)
        if (other.removed) holders.erase(other.number);
      if (holders.empty() || note.redacted || note.murky) continue;
      if (must_read(*device, version) && !device->held.contains(i))
        broken("saved means saved", "device " + std::to_string(device->number) + " never got \"" +
                                        version.sentence + "\"");
    }
  }
}

/// What stands in a note is found by its words on every device.
void World::check_search() {
  for (Device* device : team()) {
    for (std::size_t index = 0; index < ledger_.notes().size(); ++index) {
      const Note& note = ledger_.notes()[index];
      const auto live = ledger_.live(index, device->held);
      if (!note.known || note.redacted || note.murky || live.size() != 1) continue;
      const std::string& sentence = ledger_.versions()[*live.begin()].sentence;
      const auto hits = device->notebook()
                            .execute(app::Search{visit_, sentence.substr(0, sentence.size() - 1)})
                            .hits;
      if (std::ranges::none_of(hits, [&](const auto& hit) { return hit.note_id == note.id; }))
        broken("what is written is found",
               "device " + std::to_string(device->number) + " does not find a note by its words");
    }
  }
}

void World::check_erased() {
  for (Note& note : ledger_.notes()) {
    if (!note.redacted || note.murky || !note.known || note.redactors.empty()) continue;
    for (Device* device : team()) {
      const auto refuse = [&](const std::string& text, const char* where) {
        for (const std::size_t version : note.versions)
          if (text.find(ledger_.versions()[version].sentence) != std::string::npos)
            broken("what was erased never returns",
                   "device " + std::to_string(device->number) + " shows it in " + where);
      };
      app::Notebook& notebook = device->notebook();
      if (!shows(notebook, note.id)) continue;
      for (const std::string& text : history(notebook, note.id))
        refuse(text, "its history");
      refuse(notebook.execute(app::NoteShow{note.id}).text, "the note");
      for (const std::size_t version : note.versions) {
        const std::string& sentence = ledger_.versions()[version].sentence;
        for (const auto& hit :
             notebook.execute(app::Search{visit_, sentence.substr(0, sentence.size() - 1)}).hits)
          if (hit.note_id == note.id)
            broken("what was erased never returns", "a search finds a note by what it said");
      }
    }
  }
}

/// The hub holds no body that was ordered to be erased, no two that begin alike (one key for two
/// bodies would show there), and lengths that tell steps of 128 bytes alone.
void World::check_hub() {
  std::set<Hash> erased;
  for (const Bytes& order : hub_.store().erasures(visit_))
    erased.insert(log::decode_erasure(order).what.entry);
  std::set<Bytes> beginnings;
  for (const log::LogHead& segment : hub_.store().segments(visit_)) {
    const auto run = hub_.store().read(visit_, segment, segment.start, 100'000, 1U << 30U);
    for (const log::SealedEntry& entry : run.entries) {
      if (entry.body.empty()) continue;
      if (erased.contains(log::header_hash(entry.header)))
        broken("what was erased never returns", "the hub holds a body that was erased");
      if (!beginnings.emplace(entry.body.begin(), entry.body.begin() + 8).second)
        broken("no plaintext leaves", "two bodies are encrypted alike");
      if ((entry.body.size() - 16) % 128 != 0)
        broken("no plaintext leaves", "the length of a body tells more than steps of 128 bytes");
    }
  }
  for (const test::SimulatedDisk* disk : {hub_disk_.get()})
    if (!disk->leak().empty()) broken("no plaintext leaves", "the hub wrote it to " + disk->leak());
  for (Device& device : devices_)
    if (!device.disk().leak().empty())
      broken("no plaintext leaves", "a device wrote it to " + device.disk().leak());
}

void World::check_stores() {
  for (Device* device : team()) {
    // What a hostile member wrote unreadably is kept, and told for ever.
    const std::string hostile = insider_ ? "log " + insider_->log().hex().substr(0, 8) : "";
    for (const std::string& problem : device->notebook().execute(app::StoreVerify{}).problems)
      if (!insider_ || problem.find(hostile) == std::string::npos)
        broken("stores are sound", "device " + std::to_string(device->number) + ": " + problem);
    for (const auto& note : device->notebook().execute(app::NoteList{visit_, {}, {}, {}}).notes)
      if (note.text.find(childs_name) != std::string::npos)
        broken("no child's identity is written down", "a note holds a name");
  }
}

/// A store that was restored from a backup goes on in a new log: only a disk that was put back
/// behind the program's back can fork one.
void World::check_forks() {
  if (forks_possible_) return;
  for (Device* device : team())
    for (const auto& notice : device->notebook().execute(app::NoticeList{visit_}).notices)
      if (notice.kind == "log-forked") broken("no log is forked", "by a store that was restored");
}

/// A removed member that gets hold of everything reads nothing that was written in the knowledge of
/// its removal.
void World::check_removed() {
  for (Device& device : devices_) {
    if (!device.removed || !open(device)) continue;
    const auto members = devices_[0].notebook().execute(app::MemberList{visit_}).members;
    if (std::ranges::none_of(members, [](const auto& one) { return one.state == "removed"; }))
      continue;  // its removal was cut off by a power cut and never came to be
    hostile::LyingLine line(hub_);
    static_cast<void>(attempt(device,
                              [&](app::Notebook& notebook) {
                                const auto replica = notebook.replica(visit_);
                                sync::HubRemote remote(line, *replica);
                                static_cast<void>(sync::synchronise(*replica, remote));
                                broken("who is removed reads nothing new", "the hub served it");
                              },
                              {ErrorCode::forbidden}));
    static_cast<void>(attempt(
        device,
        [&](app::Notebook& notebook) { test::send(devices_[0].notebook(), notebook, visit_); },
        {ErrorCode::forbidden}));
    observe(device);
    for (const std::size_t version : device.held)
      if (ledger_.versions()[version].knows_removed.contains(device.number) &&
          ledger_.versions()[version].writer != device.number)
        broken("who is removed reads nothing new", "it reads a note that was written afterwards");
    count("removed members checked");
  }
}

}  // namespace fieldfare::simulator
