#include <algorithm>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>

#include "world.h"

/// Who reads what is restricted. Lead and deputy do; an inspector reads what they wrote, what
/// others add to a note that they began, and the rest once the lead lets them.
namespace fieldfare::simulator {
namespace {

constexpr const char* promise = "what is restricted is read by its audience alone";

bool administers(const Device& device) {
  return device.number < 2;
}

/// All strings of a change, one after the other.
std::string words_of(const log::Change& change) {
  std::string out;
  for (const log::EntityChange& part : change.entities)
    for (const log::FieldChange& set : part.fields)
      if (const auto* text = std::get_if<std::string>(&set.value)) out += *text + "\n";
  return out;
}

}  // namespace

/// The lead lets one of the inspectors read, and ends it later: each once in a run.
void World::entrust(Device& device, const Step& step) {
  Device& target = devices_[2 + step.number % 2];
  if (device.number != 0 || target.removed || withdrawn_.contains(target.number)) return;
  if (!open(device) || !open(target)) return;
  const bool grant = !entrusted_.contains(target.number);
  if (grant) {
    MemberId member;
    if (!attempt(target, [&](app::Notebook& n) { member = n.replica(visit_)->member(); })) return;
    entrusted_[target.number] = member;
  } else {
    withdrawn_.insert(target.number);
  }
  const bool done = attempt(device,
                            [&](app::Notebook& notebook) {
                              static_cast<void>(notebook.execute(
                                  app::MemberRestricted{visit_, entrusted_[target.number], grant}));
                            },
                            {ErrorCode::forbidden, ErrorCode::not_found, ErrorCode::not_possible});
  if (done) count(grant ? "inspectors entrusted" : "trust withdrawn");
}

std::set<std::size_t> World::entrusted_in(app::Notebook& notebook) const {
  std::set<std::size_t> out;
  if (entrusted_.empty()) return out;
  const auto members = notebook.execute(app::MemberList{visit_}).members;
  for (const auto& [device, id] : entrusted_)
    for (const auto& member : members)
      if (member.member_id == id && member.restricted) out.insert(device);
  return out;
}

void World::see_entrusted(Device& device, app::Notebook& notebook) {
  device.saw_entrusted.merge(entrusted_in(notebook));
}

/// Whom this device knows to have been let read, and to be let no more.
std::set<std::size_t> World::known_withdrawals(const Device& device,
                                               app::Notebook& notebook) const {
  const auto now = entrusted_in(notebook);
  std::set<std::size_t> out;
  for (const std::size_t other : device.saw_entrusted)
    if (!now.contains(other)) out.insert(other);
  return out;
}

/// Where the team was changed in two ways at once, the end of a trust may be what does not stand.
bool World::may_read(const Device& device, const Version& version) const {
  if (!version.restricted || administers(device)) return true;
  if (version.writer == device.number || ledger_.author(version) == device.number) return true;
  if (!entrusted_.contains(device.number)) return false;
  return !version.closed_to.contains(device.number) || reads_at_last_.contains(device.number);
}

bool World::must_read(const Device& device, const Version& version) const {
  if (!version.restricted || administers(device)) return true;
  return version.writer == device.number || ledger_.author(version) == device.number ||
         reads_at_last_.contains(device.number);
}

/// A store that was put back may have the same words in a draft again, which then go to the team.
bool World::was_told(const Version& version) const {
  return std::ranges::any_of(ledger_.versions(), [&](const Version& other) {
    return !other.restricted && other.text.find(version.sentence) != std::string::npos;
  });
}

/// Nobody has a word of what is not for them: not in a note, not by a search, not anywhere in their
/// decrypted store, and no program of a member's own can open it.
void World::check_restricted() {
  for (Device& device : devices_) {
    if (!in_team(device) || !open(device)) continue;
    std::vector<const Version*> closed;
    for (const Version& version : ledger_.versions())
      if (!ledger_.notes()[version.note].versions.empty() && !may_read(device, version) &&
          !was_told(version))
        closed.push_back(&version);
    if (closed.empty()) continue;
    for (const Version* version : closed)
      check_kept_from(device, *version);
    const std::string everything = device.everything();
    for (const Version* version : closed)
      if (everything.find(version->sentence) != std::string::npos)
        broken(promise, "device " + std::to_string(device.number) + " stores \"" +
                            version->sentence + "\" where it can read it");
  }
  check_insider_reads_none();
}

void World::check_kept_from(Device& device, const Version& version) {
  const std::string who = "device " + std::to_string(device.number);
  const Note& note = ledger_.notes()[version.note];
  const std::string words = version.sentence.substr(0, version.sentence.size() - 1);
  const bool shown = note.known && shows(device.notebook(), note.id);
  const auto hits = device.notebook().execute(app::Search{visit_, words}).hits;
  if (!shown && std::ranges::any_of(hits, [&](const auto& hit) { return hit.note_id == note.id; }))
    broken(promise, who + " finds a note by its words");
  const auto texts = shown ? history(device.notebook(), note.id) : std::vector<std::string>();
  for (const std::string& text : texts)
    if (text.find(version.sentence) != std::string::npos)
      broken(promise, who + " reads \"" + version.sentence + "\"");
  count("restricted versions kept from a device");
}

void World::check_insider_reads_none() {
  if (!insider_) return;
  for (const log::LogHead& segment : hub_.store().segments(visit_)) {
    const auto run = hub_.store().read(visit_, segment, segment.start, 100'000, 1U << 30U);
    for (const log::SealedEntry& entry : run.entries) {
      const auto change = insider_->reads(entry);
      if (!change) continue;
      const std::string words = words_of(*change);
      for (const Version& version : ledger_.versions())
        if (version.restricted && !was_told(version) &&
            words.find(version.sentence) != std::string::npos)
          broken(promise, "an insider's own keys open \"" + version.sentence + "\"");
    }
  }
}

}  // namespace fieldfare::simulator
