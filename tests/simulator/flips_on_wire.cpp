#include "flips_on_wire.h"

#include <algorithm>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/parcel.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>

#include "device.h"
#include "flip_sample.h"
#include "genesis.h"
#include "ledger.h"
#include "message_fields.h"
#include "receipts.h"

namespace fieldfare::simulator {
namespace {

using Change = std::function<void(Bytes&)>;

/// A line that changes one message of an exchange.
class Changing final : public sync::Transport {
 public:
  Changing(test::MemoryHub& hub, Change request, Change answer)
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
  Change request_, answer_;
};

/// True when whoever syncs is told that something was refused, is missing or differs.
bool sync_over(Device& device, sync::Transport& line) {
  try {
    const auto replica = device.notebook().replica(genesis().visit);
    sync::HubRemote remote(line, *replica);
    const sync::SyncOutcome outcome = sync::synchronise(*replica, remote);
    return !outcome.refused.empty() || !outcome.other_refused.empty() || !outcome.forked.empty() ||
           outcome.membership_differs || outcome.hub_rolled_back;
  } catch (const Error&) {
    return true;
  }
}

/// What somebody holds of a visit, in one order.
struct Held {
  log::Ends ends;
  sync::RecordIds records;
  sync::ErasureIds orders;
  std::vector<Bytes> statements;
  bool operator==(const Held&) const = default;
};

Held held(const log::VersionVector& segments, const std::vector<Bytes>& records,
          const std::vector<Bytes>& orders, std::vector<Bytes> statements) {
  std::ranges::sort(statements);
  return {log::ends_of(segments), sync::ids_of_records(records), sync::ids_of_erasures(orders),
          std::move(statements)};
}

Held held_by(app::Notebook& notebook) {
  const auto replica = notebook.replica(genesis().visit);
  return held(replica->holdings(), replica->membership(), replica->erasures(),
              replica->statements());
}

Held held_by(test::MemoryHub& hub) {
  sync::hub::HubStore& store = hub.store();
  const VisitId& visit = genesis().visit;
  return held(store.segments(visit), store.records(visit), store.erasures(visit),
              store.statements(visit));
}

/// Who writes, the hub and who reads, all as they are before a message goes over the line.
struct Three {
  std::unique_ptr<test::MemoryHub> hub = hub_with(flip_sample().hub);
  Device writer{2, 8, flip_sample().disk};
  Device reader{3, 9, genesis().devices[3]};

  /// First the one syncs, then the other; with their requests, or answers, changed. True when
  /// either is told something.
  bool sync(const Change& request, const Change& answer) {
    Changing first(*hub, request, nullptr);
    Changing second(*hub, nullptr, answer);
    const bool told = sync_over(writer, first);
    return sync_over(reader, second) || told;
  }

  void require_true_receipts() {
    for (Device* device : {&writer, &reader})
      if (!calls_held_what_is(device->notebook(), *hub))
        broken("the app says where each note is", "held by the hub is called what it lacks");
  }

  /// Sessions that nobody changes: all hold the same then and show all, the stores are sound,
  /// nobody is told anything.
  void require_healed() {
    bool told = sync(nullptr, nullptr);
    Changing line(*hub, nullptr, nullptr);
    told = sync_over(writer, line) || told;
    const auto require = [](bool kept, const char* how) {
      if (!kept) broken("a changed message does no lasting harm", how);
    };
    require(!told, "the next session is told something");
    require(texts_of(writer.notebook()) == flip_sample().texts &&
                texts_of(reader.notebook()) == flip_sample().notes,
            "the next session does not bring everything");
    for (Device* device : {&writer, &reader}) {
      require(held_by(device->notebook()) == held_by(*hub),
              "a device and the hub hold not the same");
      require(device->notebook().execute(app::StoreVerify{}).ok, "a store is not sound");
    }
    require_true_receipts();
  }
};

/// What stands where in the first message of the session, if nobody changes it.
std::vector<std::string> fields_of(FlipIn where) {
  std::vector<std::string> out;
  const auto read = [&](const Bytes& bytes) {
    if (!out.empty()) return;
    out = where == FlipIn::request ? fields_of_request(bytes) : fields_of_answer(bytes);
  };
  Three three;
  where == FlipIn::request ? three.sync(read, nullptr) : three.sync(nullptr, read);
  return out;
}

/// Changes the byte `at` of every exchange of a session; throws Broken. What was detected.
bool detected(FlipIn where, std::uint64_t at) {
  Three three;
  const Change change = [&](Bytes& bytes) {
    if (at < bytes.size()) bytes[at] ^= static_cast<std::uint8_t>(1U << (at % 8));
  };
  const bool told =
      where == FlipIn::request ? three.sync(change, nullptr) : three.sync(nullptr, change);
  const Texts found = texts_of(three.reader.notebook());
  if (!once_written(found)) broken("never a wrong text", "another text is shown");
  three.require_true_receipts();
  three.require_healed();
  return told || found != flip_sample().notes;
}

void count(Fates& fates, bool was_detected) {
  ++fates.tried;
  ++(was_detected ? fates.detected : fates.harmless);
}

}  // namespace

FlipCounts flip_on_the_wire(FlipIn where, std::uint64_t stride, std::uint64_t offset) {
  const std::vector<std::string> fields = fields_of(where);
  FlipCounts out;
  for (std::uint64_t at = offset; at < fields.size(); at += stride) {
    try {
      const bool was_detected = detected(where, at);
      count(out, was_detected);
      count(out.fields[fields[at]], was_detected);
    } catch (const Broken& wrong) {
      out.broken = "byte " + std::to_string(at) + " of a message, " + fields[at] + ": " + wrong.how;
      return out;
    }
  }
  return out;
}

}  // namespace fieldfare::simulator
