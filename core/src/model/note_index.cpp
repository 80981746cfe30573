#include "model/note_index.h"

#include <algorithm>

namespace fieldfare::model {

namespace {

bool is_word_byte(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         static_cast<unsigned char>(c) >= 0x80;
}

std::vector<std::string> words_of(std::string_view query) {
  std::vector<std::string> words;
  std::string word;
  for (const char c : query) {
    if (is_word_byte(c)) {
      word.push_back(c);
    } else if (!word.empty()) {
      words.push_back(std::move(word));
      word.clear();
    }
  }
  if (!word.empty()) words.push_back(std::move(word));
  return words;
}

/// Every word quoted, so that nothing a person types is taken for query syntax.
std::string match_expression(const std::vector<std::string>& words) {
  std::string out;
  for (const auto& word : words) {
    if (!out.empty()) out += ' ';
    out += '"' + word + '"';
  }
  return out + '*';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

/// The first byte where a word of `text` begins with one of `words` (in lower case), or npos.
std::size_t find_first(std::string_view text, const std::vector<std::string>& words) {
  const auto begins_with = [&](std::size_t at, const std::string& word) {
    if (text.size() - at < word.size()) return false;
    for (std::size_t i = 0; i < word.size(); ++i) {
      if (lower(text[at + i]) != word[i]) return false;
    }
    return true;
  };
  bool inside_word = false;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool word_byte = is_word_byte(text[at]);
    if (word_byte && !inside_word) {
      for (const std::string& word : words) {
        if (begins_with(at, word)) return at;
      }
    }
    inside_word = word_byte;
  }
  return std::string_view::npos;
}

}  // namespace

std::string NoteIndex::indexed_text(const merge::EntityState& state) {
  std::string out;
  const merge::Register* text = state.find("text");
  if (text == nullptr) return out;
  for (const auto& live : text->live()) {
    if (const auto* value = std::get_if<std::string>(&live.value)) {
      if (!out.empty()) out += '\n';
      out += *value;
    }
  }
  return out;
}

std::int64_t NoteIndex::indexed_upto() {
  auto row = database_->prepare("SELECT upto FROM indexed");
  return row.step() ? row.integer(0) : 0;
}

void NoteIndex::set_indexed_upto(std::int64_t eid) {
  auto statement = database_->prepare("INSERT OR REPLACE INTO indexed(one, upto) VALUES(1, ?1)");
  statement.bind(1, eid).run();
}

bool NoteIndex::queued(std::int64_t eid) {
  if (eid > indexed_upto()) return true;
  auto statement = database_->prepare("SELECT 1 FROM unindexed WHERE eid = ?1");
  statement.bind(1, eid);
  return statement.step();
}

void NoteIndex::remove(std::int64_t eid, std::string_view text) {
  auto statement =
      database_->prepare("INSERT INTO note_text(note_text, rowid, text) VALUES('delete', ?1, ?2)");
  statement.bind(1, eid).bind(2, text).run();
}

void NoteIndex::insert(std::int64_t eid, std::string_view text) {
  auto statement = database_->prepare("INSERT INTO note_text(rowid, text) VALUES(?1, ?2)");
  statement.bind(1, eid).bind(2, text).run();
}

void NoteIndex::unqueue(std::int64_t eid) {
  auto drop = database_->prepare("DELETE FROM unindexed WHERE eid = ?1");
  drop.bind(1, eid).run();
}

/// What is queued is not in the index, whatever text it has: a note that was erased and written
/// again, or one with the number of a note that is gone, would otherwise be put in twice.
void NoteIndex::queue(storage::Transaction& transaction, std::int64_t eid,
                      std::string_view before) {
  if (queued(eid)) return;
  if (!before.empty()) remove(eid, before);
  auto insert = transaction.database().prepare("INSERT INTO unindexed(eid) VALUES(?1)");
  insert.bind(1, eid).run();
}

void NoteIndex::forget(storage::Transaction&, std::int64_t eid, std::string_view before) {
  if (!before.empty() && !queued(eid)) remove(eid, before);
  unqueue(eid);
}

std::int64_t NoteIndex::newer() {
  auto row = database_->prepare("SELECT max(eid) FROM entity");
  return row.step() ? row.integer(0) - indexed_upto() : 0;
}

bool NoteIndex::behind() {
  auto statement = database_->prepare("SELECT 1 FROM unindexed LIMIT 1");
  return statement.step() || newer() > 0;
}

bool NoteIndex::many_wait() {
  constexpr std::int64_t many = 64;
  auto statement = database_->prepare("SELECT 1 FROM unindexed LIMIT 1 OFFSET ?1");
  statement.bind(1, many - 1);
  return statement.step() || newer() >= many;
}

void NoteIndex::index(EntityTable& entities, std::int64_t eid) {
  const auto entity = entities.find(eid);
  const bool note = entity && entity->kind == Kind::note;
  const std::string text = note ? indexed_text(entity->state) : std::string();
  if (!text.empty()) insert(eid, text);
}

std::size_t NoteIndex::index_queued(std::size_t most) {
  std::vector<std::int64_t> eids;
  {
    auto statement = database_->prepare("SELECT eid FROM unindexed LIMIT ?1");
    statement.bind(1, static_cast<std::int64_t>(most));
    while (statement.step())
      eids.push_back(statement.integer(0));
  }
  EntityTable entities(*database_);
  for (const std::int64_t eid : eids) {
    unqueue(eid);
    index(entities, eid);
  }
  return eids.size();
}

void NoteIndex::index_new(std::size_t most) {
  std::vector<std::int64_t> eids;
  std::int64_t upto = indexed_upto();
  {
    auto statement =
        database_->prepare("SELECT eid, kind FROM entity WHERE eid > ?1 ORDER BY eid LIMIT ?2");
    statement.bind(1, upto).bind(2, static_cast<std::int64_t>(most));
    while (statement.step()) {
      upto = statement.integer(0);
      if (statement.integer(1) == static_cast<std::int64_t>(Kind::note)) eids.push_back(upto);
    }
  }
  EntityTable entities(*database_);
  for (const std::int64_t eid : eids)
    index(entities, eid);
  set_indexed_upto(upto);
}

bool NoteIndex::catch_up(storage::Transaction&, std::size_t most) {
  const std::size_t done = index_queued(most);
  if (done < most) index_new(most - done);
  return behind();
}

namespace {

/// FTS5's number for an index with secure deletions in it, and what it keeps an empty one as.
constexpr std::int64_t with_secure_deletions = 5;
constexpr const char* empty_index =
    "DELETE FROM note_text_data; DELETE FROM note_text_idx; DELETE FROM note_text_docsize;"
    "DELETE FROM note_text_config;"
    "INSERT INTO note_text_config(k, v) VALUES('version', 5), ('secure-delete', 1);"
    "INSERT INTO note_text_data(id, block) VALUES(1, x''), (10, x'00000000000000')";

void make_empty(storage::Database& database) {
  try {
    database.execute("INSERT INTO note_text(note_text) VALUES('delete-all')");
  } catch (const storage::IndexDamaged&) {
    const storage::OpenShadowTables open(database);
    database.execute(empty_index);
  }
}

}  // namespace

void NoteIndex::begin_anew(storage::Transaction& transaction) {
  storage::Database& database = transaction.database();
  make_empty(database);
  make_ready(transaction);
  database.execute("DELETE FROM unindexed");
  set_indexed_upto(0);
}

bool NoteIndex::ready() {
  auto version = database_->prepare("SELECT v FROM note_text_config WHERE k = 'version'");
  return version.step() && version.integer(0) == with_secure_deletions;
}

void NoteIndex::make_ready(storage::Transaction&) {
  constexpr std::int64_t no_note = 0;
  constexpr std::string_view word = "x";
  insert(no_note, word);
  remove(no_note, word);
}

std::vector<std::int64_t> NoteIndex::search(std::int64_t vid, std::string_view query,
                                            std::size_t limit) {
  const auto words = words_of(query);
  std::vector<std::int64_t> out;
  if (words.empty()) return out;
  const std::string match = match_expression(words);
  auto statement = database_->prepare(
      "SELECT n.rowid FROM note_text n CROSS JOIN entity e ON e.eid = n.rowid "
      "WHERE note_text MATCH ?1 AND e.vid = ?2 ORDER BY n.rank LIMIT ?3");
  statement.bind(1, std::string_view(match)).bind(2, vid);
  statement.bind(3, static_cast<std::int64_t>(limit));
  while (statement.step())
    out.push_back(statement.integer(0));
  return out;
}

Snippets::Snippets(std::string_view query) : words_(words_of(query)) {
  for (std::string& word : words_)
    std::transform(word.begin(), word.end(), word.begin(), lower);
}

std::string Snippets::of(std::string_view text) const {
  constexpr std::size_t before = 60;
  constexpr std::size_t length = 160;
  const std::size_t at = find_first(text, words_);
  std::size_t start = at == std::string_view::npos || at < before ? 0 : at - before;
  while (start > 0 && is_word_byte(text[start - 1]))
    --start;
  std::size_t end = std::min(text.size(), start + length);
  while (end < text.size() && is_word_byte(text[end]))
    ++end;
  std::string out = start > 0 ? "\xE2\x80\xA6" : "";
  out += text.substr(start, end - start);
  if (end < text.size()) out += "\xE2\x80\xA6";
  std::replace(out.begin(), out.end(), '\n', ' ');
  return out;
}

}  // namespace fieldfare::model
