#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <cstdio>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/error.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

/// memory-canary: writes, reads and searches notes, locks the notebook, and looks through all of
/// its own memory for their words and for the passphrase. Prints how often each was found while it
/// was open and after it was locked; ends with 0 when nothing is left.
namespace {

using namespace fieldfare;

constexpr std::uint8_t mask = 0x5A;

/// A word that stands nowhere in memory by itself: masked, and unmasked only while it is used.
using Masked = std::vector<std::uint8_t>;

Masked masked(const std::string& text) {
  Masked out;
  for (const char c : text)
    out.push_back(static_cast<std::uint8_t>(static_cast<std::uint8_t>(c) ^ mask));
  return out;
}

/// Never on the stack: long enough for a place of its own.
std::string plain(const Masked& word) {
  std::string out;
  out.reserve(64);
  for (const std::uint8_t byte : word)
    out.push_back(static_cast<char>(byte ^ mask));
  return out;
}

std::size_t count_in(const std::uint8_t* bytes, std::size_t size, const Masked& word) {
  std::size_t found = 0;
  for (std::size_t i = 0; i + word.size() <= size; ++i) {
    std::size_t j = 0;
    while (j < word.size() && static_cast<std::uint8_t>(bytes[i + j] ^ mask) == word[j])
      ++j;
    if (j == word.size()) ++found;
  }
  return found;
}

/// In every mapping that can be written; read through a buffer of its own, which is wiped.
std::size_t found_in_memory(const Masked& word) {
  const int memory = ::open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
  if (memory < 0) return SIZE_MAX;
  static std::array<std::uint8_t, std::size_t{1} << 16> part;
  std::ifstream maps("/proc/self/maps");
  std::string line;
  std::size_t found = 0;
  while (std::getline(maps, line)) {
    std::istringstream words(line);
    std::uintptr_t begin = 0, end = 0;
    char dash = 0;
    std::string rights;
    words >> std::hex >> begin >> dash >> end >> rights;
    if (!rights.starts_with("rw")) continue;
    for (std::uintptr_t at = begin; at < end; at += part.size() - word.size()) {
      const auto self = reinterpret_cast<std::uintptr_t>(part.data());
      if (at < self + part.size() && at + part.size() > self) continue;
      const auto got = ::pread(memory, part.data(), std::min<std::size_t>(part.size(), end - at),
                               static_cast<off_t>(at));
      if (got > 0) found += count_in(part.data(), static_cast<std::size_t>(got), word);
      part.fill(0);
    }
  }
  ::close(memory);
  return found;
}

/// A day's work in which the word stands in every note.
void work(app::Notebook& notebook, const Masked& word) {
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = *date_from_iso8601("2026-06-15");
  const VisitId visit = notebook.execute(create).visit_id;
  app::ActivityAdd activity;
  activity.visit = visit;
  activity.kind = "tracking-meeting";
  activity.title = app::RawText("Tracking meeting");
  activity.starts = *time_from_iso8601("2026-06-15T09:00:00+01:00");
  activity.ends = *time_from_iso8601("2026-06-15T17:00:00+01:00");
  const EntityId id = notebook.execute(activity).activity_id;
  for (int i = 0; i < 40; ++i) {
    app::DraftKeep keep;
    keep.activity = id;
    keep.text = app::RawText("Plans are late at the " + plain(word) + ".");
    app::NoteAdd add;
    add.activity = id;
    add.draft = notebook.execute(keep).draft_id;
    add.text = app::RawText("Plans are made in good time at the " + plain(word) + ".");
    static_cast<void>(notebook.execute(add));
  }
  static_cast<void>(notebook.execute(app::NoteList{visit, {}, {}, {}}));
  static_cast<void>(notebook.execute(app::Search{visit, plain(word)}));
}

}  // namespace

int main() {
  const Masked word = masked([] {
    std::string out;
    out.reserve(64);
    out += "heron";
    out += "ry";
    return out;
  }());
  const Masked passphrase = masked(std::string("a rather ") + "long one" + " for this");
  const test::TemporaryDirectory directory = test::TemporaryDirectory::in_memory();
  test::SeededEntropy entropy;
  test::FakeClock clock;
  auto secret = crypto::SecureBuffer::copy_of(as_bytes(plain(passphrase)));
  auto notebook = app::Notebook::create(directory / "store", secret,
                                        {"Education HMI", "ofsted", true}, {&clock, &entropy});
  work(*notebook, word);
  const std::size_t open = found_in_memory(word);
  notebook.reset();
  secret = {};
  const std::size_t locked = found_in_memory(word);
  const std::size_t passphrases = found_in_memory(passphrase);
  std::printf("note words: %zu while open, %zu when locked; passphrase: %zu when locked\n", open,
              locked, passphrases);
  return open > 0 && open != SIZE_MAX && locked == 0 && passphrases == 0 ? 0 : 1;
}
