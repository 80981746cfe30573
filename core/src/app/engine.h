#pragma once

#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/app/raw_text.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/storage/store.h>

#include "app/person_data.h"
#include "app/projector.h"
#include "app/visit_state.h"
#include "app/work.h"

namespace fieldfare::app {

struct Device {
  std::string title;
  std::string inspectorate;
  bool practice = false;
  crypto::SigningKey identity;
};

/// What a person is told when there is no memory: throws Error(internal).
[[noreturn]] void out_of_memory();

/// Everything that the commands work on. Belongs to whoever is at work (worker.h); only
/// `vocabulary` and the events are shared, behind a mutex.
class Engine {
 public:
  Engine(storage::Store store, Ports ports);

  /// Writes this device's identity into a new store.
  static void found(storage::Store& store, const NewDevice& device, Ports ports);

  [[nodiscard]] storage::Store& store() noexcept { return store_; }
  [[nodiscard]] storage::Database& database() noexcept { return store_.database(); }
  [[nodiscard]] Projector& projector() noexcept { return projector_; }
  [[nodiscard]] model::EntityTable& entities() noexcept { return projector_.entities(); }
  [[nodiscard]] log::LogTable& logs() noexcept { return projector_.logs(); }
  [[nodiscard]] PersonData& people() noexcept { return people_; }
  [[nodiscard]] Work& work() noexcept { return work_; }
  [[nodiscard]] const Device& device() const noexcept { return device_; }
  /// What a new visit can begin with. Those compiled in are read when somebody first asks.
  [[nodiscard]] const framework::Library& library();
  [[nodiscard]] const guard::Guard& guard() const noexcept { return guard_; }
  [[nodiscard]] ports::Entropy& entropy() noexcept { return *ports_.entropy; }
  [[nodiscard]] Time now() { return ports_.clock->now(); }
  [[nodiscard]] EntityId new_id();

  [[nodiscard]] std::vector<VisitId> visits();
  /// Error(not_found) when this device has no such visit.
  [[nodiscard]] VisitState& visit(const VisitId& id);
  [[nodiscard]] VisitState& visit(std::int64_t vid);
  /// Forgets what is in memory about a visit: after a failed transaction, and after a change of
  /// keys.
  void forget(const VisitId& id);

  /// The entity and its visit. Error(not_found) names `what` ("note").
  [[nodiscard]] model::Entity entity(model::Kind kind, const EntityId& id, std::string_view what);

  /// The framework a visit is pinned to and its allow list; kept until `vocabulary_changed`.
  [[nodiscard]] std::shared_ptr<const Vocabulary> vocabulary(const VisitId& id);
  /// The same when it has been read before, from any thread and without the store.
  [[nodiscard]] std::shared_ptr<const Vocabulary> known_vocabulary(const VisitId& id);
  void vocabulary_changed(const VisitId& id);
  /// The framework. Error(not_possible) while the visit's content has not arrived.
  [[nodiscard]] const framework::Framework& framework(const VisitId& id);

  /// Text past the guard under the visit's allow list, or GuardRefusal.
  [[nodiscard]] guard::GuardedText guarded(const VisitId& id, const RawText& text);
  /// A proper name of a place or setting: allowed as a whole, refused when it holds more than that.
  [[nodiscard]] guard::GuardedText guarded_name(const VisitId& id, const RawText& text,
                                                guard::AllowedAs as);

  void emit(Event::Kind kind, const VisitId& visit);
  [[nodiscard]] std::optional<Event> next_event();
  void on_event(std::function<void()> wake);

  /// Takes in what came from elsewhere, as log::Replica::take_in says; one transaction.
  log::ImportOutcome take_in(VisitState& visit, const log::Arrival& arrival);
  /// Adds membership records, opens the keys sealed to us and reads what could not be read before.
  /// Answers how many were new.
  std::int64_t add_membership(VisitState& visit, const std::vector<Bytes>& records);
  /// This device appends to none of its logs any more; each visit gets a new one when it is next
  /// written in.
  void retire_own_logs(storage::Transaction& transaction);
  /// Begins to hold a visit whose chain names the key `self` of ours; one transaction.
  void enter_visit(const VisitId& id, const crypto::SignPublicKey& self,
                   const std::vector<Bytes>& chain, std::string_view hub);
  /// Indexes some of what waits; true when more is left.
  bool index_some();
  /// The same, unless so little waits that it can be done with the next search: a pass costs a
  /// commit, and typing a note would cost two.
  bool index_many();
  /// Runs `work`. When that meets a damaged full-text index, the index is made anew, which is told
  /// in every visit, and `work` runs once more, unless it had committed something: then
  /// IndexDamaged goes on, and whoever asked can ask again. Memory that runs out is an Error.
  void despite_index(const std::function<void()>& work);

 private:
  [[nodiscard]] std::unique_ptr<VisitState> load(std::int64_t vid);
  void find_own_ends(VisitState& visit);
  [[nodiscard]] guard::GuardedText admit(const RawText& text, const guard::AllowList& allow);
  void go_on_after_restore();
  void drop_unfinished_visits();
  void make_index_ready();
  void make_index_anew();
  /// Adds the records, opens the keys sealed to us, and heals the membership where that is for this
  /// member to do. Answers how many were new; what is refused is told in `refused` and stops
  /// nothing else.
  std::int64_t take_membership(storage::Transaction& transaction, VisitState& visit,
                               const std::vector<Bytes>& records,
                               std::vector<std::string>* refused = nullptr);
  /// The order, when it counts and is new here.
  std::optional<log::ErasureOrder> take_erasure(storage::Transaction& transaction,
                                                VisitState& visit, const Bytes& bytes,
                                                log::ImportOutcome& outcome);

  storage::Store store_;
  Ports ports_;
  Projector projector_;
  PersonData people_;
  Work work_;
  Device device_;
  std::optional<framework::Library> library_;
  guard::Guard guard_;
  std::map<VisitId, std::unique_ptr<VisitState>> visits_;

  std::mutex shared_;
  std::map<VisitId, std::shared_ptr<const Vocabulary>> vocabularies_;
  std::deque<Event> events_;
  std::function<void()> wake_;
};

}  // namespace fieldfare::app
