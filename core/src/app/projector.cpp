#include "app/projector.h"

#include <algorithm>
#include <set>

#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/planted.h>

#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// An element of a set: opposite values at the same time mean that it is in, which is no conflict.
bool is_set_element(std::string_view field) {
  return field.find('/') != std::string_view::npos;
}

/// Removed or not: what a member did before counts, and what came after is late.
bool leads(const VisitState& visit, const MemberId& author) {
  const log::Member* member = visit.chain.find(author);
  return member != nullptr &&
         (member->role == log::Role::lead || member->role == log::Role::deputy);
}

/// One redaction of a note, as its log entry says.
struct Redaction {
  MemberId by;
  bool leads = false;
  bool removed = false;
  bool settled = false;  ///< that it counts will not change by words on their way
  std::set<Hash> named;
};

/// What becomes of a text: it stands, it is not shown, or its entry is to be ordered erased.
enum class Fate { stands, hidden, erased };

/// Law D3: a text goes with what it was made from: when it replaces one that an order erases, or
/// when a redaction by its own writer, a lead or a deputy names the entry. An order is for good. So
/// when the redaction's writer was removed and nobody has said yet where their logs end, the text
/// is only not shown.
Fate fate_of(const VisitState& visit, const log::FieldChange& text, const Hash& entry,
             const MemberId& writer, const std::vector<Redaction>& redactions) {
  if (planted(Fault::text_made_from_erased_stays)) return Fate::stands;
  if (std::any_of(text.replaces.begin(), text.replaces.end(),
                  [&](const Hash& hash) { return visit.erased.contains(hash); }))
    return Fate::erased;
  Fate out = Fate::stands;
  for (const Redaction& redaction : redactions) {
    const bool may = redaction.leads || redaction.by == writer;
    if (!may || !redaction.named.contains(entry)) continue;
    if (redaction.settled) return Fate::erased;
    out = Fate::hidden;
  }
  return out;
}

/// True when the text of this entry goes; remembers what is to be ordered.
bool text_goes(VisitState& visit, std::int64_t number, Fate fate) {
  if (fate == Fate::erased) visit.to_erase.insert(number);
  return fate != Fate::stands;
}

/// What only all entries of a thing decide together: `leave_to_author`.
bool said_together(const model::Entity& entity, const std::vector<log::FieldChange>& fields) {
  if (!has_one_author(entity.kind) && entity.kind != model::Kind::line_note) return false;
  const bool first = entity.state.fields().empty();
  return std::ranges::any_of(fields, [&](const log::FieldChange& set) {
    return (set.field == "author" || set.field == "audience") && !(first && set.replaces.empty());
  });
}

std::string indexed_text(const model::Entity& entity) {
  return entity.kind == model::Kind::note ? model::NoteIndex::indexed_text(entity.state)
                                          : std::string();
}

}  // namespace

void keep_true_author(const VisitState& visit, log::ChangeKind kind,
                      std::vector<log::FieldChange>& fields, const MemberId& author) {
  if (kind == log::ChangeKind::redaction && leads(visit, author)) return;
  std::erase_if(fields, [&](const log::FieldChange& change) {
    const auto* value = std::get_if<Bytes>(&change.value);
    return change.field == "author" &&
           (value == nullptr || *value != Bytes(author.bytes.begin(), author.bytes.end()));
  });
}

bool has_one_author(model::Kind kind) {
  return kind == model::Kind::note || kind == model::Kind::concern;
}

void leave_to_author(model::Kind kind, std::vector<log::FieldChange>& fields,
                     const MemberId& writer, const std::set<MemberId>& authors) {
  const bool link = kind == model::Kind::line_note;  // to a restricted note: nobody opens it
  if (planted(Fault::authorship_taken) || (!link && !has_one_author(kind))) return;
  const bool among = authors.empty() || authors.contains(writer);
  const bool alone = !link && authors.size() == 1 && authors.contains(writer);
  std::erase_if(fields, [&](log::FieldChange& set) {
    if (set.replaces.empty()) return false;  // beside what stands, which goes on standing
    if (set.field == "author") {
      if (among && !authors.empty() && !alone) set.replaces.clear();
      return !among;
    }
    return set.field == "audience" && !alone && set.value != log::Value(std::string("restricted"));
  });
}

bool is_note_text(model::Kind kind, const log::FieldChange& change) {
  return kind == model::Kind::note && change.field == "text" &&
         std::holds_alternative<std::string>(change.value);
}

std::optional<log::Change> read_change(const VisitState& visit, const log::SealedEntry& entry) {
  if (entry.body.empty()) return std::nullopt;
  const log::Header header = log::decode_header(entry.header);
  if (log::is_boxed(entry)) {
    std::vector<const crypto::BoxKey*> keys{&visit.box_key};
    const auto audience = visit.audience_keys.find(header.key);
    if (audience != visit.audience_keys.end()) keys.insert(keys.begin(), &audience->second);
    return log::open_boxed_entry(header, entry, keys);
  }
  const crypto::SecureBuffer* key = visit.epoch_key(header.key);
  if (key == nullptr) return std::nullopt;
  return log::open_entry(header, entry, key->view());
}

void Projector::apply(storage::Transaction& transaction, VisitState& visit, std::int64_t number,
                      const Hash& entry, log::Change& change, const MemberId& author) {
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
    keep_true_author(visit, change.kind, part.fields, author);
    const bool together = said_together(*entity, part.fields);
    std::erase_if(part.fields, [&](const log::FieldChange& set) {
      return is_note_text(*kind, set) &&
             text_goes(visit, number, fate_of(visit, set, entry, author, {}));
    });
    entity->state.apply(entry, std::move(part.fields));
    entity->touch(number);
    save(transaction, visit, *entity, before);
    const bool redacted = *kind == model::Kind::note && entity->state.find("redacted") != nullptr;
    if (redacted || together) {
      rebuild(transaction, visit, *kind, part.id);
    }
  }
}

void Projector::save(storage::Transaction& transaction, VisitState& visit, model::Entity& entity,
                     const std::string& indexed_before) {
  entity.conflicted = !conflicted_fields(visit, entity).empty();
  entities_.save(transaction, entity);
  if (entity.kind != model::Kind::note) return;
  const std::string after = model::NoteIndex::indexed_text(entity.state);
  if (after.empty() && planted(Fault::search_keeps_erased)) return;
  if (indexed_before != after) index_.queue(transaction, entity.eid, indexed_before);
}

namespace {

/// An entry that counts, read.
struct Reading {
  std::int64_t number = 0;
  Hash hash;
  MemberId writer;
  log::Change change;
};

std::vector<Redaction> redactions_in(const VisitState& visit,
                                     const std::vector<Reading>& readings) {
  std::vector<Redaction> out;
  for (const Reading& reading : readings) {
    if (reading.change.kind != log::ChangeKind::redaction) continue;
    const auto& named = reading.change.redacted;
    const bool removed = !visit.chain.is_present(reading.writer);
    out.push_back({reading.writer,
                   leads(visit, reading.writer),
                   removed,
                   !removed || visit.ended.contains(reading.writer),
                   {named.begin(), named.end()}});
  }
  return out;
}

/// Who wrote a thing: those who say so without taking another's word away, or where they open it,
/// which says all of it anew to those who have nothing older of it.
std::set<MemberId> authors_in(const std::vector<Reading>& readings, const model::Entity& names) {
  std::set<MemberId> out;
  for (const Reading& reading : readings) {
    for (const log::EntityChange& part : reading.change.entities) {
      if (part.id != names.id || model::kind_from_name(part.kind) != names.kind) continue;
      const bool whole = std::ranges::any_of(
          part.fields, [](const log::FieldChange& set) { return set.field == "audience"; });
      for (const log::FieldChange& set : part.fields) {
        const auto* value = std::get_if<Bytes>(&set.value);
        const bool claims = set.field == "author" && (set.replaces.empty() || whole);
        if (claims && value != nullptr && value->size() == MemberId::size)
          out.insert(MemberId::from(*value));
      }
    }
  }
  return out;
}

/// A hole that a redaction names is settled by an order of whoever may give one, when the order
/// that came with the redaction counts no more. Whoever may still order had not read it: then its
/// text goes when the content comes, and what else it says stays.
void mark_redacted_holes(VisitState& visit, const std::vector<Redaction>& redactions) {
  if (visit.holes.empty()) return;
  for (const Redaction& redaction : redactions) {
    if (!redaction.leads || !redaction.removed || !redaction.settled) continue;
    for (const Hash& entry : redaction.named) {
      const auto hole = visit.holes.find(entry);
      if (hole != visit.holes.end()) visit.to_erase.insert(hole->second);
    }
  }
}

}  // namespace

model::Entity Projector::folded(VisitState& visit, const model::Entity& names) {
  model::Entity out;
  out.eid = names.eid;
  out.vid = names.vid;
  out.kind = names.kind;
  out.id = names.id;
  std::vector<Reading> readings;
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
    readings.push_back(
        {number, log::header_hash(stored->entry.header), *log->writer, std::move(*change)});
  }
  const std::vector<Redaction> redactions = redactions_in(visit, readings);
  mark_redacted_holes(visit, redactions);
  for (Reading& reading : readings)
    for (log::EntityChange& part : reading.change.entities)
      keep_true_author(visit, reading.change.kind, part.fields, reading.writer);
  const std::set<MemberId> authors = authors_in(readings, names);
  for (Reading& reading : readings) {
    const bool restates =
        reading.change.kind == log::ChangeKind::redaction && leads(visit, reading.writer);
    for (log::EntityChange& part : reading.change.entities) {
      if (part.id != names.id || model::kind_from_name(part.kind) != names.kind) continue;
      if (!restates) leave_to_author(names.kind, part.fields, reading.writer, authors);
      std::erase_if(part.fields, [&](const log::FieldChange& set) {
        return is_note_text(names.kind, set) &&
               text_goes(visit, reading.number,
                         fate_of(visit, set, reading.hash, reading.writer, redactions));
      });
      out.state.apply(reading.hash, std::move(part.fields));
      out.touch(reading.number);
    }
  }
  return out;
}

bool Projector::rebuild(storage::Transaction& transaction, VisitState& visit, model::Kind kind,
                        const EntityId& id, const std::vector<std::int64_t>& also) {
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
    save(transaction, visit, now, before);
  } else if (was.eid != 0) {
    if (kind == model::Kind::note) index_.forget(transaction, was.eid, before);
    entities_.remove(transaction, was.eid);
  }
  return now.state.projection_hash() != hash_before;
}

void Projector::erase(storage::Transaction& transaction, VisitState& visit,
                      const std::vector<std::int64_t>& entries) {
  std::set<std::pair<model::Kind, EntityId>> changed;
  for (const std::int64_t number : entries) {
    const auto stored = logs_.entry(number);
    if (!stored || stored->entry.body.empty()) continue;
    std::optional<log::Change> change;
    if (stored->problem.empty()) change = read_change(visit, stored->entry);
    logs_.erase_body(transaction, number);
    visit.to_erase.erase(number);
    if (!change) continue;
    for (const log::EntityChange& part : change->entities) {
      const auto kind = model::kind_from_name(part.kind);
      if (!kind) continue;
      changed.emplace(*kind, part.id);
      const bool held_text =
          std::any_of(part.fields.begin(), part.fields.end(),
                      [&](const auto& field) { return is_note_text(*kind, field); });
      if (!held_text) continue;
      auto drop = transaction.database().prepare("DELETE FROM draft WHERE note = ?1");
      drop.bind(1, part.id.view()).run();
    }
  }
  for (const auto& [kind, id] : changed)
    rebuild(transaction, visit, kind, id);
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
