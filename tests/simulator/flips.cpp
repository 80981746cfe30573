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
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/fake_clock.h>
#include <support/file_bytes.h>
#include <support/memory_hub.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

#include "device.h"
#include "flip_sample.h"
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

/// Every text that somebody else shows is one that was written there, if not the last.
bool once_written(const Texts& found) {
  const auto& versions = flip_sample().versions;
  return std::ranges::all_of(found, [&](const auto& note) {
    const auto at = versions.find(note.first);
    return at != versions.end() && (note.second.empty() || at->second.contains(note.second));
  });
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

/// A line that changes one message of an exchange.
class Changing final : public sync::Transport {
 public:
  Changing(test::MemoryHub& hub, std::function<void(Bytes&)> request,
           std::function<void(Bytes&)> answer)
      : line_(hub), request_(std::move(request)), answer_(std::move(answer)) {}
  [[nodiscard]] sync::Response send(const sync::Request& original) override {
    sync::Request request = original;
    const bool exchange = request.target.ends_with("/exchange");
    if (exchange && request_) request_(request.body);
    sync::Response response = line_.send(request);
    if (exchange && response.status == 200 && answer_) answer_(response.body);
    return response;
  }
  [[nodiscard]] std::string address() const override { return "memory"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }

 private:
  test::DirectTransport line_;
  std::function<void(Bytes&)> request_, answer_;
};

void sync_over(Device& device, sync::Transport& line) {
  const auto replica = device.notebook().replica(genesis().visit);
  sync::HubRemote remote(line, *replica);
  static_cast<void>(sync::synchronise(*replica, remote));
}

/// A device writes, its request (or the answer to its reader) is changed; then another device reads
/// honestly.
FlipCounts flip_on_the_wire(FlipIn where, std::uint64_t stride, std::uint64_t offset) {
  FlipCounts out;
  for (std::uint64_t at = offset;; at += stride) {
    auto hub = hub_with(flip_sample().hub);
    Device writer(2, 8, flip_sample().disk);
    Device reader(3, 9, genesis().devices[3]);
    bool beyond = true;
    const auto change = [&](Bytes& bytes) {
      if (at >= bytes.size()) return;
      beyond = false;
      bytes[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
    };
    const auto nothing = std::function<void(Bytes&)>();
    Changing first(*hub, where == FlipIn::request ? change : nothing, nothing);
    Changing second(*hub, nothing, where == FlipIn::answer ? change : nothing);
    bool refused = false;
    for (auto [device, line] : {std::pair(&writer, &first), std::pair(&reader, &second)}) {
      try {
        sync_over(*device, *line);
      } catch (const Error&) {
        refused = true;
      }
    }
    if (beyond) return out;
    ++out.tried;
    const Texts found = texts_of(reader.notebook());
    if (!once_written(found)) {
      out.broken = "byte " + std::to_string(at) + " of a message: " + another;
      return out;
    }
    ++(refused || found != flip_sample().notes ? out.detected : out.harmless);
  }
}

/// One process's part, and where its counts can be read: each number on a line, then what broke.
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
    const std::string text = std::to_string(counts.tried) + "\n" + std::to_string(counts.detected) +
                             "\n" + std::to_string(counts.harmless) + "\n" + counts.broken;
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
  FlipCounts out;
  unsigned long long tried = 0, detected = 0, harmless = 0;
  const bool whole = std::fscanf(part, "%llu\n%llu\n%llu\n", &tried, &detected, &harmless) == 3;
  std::array<char, 512> line{};
  if (std::fgets(line.data(), line.size(), part) != nullptr) out.broken = line.data();
  std::fclose(part);
  int status = 0;
  const bool ended = ::wait(&status) > 0 && WIFEXITED(status) && WEXITSTATUS(status) == 0;
  out.tried = tried, out.detected = detected, out.harmless = harmless;
  return whole && ended ? std::optional(out) : std::nullopt;
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
    out.tried += counts->tried;
    out.detected += counts->detected;
    out.harmless += counts->harmless;
    if (out.broken.empty()) out.broken = counts->broken;
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
