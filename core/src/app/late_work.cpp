#include "app/late_work.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <vector>

#include "app/notices.h"
#include "app/visit_entity.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// What one entry says about one log of a member; no log: merely that the member was removed.
struct Word {
  std::int64_t entry = 0;
  MemberId member;
  LogId log;
  std::uint64_t until = 0;
};

struct Ends {
  std::set<MemberId> ended;
  std::map<LogId, std::uint64_t> ends;
};

std::vector<Word> words_of(storage::Database& database, std::int64_t vid) {
  auto row = database.prepare(
      "SELECT entry, member, log, until FROM removal_word WHERE vid = ?1 ORDER BY entry");
  row.bind(1, vid);
  std::vector<Word> out;
  while (row.step()) {
    out.push_back({row.integer(0), MemberId::from(row.blob(1)), LogId::from(row.blob(2)),
                   static_cast<std::uint64_t>(row.integer(3))});
  }
  return out;
}

/// Only who administers or did so says where a colleague's logs end, and nobody about themself.
bool entitled(const VisitState& visit, const log::LogRow* row, const Word& word) {
  return row != nullptr && row->writer && *row->writer != word.member &&
         !visit.chain.is_present(word.member) && visit.chain.has_administered(*row->writer);
}

/// How many entries of a log count.
std::uint64_t limit(const VisitState& visit, const Ends& ends, const log::LogRow& row) {
  if (!row.writer || *row.writer == visit.self || !ends.ended.contains(*row.writer))
    return std::numeric_limits<std::uint64_t>::max();
  const auto end = ends.ends.find(row.head.log);
  return end == ends.ends.end() ? 0 : end->second;
}

/// Words of removed members count as far as their own logs do: the least answer that is in line
/// with itself, so that two who were removed cannot vouch for each other.
Ends ends_from(VisitState& visit, const std::vector<Word>& words) {
  Ends out;
  for (const Word& word : words) {
    if (entitled(visit, visit.find_log(log::lid_of(word.entry)), word))
      out.ended.insert(word.member);
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (const Word& word : words) {
      const log::LogRow* row = visit.find_log(log::lid_of(word.entry));
      if (word.log.is_zero() || !entitled(visit, row, word)) continue;
      const auto end = out.ends.find(row->head.log);
      const bool counts = !out.ended.contains(*row->writer) ||
                          (end != out.ends.end() && log::sequence_of(word.entry) <= end->second);
      if (!counts || out.ends[word.log] >= word.until) continue;
      out.ends[word.log] = word.until;
      moved = true;
    }
  }
  return out;
}

using Touched = std::map<std::pair<model::Kind, EntityId>, std::vector<std::int64_t>>;

void collect(Engine& engine, const VisitState& visit, std::int64_t number, Touched& touched) {
  const auto stored = engine.logs().entry(number);
  if (!stored) return;
  try {
    const auto change = read_change(visit, stored->entry);
    if (!change) return;
    for (const log::EntityChange& part : change->entities) {
      if (const auto kind = model::kind_from_name(part.kind))
        touched[{*kind, part.id}].push_back(number);
    }
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;  // it never counted
  }
}

}  // namespace

bool note_ends(storage::Transaction& transaction, const VisitState& visit, std::int64_t number,
               const log::Change& change) {
  bool said = false;
  for (const log::EntityChange& part : change.entities) {
    if (model::kind_from_name(part.kind) != model::Kind::member) continue;
    for (const log::FieldChange& set : part.fields) {
      LogId log;
      std::int64_t until = 0;
      if (set.field.starts_with(until_field)) {
        const auto named = LogId::from_hex(std::string_view(set.field).substr(until_field.size()));
        const auto* value = std::get_if<std::int64_t>(&set.value);
        if (!named || value == nullptr || *value < 0) continue;
        log = *named;
        until = *value;
      } else if (set.field != removed_at_field) {
        continue;
      }
      auto insert = transaction.database().prepare(
          "INSERT OR REPLACE INTO removal_word(vid, entry, member, log, until) "
          "VALUES(?1, ?2, ?3, ?4, ?5)");
      insert.bind(1, visit.vid).bind(2, number).bind(3, part.id.view()).bind(4, log.view());
      insert.bind(5, until).run();
      said = true;
    }
  }
  return said;
}

void read_ends(storage::Database& database, VisitState& visit) {
  Ends now = ends_from(visit, words_of(database, visit.vid));
  visit.ended = std::move(now.ended);
  visit.ends = std::move(now.ends);
}

void settle_ends(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  const Ends before{visit.ended, visit.ends};
  read_ends(transaction.database(), visit);
  const Ends now{visit.ended, visit.ends};
  Touched touched;
  for (const log::LogRow& row : visit.logs) {
    const std::uint64_t was = limit(visit, before, row);
    const std::uint64_t is = limit(visit, now, row);
    const std::uint64_t last = std::min(std::max(was, is), row.head.length);
    for (std::uint64_t sequence = std::min(was, is); sequence < last; ++sequence)
      collect(engine, visit, log::entry_number(row.lid, sequence + 1), touched);
  }
  for (const auto& [name, numbers] : touched) {
    engine.projector().rebuild(transaction, visit, name.first, name.second,
                               Projector::Indexing::later, numbers);
  }
  if (!touched.empty()) engine.vocabulary_changed(visit.id);
  tell_late_work(transaction, engine, visit);
}

std::map<LogId, std::uint64_t> lengths_of(const VisitState& visit, const MemberId& member) {
  std::map<LogId, std::uint64_t> out;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer != member) continue;
    std::uint64_t& length = out[row.head.log];
    length = std::max(length, row.head.length);
  }
  return out;
}

std::uint64_t refused_until(Engine& engine, const VisitState& visit, const MemberId& member,
                            const LogId& log) {
  const auto about =
      engine.entities().find(visit.vid, model::Kind::member, member_entity_id(member));
  if (!about) return 0;
  const auto value = model::Fields(about->state).integer(std::string(refused_field) + log.hex());
  return value && *value > 0 ? static_cast<std::uint64_t>(*value) : 0;
}

std::int64_t undecided_entries(Engine& engine, const VisitState& visit, const MemberId& member) {
  std::int64_t out = 0;
  if (!visit.ended.contains(member)) return out;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer != member || visit.counts(row, row.head.length)) continue;
    const auto end = visit.ends.find(row.head.log);
    const std::uint64_t counted = end == visit.ends.end() ? 0 : end->second;
    const std::uint64_t decided =
        std::max(counted, refused_until(engine, visit, member, row.head.log));
    if (row.head.length > decided) out += static_cast<std::int64_t>(row.head.length - decided);
  }
  return out;
}

void tell_late_work(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  const log::Member* me = visit.me();
  if (me == nullptr || me->removed ||
      (me->role != log::Role::lead && me->role != log::Role::deputy))
    return;
  for (const MemberId& member : visit.ended) {
    const std::int64_t entries = undecided_entries(engine, visit, member);
    if (entries == 0) {
      no_longer(transaction, visit, "late-entries", member.hex());
    } else {
      tell(transaction, engine, visit,
           {"late-entries",
            member.hex(),
            {{"member", member.hex()}, {"entries", std::to_string(entries)}}});
    }
  }
}

}  // namespace fieldfare::app
