#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/value.h>
#include <fieldfare/core/time.h>

namespace fieldfare::log {

/// Limits of the format, checked before anything is allocated.
inline constexpr std::size_t max_parents = 32;     ///< more causal heads than a team has logs
inline constexpr std::size_t max_entities = 4096;  ///< entities in one change
inline constexpr std::size_t max_fields = 4096;    ///< fields of one entity in one change
inline constexpr std::size_t max_replaced = 1024;  ///< values that one value replaces
inline constexpr std::size_t max_redacted = 4096;  ///< entries that one redaction names
inline constexpr std::size_t max_name = 96;        ///< bytes of an entity kind or field name
inline constexpr std::size_t max_body = std::size_t{256} * 1024;  ///< bytes of a sealed body
inline constexpr std::size_t max_change = 4 * max_body;  ///< bytes of a change before compression

/// The greatest Lamport number: what every language reads exactly. A hostile member may claim it;
/// then all later entries share it and their hashes order them, so no log is ever stopped.
inline constexpr std::uint64_t max_lamport = (std::uint64_t{1} << 53U) - 1;
[[nodiscard]] constexpr std::uint64_t next_lamport(std::uint64_t greatest_seen) noexcept {
  return greatest_seen < max_lamport ? greatest_seen + 1 : max_lamport;
}

/// One field's new value and the values it replaces. A value is named by the hash of the entry
/// that set it (an entry sets a field of an entity at most once).
struct FieldChange {
  std::string field;
  Value value;
  std::vector<Hash> replaces;
  bool operator==(const FieldChange&) const = default;
};

struct EntityChange {
  std::string kind;  ///< "note", "activity", ...
  EntityId id;
  std::vector<FieldChange> fields;  ///< no field twice
  bool operator==(const EntityChange&) const = default;
};

/// What an entry is for. Kinds a program does not know are kept, forwarded and shown as unreadable.
enum class ChangeKind : std::uint8_t {
  open_log = 1,   ///< the first entry of every log: who writes it
  edit = 2,       ///< values of fields
  redaction = 3,  ///< entries whose bodies are to be erased everywhere
};

/// The plain content of one entry's body.
struct Change {
  ChangeKind kind = ChangeKind::edit;
  std::uint64_t lamport = 0;           ///< one more than the greatest seen: order of display
  Time at;                             ///< the writer's clock; shown, never decides
  std::vector<Hash> parents;           ///< heads of the other logs that the writer had seen
  std::vector<EntityChange> entities;  ///< edit, or what a redaction leaves; no (kind, id) twice
  Bytes certificate;                   ///< open_log: see log-format.md, "The first entry"
  std::vector<Hash> redacted;          ///< redaction: the entries
  std::string reason;                  ///< redaction: why, as guarded text
  bool operator==(const Change&) const = default;
};

/// Deterministic: equal changes give equal bytes, and decode(encode(c)) == c. The layout stands in
/// merge-algebra.md, section 6. Error(not_possible) when a limit above is exceeded, Error(usage)
/// for text that is not UTF-8; a change that says one thing twice is a programmer's error.
[[nodiscard]] Bytes encode(const Change& change);
/// Error(damaged) for anything that `encode` cannot have written, within the limits above.
[[nodiscard]] Change decode_change(ByteView bytes);

/// BLAKE2b over the parents in order; what the header carries in their place.
[[nodiscard]] Hash parents_hash(const std::vector<Hash>& parents);

}  // namespace fieldfare::log
