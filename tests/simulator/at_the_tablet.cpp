#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>

#include "tablet_app.h"
#include "world.h"

/// What people do in the tablet app itself: they type, wait, turn the page, let it lock, save.
namespace fieldfare::simulator {
namespace {

namespace action = ui::action;

constexpr double a_moment = 0.3;        // seconds: longer than the journal waits for a next key
constexpr double until_it_locks = 700;  // seconds: longer than the app stays open by itself
constexpr const char* law = "typing outlives a lock";

}  // namespace

/// One sitting. What the app's page says of its words is what the store is held to afterwards.
void World::use_tablet(Device& device, const Step& step) {
  if (!in_team(device)) return;
  device.close();
  test::SeededEntropy dice(step.number * 100'003ULL + step.chance);
  auto app = device.tablet();
  bool open = enter(*app, device);
  // Power cuts may have ended the sitting before, and every opening of the store since.
  if (open && !device.page.saving) take_up_page(*app, device);
  for (std::uint64_t left = 3 + dice.below(5); open && left > 0; --left) {
    switch (dice.below(10)) {
      case 0:
      case 1:
      case 2:
      case 3:
        type_in(*app, device, dice.below(4) != 0);
        break;
      case 4:
        app->act(action::ToggleRestricted{});
        break;
      case 5:
        open = let_it_lock(*app, device, dice.below(2) == 0);
        break;
      case 6:
        turn_pages(*app, device, dice.below(2) == 0);
        break;
      case 7:  // the program ends, and begins again
        app.reset();
        app = device.tablet();
        open = enter(*app, device);
        if (open) take_up_page(*app, device);
        break;
      default:
        save_page(*app, device);
    }
    open = open && !device.disk().is_dead();
  }
  app.reset();
  count("sittings at the tablet");
  static_cast<void>(attempt(device, [](app::Notebook&) {}));
}

bool World::enter(TabletApp& app, Device& device) {
  if (app.unlock(Device::passphrase, visit_, genesis().desk)) return true;
  if (!device.disk().is_dead() && !device.full)
    broken("no error without a cause", "the app did not open: " + app.problem());
  return false;
}

/// After the program ended: one of the texts that the journal was told of is on the page.
void World::take_up_page(TabletApp& app, Device& device) {
  const std::string text = app.text();
  if (device.page.must && !device.page.may.contains(text))
    broken("saved means saved",
           "device " + std::to_string(device.number) + " lost what the tablet had kept");
  device.page.may = {text};
  if (text.find(device.page.sentence) == std::string::npos) device.page.sentence.clear();
}

/// What is typed is in the journal a moment later, or the app says that it is not.
void World::type_in(TabletApp& app, Device& device, bool and_wait) {
  const std::string sentence = ledger_.next_sentence();
  if (device.page.sentence.empty()) device.page.sentence = sentence;
  app.type(app.text().empty() ? sentence : " " + sentence);
  device.page.may.insert(app.text());
  if (!and_wait) return;
  app.wait(a_moment);
  if (!app.is_kept()) return;
  device.page.may = {app.text()};
  device.page.must = true;
  count("typing kept by the tablet");
}

/// A lock that is announced or comes by itself: with all words in the journal, or not at all.
bool World::let_it_lock(TabletApp& app, Device& device, bool by_itself) {
  const std::string text = app.text();
  if (by_itself) {
    app.wait(until_it_locks);
  } else {
    app.act(action::LockNow{});
  }
  if (app.is_open()) return true;  // it could not keep the words, and said so
  if (app.shows_words()) broken(law, "words are left in the memory of a locked app");
  if (!text.empty() && !device.disk().is_dead()) {
    device.page.may = {text};
    device.page.must = true;
  }
  count("locks of the tablet");
  if (!enter(app, device)) return false;
  if (app.text() != text) broken(law, "the page says \"" + app.text() + "\", not \"" + text + "\"");
  return true;
}

/// Another page and back; or the draft is discarded, and that taken back.
void World::turn_pages(TabletApp& app, Device& device, bool discard) {
  const std::string text = app.text();
  if (discard && !text.empty()) {
    app.act(action::DiscardDraft{});
    app.wait(a_moment);
    app.act(action::UndoToast{});
  } else {
    app.act(action::Go{ui::Screen::notes});
    app.wait(a_moment);
    app.act(action::OpenActivity{genesis().desk.hex()});
  }
  if (app.text() != text) broken(law, "turning the page changed the words on it");
  static_cast<void>(device);
}

void World::save_page(TabletApp& app, Device& device) {
  const std::string text = app.text();
  if (text.empty() || device.page.sentence.empty() || device.page.saving) return;
  const std::size_t note = ledger_.add_note();
  const std::size_t version =
      ledger_.add_version(note, device.number, text, device.page.sentence, device.held);
  ledger_.versions()[version].restricted = app.restricted();
  if (device.removed) ledger_.notes()[note].murky = true;
  const auto saved = app.save();
  if (saved) {
    ledger_.notes()[note].id = *saved;
    ledger_.notes()[note].known = true;
    ledger_.acknowledge(version, {});
    device.held.insert(version);
    device.page = {};
    count("notes saved in the tablet");
    return;
  }
  if (!device.disk().is_dead() && !device.full) {
    ledger_.notes()[note].versions.clear();  // the app says why not, and nothing was written
    return;
  }
  device.page.saving = note;
  device.page.may.insert(text);
}

/// The words are in the journal, or in the note that they were becoming when it was cut off.
void World::compare_page(Device& device, app::Notebook& notebook,
                         const std::map<EntityId, std::string>& drafts) {
  Page& page = device.page;
  for (const auto& [id, text] : drafts)
    if (page.may.contains(text)) {
      if (page.saving) ledger_.notes()[*page.saving].versions.clear();  // it never came to be
      page.saving.reset();
      return;
    }
  if (page.saving) {
    const std::string& text =
        ledger_.versions()[ledger_.notes()[*page.saving].versions.front()].text;
    for (const auto& note : notebook.execute(app::NoteList{visit_, {}, {}, {}}).notes)
      if (note.text == text) {
        page = {};
        return;
      }
    ledger_.notes()[*page.saving].versions.clear();
    page.saving.reset();
  }
  if (page.must)
    broken("saved means saved",
           "device " + std::to_string(device.number) + " lost what the tablet had kept");
  page = {};
}

}  // namespace fieldfare::simulator
