#include "app/projector.h"

#include <algorithm>
#include <set>

#include <fieldfare/core/log/entry.h>

#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// An element of a set: opposite values at the same time mean that it is in, which is no conflict.
bool is_set_element(std::string_view field) {
  return field.find('/') != std::string_view::npos;
}

std::string indexed_text(const model::Entity& entity) {
  return entity.kind == model::Kind::note ? model::NoteIndex::indexed_text(entity.state)
                                          : std::string();
}

}  // namespace

void keep_true_author(std::vector<log::FieldChange>& fields, const MemberId& author) {
  std::erase_if(fields, [&](const log::FieldChange& change) {
    const auto* value = std::get_if<Bytes>(&change.value);
    return change.field == "author" &&
           (value == nullptr || *value != Bytes(author.bytes.begin(), author.bytes.end()));
  });
}

std::optional<log::Change> read_change(const VisitState& visit, const log::SealedEntry& entry) {
  if (entry.body.empty()) return std::nullopt;
  const log::Header header = log::decode_header(entry.header);
  if (log::is_boxed(entry)) return log::open_boxed_entry(header, entry, {&visit.box_key});
  const crypto::SecureBuffer* key = visit.epoch_key(header.key);
  if (key == nullptr) return std::nullopt;
  return log::open_entry(header, entry, key->view());
}

void Projector::apply(storage::Transaction& transaction, VisitState& visit, std::int64_t number,
                      const Hash& entry, log::Change& change, const MemberId& author,
                      Indexing indexing) {
  for (log::EntityChange& part : change.entities) {
    const auto kind = model::kind_from_name(part.kind);
    if (!kind) continue;
    auto entity = entities_.find(visit.vid, *kind, part.id);
    if (!entity) {
      entity.emplace();
      entity->vid = visit.vid;
      entity->kind = *kind;
      entity->id = part.id;
    }
    const std::string before = indexed_text(*entity);
    keep_true_author(part.fields, author);
    entity->state.apply(entry, std::move(part.fields));
    entity->touch(number);
    save(transaction, visit, *entity, before, indexing);
  }
  if (change.kind == log::ChangeKind::redaction) {
    apply_redaction(transaction, visit, change, author);
  }
}

void Projector::save(storage::Transaction& transaction, VisitState& visit, model::Entity& entity,
                     const std::string& indexed_before, Indexing indexing) {
  entity.conflicted = !conflicted_fields(visit, entity).empty();
  entities_.save(transaction, entity);
  if (entity.kind != model::Kind::note) return;
  const std::string after = model::NoteIndex::indexed_text(entity.state);
  if (indexing == Indexing::now) {
    index_.replace(transaction, entity.eid, indexed_before, after);
  } else if (indexed_before != after) {
    index_.queue(transaction, entity.eid, indexed_before);
  }
}

model::Entity Projector::folded(VisitState& visit, const model::Entity& names) {
  model::Entity out;
  out.eid = names.eid;
  out.vid = names.vid;
  out.kind = names.kind;
  out.id = names.id;
  for (const std::int64_t number : names.entries) {
    const auto stored = logs_.entry(number);
    const log::LogRow* log = visit.find_log(log::lid_of(number));
    if (!stored || log == nullptr || !visit.counts(*log, log::sequence_of(number))) continue;
    if (stored->entry.body.empty()) {
      out.touch(number);
      continue;
    }
    if (!log->writer || !stored->problem.empty()) continue;
    std::optional<log::Change> change = read_change(visit, stored->entry);
    if (!change) continue;
    for (log::EntityChange& part : change->entities) {
      if (part.id != names.id || model::kind_from_name(part.kind) != names.kind) continue;
      keep_true_author(part.fields, *log->writer);
      out.state.apply(log::header_hash(stored->entry.header), std::move(part.fields));
      out.touch(number);
    }
  }
  return out;
}

bool Projector::rebuild(storage::Transaction& transaction, VisitState& visit, model::Kind kind,
                        const EntityId& id, Indexing indexing,
                        const std::vector<std::int64_t>& also) {
  model::Entity was;
  was.vid = visit.vid;
  was.kind = kind;
  was.id = id;
  if (auto found = entities_.find(visit.vid, kind, id)) was = std::move(*found);
  const std::string before = indexed_text(was);
  const Hash hash_before = was.state.projection_hash();
  for (const std::int64_t number : also)
    was.touch(number);
  model::Entity now = folded(visit, was);
  if (!now.state.fields().empty()) {
    save(transaction, visit, now, before, indexing);
  } else if (was.eid != 0) {
    if (kind == model::Kind::note) index_.replace(transaction, was.eid, before, {});
    entities_.remove(transaction, was.eid);
  }
  return now.state.projection_hash() != hash_before;
}

void Projector::apply_redaction(storage::Transaction& transaction, VisitState& visit,
                                const log::Change& change, const MemberId& author) {
  const log::Member* member = visit.chain.find(author);
  const bool leads =
      member != nullptr && (member->role == log::Role::lead || member->role == log::Role::deputy);
  const std::set<Hash> wanted(change.redacted.begin(), change.redacted.end());
  for (const log::EntityChange& part : change.entities) {
    const auto kind = model::kind_from_name(part.kind);
    const auto entity = kind ? entities_.find(visit.vid, *kind, part.id) : std::nullopt;
    if (!entity) continue;
    for (const std::int64_t number : entity->entries) {
      const auto stored = logs_.entry(number);
      if (!stored || !wanted.contains(log::header_hash(stored->entry.header))) continue;
      const log::LogRow* log = visit.find_log(log::lid_of(number));
      const bool own = log != nullptr && log->writer == author;
      if (own || leads) logs_.erase_body(transaction, number);
    }
  }
}

std::vector<FieldVersion> Projector::versions(VisitState& visit, const model::Entity& entity,
                                              std::string_view field) {
  std::vector<FieldVersion> out;
  for (const std::int64_t number : entity.entries) {
    const auto stored = logs_.entry(number);
    if (!stored) continue;
    const auto change = read_change(visit, stored->entry);
    if (!change) continue;
    const log::LogRow* log = visit.find_log(log::lid_of(number));
    for (const log::EntityChange& part : change->entities) {
      if (part.id != entity.id || model::kind_from_name(part.kind) != entity.kind) continue;
      for (const log::FieldChange& set : part.fields) {
        if (set.field != field) continue;
        out.push_back({log::header_hash(stored->entry.header), number,
                       log == nullptr ? std::nullopt : log->writer, change->at, change->lamport,
                       set.value, set.replaces});
      }
    }
  }
  std::sort(out.begin(), out.end(), [](const FieldVersion& a, const FieldVersion& b) {
    return std::tie(a.lamport, a.entry) < std::tie(b.lamport, b.entry);
  });
  return out;
}

FieldConflict Projector::conflict(VisitState& visit, const model::Entity& entity,
                                  const merge::EntityState::Field& field) {
  FieldConflict out;
  merge::FieldHistory history;
  const auto& live = field.value.live();
  for (FieldVersion& version : versions(visit, entity, field.name)) {
    history.nodes.push_back({version.entry, version.value, version.replaces});
    const bool is_live = std::any_of(
        live.begin(), live.end(), [&](const auto& value) { return value.entry == version.entry; });
    if (is_live) out.live.push_back(std::move(version));
  }
  if (out.live.size() != 2) return out;
  out.base = merge::common_ancestor(history, out.live[0].entry, out.live[1].entry);
  if (!model::is_text_field(entity.kind, field.name) || !out.base) return out;
  const auto* base = std::get_if<std::string>(&*out.base);
  const auto* first = std::get_if<std::string>(&out.live[0].value);
  const auto* second = std::get_if<std::string>(&out.live[1].value);
  if (base != nullptr && first != nullptr && second != nullptr) {
    out.merge = merge::merge_text(*base, *first, *second);
  }
  return out;
}

std::vector<std::string> Projector::conflicted_fields(VisitState& visit,
                                                      const model::Entity& entity) {
  std::vector<std::string> out;
  for (const auto& field : entity.state.fields()) {
    if (field.value.settled() || is_set_element(field.name)) continue;
    const FieldConflict conflict = this->conflict(visit, entity, field);
    if (conflict.merge && conflict.merge->merged) continue;
    out.push_back(field.name);
  }
  return out;
}

std::string Projector::shown_text(VisitState& visit, const model::Entity& entity,
                                  std::string_view field) {
  const merge::Register* found = entity.state.find(field);
  if (found == nullptr || found->settled()) return model::Fields(entity.state).text(field);
  for (const auto& candidate : entity.state.fields()) {
    if (candidate.name != field) continue;
    FieldConflict conflict = this->conflict(visit, entity, candidate);
    if (conflict.merge && conflict.merge->merged) return std::move(*conflict.merge->merged);
  }
  return model::Fields(entity.state).text(field);
}

}  // namespace fieldfare::app
