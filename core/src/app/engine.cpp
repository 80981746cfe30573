#include "app/engine.h"

#include <algorithm>
#include <new>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/planted.h>
#include <fieldfare/core/utf8.h>

#include "app/holes.h"
#include "app/late_work.h"
#include "app/new_kinds.h"
#include "app/notices.h"
#include "app/visit_entity.h"
#include "model/fields.h"
#include "model/schema.h"

namespace fieldfare::app {

namespace {

Device read_device(storage::Database& database) {
  auto row = database.prepare("SELECT title, inspectorate, practice, identity_seed FROM device");
  if (!row.step()) {
    throw Error(ErrorCode::damaged, "The store does not say whose device it is.",
                "Restore it from a backup.");
  }
  return {std::string(row.text(0)), std::string(row.text(1)), row.integer(2) != 0,
          crypto::SigningKey::from_seed(row.blob(3))};
}

/// Files that somebody put beside the store: a new framework needs no new program. A wrong one is
/// told when the store is opened.
std::optional<framework::Library> with_files_beside(const std::filesystem::path& store) {
  const auto directory = store / "frameworks";
  if (!std::filesystem::is_directory(directory)) return std::nullopt;
  framework::Library library = framework::Library::built_in();
  library.add_directory(directory);
  return library;
}

storage::Store with_schema(storage::Store store) {
  model::migrate_schema(store.database());
  return store;
}

}  // namespace

Engine::Engine(storage::Store store, Ports ports)
    : store_(with_schema(std::move(store))),
      ports_(ports),
      projector_(store_.database()),
      people_(store_.database()),
      device_(read_device(store_.database())),
      library_(with_files_beside(store_.directory())) {
  if (store_.incarnation() == storage::Incarnation::restored) go_on_after_restore();
  drop_unfinished_visits();
  make_index_ready();
  show_new_kinds(*this);
}

void Engine::found(storage::Store& store, const NewDevice& device, Ports ports) {
  if (device.inspectorate != "ofsted" && device.inspectorate != "cqc") {
    throw Error(ErrorCode::usage, "The inspectorate is either ofsted or cqc.");
  }
  model::migrate_schema(store.database());
  const auto identity = crypto::SigningKey::generate(*ports.entropy);
  const auto seed = identity.seed();
  storage::Transaction transaction(store.database());
  auto insert = store.database().prepare(
      "INSERT INTO device(one, title, inspectorate, practice, identity_seed) "
      "VALUES(1, ?1, ?2, ?3, ?4)");
  insert.bind(1, std::string_view(device.title)).bind(2, std::string_view(device.inspectorate));
  insert.bind(3, std::int64_t{device.practice}).bind(4, seed.view());
  insert.run();
  know_all_kinds(transaction);
  transaction.commit();
}

/// Entries that this device wrote after the backup may be held by others: going on in the same logs
/// would fork them, so each visit gets a new log with the next entry.
void Engine::go_on_after_restore() {
  {
    storage::Transaction transaction(database());
    retire_own_logs(transaction);
    transaction.commit();
  }
  store_.begin_incarnation(*ports_.entropy);
}

void Engine::retire_own_logs(storage::Transaction& transaction) {
  logs().retire_own_logs(transaction);
  for (auto& [id, visit] : visits_) {
    if (visit) visit->own.reset();
  }
}

/// A visit that this device founded but did not come to write into: the app was ended between the
/// two steps of `visit create`, which nobody was told had succeeded.
void Engine::drop_unfinished_visits() {
  storage::Transaction transaction(database());
  database().execute(
      "CREATE TEMP TABLE unfinished AS SELECT vid FROM visit v WHERE "
      "(SELECT count(*) FROM membership m WHERE m.vid = v.vid) < 2 AND "
      "NOT EXISTS (SELECT 1 FROM log l WHERE l.vid = v.vid);"
      "DELETE FROM membership WHERE vid IN unfinished;"
      "DELETE FROM epoch_key WHERE vid IN unfinished;"
      "DELETE FROM visit WHERE vid IN unfinished;"
      "DROP TABLE unfinished;");
  transaction.commit();
}

const framework::Library& Engine::library() {
  if (!library_) library_ = framework::Library::built_in();
  return *library_;
}

EntityId Engine::new_id() {
  EntityId id;
  ports_.entropy->fill(id.bytes);
  return id;
}

std::vector<VisitId> Engine::visits() {
  auto row = database().prepare("SELECT visit FROM visit ORDER BY vid");
  std::vector<VisitId> out;
  while (row.step())
    out.push_back(VisitId::from(row.blob(0)));
  return out;
}

VisitState& Engine::visit(const VisitId& id) {
  auto& state = visits_[id];
  if (!state) {
    auto row = database().prepare("SELECT vid FROM visit WHERE visit = ?1");
    row.bind(1, id.view());
    if (!row.step()) {
      visits_.erase(id);
      throw Error(ErrorCode::not_found, "There is no such visit on this device.",
                  "`fieldfare visit list` shows the visits there are.");
    }
    state = load(row.integer(0));
  }
  return *state;
}

VisitState& Engine::visit(std::int64_t vid) {
  auto row = database().prepare("SELECT visit FROM visit WHERE vid = ?1");
  row.bind(1, vid);
  FIELDFARE_ASSERT(row.step());
  return visit(VisitId::from(row.blob(0)));
}

void Engine::forget(const VisitId& id) {
  visits_.erase(id);
  vocabulary_changed(id);
}

/// What the rows of own logs do not tell since they were saved: when the last entry was written,
/// and how many Lamport numbers were given out. Each entry took the next one, so this is not less.
void Engine::find_own_ends(VisitState& visit) {
  std::uint64_t unsaved = 0;
  for (log::LogRow& log : visit.logs) {
    visit.lamport = std::max(visit.lamport, log.lamport);
    if (log.head.length == log.saved) continue;
    unsaved += log.head.length - log.saved;
    try {
      const auto last = logs().entry(log::entry_number(log.lid, log.head.length));
      const auto change = last ? read_change(visit, last->entry) : std::nullopt;
      if (change) log.heard_at = to_iso8601(change->at);
    } catch (const Error&) {
      // A damaged entry is `store verify`'s to tell; the visit can be read without the time.
    }
  }
  visit.lamport = std::min(visit.lamport + unsaved, log::max_lamport);
}

std::unique_ptr<VisitState> Engine::load(std::int64_t vid) {
  auto state = std::make_unique<VisitState>();
  state->vid = vid;
  {
    auto row = database().prepare(
        "SELECT v.visit, v.hub, k.sign_seed, k.box_seed "
        "FROM visit v JOIN member_key k ON k.sign_key = v.sign_key WHERE v.vid = ?1");
    row.bind(1, vid);
    if (!row.step()) throw Error(ErrorCode::damaged, "A visit's keys are missing in the store.");
    state->id = VisitId::from(row.blob(0));
    state->hub = row.text(1);
    state->sign_key = crypto::SigningKey::from_seed(row.blob(2));
    state->box_key = crypto::BoxKey::from_seed(row.blob(3));
    state->self = log::member_id_of(state->sign_key.public_key());
  }
  auto record = database().prepare("SELECT record FROM membership WHERE vid = ?1 ORDER BY number");
  record.bind(1, vid);
  while (record.step()) {
    if (const auto outcome = state->chain.add(record.blob(0)); !outcome.added())
      throw Error(ErrorCode::damaged, outcome.reason);
  }
  auto key = database().prepare("SELECT key_id, key, kind FROM epoch_key WHERE vid = ?1");
  key.bind(1, vid);
  while (key.step()) {
    const KeyId id = KeyId::from(key.blob(0));
    if (static_cast<log::SealKind>(key.integer(2)) == log::SealKind::audience) {
      state->audience_keys.emplace(id, crypto::BoxKey::from_seed(key.blob(1)));
    } else {
      state->epoch_keys[id] = crypto::SecureBuffer::copy_of(key.blob(1));
    }
  }
  auto order = database().prepare("SELECT entry, id FROM erasure WHERE vid = ?1");
  order.bind(1, vid);
  while (order.step())
    state->erased[Hash::from(order.blob(0))] = log::ErasureId::from(order.blob(1));
  state->logs = logs().logs_of(vid);
  for (const auto& [number, hash] : logs().without_content(vid))
    note_hole(*state, hash, number);
  find_own_ends(*state);
  if (const auto own = logs().own_log(vid)) {
    state->own = OwnLog{own->lid, crypto::SigningKey::from_seed(own->seed.view())};
  }
  read_ends(*this, *state);
  return state;
}

model::Entity Engine::entity(model::Kind kind, const EntityId& id, std::string_view what) {
  auto found = entities().find(kind, id);
  if (!found) {
    throw Error(ErrorCode::not_found, "There is no such " + std::string(what) + " on this device.",
                "If a colleague has just written it, sync first.");
  }
  return std::move(*found);
}

std::shared_ptr<const Vocabulary> Engine::known_vocabulary(const VisitId& id) {
  const std::lock_guard lock(shared_);
  const auto found = vocabularies_.find(id);
  return found == vocabularies_.end() ? nullptr : found->second;
}

std::shared_ptr<const Vocabulary> Engine::vocabulary(const VisitId& id) {
  if (auto known = known_vocabulary(id)) return known;
  const VisitState& state = visit(id);
  auto made = std::make_shared<Vocabulary>();
  if (const auto about = entities().find(state.vid, model::Kind::visit, visit_entity_id(id))) {
    const model::Fields fields(about->state);
    const Bytes definition = fields.bytes("framework-definition");
    made->framework = framework::Library::built_in_from(as_text(definition));
    if (!made->framework && library_) made->framework = library_->read_from(as_text(definition));
    if (!made->framework) {
      made->framework = std::make_shared<const framework::Framework>(
          framework::load(as_text(definition), "the visit's framework"));
    }
    const std::string area = fields.text("area");
    if (!area.empty()) made->allow.add(area, guard::AllowedAs::place);
    made->closed = fields.text("state") == "closed";
  }
  entities().each(state.vid, model::Kind::allowed_phrase, std::nullopt, [&](model::Entity&& e) {
    const model::Fields fields(e.state);
    const auto as = guard::allowed_as_from_name(fields.text("as"));
    const std::string phrase = fields.text("phrase");
    if (as && !phrase.empty()) made->allow.add(phrase, *as);  // an empty one was taken back
  });
  entities().each(state.vid, model::Kind::provider, std::nullopt, [&](model::Entity&& e) {
    made->allow.add(model::Fields(e.state).text("name"), guard::AllowedAs::setting);
  });
  const std::lock_guard lock(shared_);
  vocabularies_[id] = made;
  return made;
}

void Engine::vocabulary_changed(const VisitId& id) {
  const std::lock_guard lock(shared_);
  vocabularies_.erase(id);
}

const framework::Framework& Engine::framework(const VisitId& id) {
  const auto words = vocabulary(id);
  if (!words->framework) {
    throw Error(ErrorCode::not_possible, "The content of this visit has not arrived yet.",
                "Sync with the hub, a colleague's device or a bundle first.");
  }
  return *words->framework;
}

guard::GuardedText Engine::guarded(const VisitId& id, const RawText& text) {
  return admit(text, vocabulary(id)->allow);
}

guard::GuardedText Engine::guarded_name(const VisitId& id, const RawText& text,
                                        guard::AllowedAs as) {
  guard::AllowList allow = id.is_zero() ? guard::AllowList() : vocabulary(id)->allow;
  allow.add(text.view(), as);
  return admit(text, allow);
}

guard::GuardedText Engine::admit(const RawText& text, const guard::AllowList& allow) {
  if (planted(Fault::guard_off)) {
    guard::AllowList all = allow;
    all.add(text.view(), guard::AllowedAs::place);
    return std::get<guard::GuardedText>(guard_.admit(text.view(), all));
  }
  auto result = guard_.admit(text.view(), allow);
  if (auto* passed = std::get_if<guard::GuardedText>(&result)) return std::move(*passed);
  auto findings = std::get<guard::Findings>(std::move(result));
  const std::size_t count = findings.size();
  throw GuardRefusal(std::move(findings),
                     count == 1 ? "This text may say who somebody is. Nothing was written."
                                : std::to_string(count) +
                                      " places in this text may say who "
                                      "somebody is. Nothing was written.",
                     "Use a case code or a role. A place or setting can be allowed for the visit: "
                     "`fieldfare guard allow`.");
}

/// What an event tells of is done: for want of memory it is left out, and the next one is heard.
void Engine::emit(Event::Kind kind, const VisitId& visit) {
  try {
    std::function<void()> wake;
    {
      const std::lock_guard lock(shared_);
      if (events_.size() < 1024) events_.push_back({kind, visit});
      wake = wake_;
    }
    if (wake) wake();
  } catch (const std::bad_alloc&) {
    return;
  }
}

std::optional<Event> Engine::next_event() {
  const std::lock_guard lock(shared_);
  if (events_.empty()) return std::nullopt;
  const Event event = events_.front();
  events_.pop_front();
  return event;
}

void Engine::on_event(std::function<void()> wake) {
  const std::lock_guard lock(shared_);
  wake_ = std::move(wake);
}

void out_of_memory() {
  throw Error(ErrorCode::internal, "There is not enough memory for this.",
              "Close other programs and try again. Nothing was half saved.");
}

void Engine::despite_index(const std::function<void()>& work) {
  const std::uint64_t commits = database().commits();
  try {
    work();
    return;
  } catch (const storage::IndexDamaged&) {
    const bool again = database().commits() == commits;
    make_index_anew();
    if (!again) throw;
  } catch (const std::bad_alloc&) {
    out_of_memory();
  }
  work();
}

bool Engine::index_some() {
  bool more = false;
  if (!projector_.index().behind()) return more;
  despite_index([&] {
    storage::Transaction transaction(database());
    more = projector_.index().catch_up(transaction, 256);
    transaction.commit();
  });
  return more;
}

bool Engine::index_many() {
  return projector_.index().many_wait() && index_some();
}

void Engine::make_index_ready() {
  const auto ready = [this] {
    return projector_.index().ready() || planted(Fault::index_version_forgotten);
  };
  if (ready()) return;
  despite_index([&] {
    if (ready()) return;  // made anew
    storage::Transaction transaction(database());
    projector_.index().make_ready(transaction);
    transaction.commit();
  });
}

void Engine::make_index_anew() {
  const std::vector<VisitId> all = visits();
  for (const VisitId& id : all)
    forget(id);
  storage::Transaction transaction(database());
  projector_.index().begin_anew(transaction);
  for (const VisitId& id : all)
    tell(transaction, *this, visit(id), {"search-made-anew", "", {{"at", to_iso8601(now())}}});
  transaction.commit();
}

}  // namespace fieldfare::app
