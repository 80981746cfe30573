// The bytes of a change must never change: entries are signed over what encrypts them, and every
// device must read those of every version. Each *.hex has a twin *.txt that says it in words.

#include <support/golden.h>
#include <catch2/catch_test_macros.hpp>
#include <string>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/merge/register.h>

namespace fieldfare::test {
namespace {

using log::Change;
using log::ChangeKind;

template <class T>
T filled(std::uint8_t byte) {
  T id;
  id.bytes.fill(byte);
  return id;
}

std::string words_of(const log::Value& value) {
  if (const auto* text = std::get_if<std::string>(&value)) return "text \"" + *text + "\"";
  if (const auto* number = std::get_if<std::int64_t>(&value)) return std::to_string(*number);
  if (const auto* truth = std::get_if<bool>(&value)) return *truth ? "true" : "false";
  if (const auto* bytes = std::get_if<Bytes>(&value)) return "bytes " + to_hex(*bytes);
  const auto* list = std::get_if<std::vector<std::string>>(&value);
  if (list == nullptr) return "nothing";
  std::string out = "list";
  for (const std::string& text : *list)
    out += " \"" + text + "\"";
  return out;
}

std::string words_of(const std::vector<Hash>& hashes) {
  std::string out;
  for (const Hash& hash : hashes)
    out += " " + hash.hex();
  return out.empty() ? " none" : out;
}

std::string words_of(const Change& change) {
  std::string out = "kind " + std::to_string(static_cast<int>(change.kind));
  out += "\nlamport " + std::to_string(change.lamport);
  out += "\nat " + to_iso8601(change.at);
  out += "\nparents" + words_of(change.parents);
  if (change.kind == ChangeKind::open_log) out += "\ncertificate " + to_hex(change.certificate);
  if (change.kind == ChangeKind::redaction) {
    out += "\nredacted" + words_of(change.redacted) + "\nreason \"" + change.reason + "\"";
  }
  for (const log::EntityChange& entity : change.entities) {
    out += "\nentity " + entity.kind + " " + entity.id.hex();
    for (const log::FieldChange& field : entity.fields) {
      out += "\n  " + field.field + " = " + words_of(field.value);
      out += "\n    replaces" + words_of(field.replaces);
    }
  }
  return out;
}

void require_golden_change(const std::string& name, const Change& change) {
  const Bytes bytes = log::encode(change);
  require_golden("core/log/" + name + ".hex", in_lines(to_hex(bytes)));
  require_golden("core/log/" + name + ".txt", words_of(log::decode_change(bytes)));
}

Change edit() {
  Change change;
  change.lamport = 1234;
  change.at = {1'781'512'200'000, 60};
  change.parents = {filled<Hash>(0xa1), filled<Hash>(0xa2)};
  change.entities.push_back(
      {"note",
       filled<EntityId>(0x11),
       {{"body",
         std::string("Parents said that plans come late."),
         {filled<Hash>(0xb1), filled<Hash>(0xb2)}},
        {"activity", Bytes(16, 0x22), {}},
        {"criterion/1.2", true, {}},
        {"deleted", false, {}},
        {"typed_at", std::int64_t{1'781'512'100'000}, {}},
        {"offset", std::int64_t{-300}, {}},
        {"written_up", std::monostate{}, {filled<Hash>(0xb3)}},
        {"sources", std::vector<std::string>{"parents", "\u0142\u00f3d\u017a"}, {}}}});
  change.entities.push_back({"activity", filled<EntityId>(0x22), {}});
  return change;
}

}  // namespace

TEST_CASE("the bytes of an edit are as ever") {
  require_golden_change("edit", edit());
}

TEST_CASE("the bytes of a log's opening are as ever") {
  Change change;
  change.kind = ChangeKind::open_log;
  change.lamport = 1;
  change.at = {1'781'500'000'123, 0};
  change.certificate = Bytes(40, 0xcc);
  require_golden_change("open_log", change);
}

TEST_CASE("the bytes of a redaction are as ever") {
  Change change;
  change.kind = ChangeKind::redaction;
  change.lamport = log::max_lamport;
  change.at = {-1'000, -840};
  change.redacted = {filled<Hash>(0xd1)};
  change.entities.push_back(
      {"note",
       filled<EntityId>(0x11),
       {{"body", std::monostate{}, {filled<Hash>(0xd1)}}, {"redacted", true, {}}}});
  change.reason = "A code was a name";
  require_golden_change("redaction", change);
}

TEST_CASE("the bytes of an entity's state and its projection hash are as ever") {
  merge::EntityState note;
  note.apply(filled<Hash>(0xb4), edit().entities.front().fields);
  note.apply(filled<Hash>(0xb5), {{"deleted", true, {}}});
  const Bytes bytes = note.encode();
  require_golden("core/merge/state.hex", in_lines(to_hex(bytes)));
  const merge::EntityState back = merge::EntityState::decode(bytes);
  std::string words;
  for (const auto& field : back.fields()) {
    words += field.name + "\n";
    for (const auto& live : field.value.live()) {
      words += "  live " + live.entry.hex() + " = " + words_of(live.value) + "\n";
    }
    words += "  replaced" + words_of(field.value.replaced()) + "\n";
  }
  require_golden("core/merge/state.txt", words + "projection hash " + note.projection_hash().hex());
}

}  // namespace fieldfare::test
