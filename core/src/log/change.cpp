#include <fieldfare/core/log/change.h>

#include <algorithm>
#include <compare>
#include <cstdlib>
#include <string_view>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

namespace fieldfare::log {

namespace {

constexpr int max_offset_minutes = 840;
constexpr std::size_t head_items = 5;  ///< kind, lamport, at, offset, parents
constexpr std::size_t max_items = 64;  ///< a later kind may have more parts than ours

bool by_name(const FieldChange& a, const FieldChange& b) {
  return a.field < b.field;
}

bool by_key(const EntityChange& a, const EntityChange& b) {
  const auto order = a.id <=> b.id;
  return std::is_neq(order) ? std::is_lt(order) : a.kind < b.kind;
}

/// True when no two items are equal under `less`; free for items that stand in order.
template <class T, class Less>
bool all_distinct(const std::vector<T>& items, Less less) {
  const auto not_rising = [&](const T& a, const T& b) { return !less(a, b); };
  if (std::adjacent_find(items.begin(), items.end(), not_rising) == items.end()) return true;
  std::vector<const T*> sorted;
  sorted.reserve(items.size());
  for (const T& item : items)
    sorted.push_back(&item);
  std::sort(sorted.begin(), sorted.end(), [&](const T* a, const T* b) { return less(*a, *b); });
  return std::adjacent_find(sorted.begin(), sorted.end(),
                            [&](const T* a, const T* b) { return !less(*a, *b); }) == sorted.end();
}

void require_room(bool fits) {
  if (fits) return;
  throw Error(ErrorCode::not_possible, "This is more than one entry can hold.",
              "Do it in several steps.");
}

void require_name(const std::string& name) {
  FIELDFARE_ASSERT(!name.empty());
  require_room(name.size() <= max_name);
}

void write_hashes(CborWriter& out, const std::vector<Hash>& hashes) {
  out.array(hashes.size());
  for (const Hash& hash : hashes)
    out.bytes(hash.view());
}

void write_field(CborWriter& out, const FieldChange& field) {
  require_name(field.field);
  require_room(field.replaces.size() <= max_replaced);
  out.array(3);
  out.text(field.field);
  out.value(field.value);
  write_hashes(out, field.replaces);
}

void write_entity(CborWriter& out, const EntityChange& entity) {
  require_name(entity.kind);
  require_room(entity.fields.size() <= max_fields);
  FIELDFARE_ASSERT(all_distinct(entity.fields, by_name));
  out.array(3);
  out.text(entity.kind);
  out.bytes(entity.id.view());
  out.array(entity.fields.size());
  for (const FieldChange& field : entity.fields)
    write_field(out, field);
}

void write_entities(CborWriter& out, const Change& change) {
  require_room(change.entities.size() <= max_entities);
  FIELDFARE_ASSERT(all_distinct(change.entities, by_key));
  out.array(change.entities.size());
  for (const EntityChange& entity : change.entities)
    write_entity(out, entity);
}

void write_payload(CborWriter& out, const Change& change) {
  switch (change.kind) {
    case ChangeKind::open_log:
      out.bytes(change.certificate);
      return;
    case ChangeKind::edit:
      write_entities(out, change);
      return;
    case ChangeKind::redaction:
      write_entities(out, change);
      require_room(change.redacted.size() <= max_redacted);
      write_hashes(out, change.redacted);
      out.text(change.reason);
      return;
  }
  FIELDFARE_ASSERT(false);
}

std::size_t value_size(const Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return text->size();
  if (const auto* raw = std::get_if<Bytes>(&value)) return raw->size();
  std::size_t size = 0;
  if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    for (const std::string& text : *texts)
      size += text.size() + 5;
  }
  return size;
}

/// Not less than the encoded size: one allocation, and no half-written copy of a note left behind.
std::size_t size_bound(const Change& change) {
  constexpr std::size_t hash_size = Hash::size + 2;
  constexpr std::size_t item_size = 32;  ///< the heads of an entity's or a field's parts
  std::size_t size = 64 + hash_size * (change.parents.size() + change.redacted.size());
  size += change.certificate.size() + change.reason.size();
  for (const EntityChange& entity : change.entities) {
    size += item_size + entity.kind.size() + EntityId::size;
    for (const FieldChange& field : entity.fields) {
      size += item_size + field.field.size() + value_size(field.value) +
              hash_size * field.replaces.size();
    }
  }
  return size;
}

bool only_its_own_parts(const Change& change) {
  const bool opening = change.kind == ChangeKind::open_log;
  const bool redaction = change.kind == ChangeKind::redaction;
  return (!opening || change.entities.empty()) && (opening || change.certificate.empty()) &&
         (redaction || (change.redacted.empty() && change.reason.empty()));
}

std::size_t item_count(ChangeKind kind) {
  return head_items + (kind == ChangeKind::redaction ? 3U : 1U);
}

std::vector<Hash> read_hashes(CborReader& in, std::size_t limit) {
  const std::size_t count = in.array(limit);
  std::vector<Hash> out;
  out.reserve(count);
  for (std::size_t i = 0; i < count; ++i)
    out.push_back(in.id<Hash>());
  return out;
}

std::string_view read_name(CborReader& in) {
  const std::string_view name = in.text();
  if (name.empty() || name.size() > max_name) CborReader::refuse("a name has the wrong length");
  return name;
}

void read_entity(CborReader& in, EntityChange& out) {
  in.array_of(3);
  out.kind = read_name(in);
  out.id = in.id<EntityId>();
  const std::size_t count = in.array(max_fields);
  out.fields.reserve(count);
  for (std::size_t i = 0; i < count; ++i) {
    FieldChange& field = out.fields.emplace_back();
    in.array_of(3);
    field.field = read_name(in);
    field.value = in.value();
    field.replaces = read_hashes(in, max_replaced);
  }
  if (!all_distinct(out.fields, by_name)) CborReader::refuse("a field is set twice");
}

std::vector<EntityChange> read_entities(CborReader& in) {
  const std::size_t count = in.array(max_entities);
  std::vector<EntityChange> out(count);
  for (EntityChange& entity : out)
    read_entity(in, entity);
  if (!all_distinct(out, by_key)) CborReader::refuse("an entity stands in it twice");
  return out;
}

void read_moment(CborReader& in, Change& change) {
  const std::int64_t lamport = in.integer();
  if (lamport < 0 || static_cast<std::uint64_t>(lamport) > max_lamport) {
    CborReader::refuse("its Lamport number is out of range");
  }
  change.lamport = static_cast<std::uint64_t>(lamport);
  change.at.ms = in.integer();
  const std::int64_t offset = in.integer();
  if (offset < -max_offset_minutes || offset > max_offset_minutes) {
    CborReader::refuse("its offset from UTC is out of range");
  }
  change.at.offset_minutes = static_cast<std::int16_t>(offset);
  change.parents = read_hashes(in, max_parents);
}

void read_payload(CborReader& in, Change& change) {
  if (change.kind == ChangeKind::edit) {
    change.entities = read_entities(in);
  } else if (change.kind == ChangeKind::open_log) {
    const ByteView certificate = in.bytes();
    change.certificate.assign(certificate.begin(), certificate.end());
  } else {
    change.entities = read_entities(in);
    change.redacted = read_hashes(in, max_redacted);
    change.reason = in.text();
  }
}

}  // namespace

Bytes encode(const Change& change) {
  FIELDFARE_ASSERT(only_its_own_parts(change));
  FIELDFARE_ASSERT(change.lamport <= max_lamport);
  FIELDFARE_ASSERT(std::abs(change.at.offset_minutes) <= max_offset_minutes);
  require_room(change.parents.size() <= max_parents);
  Bytes bytes;
  bytes.reserve(size_bound(change));
  CborWriter out(bytes);
  out.array(item_count(change.kind));
  out.integer(static_cast<std::int64_t>(change.kind));
  out.integer(static_cast<std::int64_t>(change.lamport));
  out.integer(change.at.ms);
  out.integer(change.at.offset_minutes);
  write_hashes(out, change.parents);
  write_payload(out, change);
  require_room(bytes.size() <= max_change);
  return bytes;
}

Change decode_change(ByteView bytes) {
  if (bytes.size() > max_change) CborReader::refuse("it is longer than an entry may be");
  CborReader in(bytes);
  const std::size_t items = in.array(max_items);
  const std::int64_t kind = in.integer();
  if (kind < static_cast<std::int64_t>(ChangeKind::open_log) ||
      kind > static_cast<std::int64_t>(ChangeKind::redaction)) {
    throw Error(ErrorCode::damaged, "An entry is of a kind that this version does not know.",
                "Update Fieldfare; the entry is kept and passed on.");
  }
  Change change;
  change.kind = static_cast<ChangeKind>(kind);
  if (items != item_count(change.kind)) CborReader::refuse("it has the wrong number of parts");
  read_moment(in, change);
  read_payload(in, change);
  in.expect_end();
  return change;
}

Hash parents_hash(const std::vector<Hash>& parents) {
  static_assert(sizeof(Hash) == Hash::size);
  if (parents.empty()) return crypto::hash(ByteView{});
  return crypto::hash(ByteView{parents.front().bytes.data(), parents.size() * Hash::size});
}

}  // namespace fieldfare::log
