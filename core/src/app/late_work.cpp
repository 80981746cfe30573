#include "app/late_work.h"

#include <algorithm>
#include <limits>
#include <set>
#include <string>
#include <tuple>
#include <vector>

#include <fieldfare/core/planted.h>

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
  Hash head;  ///< of the entry `until`: which way of a forked log is meant
};

struct Ends {
  std::set<MemberId> ended;
  std::map<std::int64_t, std::uint64_t> ends;  ///< by strand
};

/// An entry's place in a log, as a field says it.
Bytes encode_end(const log::LogHead& head) {
  ByteWriter out;
  out.u64(head.length).raw(head.head.view());
  return out.take();
}

std::optional<std::pair<std::uint64_t, Hash>> decode_end(const log::Value& value) {
  const auto* bytes = std::get_if<Bytes>(&value);
  if (bytes == nullptr || bytes->size() != 8 + Hash::size) return std::nullopt;
  ByteReader in(*bytes, "where a log ends");
  const std::uint64_t length = in.u64();
  return std::pair(length, Hash::from(in.raw(Hash::size)));
}

/// The name of a strand in a field: the log, and the way it took where the log forks.
std::string strand_name(const log::LogRow& row) {
  return row.base == 0 ? row.head.log.hex() : row.head.log.hex() + "/" + row.head.branch.hex();
}

std::vector<Word> words_of(storage::Database& database, std::int64_t vid) {
  auto row = database.prepare(
      "SELECT entry, member, log, until, head FROM removal_word WHERE vid = ?1 ORDER BY entry");
  row.bind(1, vid);
  std::vector<Word> out;
  while (row.step()) {
    out.push_back({row.integer(0), MemberId::from(row.blob(1)), LogId::from(row.blob(2)),
                   static_cast<std::uint64_t>(row.integer(3)), Hash::from(row.blob(4))});
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
  const auto end = ends.ends.find(row.lid);
  return end == ends.ends.end() ? 0 : end->second;
}

bool raise(Ends& ends, std::int64_t strand, std::uint64_t until) {
  std::uint64_t& end = ends.ends[strand];
  if (end >= until) return false;
  end = until;
  return true;
}

/// A log that was not forked ends by number. In a forked one the entry that is named, and what it
/// follows from, count, and not another way that was made up afterwards. While that entry has not
/// arrived, numbers have to do.
bool end_log(Engine& engine, VisitState& visit, const Word& word, Ends& ends) {
  const auto strands = visit.strands(word.log);
  const log::LogRow* at = nullptr;
  for (const log::LogRow& row : strands) {
    if (engine.logs().hash_at(row.lid, word.until) == word.head) at = &row;
  }
  bool moved = false;
  if (strands.size() == 1 || at == nullptr) {
    for (const log::LogRow& row : strands)
      moved = raise(ends, row.lid, word.until) || moved;
    return moved;
  }
  for (std::uint64_t until = word.until; at != nullptr;) {
    moved = raise(ends, at->lid, until) || moved;
    until = at->head.start - 1;
    at = at->base == 0 ? nullptr : visit.find_log(at->base);
  }
  return moved;
}

/// Words of removed members count as far as their own logs do: the least answer that is in line
/// with itself, so that two who were removed cannot vouch for each other.
Ends ends_from(Engine& engine, VisitState& visit, const std::vector<Word>& words) {
  Ends out;
  for (const log::LogRow& row : visit.logs) {
    // Whoever was let in by somebody who was removed unheard: nothing of theirs counts by itself.
    if (row.writer && visit.chain.find(*row.writer) == nullptr && !planted(Fault::newcomer_counts))
      out.ended.insert(*row.writer);
  }
  for (const Word& word : words) {
    if (entitled(visit, visit.find_log(log::lid_of(word.entry)), word))
      out.ended.insert(word.member);
  }
  for (bool moved = true; moved;) {
    moved = false;
    for (const Word& word : words) {
      const log::LogRow* row = visit.find_log(log::lid_of(word.entry));
      if (word.log.is_zero() || !entitled(visit, row, word)) continue;
      const auto end = out.ends.find(row->lid);
      const bool counts = !out.ended.contains(*row->writer) ||
                          (end != out.ends.end() && log::sequence_of(word.entry) <= end->second);
      if (counts) moved = end_log(engine, visit, word, out) || moved;
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
      std::uint64_t until = 0;
      Hash head;
      if (set.field.starts_with(until_field)) {
        const auto named = LogId::from_hex(
            std::string_view(set.field).substr(until_field.size(), 2 * LogId::size));
        const auto value = decode_end(set.value);
        if (!named || !value || value->first > 0xFFFF'FFFFU) continue;
        log = *named;
        std::tie(until, head) = *value;
      } else if (set.field != removed_at_field) {
        continue;
      }
      auto insert = transaction.database().prepare(
          "INSERT OR REPLACE INTO removal_word(vid, entry, member, log, until, head) "
          "VALUES(?1, ?2, ?3, ?4, ?5, ?6)");
      insert.bind(1, visit.vid).bind(2, number).bind(3, part.id.view()).bind(4, log.view());
      insert.bind(5, static_cast<std::int64_t>(until)).bind(6, head.view()).run();
      said = true;
    }
  }
  return said;
}

void read_ends(Engine& engine, VisitState& visit) {
  Ends now = ends_from(engine, visit, words_of(engine.database(), visit.vid));
  visit.ended = std::move(now.ended);
  visit.ends = std::move(now.ends);
}

void settle_ends(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  const Ends before{visit.ended, visit.ends};
  read_ends(engine, visit);
  const Ends now{visit.ended, visit.ends};
  Touched touched;
  for (const log::LogRow& row : visit.logs) {
    const std::uint64_t was = limit(visit, before, row);
    const std::uint64_t is = limit(visit, now, row);
    const std::uint64_t last = std::min(std::max(was, is), row.head.length);
    const std::uint64_t first = std::max(std::min(was, is), row.head.start - 1);
    for (std::uint64_t sequence = first; sequence < last; ++sequence)
      collect(engine, visit, log::entry_number(row.lid, sequence + 1), touched);
  }
  for (const auto& [name, numbers] : touched) {
    engine.projector().rebuild(transaction, visit, name.first, name.second, numbers);
  }
  if (!touched.empty()) engine.vocabulary_changed(visit.id);
  tell_late_work(transaction, engine, visit);
}

std::map<std::string, Bytes> present_ends(const VisitState& visit, const MemberId& member) {
  std::map<std::string, Bytes> out;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer == member && row.head.length > 0)
      out.emplace(strand_name(row), encode_end(row.head));
  }
  return out;
}

std::uint64_t refused_until(Engine& engine, const VisitState& visit, const MemberId& member,
                            const log::LogRow& row) {
  const auto about =
      engine.entities().find(visit.vid, model::Kind::member, member_entity_id(member));
  if (!about) return 0;
  const merge::Register* field = about->state.find(std::string(refused_field) + strand_name(row));
  std::uint64_t out = 0;
  if (field == nullptr) return out;
  for (const merge::LiveValue& live : field->live()) {
    if (const auto end = decode_end(live.value)) out = std::max(out, end->first);
  }
  return out;
}

std::int64_t undecided_entries(Engine& engine, const VisitState& visit, const MemberId& member) {
  std::int64_t out = 0;
  if (!visit.ended.contains(member)) return out;
  for (const log::LogRow& row : visit.logs) {
    if (row.writer != member || visit.counts(row, row.head.length)) continue;
    const auto end = visit.ends.find(row.lid);
    const std::uint64_t counted = end == visit.ends.end() ? 0 : end->second;
    const std::uint64_t decided =
        std::max({counted, refused_until(engine, visit, member, row), row.head.start - 1});
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
