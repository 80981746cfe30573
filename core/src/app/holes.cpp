#include "app/holes.h"

#include <algorithm>

#include "app/late_work.h"
#include "app/names.h"
#include "app/notices.h"

namespace fieldfare::app {

namespace {

constexpr std::string_view missing = "content-missing";
constexpr std::string_view undecided = "erasure-undecided";
constexpr std::size_t most_described = 100;
constexpr std::size_t batch = 1000;
constexpr std::size_t batch_bytes = 8U << 20U;

/// The change in an entry, if it can be read.
std::optional<log::Change> readable(const VisitState& visit, const log::SealedEntry& entry) {
  try {
    return read_change(visit, entry);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    return std::nullopt;
  }
}

/// Calls `found` with each redaction in a log that does not count and that nobody has left out.
template <class Found>
void each_undecided_redaction(Engine& engine, const VisitState& visit, const log::LogRow& row,
                              Found&& found) {
  const std::uint64_t decided = refused_until(engine, visit, *row.writer, row);
  for (std::uint64_t at = std::max(row.head.start, decided + 1); at <= row.head.length; ++at) {
    if (visit.counts(row, at)) continue;
    const auto stored = engine.logs().entry(log::entry_number(row.lid, at));
    const auto change = stored ? readable(visit, stored->entry) : std::nullopt;
    if (change && change->kind == log::ChangeKind::redaction) found(*change);
  }
}

}  // namespace

log::Holes holes_of(VisitState& visit) {
  log::Holes out;
  for (const auto& [entry, number] : visit.holes) {
    const log::LogRow* row = visit.find_log(log::lid_of(number));
    FIELDFARE_ASSERT(row != nullptr);
    out.push_back(log::hole_at(row->head.log, log::sequence_of(number), entry));
  }
  std::ranges::sort(out);
  if (out.size() > log::max_holes) out.resize(log::max_holes);
  return out;
}

std::optional<std::int64_t> entry_of(Engine& engine, VisitState& visit, const log::Hole& hole) {
  for (const log::LogRow& row : visit.strands(hole.log)) {
    if (hole.sequence < row.head.start || hole.sequence > row.head.length) continue;
    const auto hash = engine.logs().hash_at(row.lid, hole.sequence);
    if (hash && log::hole_at(hole.log, hole.sequence, *hash) == hole)
      return log::entry_number(row.lid, hole.sequence);
  }
  return std::nullopt;
}

void note_hole(VisitState& visit, const Hash& entry, std::int64_t number) {
  if (!visit.erased.contains(entry)) visit.holes[entry] = number;
}

std::map<std::int64_t, MemberId> undecided_erasures(Engine& engine, VisitState& visit) {
  std::map<std::int64_t, MemberId> out;
  if (visit.holes.empty()) return out;
  for (const log::LogRow& row : visit.logs) {
    if (!row.writer || !visit.ended.contains(*row.writer)) continue;
    each_undecided_redaction(engine, visit, row, [&](const log::Change& change) {
      for (const Hash& entry : change.redacted) {
        const auto hole = visit.holes.find(entry);
        if (hole != visit.holes.end()) out.emplace(hole->second, *row.writer);
      }
    });
  }
  return out;
}

std::vector<Hash> named_by_undecided_redactions(Engine& engine, VisitState& visit,
                                                const EntityId& note) {
  std::vector<Hash> out;
  if (visit.holes.empty()) return out;
  for (const log::LogRow& row : visit.logs) {
    if (!row.writer || !visit.ended.contains(*row.writer)) continue;
    each_undecided_redaction(engine, visit, row, [&](const log::Change& change) {
      if (std::ranges::find(change.entities, note, &log::EntityChange::id) != change.entities.end())
        out.insert(out.end(), change.redacted.begin(), change.redacted.end());
    });
  }
  return out;
}

/// Redactions mark their note, and folding a note finds what they name.
void find_redacted_holes(Engine& engine, VisitState& visit) {
  if (visit.holes.empty()) return;
  std::vector<model::Entity> redacted;
  engine.entities().each(visit.vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    if (note.state.find("redacted") != nullptr) redacted.push_back(std::move(note));
  });
  for (const model::Entity& note : redacted)
    static_cast<void>(engine.projector().folded(visit, note));
}

void refold_after(storage::Transaction& transaction, Engine& engine, VisitState& visit,
                  const std::set<Hash>& ordered) {
  if (ordered.empty()) return;
  std::vector<EntityId> touched;
  engine.entities().each(visit.vid, model::Kind::note, std::nullopt, [&](model::Entity&& note) {
    const merge::Register* text = note.state.find("text");
    if (text != nullptr && std::ranges::any_of(text->replaced(), [&](const Hash& entry) {
          return ordered.contains(entry);
        }))
      touched.push_back(note.id);
  });
  for (const EntityId& note : touched)
    engine.projector().rebuild(transaction, visit, model::Kind::note, note);
}

void refold_notes(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  for (const auto& [key, entries] : entries_by_entity(engine, visit)) {
    if (key.first != model::Kind::note) continue;
    engine.projector().rebuild(transaction, visit, key.first, key.second, entries);
  }
}

void tell_holes(storage::Transaction& transaction, Engine& engine, VisitState& visit) {
  const auto ordered = undecided_erasures(engine, visit);
  std::map<MemberId, std::size_t> by_member;
  for (const auto& [hole, member] : ordered)
    ++by_member[member];
  for (const MemberId& member : visit.ended) {
    const std::string name = member.hex();
    if (!by_member.contains(member)) {
      no_longer(transaction, visit, undecided, name);
      continue;
    }
    tell(transaction, engine, visit,
         {std::string(undecided),
          name,
          {{"member", name}, {"entries", std::to_string(by_member[member])}}});
  }
  const std::size_t others = visit.holes.size() - ordered.size();
  if (others == 0) return no_longer(transaction, visit, missing, "");
  tell(transaction, engine, visit,
       {std::string(missing), "", {{"entries", std::to_string(others)}}});
}

std::vector<std::string> describe_holes(Engine& engine, VisitState& visit) {
  std::vector<std::string> out;
  const auto ordered = undecided_erasures(engine, visit);
  Names names(engine, visit);
  for (const auto& [entry, number] : visit.holes) {
    if (out.size() == most_described) {
      out.push_back("and " + std::to_string(visit.holes.size() - out.size()) + " more");
      break;
    }
    const log::LogRow* row = visit.find_log(log::lid_of(number));
    std::string line = "visit " + visit.id.hex().substr(0, 8) + ", log " +
                       row->head.log.hex().substr(0, 8) + ", entry " +
                       std::to_string(log::sequence_of(number)) + ": its content is not here. ";
    const auto by = ordered.find(number);
    line += by == ordered.end()
                ? "It comes by itself from any device that has it."
                : names.of(by->second) +
                      " had it erased, and was removed by somebody who had not heard of that: the "
                      "lead accepts or leaves out this late work (`fieldfare member late`).";
    out.push_back(std::move(line));
  }
  return out;
}

std::map<std::pair<model::Kind, EntityId>, std::vector<std::int64_t>> entries_by_entity(
    Engine& engine, const VisitState& visit) {
  std::map<std::pair<model::Kind, EntityId>, std::vector<std::int64_t>> out;
  for (const log::LogRow& row : visit.logs) {
    for (std::uint64_t first = row.head.start; first <= row.head.length;) {
      const auto entries = engine.logs().read(row.lid, first, batch, batch_bytes);
      if (entries.empty()) break;
      for (std::size_t i = 0; i < entries.size(); ++i) {
        const auto change = readable(visit, entries[i]);  // what is damaged stays unreadable
        if (!change) continue;
        for (const log::EntityChange& part : change->entities) {
          const auto kind = model::kind_from_name(part.kind);
          if (kind) out[{*kind, part.id}].push_back(log::entry_number(row.lid, first + i));
        }
      }
      first += entries.size();
    }
  }
  return out;
}

}  // namespace fieldfare::app
