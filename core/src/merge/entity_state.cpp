#include <algorithm>
#include <utility>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/merge/register.h>

namespace fieldfare::merge {

namespace {

using log::CborReader;
using log::CborWriter;

constexpr std::int64_t state_format = 1;
constexpr std::string_view projection_domain = "fieldfare/projection/1";

bool by_name(const EntityState::Field& field, std::string_view name) {
  return field.name < name;
}

/// The entries that an entity's registers mention, each once, ascending: what their indexes mean.
class EntryTable {
 public:
  explicit EntryTable(const std::vector<EntityState::Field>& fields);

  /// A register's entries are asked for in ascending order: the next one is mostly at hand.
  [[nodiscard]] std::int64_t index_of(const Hash& entry) {
    if (entries_[last_] != entry && last_ + 1 < entries_.size()) ++last_;
    if (entries_[last_] != entry) {
      const auto at = std::lower_bound(entries_.begin(), entries_.end(), entry);
      last_ = static_cast<std::size_t>(at - entries_.begin());
    }
    return static_cast<std::int64_t>(last_);
  }
  [[nodiscard]] ByteView view() const {
    static_assert(sizeof(Hash) == Hash::size);
    if (entries_.empty()) return {};
    return {entries_.front().bytes.data(), entries_.size() * Hash::size};
  }

 private:
  void add(const Hash& entry) {
    if (entries_.empty() || entries_.back() != entry) entries_.push_back(entry);
  }
  /// What was added since `begin` is in order; so is what stood there before.
  void merge_from(std::size_t begin) {
    const auto middle = entries_.begin() + static_cast<std::ptrdiff_t>(begin);
    if (middle == entries_.begin() || middle == entries_.end() || *(middle - 1) < *middle) return;
    std::inplace_merge(entries_.begin(), middle, entries_.end());
  }

  std::vector<Hash> entries_;
  std::size_t last_ = 0;
};

EntryTable::EntryTable(const std::vector<EntityState::Field>& fields) {
  for (const EntityState::Field& field : fields) {
    std::size_t begin = entries_.size();
    for (const LiveValue& value : field.value.live())
      add(value.entry);
    merge_from(begin);
    begin = entries_.size();
    for (const Hash& entry : field.value.replaced())
      add(entry);
    merge_from(begin);
  }
  entries_.erase(std::unique(entries_.begin(), entries_.end()), entries_.end());
}

}  // namespace

/// The table as it was read, and which of its entries the registers mention.
class EntryList {
 public:
  explicit EntryList(ByteView table) : table_(table), used_(table.size() / Hash::size) {
    if (table.size() % Hash::size != 0) CborReader::refuse("its entries are cut short");
    for (std::size_t i = 1; i < used_.size(); ++i) {
      if (at(i - 1) >= at(i)) CborReader::refuse("its entries are out of order");
    }
  }

  /// Reads an index that is greater than `least - 1`, marks its entry as used.
  std::size_t read_index(CborReader& in, std::size_t least) {
    const std::int64_t index = in.integer();
    if (index < 0 || static_cast<std::uint64_t>(index) >= used_.size() ||
        static_cast<std::uint64_t>(index) < least) {
      CborReader::refuse("an entry is named out of order");
    }
    used_[static_cast<std::size_t>(index)] = 1;
    return static_cast<std::size_t>(index);
  }
  [[nodiscard]] Hash at(std::size_t index) const {
    return Hash::from(table_.subspan(index * Hash::size, Hash::size));
  }
  [[nodiscard]] std::size_t size() const { return used_.size(); }
  [[nodiscard]] bool all_used() const {
    return std::find(used_.begin(), used_.end(), std::uint8_t{0}) == used_.end();
  }

 private:
  ByteView table_;
  Bytes used_;
};

Register& EntityState::at(std::string_view field) {
  auto place = std::lower_bound(fields_.begin(), fields_.end(), field, by_name);
  if (place == fields_.end() || place->name != field) {
    place = fields_.insert(place, Field{std::string(field), {}});
  }
  return place->value;
}

void EntityState::apply(const Hash& entry, const std::vector<log::FieldChange>& fields) {
  if (fields_.empty()) fields_.reserve(fields.size());
  for (const log::FieldChange& field : fields)
    at(field.field).apply(entry, field);
}

void EntityState::apply(const Hash& entry, std::vector<log::FieldChange>&& fields) {
  if (fields_.empty()) fields_.reserve(fields.size());
  for (log::FieldChange& field : fields)
    at(field.field).apply(entry, std::move(field));
}

const Register* EntityState::find(std::string_view field) const {
  const auto place = std::lower_bound(fields_.begin(), fields_.end(), field, by_name);
  return place != fields_.end() && place->name == field ? &place->value : nullptr;
}

Bytes EntityState::encode() const {
  EntryTable entries(fields_);
  Bytes bytes;
  bytes.reserve(1024 + entries.view().size());
  CborWriter out(bytes);
  out.array(3);
  out.integer(state_format);
  out.bytes(entries.view());
  out.array(fields_.size());
  for (const Field& field : fields_) {
    out.array(3);
    out.text(field.name);
    out.array(2 * field.value.live_.size());
    for (const LiveValue& value : field.value.live_) {
      out.integer(entries.index_of(value.entry));
      out.value(value.value);
    }
    out.array(field.value.replaced_.size());
    for (const Hash& entry : field.value.replaced_)
      out.integer(entries.index_of(entry));
  }
  return bytes;
}

Register EntityState::decode_register(CborReader& in, EntryList& entries) {
  Register out;
  const std::size_t items = in.array(2 * entries.size());
  if (items % 2 != 0) CborReader::refuse("a value is missing");
  out.live_.reserve(items / 2);
  std::size_t least = 0;
  for (std::size_t i = 0; i < items / 2; ++i) {
    const std::size_t index = entries.read_index(in, least);
    least = index + 1;
    out.live_.push_back({entries.at(index), in.value()});
  }
  const std::size_t replaced = in.array(entries.size());
  if (items + replaced == 0) CborReader::refuse("a field without a change");
  out.replaced_.reserve(replaced);
  least = 0;
  for (std::size_t i = 0; i < replaced; ++i) {
    const std::size_t index = entries.read_index(in, least);
    least = index + 1;
    out.replaced_.push_back(entries.at(index));
  }
  for (const LiveValue& value : out.live_) {
    if (std::binary_search(out.replaced_.begin(), out.replaced_.end(), value.entry)) {
      CborReader::refuse("a value is live and replaced");
    }
  }
  return out;
}

EntityState EntityState::decode(ByteView bytes) {
  CborReader in(bytes);
  in.array_of(3);
  if (in.integer() != state_format) CborReader::refuse("its format is not known to this version");
  EntryList entries(in.bytes());
  const std::size_t count = in.array(bytes.size());
  EntityState out;
  for (std::size_t i = 0; i < count; ++i) {
    in.array_of(3);
    const std::string_view name = in.text();
    if (i > 0 && name <= out.fields_.back().name) CborReader::refuse("its fields are out of order");
    out.fields_.push_back({std::string(name), decode_register(in, entries)});
  }
  in.expect_end();
  if (!entries.all_used()) CborReader::refuse("it names an entry that it does not use");
  return out;
}

Hash EntityState::projection_hash() const {
  Bytes bytes;
  bytes.reserve(1024);
  CborWriter out(bytes);
  for (const Field& field : fields_) {
    if (field.value.live_.empty()) continue;
    out.text(field.name);
    out.array(2 * field.value.live_.size());
    for (const LiveValue& value : field.value.live_) {
      out.bytes(value.entry.view());
      out.value(value.value);
    }
  }
  return crypto::hash({as_bytes(projection_domain), bytes});
}

}  // namespace fieldfare::merge
