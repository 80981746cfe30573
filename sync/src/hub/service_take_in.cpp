#include <fieldfare/sync/hub/service.h>

#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include <fieldfare/sync/limits.h>

#include "service_parts.h"

/// What a request brings: records of the team, orders to erase, entries, content, statements.
namespace fieldfare::sync::hub {
namespace {

constexpr std::string_view holds_domain = "fieldfare/holds/1";
constexpr int append_tries = 4;

std::set<Hash> erased_entries(const std::vector<Bytes>& orders) {
  std::set<Hash> out;
  for (const Bytes& order : orders)
    out.insert(log::decode_erasure(order).what.entry);
  return out;
}

/// The runs by turns: in each turn every log comes once, so that what a run of a forked log
/// continues is stored before it is looked at.
std::vector<std::vector<const log::EntryRun*>> turns_of(const std::vector<log::EntryRun>& runs) {
  std::vector<std::vector<const log::EntryRun*>> turns;
  std::map<LogId, std::size_t> turn_of;
  for (const log::EntryRun& run : runs) {
    const std::size_t turn = turn_of[run.log]++;
    if (turn == turns.size()) turns.emplace_back();
    turns[turn].push_back(&run);
  }
  return turns;
}

}  // namespace

bool HubService::take_in_records(const VisitId& visit, const std::vector<Bytes>& records) {
  for (int attempt = 0; attempt < append_tries && !records.empty(); ++attempt) {
    const log::Membership before = chain(visit);
    log::Membership after = before;
    extend(after, records);
    if (after.size() == before.size()) return true;
    if (after.visit() != visit) return false;
    const auto from = after.encoded().begin() + static_cast<std::ptrdiff_t>(before.size());
    const std::vector<Bytes> added(from, after.encoded().end());
    const auto counts = [&](const log::ErasureOrder& order) {
      return log::may_order(order, after.find(order.member));
    };
    if (store_.append_records(visit, static_cast<std::uint32_t>(before.size()), added, counts))
      return true;
  }
  return records.empty();
}

void HubService::take_in_erasures(const VisitId& visit, const std::vector<Bytes>& erasures,
                                  Answer& answer) {
  for (int attempt = 0; attempt < append_tries && !erasures.empty(); ++attempt) {
    const log::Membership& members = chain(visit);
    std::vector<CheckedErasure> checked;
    std::vector<std::string> refused;
    for (const Bytes& bytes : erasures) {
      try {
        log::ErasureOrder order = log::decode_erasure(bytes);
        if (log::counts(order, visit, members.find(order.member))) {
          checked.push_back({std::move(order), bytes});
        } else {
          refused.emplace_back("an order to erase is not signed by who may order it");
        }
      } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        refused.emplace_back(error.what());
      }
    }
    // Another process may have taken in a record meanwhile, with which they count no more.
    const auto count = static_cast<std::uint32_t>(members.size());
    if (!checked.empty() && !store_.add_erasures(visit, count, checked)) continue;
    answer.other_refused.insert(answer.other_refused.end(), refused.begin(), refused.end());
    return;
  }
  if (!erasures.empty()) throw Refusal{503, "busy", "others are writing to this visit; try again"};
}

log::CheckedRun HubService::check(const VisitId& visit, const log::VersionVector& segments,
                                  const log::EntryRun& run) {
  std::optional<std::set<Hash>> erased;  // asked for entries without content alone, which are few
  std::size_t room = 0;
  return log::check_run(
      visit, segments_of(segments, run.log),
      [&](const BranchId& branch, std::uint64_t sequence) {
        return store_.hash_at(visit, run.log, branch, sequence);
      },
      [&](const Hash& entry) {
        if (!erased) {
          erased = erased_entries(store_.erasures(visit));
          room = log::max_holes - std::min(log::max_holes, store_.holes(visit).size());
        }
        return erased->contains(entry) || (room > 0 && room-- > 0);
      },
      run);
}

void HubService::take_in_runs(const VisitId& visit, const std::vector<log::EntryRun>& runs,
                              Answer& answer) {
  take_in_content(visit, runs, answer);
  for (const auto& turn : turns_of(runs))
    append(visit, turn, answer);
}

/// Content for entries that are held without it. Their headers were checked when they came, and
/// that these are the same headers says their hash.
void HubService::take_in_content(const VisitId& visit, const std::vector<log::EntryRun>& runs,
                                 Answer& answer) {
  const log::Holes holes = runs.empty() ? log::Holes{} : store_.holes(visit);
  if (holes.empty()) return;
  std::vector<CheckedContent> contents;
  for (const log::EntryRun& run : runs) {
    for (std::size_t i = 0; i < run.entries.size(); ++i) {
      const log::SealedEntry& entry = run.entries[i];
      const Hash hash = log::header_hash(entry.header);
      const log::Hole hole = log::hole_at(run.log, run.first + i, hash);
      if (entry.body.empty() || entry.header.size() != log::header_size ||
          !std::ranges::binary_search(holes, hole))
        continue;
      if (log::body_fits(log::decode_header(entry.header), entry))
        contents.push_back({hole, hash, &entry});
    }
  }
  std::uint64_t filled = 0;
  if (!contents.empty() && store_.fill(visit, contents, filled) == AppendResult::quota)
    throw Refusal{507, "quota", "the space that this hub gives to the visit is used up"};
  answer.accepted += static_cast<std::uint32_t>(filled);
}

void HubService::append(const VisitId& visit, const std::vector<const log::EntryRun*>& runs,
                        Answer& answer) {
  for (int attempt = 0; attempt < append_tries; ++attempt) {
    const log::VersionVector segments = store_.segments(visit);
    std::vector<log::CheckedRun> checked(runs.size());
    std::vector<CheckedAppend> appends;
    std::vector<log::Refused> refused;
    std::uint64_t entries = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      checked[i] = check(visit, segments, *runs[i]);
      refused.insert(refused.end(), checked[i].refused.begin(), checked[i].refused.end());
      if (checked[i].headers.empty()) continue;
      appends.push_back({runs[i], &checked[i]});
      entries += checked[i].headers.size();
    }
    const AppendResult result =
        appends.empty() ? AppendResult::stored : store_.append(visit, appends);
    if (result == AppendResult::quota)
      throw Refusal{507, "quota", "the space that this hub gives to the visit is used up"};
    if (result != AppendResult::stored) continue;
    metrics_.totals.entries_stored += entries;
    metrics_.totals.entries_refused += refused.size();
    answer.accepted += static_cast<std::uint32_t>(entries);
    answer.refused.insert(answer.refused.end(), refused.begin(), refused.end());
    return;
  }
  throw Refusal{503, "busy", "others are writing to this visit; try again"};
}

void HubService::take_in_statements(const VisitId& visit, const std::vector<Bytes>& statements) {
  const log::Membership& members = chain(visit);
  for (const Bytes& bytes : statements) {
    try {
      const log::HoldingStatement statement = log::decode_statement(bytes);
      const log::Member* member = members.find(statement.member);
      if (member == nullptr ||
          !crypto::verify(member->sign_key, holds_domain, log::signed_part(visit, statement),
                          statement.signature))
        continue;
      store_.put_statement(visit, {statement.member, statement.counter}, bytes);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;
    }
  }
}

}  // namespace fieldfare::sync::hub
