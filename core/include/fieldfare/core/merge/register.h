#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/change.h>

namespace fieldfare::merge {

/// A value and the entry that set it.
struct LiveValue {
  Hash entry;
  log::Value value;
  bool operator==(const LiveValue&) const = default;
};

/// A multi-value register: the set of values that nobody replaced. It is a function of the set of
/// field changes alone, so the order in which they arrive and how often does not matter:
///   live = { (e, v) | e sets v, and no change names e in `replaces` }
/// Settled when all live values are equal. Laws: merge-algebra.md, R1 to R11. Not thread-safe.
class Register {
 public:
  /// Adds the change that entry `entry` makes. Applying one twice changes nothing. The second form
  /// takes the value out of `change`.
  void apply(const Hash& entry, const log::FieldChange& change);
  void apply(const Hash& entry, log::FieldChange&& change);

  /// Live values, ordered by entry hash.
  [[nodiscard]] const std::vector<LiveValue>& live() const noexcept { return live_; }
  [[nodiscard]] bool settled() const noexcept;
  /// Every entry that any change replaced, ascending: what makes late and repeated arrival
  /// harmless.
  [[nodiscard]] const std::vector<Hash>& replaced() const noexcept { return replaced_; }
  /// The entries that a new value written now must replace.
  [[nodiscard]] std::vector<Hash> heads() const;

 private:
  friend class EntityState;
  /// True when the value that `entry` sets belongs into live_.
  [[nodiscard]] bool admit(const Hash& entry, const std::vector<Hash>& replaces);
  void replace(const Hash& entry);
  void insert(const Hash& entry, log::Value value);

  std::vector<LiveValue> live_;  ///< sorted by entry
  std::vector<Hash> replaced_;   ///< all that any change replaced, seen or not; sorted
};

/// The registers of one entity. Encoded compactly: an entry's hash stands once however many fields
/// it set. Equal sets of changes give equal encodings. Not thread-safe.
class EntityState {
 public:
  struct Field {
    std::string name;
    Register value;
  };

  void apply(const Hash& entry, const std::vector<log::FieldChange>& fields);
  /// As above; takes the values out of `fields`.
  void apply(const Hash& entry, std::vector<log::FieldChange>&& fields);
  [[nodiscard]] const Register* find(std::string_view field) const;
  [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }

  [[nodiscard]] Bytes encode() const;
  /// Error(damaged) for anything that `encode` cannot have written.
  [[nodiscard]] static EntityState decode(ByteView bytes);
  /// A hash over the live values alone, which is equal on all replicas that hold equal entries.
  [[nodiscard]] Hash projection_hash() const;

 private:
  [[nodiscard]] Register& at(std::string_view field);
  [[nodiscard]] static Register decode_register(log::CborReader& in, class EntryList& entries);

  std::vector<Field> fields_;  ///< sorted by name
};

/// The history of one field: every change made to it. Used when values conflict.
struct FieldHistory {
  struct Node {
    Hash entry;
    log::Value value;
    std::vector<Hash> replaces;
  };
  std::vector<Node> nodes;
};

/// The one nearest value from which both entries descend; nothing when there is none, when it is
/// not held, or when there are several that differ (then nothing is merged, everything is shown).
[[nodiscard]] std::optional<log::Value> common_ancestor(const FieldHistory& history, const Hash& a,
                                                        const Hash& b);

}  // namespace fieldfare::merge
