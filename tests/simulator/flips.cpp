#include "flips.h"

#include <filesystem>
#include <functional>
#include <map>
#include <memory>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/file_bytes.h>
#include <support/memory_hub.h>

#include "device.h"
#include "genesis.h"
#include "ledger.h"

namespace fieldfare::simulator {
namespace {

using Texts = std::map<EntityId, std::string>;
constexpr int notes = 6;

Texts texts_of(app::Notebook& notebook) {
  Texts out;
  for (const auto& note : notebook.execute(app::NoteList{genesis().visit, {}, {}, {}}).notes)
    out[note.note_id] = note.text;
  return out;
}

void write_notes(app::Notebook& notebook) {
  for (int i = 1; i <= notes; ++i) {
    app::NoteAdd add;
    add.activity = genesis().activity;
    add.text = app::RawText(Ledger::sentence(static_cast<std::size_t>(i)));
    static_cast<void>(notebook.execute(add));
  }
}

class Mailbox final : public sync::FileAccess {
 public:
  [[nodiscard]] Bytes read(const std::filesystem::path&, std::size_t) override { return bytes; }
  void write(const std::filesystem::path&, ByteView all) override {
    bytes.assign(all.begin(), all.end());
  }
  Bytes bytes;
};

/// What one device wrote: its disk with a full write-ahead log, a backup, a bundle.
struct Sample {
  test::DiskModel::Files disk;
  Bytes backup, bundle;
  Texts texts;
};

const Sample& sample() {
  static const Sample made = [] {
    Sample out;
    seed_library(5);
    Device device(2, 5, genesis().devices[2]);
    write_notes(device.notebook());
    out.texts = texts_of(device.notebook());
    const auto backup = device.new_backup();
    static_cast<void>(device.notebook().execute(app::StoreBackup{backup.string()}));
    out.backup = test::read_bytes(backup);
    Mailbox mailbox;
    static_cast<void>(
        sync::bundle_out(*device.notebook().replica(genesis().visit), mailbox, "b", false));
    out.bundle = mailbox.bytes;
    out.disk = device.disk().copy();  // as a process that was killed leaves it
    return out;
  }();
  return made;
}

/// Every text that is shown is one that was written there.
std::string unlike(const Texts& found, const Texts& written) {
  for (const auto& [id, text] : found) {
    const auto at = written.find(id);
    if (at == written.end() || (at->second != text && !text.empty()))
      return "another text is shown";
  }
  return {};
}

enum class Fate { detected, harmless };
/// Reads changed bytes; throws Error or Broken.
using Reader = std::function<Fate(const Bytes&)>;

Fate open_store(const test::DiskModel::Files& files) {
  Device device(2, 6, files);
  app::Notebook& notebook = device.notebook();
  const bool sound = notebook.execute(app::StoreVerify{}).ok;
  const Texts found = texts_of(notebook);
  if (const auto why = unlike(found, sample().texts); !why.empty())
    broken("never a wrong text", why);
  return sound && found == sample().texts ? Fate::harmless : Fate::detected;
}

/// A write-ahead log that is cut or changed ends before: an older state, which every later sync
/// shows (storage.md, trap 6), is no wrong text.
Reader file_reader(const std::string& name) {
  return [name](const Bytes& bytes) {
    test::DiskModel::Files files = sample().disk;
    files[name] = bytes;
    return open_store(files);
  };
}

Fate read_backup(const Bytes& bytes) {
  Device device(2, 6, {});
  const auto file = device.new_backup();
  test::write_bytes(file, bytes);
  device.restore(file);
  const Texts found = texts_of(device.notebook());
  if (found != sample().texts) broken("never a wrong text", "a changed backup was restored");
  return Fate::harmless;
}

Fate read_bundle(const Bytes& bytes) {
  static Device device(3, 7, genesis().devices[3]);
  Mailbox mailbox;
  mailbox.bytes = bytes;
  static_cast<void>(
      sync::bundle_in(*device.notebook().replica(genesis().visit), mailbox, "bundle"));
  const Texts found = texts_of(device.notebook());
  if (const auto why = unlike(found, sample().texts); !why.empty())
    broken("never a wrong text", why);
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

std::unique_ptr<test::MemoryHub> fresh_hub() {
  auto hub = std::make_unique<test::MemoryHub>(sync::hub::ServiceOptions{.open_registration = true},
                                               77, test::TemporaryDirectory::in_memory());
  hub->stop();
  test::write_files(genesis().hub, hub->file().parent_path());
  hub->start();
  return hub;
}

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
    auto hub = fresh_hub();
    Device writer(2, 8, sample().disk);
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
    if (const auto why = unlike(found, sample().texts); !why.empty()) {
      out.broken = "byte " + std::to_string(at) + " of a message: " + why;
      return out;
    }
    ++(refused || found != sample().texts ? out.detected : out.harmless);
  }
}

}  // namespace

FlipCounts flip(FlipIn where, std::uint64_t stride, std::uint64_t offset) {
  if (where == FlipIn::request || where == FlipIn::answer)
    return flip_on_the_wire(where, stride, offset);
  const std::map<FlipIn, std::pair<Bytes, Reader>> kinds{
      {FlipIn::database, {sample().disk.at("store.db"), file_reader("store.db")}},
      {FlipIn::log, {sample().disk.at("store.db-wal"), file_reader("store.db-wal")}},
      {FlipIn::key_file, {sample().disk.at("store.key"), file_reader("store.key")}},
      {FlipIn::mark, {sample().disk.at("store.mark"), file_reader("store.mark")}},
      {FlipIn::backup, {sample().backup, read_backup}},
      {FlipIn::bundle, {sample().bundle, read_bundle}}};
  const auto& [bytes, read] = kinds.at(where);
  FlipCounts out;
  for (std::uint64_t at = offset; at < bytes.size(); at += stride) {
    for (const bool cut : {false, true}) {
      Bytes changed = bytes;
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
