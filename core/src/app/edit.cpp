#include "app/edit.h"

#include <algorithm>
#include <set>

#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "app/audience.h"
#include "app/erasures.h"
#include "app/late_work.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

Bytes copy(ByteView view) {
  return Bytes(view.begin(), view.end());
}

}  // namespace

Edit::Edit(Engine& engine, const VisitId& visit)
    : engine_(&engine), visit_(&engine.visit(visit)), id_(visit) {}

/// A half-made change may have moved what is in memory: it is read again from the store.
Edit::~Edit() {
  if (!committed_) engine_->forget(id_);
}

namespace {

log::FieldChange* find_change(log::Change& change, model::Kind kind, const EntityId& id,
                              std::string_view field) {
  for (log::EntityChange& part : change.entities) {
    if (part.id != id || part.kind != model::kind_name(kind)) continue;
    for (log::FieldChange& set : part.fields) {
      if (set.field == field) return &set;
    }
  }
  return nullptr;
}

void add_change(log::Change& change, model::Kind kind, const EntityId& id, log::FieldChange&& set) {
  for (log::EntityChange& part : change.entities) {
    if (part.id != id || part.kind != model::kind_name(kind)) continue;
    part.fields.push_back(std::move(set));
    return;
  }
  change.entities.push_back({std::string(model::kind_name(kind)), id, {std::move(set)}});
}

}  // namespace

log::FieldChange& Edit::put(model::Kind kind, const EntityId& id, std::string_view field,
                            log::Value value) {
  const std::string_view name = model::kind_name(kind);
  auto entity = std::find_if(change_.entities.begin(), change_.entities.end(),
                             [&](const auto& e) { return e.id == id && e.kind == name; });
  if (entity == change_.entities.end()) {
    change_.entities.push_back({std::string(name), id, {}});
    entity = std::prev(change_.entities.end());
  }
  auto set = std::find_if(entity->fields.begin(), entity->fields.end(),
                          [&](const log::FieldChange& change) { return change.field == field; });
  if (set == entity->fields.end()) {
    entity->fields.push_back({std::string(field), {}, {}});
    set = std::prev(entity->fields.end());
  }
  set->value = std::move(value);
  return *set;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const guard::GuardedText& text) {
  put(kind, id, field, text.str());
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, const Token& token) {
  put(kind, id, field, token.str());
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, std::int64_t number) {
  put(kind, id, field, number);
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, bool flag) {
  put(kind, id, field, flag);
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, Time time) {
  put(kind, id, field, to_iso8601(time));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, Date date) {
  put(kind, id, field, to_iso8601(date));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const EntityId& other) {
  put(kind, id, field, copy(other.view()));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const MemberId& member) {
  put(kind, id, field, copy(member.view()));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const crypto::SignPublicKey& key) {
  put(kind, id, field, copy(key.view()));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field, const Hash& hash) {
  put(kind, id, field, copy(hash.view()));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const std::vector<guard::GuardedText>& texts) {
  std::vector<std::string> list;
  for (const auto& text : texts)
    list.push_back(text.str());
  put(kind, id, field, std::move(list));
  return *this;
}

Edit& Edit::set(model::Kind kind, const EntityId& id, std::string_view field,
                const framework::Framework& definition) {
  put(kind, id, field, copy(as_bytes(definition.definition_json())));
  return *this;
}

Edit& Edit::set_fact(const EntityId& member, std::string_view field, Bytes fact) {
  FIELDFARE_ASSERT(fact.size() <= 8 + Hash::size);
  put(model::Kind::member, member, field, std::move(fact));
  return *this;
}

Edit& Edit::clear(model::Kind kind, const EntityId& id, std::string_view field) {
  put(kind, id, field, std::monostate{});
  return *this;
}

Edit& Edit::keep(model::Kind kind, const EntityId& id, std::string_view field,
                 const FieldVersion& version) {
  put(kind, id, field, version.value);
  return *this;
}

/// A value that stood in an entry which is erased goes on in this one, in its place alone: what it
/// was in conflict with stays so. An entry sets a field once, so a second value goes into the next.
void Edit::carry(const model::Entity& entity, const Hash& entry, const log::FieldChange& set) {
  const merge::Register* present = entity.state.find(set.field);
  const bool stands =
      present != nullptr && std::any_of(present->live().begin(), present->live().end(),
                                        [&](const auto& value) { return value.entry == entry; });
  if (!stands) return;
  for (std::size_t i = 0;; ++i) {
    if (i == after_.size() + 1) after_.emplace_back();
    log::Change& change = i == 0 ? change_ : after_[i - 1];
    change.kind = change_.kind;
    log::FieldChange* there = find_change(change, entity.kind, entity.id, set.field);
    if (there == nullptr) {
      // Member by member: a braced one ended the program when its value found no memory (g++ 12).
      log::FieldChange carried;
      carried.field = set.field;
      carried.value = set.value;
      carried.replaces.push_back(entry);
      add_change(change, entity.kind, entity.id, std::move(carried));
      return;
    }
    if (there->value == set.value && !there->replaces.empty()) {
      there->replaces.push_back(entry);
      return;
    }
  }
}

Edit& Edit::redact(const std::vector<std::int64_t>& entries, const guard::GuardedText& reason,
                   const std::vector<Hash>& also) {
  change_.kind = log::ChangeKind::redaction;
  change_.reason = reason.str();
  std::set<Hash> named(also.begin(), also.end());
  for (const std::int64_t number : entries) {
    const auto stored = engine_->logs().entry(number);
    if (!stored) continue;
    const Hash hash = log::header_hash(stored->entry.header);
    named.insert(hash);
    if (!may_order(*engine_, *visit_, number)) continue;
    erased_.push_back(number);
    const auto change = read_change(*visit_, stored->entry);
    if (!change) continue;
    for (const log::EntityChange& part : change->entities) {
      const auto kind = model::kind_from_name(part.kind);
      const auto entity =
          kind ? engine_->entities().find(visit_->vid, *kind, part.id) : std::nullopt;
      if (!entity) continue;
      for (const log::FieldChange& set : part.fields) {
        if (!is_note_text(*kind, set)) carry(*entity, hash, set);
      }
    }
  }
  change_.redacted.assign(named.begin(), named.end());
  if (change_.redacted.size() > log::max_redacted) change_.redacted.resize(log::max_redacted);
  return *this;
}

/// For those who hold older values and cannot read what took their place.
void Edit::replace_all_before(const model::Entity& entity, const merge::EntityState::Field& field) {
  const auto add = [&](log::Change& change) {
    log::FieldChange* set = find_change(change, entity.kind, entity.id, field.name);
    if (set == nullptr) return;
    if (set->replaces.empty()) set->replaces = field.value.heads();
    for (const Hash& hash : field.value.replaced()) {
      if (set->replaces.size() == log::max_replaced) break;
      set->replaces.push_back(hash);
    }
  };
  add(change_);
  std::ranges::for_each(after_, add);
}

Edit& Edit::restate(const model::Entity& entity, std::string_view except) {
  for (const auto& field : entity.state.fields()) {
    const bool said = find_change(change_, entity.kind, entity.id, field.name) != nullptr;
    if (field.name != except && !said) {
      for (const merge::LiveValue& live : field.value.live())
        carry(entity, live.entry, {field.name, live.value, {}});
    }
    replace_all_before(entity, field);
  }
  return *this;
}

Edit& Edit::clear_for_good(const model::Entity& entity, std::string_view field) {
  log::FieldChange& set = put(entity.kind, entity.id, field, std::monostate{});
  const merge::Register* present = entity.state.find(field);
  if (present == nullptr) return *this;
  set.replaces = present->heads();
  for (const Hash& hash : present->replaced()) {
    if (set.replaces.size() == log::max_replaced) break;
    set.replaces.push_back(hash);
  }
  return *this;
}

Edit& Edit::set_elements(const model::Entity* entity, model::Kind kind, const EntityId& id,
                         std::string_view name, const std::vector<Token>& wanted) {
  std::vector<std::string> present;
  if (entity != nullptr) present = model::Fields(entity->state).set(name);
  const auto wants = [&](const std::string& element) {
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const Token& token) { return token.str() == element; });
  };
  for (const std::string& element : present) {
    if (!wants(element)) put(kind, id, std::string(name) + "/" + element, false);
  }
  for (const Token& token : wanted) {
    if (std::find(present.begin(), present.end(), token.str()) == present.end()) {
      put(kind, id, std::string(name) + "/" + token.str(), true);
    }
  }
  return *this;
}

Edit& Edit::also(std::function<void(storage::Transaction&)> action) {
  actions_.push_back(std::move(action));
  return *this;
}

void Edit::open_log(storage::Transaction& transaction) {
  auto key = crypto::SigningKey::generate(engine_->entropy());
  const auto seed = key.seed();
  log::LogCertificate certificate;
  certificate.member = visit_->sign_key.public_key();
  const auto old = std::find_if(visit_->logs.begin(), visit_->logs.end(),
                                [&](const auto& row) { return row.writer == visit_->self; });
  if (old != visit_->logs.end()) {
    certificate.continues = true;
    certificate.old_log = old->head.log;
    certificate.old_length = old->head.length;
    certificate.old_head = old->head.head;
  }
  log::LogRow row =
      engine_->logs().add_log(transaction, visit_->vid, key.public_key(), seed.view());
  engine_->logs().set_writer(transaction, row, visit_->self);
  log::Change opening;
  opening.kind = log::ChangeKind::open_log;
  opening.certificate = log::encode_certificate(certificate, id_, row.head.log, visit_->sign_key);
  visit_->own = OwnLog{row.lid, std::move(key)};
  const auto place =
      std::lower_bound(visit_->logs.begin(), visit_->logs.end(), row.head.log,
                       [](const log::LogRow& a, const LogId& id) { return a.head.log < id; });
  visit_->logs.insert(place, std::move(row));
  opening.at = engine_->now();
  visit_->lamport = log::next_lamport(visit_->lamport);
  opening.lamport = visit_->lamport;
  append(transaction, opening, readers_of(*visit_, {}));
}

void Edit::fill_parents(log::Change& change, storage::Transaction& transaction) {
  for (log::LogRow& row : visit_->logs) {
    if (row.lid == visit_->own->lid || row.cited == row.head.length) continue;
    if (change.parents.size() == log::max_parents) break;
    change.parents.push_back(row.head.head);
    engine_->logs().set_cited(transaction, row);
  }
  std::sort(change.parents.begin(), change.parents.end());
}

std::int64_t Edit::append(storage::Transaction& transaction, log::Change& change,
                          const log::Readers& readers) {
  log::LogRow& row = *visit_->find_log(visit_->own->lid);
  const log::SealedEntry entry =
      log::seal_entry(change, {id_, row.head.log, row.head.length + 1, row.head.head}, readers,
                      visit_->own->key, engine_->entropy());
  const Hash hash = log::header_hash(entry.header);
  row.heard_at = to_iso8601(change.at);
  row.lamport = change.lamport;
  const std::int64_t number = engine_->logs().append(transaction, row, entry, hash);
  engine_->logs().save_own_head(transaction, row);
  said_ends_ = note_ends(transaction, *visit_, number, change) || said_ends_;
  engine_->projector().apply(transaction, *visit_, number, hash, change, visit_->self);
  return number;
}

/// A new value takes the place of all that stood on the screen, unless it says which.
void Edit::fill_replaced() {
  for (log::EntityChange& part : change_.entities) {
    const auto kind = model::kind_from_name(part.kind);
    const auto present = engine_->entities().find(visit_->vid, *kind, part.id);
    if (!present) continue;
    for (log::FieldChange& field : part.fields) {
      const merge::Register* found = present->state.find(field.field);
      if (found != nullptr && field.replaces.empty()) field.replaces = found->heads();
    }
  }
}

/// What is written in something restricted says so itself: where it is read without what it was
/// written on (late work, a log that somebody keeps back), it is as restricted.
void Edit::say_restricted(log::Change& change) {
  if (planted(Fault::restriction_said_once)) return;
  const log::Value restricted{std::string("restricted")};
  for (log::EntityChange& part : change.entities) {
    const auto kind = model::kind_from_name(part.kind);
    if (kind != model::Kind::note && kind != model::Kind::line_note) continue;
    if (find_change(change, *kind, part.id, "audience") != nullptr) continue;
    const auto present = engine_->entities().find(visit_->vid, *kind, part.id);
    if (!present || !model::is_restricted(*present)) continue;
    log::FieldChange said;
    said.field = "audience";
    said.value = restricted;
    for (const merge::LiveValue& live : present->state.find("audience")->live())
      if (live.value == restricted) said.replaces.push_back(live.entry);
    part.fields.push_back(std::move(said));
  }
}

std::int64_t Edit::write(storage::Transaction& transaction) {
  FIELDFARE_ASSERT(!committed_);
  std::erase_if(change_.entities, [](const auto& entity) { return entity.fields.empty(); });
  std::int64_t number = 0;
  if (!change_.entities.empty()) {
    fill_replaced();
    if (!visit_->own) open_log(transaction);
    after_.insert(after_.begin(), std::move(change_));
    for (log::Change& whole : after_) {
      say_restricted(whole);
      for (ChangeFor& part : split_by_audience(*engine_, *visit_, std::move(whole))) {
        if (number == 0) fill_parents(part.change, transaction);
        part.change.at = engine_->now();
        visit_->lamport = log::next_lamport(visit_->lamport);
        part.change.lamport = visit_->lamport;
        const std::int64_t written = append(transaction, part.change, readers_of(*visit_, part));
        if (number == 0) number = written;
      }
    }
  }
  if (!erased_.empty()) order_erasure(transaction, *engine_, *visit_, erased_);
  if (said_ends_) settle_ends(transaction, *engine_, *visit_);
  for (const auto& action : actions_)
    action(transaction);
  committed_ = true;
  return number;
}

std::int64_t Edit::commit() {
  try {
    storage::Transaction transaction(engine_->database());
    const std::int64_t number = write(transaction);
    // Late work that counts now may be a redaction.
    if (!erased_.empty() || said_ends_) follow_erasures(transaction, *engine_, *visit_);
    transaction.commit();
    if (number != 0) engine_->emit(Event::Kind::changed, id_);
    return number;
  } catch (...) {
    committed_ = false;
    if (planted(Fault::save_error_swallowed)) return 0;
    throw;
  }
}

}  // namespace fieldfare::app
