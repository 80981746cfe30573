#include "inspector.h"

#include <algorithm>
#include <new>

#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>
#include <memory/failing_memory.h>

#include "genesis.h"
#include "ledger.h"
#include "mailbox.h"

namespace fieldfare::simulator {
namespace {

struct Sent {
  Bytes bundle;
  std::map<EntityId, std::string> notes;
};

/// What a colleague sends.
const Sent& colleagues_bundle() {
  static const Sent made = [] {
    Sent out;
    Device device(3, 5, genesis().devices[3]);
    for (std::size_t i = 0; i < 2; ++i) {
      app::NoteAdd add;
      add.activity = genesis().activity;
      const std::string text = Ledger::sentence(1000 + i);
      add.text = app::RawText(text);
      out.notes[device.notebook().execute(add).note_id] = text;
    }
    Mailbox mailbox;
    static_cast<void>(
        sync::bundle_out(*device.notebook().replica(genesis().visit), mailbox, "b", false));
    out.bundle = mailbox.bytes;
    return out;
  }();
  return made;
}

void require(bool kept, const std::string& how) {
  if (!kept) broken("saved means saved", how);
}

}  // namespace

Inspector::Inspector(std::uint64_t seed) : device_(2, seed, genesis().devices[2]) {
  static_cast<void>(colleagues_bundle());  // made while nothing fails
}

void Inspector::begin() {
  if (const auto note = save())
    static_cast<void>(device_.notebook().execute(app::NoteHistory{*note}));
}

void Inspector::work() {
  const auto first = save();
  tried([&] { keep_draft(); });
  tried([&] { search(); });
  if (first) tried([&] { change(*first); });
  if (const auto second = save()) {
    maybe_.insert(*second);
    tried([&] { search(); });
    if (tried([&] { redact(*second); })) saved_.erase(*second);
  }
  if (tried([&] { take_in(); }))
    for (const auto& [id, text] : colleagues_bundle().notes)
      saved_[id] = {text};
  tried([&] { search(); });
}

void Inspector::check() {
  app::Notebook& notebook = device_.notebook();
  std::map<EntityId, std::string> held;
  for (const auto& note : notebook.execute(app::NoteList{genesis().visit, {}, {}, {}}).notes)
    held[note.note_id] = note.text;
  for (const auto& [id, texts] : saved_) {
    if (maybe_.contains(id)) continue;
    require(held.contains(id), "a note is lost");
    require(texts.contains(held[id]), "a note has another text");
    require(finds(id, held[id]), "a note is not found by its words");
  }
  if (draft_) {
    const auto drafts = notebook.execute(app::DraftList{genesis().visit}).drafts;
    require(std::any_of(drafts.begin(), drafts.end(),
                        [&](const auto& one) { return one.draft_id == *draft_; }),
            "a draft is lost");
  }
  const auto verify = [&] {
    const auto verified = notebook.execute(app::StoreVerify{});
    if (!verified.ok) broken("stores are sound", verified.problems.front());
  };
  verify();
  const int before = failures_;
  require(save().has_value(), "nothing can be saved any more");
  failures_ = before;
  verify();
}

/// Memory fails only while the program is at work, not the test.
bool Inspector::tried(const std::function<void()>& action) {
  try {
    const test::FailingMemory::Counting counting;
    action();
    return true;
  } catch (const Error&) {
    ++failures_;
  } catch (const std::bad_alloc&) {
    ++failures_;
  }
  return false;
}

std::optional<EntityId> Inspector::save() {
  app::NoteAdd add;
  add.activity = genesis().activity;
  const std::string text = Ledger::sentence(++number_);
  add.text = app::RawText(text);
  EntityId id;
  if (!tried([&] { id = device_.notebook().execute(add).note_id; })) return std::nullopt;
  saved_[id] = {text};
  return id;
}

void Inspector::change(const EntityId& note) {
  app::NoteEdit edit;
  edit.note = note;
  const std::string text = Ledger::sentence(++number_);
  edit.text = app::RawText(text);
  std::set<std::string>& texts = saved_[note];
  {
    const test::FailingMemory::Outside the_tests_own;
    texts.insert(text);  // cut off, either may stand
  }
  static_cast<void>(device_.notebook().execute(edit));
  const test::FailingMemory::Outside the_tests_own;
  texts = {text};
}

void Inspector::keep_draft() {
  app::DraftKeep keep;
  keep.activity = genesis().activity;
  keep.text = app::RawText(Ledger::sentence(++number_));
  draft_ = device_.notebook().execute(keep).draft_id;
}

void Inspector::search() {
  static_cast<void>(
      device_.notebook().execute(app::Search{genesis().visit, "nothing of the kind", 1}));
}

bool Inspector::finds(const EntityId& note, const std::string& text) {
  const app::Search words{genesis().visit, text.substr(0, text.size() - 1), 100};
  const auto hits = device_.notebook().execute(words).hits;
  return std::any_of(hits.begin(), hits.end(),
                     [&](const auto& hit) { return hit.note_id == note; });
}

void Inspector::redact(const EntityId& note) {
  app::NoteRedact order;
  order.note = note;
  order.reason = app::RawText("It says too much.");
  static_cast<void>(device_.notebook().execute(order));
}

void Inspector::take_in() {
  Mailbox mailbox;
  mailbox.bytes = colleagues_bundle().bundle;
  const auto outcome =
      sync::bundle_in(*device_.notebook().replica(genesis().visit), mailbox, "bundle");
  if (outcome.received == 0) throw Error(ErrorCode::internal, "Nothing was taken in.");
}

}  // namespace fieldfare::simulator
