#include "world.h"

#include <algorithm>

#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::simulator {

World::World(std::uint64_t seed)
    : seed_(seed),
      chance_(seed * 7 + 3),
      hub_({.open_registration = true}, seed + 77, test::TemporaryDirectory::in_memory()),
      visit_(genesis().visit),
      activity_(genesis().activity) {
  seed_library(seed);
  for (std::size_t i = 0; i < device_count; ++i)
    devices_.emplace_back(i, seed, genesis().devices[i]);
  devices_[team_size].member = false;
  hub_.stop();
  hub_disk_ = std::make_unique<test::SimulatedDisk>(hub_.file().parent_path(), canary);
  hub_disk_->put_back(genesis().hub);
  hub_.start();
}

void World::take(const Step& step) {
  count(std::string(name_of(step.act)));
  Device& device = devices_[step.device % devices_.size()];
  act(step, device);
  if (device.is_open() && in_team(device)) observe(device);
  check_receipts();
}

void World::act(const Step& step, Device& device) {
  switch (step.act) {
    case Act::write:
      return write(device, "team");
    case Act::use_tablet:
      return use_tablet(device, step);
    case Act::confide:
      return write(device, "restricted");
    case Act::entrust:
      return entrust(device, step);
    case Act::edit:
      return edit(device, step);
    case Act::tag:
      return tag(device, step);
    case Act::type:
      return type(device, step);
    case Act::save:
      return save(device, step);
    case Act::type_name:
      return type_name(device, step);
    case Act::lock:
      return device.close();
    case Act::resolve:
      return resolve(device, step);
    case Act::redact:
      return redact(device, step);
    case Act::sync:
      return sync(device, step);
    case Act::meet:
      return meet(device, step);
    case Act::bundle_out:
      return bundle_out(device);
    case Act::bundle_in:
      return bundle_in(device, step);
    case Act::cut_power:
      return device.disk().cut_after(step.number % 90);
    case Act::fill_disk:
      device.full = true;
      return device.disk().full_after(step.number % 40);
    case Act::make_space:
      device.full = false;
      return device.disk().has_space();
    case Act::back_up:
      return back_up(device);
    case Act::restore:
      return restore(device);
    case Act::copy_disk:
      return copy_disk(device);
    case Act::put_back:
      return put_back(device);
    case Act::set_clock:
      // Up to a day back or forth.
      return device.clock().advance(std::chrono::minutes(step.number % 2880) -
                                    std::chrono::minutes(1440));
    case Act::remove:
      return remove(device, step);
    case Act::add:
      return add(device);
    case Act::part:
      device.cut_off = true;
      return;
    case Act::join:
      device.cut_off = false;
      return;
    case Act::cut_hub:
      return hub_disk_->cut_after(step.number % 60);
    case Act::restart_hub:
      return restart_hub();
    case Act::back_up_hub:
      return back_up_hub();
    case Act::restore_hub:
      return restore_hub(step);
    case Act::lie:
      return lie(device, step);
    case Act::mislead:
      return mislead(device, step);
  }
}

/// Does something on a device and lets it come to rest. False when its power went, its disk was
/// full or an error came that is allowed; any other error is a broken promise.
bool World::attempt(Device& device, const Action& action, const Allowed& allowed) {
  std::string problem;
  try {
    app::Notebook& notebook = device.notebook();
    action(notebook);
    settle(device);
    return true;
  } catch (const Error& error) {
    if (allowed.contains(error.code()) && !device.disk().is_dead()) return false;
    problem = std::string(error_name(error.code())) + ": " + error.what();
  }
  if (device.disk().is_dead()) {
    count("power cuts");
    device.come_back();
    return false;
  }
  if (device.full) {
    count("full disks met");
    return false;
  }
  broken("no error without a cause", "device " + std::to_string(device.number) + ": " + problem);
}

bool World::open(Device& device) {
  return attempt(device, [](app::Notebook&) {});
}

/// The notebook's thread indexes what came when it has nothing else to do; a search ends that, so
/// that the same writes happen in every run.
void World::settle(Device& device) {
  if (!in_team(device)) return;
  static_cast<void>(device.notebook().execute(app::Search{visit_, "nothing of the kind", 1}));
}

std::vector<std::string> history(app::Notebook& notebook, const EntityId& note) {
  std::vector<std::string> out;
  for (const auto& version : notebook.execute(app::NoteHistory{note}).versions)
    if (!version.text.empty()) out.push_back(version.text);
  return out;
}

bool shows(app::Notebook& notebook, const EntityId& note) {
  try {
    static_cast<void>(notebook.execute(app::NoteShow{note}));
    return true;
  } catch (const Error& error) {
    if (error.code() != ErrorCode::not_found) throw;
    return false;
  }
}

/// Looks at all that the device shows, and compares it with what it must show.
void World::observe(Device& device) {
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    learn_ids(device, notebook);
    see_entrusted(device, notebook);
    device.held.clear();
    for (const Note& note : ledger_.notes()) {
      if (!note.known) continue;
      std::vector<std::string> texts;
      try {
        texts = history(notebook, note.id);
      } catch (const Error& error) {
        if (error.code() != ErrorCode::not_found) throw;
        continue;
      }
      for (const std::size_t version : note.versions)
        if (std::ranges::find(texts, ledger_.versions()[version].text) != texts.end())
          device.held.insert(version);
    }
    compare(device, notebook);
  }));
}

/// A note whose saving was cut off has no id in the ledger yet; it is known by its text.
void World::learn_ids(Device& device, app::Notebook& notebook) {
  const auto unknown = [](const Note& note) { return !note.known && !note.versions.empty(); };
  if (std::ranges::none_of(ledger_.notes(), unknown)) return;
  for (const auto& shown : notebook.execute(app::NoteList{visit_, {}, {}, {}}).notes) {
    if (shown.erased) continue;
    const auto texts = history(notebook, shown.note_id);
    for (Note& note : ledger_.notes()) {
      if (!unknown(note)) continue;
      if (std::ranges::find(texts, ledger_.versions()[note.versions.front()].text) == texts.end())
        continue;
      note.id = shown.note_id;
      note.known = true;
      count("found after a power cut");
    }
  }
  static_cast<void>(device);
}

void World::compare(Device& device, app::Notebook& notebook) {
  for (std::size_t i = 0; i < ledger_.versions().size(); ++i) {
    const Version& version = ledger_.versions()[i];
    const Note& note = ledger_.notes()[version.note];
    if (!version.holders.contains(device.number) || note.redacted || note.murky) continue;
    if (!device.held.contains(i))
      broken("saved means saved",
             "device " + std::to_string(device.number) + " lost \"" + version.sentence + "\"");
  }
  ledger_.holds_too(device.number, device.held);
  for (std::size_t note = 0; note < ledger_.notes().size(); ++note)
    compare_note(device, notebook, note);
  compare_drafts(device, notebook);
  count("comparisons");
}

namespace {

/// All texts that stand in a note: the one shown, or those of its conflict.
std::vector<std::string> standing(app::Notebook& notebook, const VisitId& visit,
                                  const EntityId& note, const std::string& shown, bool conflicted) {
  std::vector<std::string> out;
  if (conflicted) {
    for (const auto& conflict : notebook.execute(app::ConflictList{visit}).conflicts) {
      if (conflict.entity != note || conflict.field != "text") continue;
      for (const auto& value : conflict.values)
        out.push_back(value.value);
    }
  }
  if (out.empty()) out.push_back(shown);
  return out;
}

bool holds(const std::vector<std::string>& texts, const std::string& sentence) {
  return std::ranges::any_of(
      texts, [&](const std::string& text) { return text.find(sentence) != std::string::npos; });
}

}  // namespace

/// The registers' law, worked out by the ledger from what the device holds: what nobody replaced
/// stands, and nothing else does.
void World::compare_note(Device& device, app::Notebook& notebook, std::size_t index) {
  const Note& note = ledger_.notes()[index];
  if (!note.known || note.murky || note.redacted) return;
  const std::set<std::size_t> live = ledger_.live(index, device.held);
  if (live.empty()) return;
  const auto shown = notebook.execute(app::NoteShow{note.id});
  const auto texts = standing(notebook, visit_, note.id, shown.text, shown.conflicted);
  const std::string where =
      "device " + std::to_string(device.number) + ", note " + std::to_string(index) + ": ";
  for (const std::size_t version : live) {
    if (!holds(texts, ledger_.versions()[version].sentence))
      broken("nothing anyone wrote is dropped",
             where + "\"" + ledger_.versions()[version].sentence + "\" does not stand");
  }
  if (live.size() == 1 && (shown.conflicted && texts.size() > 1))
    broken("no resolved conflict returns", where + "settled, and shown as a conflict");
  const bool one_text = texts.size() == 1 && live.size() > 1;  // merged: a view, of its own words
  for (const std::string& text : texts) {
    const bool stands = std::ranges::any_of(
        live, [&](std::size_t version) { return ledger_.versions()[version].text == text; });
    if (!stands && !one_text)
      broken("no resolved conflict returns", where + "a text stands that was replaced");
  }
}

void World::compare_drafts(Device& device, app::Notebook& notebook) {
  std::map<EntityId, std::string> found;
  for (const auto& draft : notebook.execute(app::DraftList{visit_}).drafts) {
    found[draft.draft_id] = draft.text;
    if (draft.text.find(childs_name) != std::string::npos)
      broken("no child's identity is written down", "a draft holds a name");
  }
  for (const auto& [id, texts] : device.drafts) {
    if (!found.contains(id) || !texts.contains(found[id]))
      broken("saved means saved",
             "device " + std::to_string(device.number) + " lost a draft that it had kept");
  }
  compare_page(device, notebook, found);
}

/// After a store was put back: what it lacks now is gone from there, and that is no broken promise.
void World::put_back_in_ledger(Device& device) {
  device.drafts.clear();
  if (device.page.saving) ledger_.notes()[*device.page.saving].versions.clear();
  device.page = {};
  device.saw_entrusted.clear();
  for (Version& version : ledger_.versions())
    version.holders.erase(device.number);
  for (Note& note : ledger_.notes())
    note.redactors.erase(device.number);
}

std::optional<std::size_t> World::some_note(const Device& device, std::uint32_t number) {
  std::vector<std::size_t> out;
  for (std::size_t i = 0; i < ledger_.notes().size(); ++i) {
    const Note& note = ledger_.notes()[i];
    const bool here = std::ranges::any_of(
        note.versions, [&](std::size_t version) { return device.held.contains(version); });
    if (note.known && here && !note.redacted) out.push_back(i);
  }
  if (out.empty()) return std::nullopt;
  // Mostly the same few, so that people get in each other's way.
  constexpr std::size_t few = 3;
  return out[number % (number % 4 == 0 ? out.size() : std::min(out.size(), few))];
}

std::set<std::size_t> World::known_removals(app::Notebook& notebook) const {
  std::set<std::size_t> out;
  if (!somebody_removed_) return out;
  for (const Device& device : devices_) {
    if (!device.removed) continue;
    for (const auto& member : notebook.execute(app::MemberList{visit_}).members)
      if (member.state == "removed") out.insert(device.number);
  }
  return out;
}

Hash World::digest() {
  std::string all;
  for (Device& device : devices_) {
    all += std::to_string(device.disk().calls()) + "/";
    if (device.is_open() && in_team(device))
      all += device.notebook().execute(app::VisitShow{visit_}).projection;
  }
  for (const auto& [what, times] : counts_)
    all += what + std::to_string(times);
  return crypto::hash(as_bytes(all));
}

}  // namespace fieldfare::simulator
