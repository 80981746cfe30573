#include "flips.h"

#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <exception>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>
#include <support/fake_clock.h>
#include <support/file_bytes.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

#include "device.h"
#include "flip_sample.h"
#include "flips_on_wire.h"
#include "genesis.h"
#include "ledger.h"
#include "mailbox.h"

namespace fieldfare::simulator {
namespace {

constexpr const char* another = "another text is shown";

/// Every text that the store shows is the one that was written there.
void require_written(const Texts& found) {
  const Texts& written = flip_sample().texts;
  for (const auto& [id, text] : found) {
    const auto at = written.find(id);
    if (at == written.end() || (at->second != text && !text.empty()))
      broken("never a wrong text", another);
  }
}

enum class Fate { detected, harmless };
/// Reads changed bytes; throws Error or Broken.
using Reader = std::function<Fate(const Bytes&)>;

/// A disk for one try, with nothing between the program and the system: what a simulated one
/// remembers of each write, nobody asks here.
struct Disk {
  test::TemporaryDirectory directory = test::TemporaryDirectory::in_memory();
  test::FakeClock clock;
  test::SeededEntropy entropy{6};

  [[nodiscard]] app::Ports ports() { return {&clock, &entropy}; }
};

Fate open_store(const test::DiskModel::Files& files) {
  Disk disk;
  test::write_files(files, disk.directory.path());
  const auto notebook =
      app::Notebook::open(disk.directory.path(), device_passphrase(), disk.ports());
  const bool sound = notebook->execute(app::StoreVerify{}).ok;
  const Texts found = texts_of(*notebook);
  require_written(found);
  return sound && found == flip_sample().texts ? Fate::harmless : Fate::detected;
}

/// A write-ahead log that is cut or changed ends before: an older state, which every later sync
/// shows (storage.md, trap 6), is no wrong text.
Reader file_reader(const std::string& name) {
  return [name, files = flip_sample().disk](const Bytes& bytes) mutable {
    files[name] = bytes;
    return open_store(files);
  };
}

Fate read_backup(const Bytes& bytes) {
  Disk disk;
  const auto file = disk.directory / "backup";
  const auto store = disk.directory / "store";
  test::write_bytes(file, bytes);
  static_cast<void>(app::restore_store(file, store, device_passphrase(), disk.ports()));
  const auto notebook = app::Notebook::open(store, device_passphrase(), disk.ports());
  const Texts found = texts_of(*notebook);
  if (found != flip_sample().texts) broken("never a wrong text", "a changed backup was restored");
  return Fate::harmless;
}

Fate read_bundle(const Bytes& bytes) {
  static Device device(3, 7, genesis().devices[3]);
  Mailbox mailbox;
  mailbox.bytes.assign(bytes.begin(), bytes.end());
  static_cast<void>(
      sync::bundle_in(*device.notebook().replica(genesis().visit), mailbox, "bundle"));
  const Texts found = texts_of(device.notebook());
  if (!once_written(found)) broken("never a wrong text", another);
  return found.empty() ? Fate::detected : Fate::harmless;
}

/// Adds up what processes found; of what was broken the first is kept.
void add(Fates& sum, const Fates& part) {
  sum.tried += part.tried;
  sum.detected += part.detected;
  sum.harmless += part.harmless;
}

void add(FlipCounts& sum, const FlipCounts& part) {
  add(static_cast<Fates&>(sum), part);
  for (const auto& [field, fates] : part.fields)
    add(sum.fields[field], fates);
  if (sum.broken.empty()) sum.broken = part.broken;
}

/// As it goes from a process to the one that began it, and back: numbers and what they are of on
/// each line, then what broke.
std::string to_text(const FlipCounts& counts) {
  std::ostringstream out;
  const auto line = [&](const std::string& name, const Fates& fates) {
    out << fates.tried << ' ' << fates.detected << ' ' << fates.harmless << ' ' << name << '\n';
  };
  line("all", counts);
  for (const auto& [field, fates] : counts.fields)
    line(field, fates);
  out << '\n' << counts.broken;
  return out.str();
}

/// Nothing when it is not whole.
std::optional<FlipCounts> from_text(const std::string& text) {
  std::istringstream in(text);
  FlipCounts out;
  bool first = true;
  for (std::string line; std::getline(in, line); first = false) {
    if (line.empty()) {
      std::getline(in, out.broken);
      return first ? std::nullopt : std::optional(out);
    }
    std::istringstream words(line);
    Fates fates;
    std::string name;
    words >> fates.tried >> fates.detected >> fates.harmless >> std::ws;
    std::getline(words, name);
    first ? static_cast<Fates&>(out) = fates : out.fields[name] = fates;
  }
  return std::nullopt;
}

/// One process's part, and where its counts can be read.
std::FILE* begin_part(FlipIn where, std::uint64_t stride, std::uint64_t offset) {
  std::array<int, 2> ends{};
  if (::pipe(ends.data()) != 0) return nullptr;
  const pid_t child = ::fork();
  if (child == 0) {
    FlipCounts counts;
    try {
      counts = flip(where, stride, offset);
    } catch (const std::exception& error) {
      counts.broken = error.what();
    }
    const std::string text = to_text(counts);
    const bool told =
        ::write(ends[1], text.data(), text.size()) == static_cast<ssize_t>(text.size());
    ::_exit(told ? 0 : 1);
  }
  ::close(ends[1]);
  if (child > 0) return ::fdopen(ends[0], "r");
  ::close(ends[0]);
  return nullptr;
}

/// Nothing when the process died before it told.
std::optional<FlipCounts> end_part(std::FILE* part) {
  if (part == nullptr) return std::nullopt;
  std::string text;
  std::array<char, 512> some{};
  while (const std::size_t size = std::fread(some.data(), 1, some.size(), part))
    text.append(some.data(), size);
  std::fclose(part);
  int status = 0;
  const bool ended = ::wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  return ended ? from_text(text) : std::nullopt;
}

}  // namespace

FlipCounts flip_side_by_side(FlipIn where, std::uint64_t stride, std::uint64_t offset,
                             unsigned processes) {
  static_cast<void>(flip_sample());  // made once, for all of them
  std::vector<std::FILE*> parts;
  for (std::uint64_t i = 0; i < processes; ++i)
    parts.push_back(begin_part(where, stride * processes, offset + stride * i));
  FlipCounts out;
  for (std::FILE* part : parts) {
    const auto counts = end_part(part);
    if (!counts) {
      out.broken = "a process that read changed bytes crashed";
      continue;
    }
    add(out, *counts);
  }
  return out;
}

FlipCounts flip(FlipIn where, std::uint64_t stride, std::uint64_t offset) {
  if (where == FlipIn::request || where == FlipIn::answer)
    return flip_on_the_wire(where, stride, offset);
  const std::map<FlipIn, std::pair<Bytes, Reader>> kinds{
      {FlipIn::database, {flip_sample().disk.at("store.db"), file_reader("store.db")}},
      {FlipIn::log, {flip_sample().disk.at("store.db-wal"), file_reader("store.db-wal")}},
      {FlipIn::key_file, {flip_sample().disk.at("store.key"), file_reader("store.key")}},
      {FlipIn::mark, {flip_sample().disk.at("store.mark"), file_reader("store.mark")}},
      {FlipIn::backup, {flip_sample().backup, read_backup}},
      {FlipIn::bundle, {flip_sample().bundle, read_bundle}}};
  const auto& [bytes, read] = kinds.at(where);
  FlipCounts out;
  Bytes changed;
  for (std::uint64_t at = offset; at < bytes.size(); at += stride) {
    for (const bool cut : {false, true}) {
      changed = bytes;
      if (cut) {
        changed.resize(at);
      } else {
        changed[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
      }
      ++out.tried;
      try {
        ++(read(changed) == Fate::harmless ? out.harmless : out.detected);
      } catch (const Error&) {
        ++out.detected;
      } catch (const Broken& wrong) {
        out.broken = "byte " + std::to_string(at) + (cut ? " (cut): " : " (changed): ") + wrong.how;
        return out;
      }
    }
  }
  return out;
}

}  // namespace fieldfare::simulator
