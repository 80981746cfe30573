#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>

#include "world.h"

/// What people do.
namespace fieldfare::simulator {

namespace {

/// Errors that a member may meet who was removed or whose note is gone.
const std::set<ErrorCode> in_the_way{ErrorCode::forbidden, ErrorCode::not_found,
                                     ErrorCode::not_possible};

}  // namespace

/// Writes a version of a note and takes it down in the ledger when it was called saved.
void World::write_text(Device& device, std::size_t note, const std::string& text,
                       const std::string& sentence, const Action& action, bool restricted) {
  const std::size_t version = ledger_.add_version(note, device.number, text, sentence, device.held);
  ledger_.versions()[version].restricted = restricted;
  if (device.removed) ledger_.notes()[note].murky = true;
  static_cast<void>(attempt(
      device,
      [&](app::Notebook& notebook) {
        const auto knows = known_removals(notebook);
        const auto closed = known_withdrawals(device, notebook);
        action(notebook);
        ledger_.acknowledge(version, knows);
        ledger_.versions()[version].closed_to = closed;
        device.held.insert(version);
        count("saves acknowledged");
      },
      in_the_way));
}

void World::write(Device& device, const std::string& audience) {
  if (!in_team(device) || !open(device)) return;
  const std::size_t note = ledger_.add_note();
  const std::string text = ledger_.next_sentence();
  const auto add_note = [&](app::Notebook& notebook) {
    app::NoteAdd add;
    add.activity = activity_;
    add.text = app::RawText(text);
    add.audience = audience;
    ledger_.notes()[note].id = notebook.execute(add).note_id;
    ledger_.notes()[note].known = true;
  };
  write_text(device, note, text, text, add_note, audience == "restricted");
}

/// People add before, add behind, or write anew.
void World::edit(Device& device, const Step& step) {
  if (!in_team(device) || !open(device)) return;
  observe(device);
  const auto note = some_note(device, step.number);
  if (!note || !device.is_open()) return;
  const EntityId id = ledger_.notes()[*note].id;
  app::NoteView view;
  const bool there = attempt(
      device, [&](app::Notebook& n) { view = n.execute(app::NoteShow{id}); }, in_the_way);
  if (!there) return;
  const std::string& shown = view.text;
  const std::string sentence = ledger_.next_sentence();
  const std::string text = step.chance % 3 == 0   ? sentence + " " + shown
                           : step.chance % 3 == 1 ? shown + " " + sentence
                                                  : sentence;
  write_text(
      device, *note, text, sentence,
      [&](app::Notebook& notebook) {
        app::NoteEdit edit;
        edit.note = id;
        edit.text = app::RawText(text);
        static_cast<void>(notebook.execute(edit));
      },
      view.audience == "restricted");
}

void World::tag(Device& device, const Step& step) {
  const auto note = some_note(device, step.number);
  if (!in_team(device) || !note) return;
  static_cast<void>(attempt(
      device,
      [&](app::Notebook& notebook) {
        app::NoteEdit edit;
        edit.note = ledger_.notes()[*note].id;
        edit.basis = step.chance % 2 == 0 ? "told" : "observed";
        static_cast<void>(notebook.execute(edit));
      },
      in_the_way));
}

/// As the app does within a second: what is typed is kept, over what was kept before.
void World::type(Device& device, const Step& step) {
  if (!in_team(device)) return;
  app::DraftKeep keep;
  keep.activity = activity_;
  const std::string text = ledger_.next_sentence();
  keep.text = app::RawText(text);
  if (!device.drafts.empty() && step.chance % 2 == 0) {
    keep.draft = std::next(device.drafts.begin(), step.number % device.drafts.size())->first;
    device.drafts[*keep.draft].insert(text);
  }
  static_cast<void>(attempt(
      device,
      [&](app::Notebook& notebook) {
        const EntityId id = notebook.execute(keep).draft_id;
        device.drafts[id] = {text};
        count("drafts kept");
      },
      in_the_way));
}

/// The draft becomes a note: at every moment one of the two must be there.
void World::save(Device& device, const Step& step) {
  if (!in_team(device) || device.drafts.empty() || !open(device)) return;
  const auto at = std::next(device.drafts.begin(), step.number % device.drafts.size());
  const EntityId draft = at->first;
  const std::set<std::string> texts = at->second;
  const std::string text = *texts.rbegin();
  const std::size_t note = ledger_.add_note();
  device.drafts.erase(draft);
  write_text(device, note, text, text, [&](app::Notebook& notebook) {
    app::NoteAdd add;
    add.activity = activity_;
    add.text = app::RawText(text);
    add.draft = draft;
    ledger_.notes()[note].id = notebook.execute(add).note_id;
    ledger_.notes()[note].known = true;
  });
  const std::size_t version = ledger_.notes()[note].versions.front();
  if (ledger_.versions()[version].acknowledged) return;
  // Cut off: whichever is there now, the other is not asked for.
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    for (const auto& kept : notebook.execute(app::DraftList{visit_}).drafts)
      if (kept.draft_id == draft) device.drafts[draft] = texts;
    if (device.drafts.contains(draft)) {
      ledger_.notes()[note].versions.clear();  // it never came to be
      return;
    }
    for (const auto& shown : notebook.execute(app::NoteList{visit_, {}, {}, {}}).notes)
      if (shown.text == text) return;
    broken("saved means saved",
           "device " + std::to_string(device.number) + ": neither the draft nor its note is there");
  }));
}

/// The guard must keep a name out of a note and mask it in a draft.
void World::type_name(Device& device, const Step& step) {
  if (!in_team(device)) return;
  const std::string text = std::string("Oliver ") + childs_name + " waits at the " + canary + ".";
  static_cast<void>(attempt(device,
                            [&](app::Notebook& notebook) {
                              if (step.chance % 2 == 0) {
                                app::DraftKeep keep;
                                keep.activity = activity_;
                                keep.text = app::RawText(text);
                                static_cast<void>(notebook.execute(keep));
                                return;
                              }
                              app::NoteAdd add;
                              add.activity = activity_;
                              add.text = app::RawText(text);
                              static_cast<void>(notebook.execute(add));
                              broken("no child's identity is written down",
                                     "a note with a name was saved");
                            },
                            {ErrorCode::guard_refused, ErrorCode::forbidden, ErrorCode::not_found,
                             ErrorCode::not_possible}));
}

void World::resolve(Device& device, const Step& step) {
  if (!in_team(device) || !open(device)) return;
  observe(device);
  if (!device.is_open()) return;
  std::vector<app::ConflictView> conflicts;
  const bool there = attempt(device, [&](app::Notebook& notebook) {
    conflicts = notebook.execute(app::ConflictList{visit_}).conflicts;
  });
  std::erase_if(conflicts, [](const auto& conflict) { return conflict.field != "text"; });
  if (!there || conflicts.empty()) return;
  const app::ConflictView& conflict = conflicts[step.number % conflicts.size()];
  for (std::size_t note = 0; note < ledger_.notes().size(); ++note) {
    if (!ledger_.notes()[note].known || ledger_.notes()[note].id != conflict.entity) continue;
    std::string audience;
    const bool shown = attempt(device, [&](app::Notebook& notebook) {
      audience = notebook.execute(app::NoteShow{conflict.entity}).audience;
    });
    if (!shown) return;
    const std::string sentence = ledger_.next_sentence();
    const std::string text = conflict.values.front().value + " " + sentence;
    write_text(
        device, note, text, sentence,
        [&](app::Notebook& notebook) {
          app::ConflictResolve resolve;
          resolve.conflict = conflict.conflict_id;
          resolve.text = app::RawText(text);
          static_cast<void>(notebook.execute(resolve));
          count("conflicts resolved");
        },
        audience == "restricted");
    return;
  }
}

void World::redact(Device& device, const Step& step) {
  const auto index = some_note(device, step.number);
  if (!in_team(device) || !index || !open(device)) return;
  Note& note = ledger_.notes()[*index];
  bool asked = false;
  const auto ask = [&](app::Notebook& notebook) {
    asked = true;
    app::NoteRedact redact;
    redact.note = note.id;
    redact.reason = app::RawText("It says too much.");
    static_cast<void>(notebook.execute(redact));
    note.redactors.insert(device.number);
    count("redactions");
  };
  try {
    const bool done = attempt(device, ask, in_the_way);
    // Refused for want of a role: nothing happened. Cut off: it may have.
    note.redacted = done || (asked && !device.is_open());
    if (device.full && asked) note.redacted = true;
  } catch (const Broken&) {
    note.redacted = true;
    throw;
  }
  // Late work: whether the text goes is for the lead to say.
  if (device.removed && note.redacted) note.murky = true;
}

/// True when the target has let somebody in of whom this device has not heard. With the removal
/// that is undone: the newcomer is no member, and what they wrote is for the lead to settle.
bool World::added_unheard(Device& device, const Device& target) {
  if (!added_ || added_->by != target.number) return false;
  bool heard = false;
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    for (const auto& member : notebook.execute(app::MemberList{visit_}).members)
      heard = heard || member.member_id == added_->member;
  }));
  return !heard;
}

/// A lead or deputy removes somebody; once in a run is enough.
void World::remove(Device& device, const Step& step) {
  if (somebody_removed_ || device.number > 1 || !open(device)) return;
  Device& target = devices_[1 + step.number % (team_size - 1)];
  if (target.number == device.number) return;
  observe(device);
  if (!device.is_open()) return;
  const Allowed allowed = in_the_way;
  MemberId member;
  if (!attempt(target, [&](app::Notebook& n) { member = n.replica(visit_)->member(); })) return;
  somebody_removed_ = true;
  target.removed = true;
  ledger_.removed(target.number, device.held);
  if (added_unheard(device, target)) put_newcomer_aside();
  for (Note& note : ledger_.notes())
    if (note.redacted) note.murky = true;
  const bool done = attempt(
      device,
      [&](app::Notebook& notebook) {
        static_cast<void>(notebook.execute(app::MemberRemove{visit_, member}));
      },
      allowed);
  if (done) count("removals");
}

/// All that the newcomer wrote and will write is late work.
void World::put_newcomer_aside() {
  Device& newcomer = devices_[team_size];
  if (!newcomer.member) return;  // the invitation never came to them
  newcomer.removed = true;
  ledger_.removed(newcomer.number, {});
  count("newcomers let in unheard");
}

/// Also by a deputy who was removed and has not heard of it.
void World::add(Device& device) {
  Device& spare = devices_[team_size];
  if (spare.member || device.number > 1 || !open(device)) return;
  std::string invite;
  const bool added = attempt(
      device,
      [&](app::Notebook& notebook) {
        const auto done =
            notebook.execute(app::MemberAdd{visit_, genesis().spare_card, "inspector"});
        invite = done.invite;
        added_ = Added{device.number, done.member_id};
      },
      in_the_way);
  if (!added) return;
  const bool joined = attempt(spare, [&](app::Notebook& notebook) {
    static_cast<void>(notebook.execute(app::VisitJoin{invite}));
  });
  if (!joined) return;
  spare.member = true;
  count("members added");
  if (device.removed) put_newcomer_aside();
}

}  // namespace fieldfare::simulator
