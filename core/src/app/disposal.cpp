#include "app/disposal.h"

#include <vector>

namespace fieldfare::app {

namespace {

constexpr std::string_view domain = "fieldfare/disposal/1";
constexpr std::string_view signer_line = "\nsigner: ";
constexpr std::string_view signature_line = "\nsignature: ";

std::vector<std::string> tables_of_visits(storage::Database& database) {
  auto row = database.prepare(
      "SELECT m.name FROM sqlite_master m, pragma_table_info(m.name) c "
      "WHERE m.type = 'table' AND c.name = 'vid' ORDER BY m.name");
  std::vector<std::string> out;
  while (row.step())
    out.emplace_back(row.text(0));
  return out;
}

void run_with(storage::Database& database, std::string_view sql, std::int64_t vid) {
  auto statement = database.prepare(sql);
  statement.bind(1, vid).run();
}

}  // namespace

std::string sign_record(std::string lines, const crypto::SigningKey& key) {
  lines += std::string(signer_line.substr(1)) + key.public_key().hex();
  const crypto::Signature signature = key.sign(domain, as_bytes(lines));
  return lines + std::string(signature_line) + signature.hex() + "\n";
}

bool is_genuine(std::string_view receipt, const crypto::SignPublicKey& key) {
  const std::size_t at = receipt.rfind(signature_line);
  if (at == std::string_view::npos || !receipt.ends_with('\n')) return false;
  std::string_view hex = receipt.substr(at + signature_line.size());
  hex.remove_suffix(1);
  const auto signature = crypto::Signature::from_hex(hex);
  const std::string_view lines = receipt.substr(0, at);
  const bool names_key = lines.ends_with(std::string(signer_line) + key.hex());
  return signature && names_key && crypto::verify(key, domain, as_bytes(lines), *signature);
}

void erase_visit(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  storage::Database& database = transaction.database();
  // The index forgets a text only when it is given the same text again.
  std::vector<std::pair<std::int64_t, std::string>> texts;
  engine.entities().each(visit.vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    texts.emplace_back(note.eid, model::NoteIndex::indexed_text(note.state));
  });
  for (const auto& [eid, text] : texts)
    engine.projector().index().forget(transaction, eid, text);
  run_with(database, "DELETE FROM entry WHERE (id >> 32) IN (SELECT lid FROM log WHERE vid = ?1)",
           visit.vid);
  run_with(database,
           "DELETE FROM member_key WHERE sign_key IN (SELECT sign_key FROM visit WHERE vid = ?1)",
           visit.vid);
  for (const std::string& table : tables_of_visits(database)) {
    auto statement = database.prepare("DELETE FROM \"" + table + "\" WHERE vid = ?1");
    statement.bind(1, visit.vid).run();
  }
}

}  // namespace fieldfare::app
