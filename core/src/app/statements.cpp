#include "app/statements.h"

#include <algorithm>

#include <fieldfare/core/log/compare.h>
#include <fieldfare/core/planted.h>

#include "app/holes.h"

namespace fieldfare::app {

namespace {

constexpr std::string_view holds_domain = "fieldfare/holds/1";

std::vector<log::ErasureId> orders_followed(const VisitState& visit) {
  std::vector<log::ErasureId> out;
  for (const auto& [entry, order] : visit.erased)
    out.push_back(order);
  std::ranges::sort(out);
  return out;
}

std::optional<log::HoldingStatement> last_statement(Engine& engine, const VisitState& visit) {
  auto row =
      engine.database().prepare("SELECT bytes FROM statement WHERE vid = ?1 AND member = ?2");
  row.bind(1, visit.vid).bind(2, visit.self.view());
  if (!row.step()) return std::nullopt;
  return log::decode_statement(row.blob(0));
}

bool still_true(const log::HoldingStatement& statement, VisitState& visit) {
  return statement.holds == log::ends_of(visit.holdings()) &&
         statement.erased == orders_followed(visit) && statement.holes == holes_of(visit);
}

void save(storage::Transaction& transaction, const VisitState& visit,
          const log::HoldingStatement& statement, ByteView bytes, Time heard) {
  auto insert = transaction.database().prepare(
      "INSERT OR REPLACE INTO statement(vid, member, counter, bytes, heard_at) "
      "VALUES(?1, ?2, ?3, ?4, ?5)");
  insert.bind(1, visit.vid).bind(2, statement.member.view());
  insert.bind(3, static_cast<std::int64_t>(statement.counter)).bind(4, bytes);
  insert.bind(5, std::string_view(to_iso8601(heard))).run();
}

}  // namespace

std::optional<log::HoldingStatement> present_statement(Engine& engine, VisitState& visit) {
  auto last = last_statement(engine, visit);
  if (last && !still_true(*last, visit)) last.reset();
  return last;
}

log::HoldingStatement renew_statement(storage::Transaction& transaction, Engine& engine,
                                      VisitState& visit) {
  log::HoldingStatement statement;
  if (auto last = last_statement(engine, visit)) {
    if (still_true(*last, visit)) return std::move(*last);
    statement.counter = last->counter + 1;
  }
  statement.member = visit.self;
  statement.holds = log::ends_of(visit.holdings());
  statement.erased = orders_followed(visit);
  statement.holes = holes_of(visit);
  statement.signature = visit.sign_key.sign(holds_domain, log::signed_part(visit.id, statement));
  save(transaction, visit, statement, log::encode(statement), engine.now());
  return statement;
}

void keep_statement(storage::Transaction& transaction, Engine& engine, const VisitState& visit,
                    const Bytes& bytes) {
  log::HoldingStatement statement;
  try {
    statement = log::decode_statement(bytes);
  } catch (const Error&) {
    return;
  }
  // One's own comes back, too, after this store was put back to an older state: the next one then
  // counts on from it.
  if (statement.counter >= INT64_MAX) return;
  const log::Member* member = visit.chain.find(statement.member);
  if (member == nullptr) return;
  auto row = transaction.database().prepare(
      "SELECT counter FROM statement WHERE vid = ?1 AND member = ?2");
  row.bind(1, visit.vid).bind(2, statement.member.view());
  if (row.step() && static_cast<std::uint64_t>(row.integer(0)) >= statement.counter) return;
  if (!planted(Fault::statement_unchecked) &&
      !crypto::verify(member->sign_key, holds_domain, log::signed_part(visit.id, statement),
                      statement.signature))
    return;
  save(transaction, visit, statement, bytes, engine.now());
}

std::string last_heard(Engine& engine, const VisitState& visit, const MemberId& member) {
  std::string out;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer == member) out = std::max(out, row.heard_at);
  }
  auto row =
      engine.database().prepare("SELECT heard_at FROM statement WHERE vid = ?1 AND member = ?2");
  row.bind(1, visit.vid).bind(2, member.view());
  if (row.step()) out = std::max(out, std::string(row.text(0)));
  return out;
}

std::vector<std::pair<MemberId, std::uint64_t>> entries_only_others_hold(Engine& engine,
                                                                         VisitState& visit) {
  const log::VersionVector mine = visit.holdings();
  const auto hash_at = [&](const LogId& log, const BranchId& branch, std::uint64_t sequence) {
    const log::LogRow* strand = visit.find_strand(log, branch);
    return strand == nullptr ? std::nullopt : engine.logs().hash_at(strand->lid, sequence);
  };
  const auto held_of = [&](const log::LogEnd& end) {
    std::uint64_t held = end.start - 1;
    for (const log::LogHead& head : mine) {
      if (head.log == end.log && head.branch == end.branch) held = std::max(held, head.length);
    }
    return std::min(held, end.length);
  };
  std::vector<std::pair<MemberId, std::uint64_t>> out;
  auto row = engine.database().prepare("SELECT bytes FROM statement WHERE vid = ?1");
  row.bind(1, visit.vid);
  while (row.step()) {
    const log::HoldingStatement statement = log::decode_statement(row.blob(0));
    const log::Member* member = visit.chain.find(statement.member);
    if (statement.member == visit.self || member == nullptr || member->removed) continue;
    std::uint64_t entries = 0;
    for (const log::LogEnd& end : log::compare(mine, statement.holds, hash_at).ahead)
      entries += end.length - held_of(end);
    out.emplace_back(statement.member, entries);
  }
  return out;
}

}  // namespace fieldfare::app
