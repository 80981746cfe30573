#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/storage/database.h>

#include "model/entity_table.h"

namespace fieldfare::model {

/// Full-text search over notes, inside the encrypted store and without a second copy of the text.
/// A new text is queued with its save, so that a save costs no more than it must, and indexed with
/// others: in steps while nobody waits once many are queued, at the latest before the next search.
/// A text that goes leaves the index with the change that takes it.
class NoteIndex {
 public:
  explicit NoteIndex(storage::Database& database) noexcept : database_(&database) {}

  /// What a note is found by: every live text of it. A function of the state alone, because the
  /// index forgets a text only when it is given the same text again.
  [[nodiscard]] static std::string indexed_text(const merge::EntityState& state);

  /// Takes the former text out, which is empty for a new note, and queues the note. A note whose
  /// number is above all that were indexed waits without a row of its own.
  void queue(storage::Transaction& transaction, std::int64_t eid, std::string_view before);
  /// Takes out a note that is no more.
  void forget(storage::Transaction& transaction, std::int64_t eid, std::string_view before);

  /// Indexes up to `most` queued notes; true when some are left.
  bool catch_up(storage::Transaction& transaction, std::size_t most);
  [[nodiscard]] bool behind();
  /// So many are queued that a search would wait for them (64: some milliseconds).
  [[nodiscard]] bool many_wait();

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
  /// Notes up to this number are in the index, but for those that are queued by name.
  [[nodiscard]] std::int64_t indexed_upto();
  void set_indexed_upto(std::int64_t eid);
  [[nodiscard]] bool queued(std::int64_t eid);
  void unqueue(std::int64_t eid);
  /// Puts in what is queued by name, and answers how much that was.
  std::size_t index_queued(std::size_t most);
  /// Looks at up to `most` entities that are newer than what is indexed.
  void index_new(std::size_t most);
  void index(EntityTable& entities, std::int64_t eid);
  /// How many entities are newer than what is indexed, notes or not.
  [[nodiscard]] std::int64_t newer();
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
