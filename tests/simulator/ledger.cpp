#include "ledger.h"

#include <array>
#include <utility>

namespace fieldfare::simulator {

void broken(std::string promise, std::string how) {
  throw Broken{std::move(promise), std::move(how)};
}

/// In words, since digits could be taken for somebody's number; as long as needed to be no part of
/// another.
std::string Ledger::sentence(std::size_t number) {
  constexpr std::array words{"waiting", "planning",  "meetings", "transport",  "therapy",
                             "reviews", "provision", "outreach", "transition", "training"};
  std::string out = "Heard about";
  for (std::size_t digit = 1000; digit > 0; digit /= 10)
    out += std::string(" ") + words.at(number / digit % 10);
  return out + " at the " + canary + ".";
}

std::size_t Ledger::add_note() {
  notes_.emplace_back();
  return notes_.size() - 1;
}

std::size_t Ledger::add_version(std::size_t note, std::size_t writer, std::string text,
                                std::string sentence, const std::set<std::size_t>& held) {
  Version version;
  version.note = note;
  version.writer = writer;
  version.sentence = std::move(sentence);
  version.text = std::move(text);
  version.replaces = live(note, held);
  versions_.push_back(std::move(version));
  notes_[note].versions.push_back(versions_.size() - 1);
  return versions_.size() - 1;
}

void Ledger::acknowledge(std::size_t version, const std::set<std::size_t>& knows_removed) {
  Version& known = versions_[version];
  known.acknowledged = true;
  known.holders.insert(known.writer);
  known.knows_removed = knows_removed;
}

std::set<std::size_t> Ledger::live(std::size_t note, const std::set<std::size_t>& held) const {
  std::set<std::size_t> out;
  for (const std::size_t version : notes_[note].versions)
    if (held.contains(version)) out.insert(version);
  for (const std::size_t version : notes_[note].versions) {
    if (!held.contains(version)) continue;
    for (const std::size_t old : versions_[version].replaces)
      out.erase(old);
  }
  return out;
}

void Ledger::holds(std::size_t place, const std::set<std::size_t>& versions) {
  for (std::size_t i = 0; i < versions_.size(); ++i) {
    if (versions.contains(i)) {
      versions_[i].holders.insert(place);
    } else {
      versions_[i].holders.erase(place);
    }
  }
}

void Ledger::holds_too(std::size_t place, const std::set<std::size_t>& versions) {
  for (const std::size_t version : versions)
    versions_[version].holders.insert(place);
}

void Ledger::removed(std::size_t device, const std::set<std::size_t>& held) {
  for (std::size_t i = 0; i < versions_.size(); ++i) {
    versions_[i].holders.erase(device);
    if (versions_[i].writer == device && !held.contains(i)) notes_[versions_[i].note].murky = true;
  }
}

}  // namespace fieldfare::simulator
