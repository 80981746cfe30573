#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/log/erasure.h>

#include "world.h"

/// A member whose program is its own.
namespace fieldfare::simulator {

using hostile::Insider;

namespace {

EntityId insiders_note(std::size_t number) {
  Bytes id(EntityId::size, 0xEE);
  id.front() = static_cast<std::uint8_t>(number);
  return EntityId::from(id);
}

}  // namespace

void World::enlist() {
  Device& lead = devices_[0];
  if (insider_ || !open(lead)) return;
  static_cast<void>(attempt(lead, [&](app::Notebook& notebook) {
    insider_ = std::make_unique<Insider>(notebook, visit_, seed_ + 666);
  }));
}

/// As a colleague's device would.
void World::give(Device& device, std::vector<log::EntryRun> runs) {
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    log::Arrival arrival;
    arrival.records = insider_->records();
    arrival.runs = std::move(runs);
    arrival.complete = true;
    static_cast<void>(notebook.replica(visit_)->take_in(arrival));
  }));
}

/// An entry in a colleague's log and an order in a lead's name: nobody may take either.
void World::forge(Device& device, const Step& step) {
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    const auto replica = notebook.replica(visit_);
    const log::VersionVector held = replica->holdings();
    if (held.empty()) return;
    const log::LogHead& victim = held[step.chance % held.size()];
    if (victim.log == insider_->log() || victim.length < 2) return;
    log::Position place = insider_->end();
    place.log = victim.log;
    place.sequence = victim.length;
    place.previous = victim.head;
    const auto entry = insider_->seal_at(
        place, Insider::note(insiders_note(255), activity_, "Not by whom it says."));
    log::Arrival arrival;
    arrival.records = insider_->records();
    arrival.runs = {{victim.log, victim.key, victim.length + 1, {entry}}};
    const auto order = log::order_by_member(visit_, {victim.key, victim.length, victim.head},
                                            insider_->member_key());
    arrival.erasures = {log::encode(order)};
    const auto outcome = replica->take_in(arrival);
    if (outcome.accepted != 0)
      broken("nobody writes in another's name", "a forged entry was taken in");
    if (outcome.erasures != 0)
      broken("nobody erases another's words",
             "an inspector's order for a colleague's was followed");
    count("forgeries");
  }));
}

void World::mislead(Device& device, const Step& step) {
  if (!in_team(device)) return;
  enlist();
  if (!insider_) return;
  const EntityId own = insiders_note(++last_note_of_insider_ % 250);
  const std::string text = std::string("It is all well at the ") + canary + ".";
  switch (step.number % 6) {
    case 0:
      insider_->write(Insider::note(own, activity_, text));
      break;
    case 1: {  // two stories
      if (!other_story_) {
        const auto place = insider_->end();
        other_story_ = insider_->seal_at(place, Insider::note(own, activity_, text));
        insider_->write(Insider::note(insiders_note(251), activity_, text));
        forks_possible_ = true;
        return give(device, {insider_->whole()});
      }
      const log::Header header = log::decode_header(other_story_->header);
      return give(device, {insider_->whole(), insider_->run(header.sequence, {*other_story_})});
    }
    case 2: {  // from the far future
      log::Change change = Insider::note(own, activity_, text);
      change.lamport = 1ULL << 40;
      insider_->write(change);
      break;
    }
    case 3: {  // over a colleague's note
      const auto note = some_note(device, step.chance);
      // It does not hold what is restricted, and so knows of no such note.
      if (!note || ledger_.versions()[ledger_.notes()[*note].versions.front()].restricted) return;
      ledger_.notes()[*note].murky = true;
      insider_->write(Insider::note(ledger_.notes()[*note].id, activity_, text));
      break;
    }
    case 4:
      insider_->write_packed(Bytes(128, static_cast<std::uint8_t>(step.chance)));
      break;
    default:
      give(device, {insider_->whole()});
      return forge(device, step);
  }
  give(device, {insider_->whole()});
  count("hostile entries");
}

}  // namespace fieldfare::simulator
