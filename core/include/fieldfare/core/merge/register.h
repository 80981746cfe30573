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
/// Settled when all live values are equal.
class Register {
 public:
  /// Adds the change that entry `entry` makes. Applying one twice changes nothing.
  void apply(const Hash& entry, const log::FieldChange& change);

  /// Live values, ordered by entry hash.
  [[nodiscard]] const std::vector<LiveValue>& live() const noexcept { return live_; }
  [[nodiscard]] bool settled() const noexcept;
  /// The entries that a new value written now must replace.
  [[nodiscard]] std::vector<Hash> heads() const;

 private:
  friend class EntityState;
  std::vector<LiveValue> live_;
  std::vector<Hash> replaced_unseen_;  ///< replaced before they arrived; sorted
};

/// The registers of one entity. Encoded compactly: an entry's hash stands once however many fields
/// it set.
class EntityState {
 public:
  struct Field {
    std::string name;
    Register value;
  };

  void apply(const Hash& entry, const std::vector<log::FieldChange>& fields);
  [[nodiscard]] const Register* find(std::string_view field) const;
  [[nodiscard]] const std::vector<Field>& fields() const noexcept { return fields_; }

  [[nodiscard]] Bytes encode() const;
  /// Error(damaged) for anything that `encode` cannot have written.
  [[nodiscard]] static EntityState decode(ByteView bytes);
  /// A hash over the live values alone, which is equal on all replicas that hold equal entries.
  [[nodiscard]] Hash projection_hash() const;

 private:
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

/// The one nearest value from which both entries descend; nothing when there is none or more than
/// one (then nothing is merged, everything is shown).
[[nodiscard]] std::optional<log::Value> common_ancestor(const FieldHistory& history, const Hash& a,
                                                        const Hash& b);

}  // namespace fieldfare::merge
