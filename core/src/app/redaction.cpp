#include <fieldfare/core/app/commands/notes.h>

#include "app/redaction.h"

#include <algorithm>
#include <set>

#include "app/holes.h"
#include "app/names.h"
#include "app/statements.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// The orders that have to be followed, and how many entries have none yet.
struct Wanted {
  std::set<log::ErasureId> orders;
  std::int64_t to_order = 0;
};

Wanted wanted_of(Engine& engine, VisitState& visit, const model::Entity& note,
                 const std::set<Hash>& named) {
  Wanted out;
  for (const Hash& entry : named) {
    const auto order = visit.erased.find(entry);
    if (order != visit.erased.end()) out.orders.insert(order->second);
  }
  for (const std::int64_t number : text_entries(engine, visit, note).numbers) {
    const auto stored = engine.logs().entry(number);
    if (stored && !visit.erased.contains(log::header_hash(stored->entry.header))) ++out.to_order;
  }
  return out;
}

bool follows(const log::HoldingStatement& statement, const Wanted& wanted) {
  return std::includes(statement.erased.begin(), statement.erased.end(), wanted.orders.begin(),
                       wanted.orders.end());
}

std::string hub_of(Engine& engine, const VisitState& visit, const Wanted& wanted) {
  auto row = engine.database().prepare("SELECT holds FROM hub WHERE vid = ?1");
  row.bind(1, visit.vid);
  std::string out;
  while (row.step()) {
    const bool confirmed = follows(log::decode_statement(row.blob(0)), wanted);
    if (out.empty() || !confirmed) out = confirmed ? "confirmed" : "waiting";
  }
  return out;
}

void fill_peers(Engine& engine, VisitState& visit, const Wanted& wanted, RedactionState& out) {
  std::set<MemberId> confirmed;
  auto row = engine.database().prepare("SELECT bytes FROM statement WHERE vid = ?1");
  row.bind(1, visit.vid);
  while (row.step()) {
    const log::HoldingStatement statement = log::decode_statement(row.blob(0));
    if (follows(statement, wanted)) confirmed.insert(statement.member);
  }
  Names names(engine, visit);
  for (const log::Member& member : visit.chain.last().members) {
    const MemberId id = log::member_id_of(member.sign_key);
    if (member.removed || id == visit.self) continue;
    RedactionPeer peer{id, names.of(id), last_heard(engine, visit, id)};
    (confirmed.contains(id) && wanted.to_order == 0 ? out.confirmed : out.waiting)
        .push_back(std::move(peer));
  }
}

}  // namespace

TextEntries text_entries(Engine& engine, VisitState& visit, const model::Entity& note) {
  TextEntries out;
  std::set<Hash> held;
  for (const std::int64_t number : note.entries) {
    const auto stored = engine.logs().entry(number);
    if (!stored) continue;
    const Hash hash = log::header_hash(stored->entry.header);
    if (visit.holes.contains(hash)) {  // it may be one: its text goes when its content comes
      out.named.push_back(hash);
      continue;
    }
    held.insert(hash);
    const auto change = read_change(visit, stored->entry);
    if (!change) continue;
    const bool has_text =
        std::any_of(change->entities.begin(), change->entities.end(), [&](const auto& part) {
          return part.id == note.id &&
                 std::any_of(part.fields.begin(), part.fields.end(),
                             [&](const auto& field) { return is_note_text(note.kind, field); });
        });
    if (has_text) out.numbers.push_back(number);
  }
  for (const Hash& entry : named_by_undecided_redactions(engine, visit, note.id)) {
    if (!held.contains(entry)) out.named.push_back(entry);
  }
  const merge::Register* text = note.state.find("text");
  if (text == nullptr) return out;
  for (const Hash& entry : text->replaced()) {
    if (!held.contains(entry)) out.named.push_back(entry);
  }
  return out;
}

bool is_redacted(const model::Entity& note) {
  const model::Fields fields(note.state);
  return fields.flag("redacted") && fields.text("text").empty();
}

std::optional<RedactionState> redaction_of(Engine& engine, VisitState& visit,
                                           const model::Entity& note) {
  if (!model::Fields(note.state).flag("redacted")) return std::nullopt;
  RedactionState out;
  std::set<Hash> named;
  std::uint64_t first = 0;
  Names names(engine, visit);
  for (const std::int64_t number : note.entries) {
    const auto stored = engine.logs().entry(number);
    if (!stored) continue;
    const Hash hash = log::header_hash(stored->entry.header);
    if (visit.erased.contains(hash)) named.insert(hash);
    const auto change = read_change(visit, stored->entry);
    if (!change || change->kind != log::ChangeKind::redaction) continue;
    named.insert(change->redacted.begin(), change->redacted.end());
    if (first != 0 && change->lamport >= first) continue;
    first = std::max<std::uint64_t>(change->lamport, 1);
    const log::LogRow* log = visit.find_log(log::lid_of(number));
    out.by = log != nullptr && log->writer ? names.of(*log->writer) : std::string();
    out.at = to_iso8601(change->at);
    out.reason = change->reason;
  }
  const Wanted wanted = wanted_of(engine, visit, note, named);
  out.to_order = wanted.to_order;
  out.hub = hub_of(engine, visit, wanted);
  fill_peers(engine, visit, wanted, out);
  return out;
}

}  // namespace fieldfare::app
