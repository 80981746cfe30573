#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/merge/register.h>
#include <fieldfare/core/merge/text.h>
#include <fieldfare/core/storage/database.h>

#include "app/visit_state.h"
#include "log/log_table.h"
#include "model/entity_table.h"
#include "model/note_index.h"

namespace fieldfare::app {

/// One version of one field, with who wrote it when.
struct FieldVersion {
  Hash entry;
  std::int64_t number = 0;
  std::optional<MemberId> author;
  Time at;
  std::uint64_t lamport = 0;
  log::Value value;
  std::vector<Hash> replaces;
};

/// A field's live values, what they came from, and what can be made of them.
struct FieldConflict {
  std::vector<FieldVersion> live;  ///< by Lamport number, then hash
  std::optional<log::Value> base;
  std::optional<merge::TextMerge> merge;  ///< of two texts with one common ancestor
};

/// Turns entries into the projections, in any order of arrival: the tables are a function of the
/// set of entries. Belongs to whoever is at work (worker.h).
class Projector {
 public:
  explicit Projector(storage::Database& database) noexcept
      : entities_(database), index_(database), logs_(database) {}

  /// Applies an entry that has been read; `author` wrote it. Moves the values out of the change.
  void apply(storage::Transaction& transaction, VisitState& visit, std::int64_t number,
             const Hash& entry, log::Change& change, const MemberId& author);

  /// Folds an entity anew from its entries that count: those whose body is here, can be read,
  /// belongs to a member's log and is not late work. For entries that were applied and count no
  /// more. `also` are entries that the entity does not know of yet. Entries that are erased stay
  /// named in its history; an entity that no counting entry speaks of is no more. True when a live
  /// value changed. Law: after any applying of a set of entries, rebuilding changes nothing.
  bool rebuild(storage::Transaction& transaction, VisitState& visit, model::Kind kind,
               const EntityId& id, const std::vector<std::int64_t>& also = {});

  /// What the entries named in `names` make of its entity, those that count alone.
  [[nodiscard]] model::Entity folded(VisitState& visit, const model::Entity& names);

  /// Erases the bodies and wrapped keys of these entries, and drafts of notes whose text they held,
  /// and folds anew what they had changed. Whoever calls holds an order for each.
  void erase(storage::Transaction& transaction, VisitState& visit,
             const std::vector<std::int64_t>& entries);

  /// What the log says about one field: every version that can be read.
  [[nodiscard]] std::vector<FieldVersion> versions(VisitState& visit, const model::Entity& entity,
                                                   std::string_view field);
  /// The conflict of a field that has several values.
  [[nodiscard]] FieldConflict conflict(VisitState& visit, const model::Entity& entity,
                                       const merge::EntityState::Field& field);
  /// The fields of an entity whose values differ and cannot be merged.
  [[nodiscard]] std::vector<std::string> conflicted_fields(VisitState& visit,
                                                           const model::Entity& entity);
  /// The text to show for a field: settled, merged where that can be done, or the first value.
  [[nodiscard]] std::string shown_text(VisitState& visit, const model::Entity& entity,
                                       std::string_view field);

  [[nodiscard]] model::EntityTable& entities() noexcept { return entities_; }
  [[nodiscard]] model::NoteIndex& index() noexcept { return index_; }
  [[nodiscard]] log::LogTable& logs() noexcept { return logs_; }

 private:
  void save(storage::Transaction& transaction, VisitState& visit, model::Entity& entity,
            const std::string& indexed_before);

  model::EntityTable entities_;
  model::NoteIndex index_;
  log::LogTable logs_;
};

/// Takes out a field "author" that does not name `author`: a writer's word on who wrote is not
/// taken, the log's certificate says it. A lead or deputy who redacts restates who wrote what is
/// erased.
void keep_true_author(const VisitState& visit, log::ChangeKind kind,
                      std::vector<log::FieldChange>& fields, const MemberId& author);

/// Notes and concerns: who wrote one first is one of its readers, also where it is restricted, and
/// alone opens it to the team.
[[nodiscard]] bool has_one_author(model::Kind kind);

/// Law W1: takes out what only the author of such a thing may say. `authors` are those who claim it
/// in words of their own: where there are any, `writer` must be one of them to claim it, and must
/// be the only one to take the place of a claim or to take a restriction away.
void leave_to_author(model::Kind kind, std::vector<log::FieldChange>& fields,
                     const MemberId& writer, const std::set<MemberId>& authors);

/// True when the field is a note's text and has one.
[[nodiscard]] bool is_note_text(model::Kind kind, const log::FieldChange& change);

/// The change in a stored entry, when its body is there and its key is known.
[[nodiscard]] std::optional<log::Change> read_change(const VisitState& visit,
                                                     const log::SealedEntry& entry);

}  // namespace fieldfare::app
