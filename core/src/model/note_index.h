#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/storage/database.h>

#include "model/entity_table.h"

namespace fieldfare::model {

/// Full-text search over notes, inside the encrypted store and without a second copy of the text.
/// Notes typed here are indexed with the save; notes that arrive in bulk are queued and indexed in
/// steps while nobody waits, at the latest before the next search.
class NoteIndex {
 public:
  explicit NoteIndex(storage::Database& database) noexcept : database_(&database) {}

  /// What a note is found by: every live text of it. A function of the state alone, because the
  /// index forgets a text only when it is given the same text again.
  [[nodiscard]] static std::string indexed_text(const merge::EntityState& state);

  /// Takes the entity's former text out and puts the new one in. `before` is empty for a new note.
  void replace(storage::Transaction& transaction, std::int64_t eid, std::string_view before,
               std::string_view after);
  /// Takes the former text out and queues the new one.
  void queue(storage::Transaction& transaction, std::int64_t eid, std::string_view before);

  /// Indexes up to `most` queued notes; true when some are left.
  bool catch_up(storage::Transaction& transaction, std::size_t most);
  [[nodiscard]] bool behind();

  /// Forgets everything and queues all notes there are; also when the index is too damaged to be
  /// opened.
  void begin_anew(storage::Transaction& transaction);

  /// False for an index that no text was ever taken out of. Before the first one is, the index has
  /// to be made ready: FTS5 (as of SQLite 3.46.1) writes with the first secure deletion that its
  /// pages are of another format from now on, and remembers that it did also when the transaction
  /// is rolled back (a full disk). Later transactions then write the new format under the old
  /// number, and whoever opens the store next takes the index for malformed.
  [[nodiscard]] bool ready();
  void make_ready(storage::Transaction& transaction);

  /// Note numbers (eid), best first.
  [[nodiscard]] std::vector<std::int64_t> search(std::int64_t vid, std::string_view query,
                                                 std::size_t limit);

 private:
  void insert(std::int64_t eid, std::string_view text);
  void remove(std::int64_t eid, std::string_view text);
  bool unqueue(std::int64_t eid);
  [[nodiscard]] bool queued(std::int64_t eid);
  storage::Database* database_;
};

/// Cuts about twenty words out of texts, around the first match of a query's words.
class Snippets {
 public:
  explicit Snippets(std::string_view query);
  [[nodiscard]] std::string of(std::string_view text) const;

 private:
  std::vector<std::string> words_;  ///< in lower case
};

}  // namespace fieldfare::model
