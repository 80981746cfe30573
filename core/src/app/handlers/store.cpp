#include <map>

#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/chain.h>

#include "app/engine.h"
#include "app/holes.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr std::size_t batch = 1000;
constexpr std::size_t batch_bytes = 8U << 20U;

DeviceId device_id(const Device& device) {
  const Hash hash =
      crypto::hash({as_bytes("fieldfare/device-id/1"), device.identity.public_key().view()});
  return DeviceId::from(hash.view().first(DeviceId::size));
}

using Key = std::pair<model::Kind, EntityId>;

/// Reads every entry of a visit again, checks each by itself, and builds the projection anew.
class VisitCheck {
 public:
  VisitCheck(Engine& engine, VisitState& visit, StoreVerify::Result& result)
      : engine_(&engine), visit_(&visit), result_(&result) {}

  void run() {
    for (const log::LogRow& row : visit_->logs)
      check_log(row);
    compare();
  }

 private:
  void problem(const log::LogRow& row, std::uint64_t sequence, const std::string& what) {
    result_->problems.push_back("visit " + visit_->id.hex().substr(0, 8) + ", log " +
                                row.head.log.hex().substr(0, 8) + ", entry " +
                                std::to_string(sequence) + ": " + what);
  }

  void check_log(const log::LogRow& row) {
    log::LogHead end;
    end.log = row.head.log;
    end.key = row.head.key;
    end.length = row.head.start - 1;
    if (row.base != 0) end.head = engine_->logs().hash_at(row.base, end.length).value_or(Hash{});
    for (;;) {
      log::EntryRun run;
      run.log = row.head.log;
      run.key = row.head.key;
      run.first = end.length + 1;
      run.entries = engine_->logs().read(row.lid, run.first, batch, batch_bytes);
      if (run.entries.empty()) break;
      const log::CheckedRun checked = log::check_run(visit_->id, end, run);
      for (std::size_t i = 0; i < checked.headers.size(); ++i) {
        check_entry(row, checked.headers[i], run.entries[i]);
      }
      for (const auto& refused : checked.refused)
        problem(row, refused.sequence, refused.reason);
      if (!checked.refused.empty()) return;
      end = checked.end;
    }
    if (end.length != row.head.length || end.head != row.head.head) {
      problem(row, end.length, "the log ends before the place that the store remembers");
    }
  }

  void check_entry(const log::LogRow& row, const log::Header& header,
                   const log::SealedEntry& entry) {
    ++result_->entries;
    if (!log::signature_fits(entry.header, row.head.key)) {
      problem(row, header.sequence, "its own signature does not fit");
    }
    try {
      const auto change = read_change(*visit_, entry);
      if (!change || !row.writer) return;
      for (const log::EntityChange& part : change->entities) {
        const auto kind = model::kind_from_name(part.kind);
        if (kind) entries_[{*kind, part.id}].push_back(log::entry_number(row.lid, header.sequence));
      }
    } catch (const Error& error) {
      problem(row, header.sequence, error.what());
    }
  }

  /// What the log alone makes of an entity.
  Hash folded(const Key& key) {
    model::Entity names;
    names.vid = visit_->vid;
    names.kind = key.first;
    names.id = key.second;
    names.entries = entries_[key];
    return engine_->projector().folded(*visit_, names).state.projection_hash();
  }

  /// The stored projection must be what the log gives.
  void compare() {
    for (const model::Kind kind : model::all_kinds()) {
      engine_->entities().each(visit_->vid, kind, std::nullopt, [&](model::Entity&& entity) {
        const Key key{kind, entity.id};
        if (folded(key) != entity.state.projection_hash()) differs(kind, entity.id);
        entries_.erase(key);
      });
    }
    const Hash nothing = merge::EntityState().projection_hash();
    const auto unshown = entries_;
    for (const auto& [key, entries] : unshown) {
      if (folded(key) != nothing) differs(key.first, key.second);
    }
  }

  void differs(model::Kind kind, const EntityId& id) {
    result_->problems.push_back("visit " + visit_->id.hex().substr(0, 8) + ": the " +
                                std::string(model::kind_name(kind)) + " " + id.hex().substr(0, 8) +
                                " is not what its log says");
  }

  Engine* engine_;
  VisitState* visit_;
  StoreVerify::Result* result_;
  std::map<Key, std::vector<std::int64_t>> entries_;  ///< that speak of an entity
};

/// What `VisitCheck`, which asks for one visit and one kind after the other, cannot come upon.
void tell_strange_rows(Engine& engine, std::vector<std::string>& problems) {
  std::map<std::int64_t, VisitId> ids;
  for (const VisitId& id : engine.visits())
    ids[engine.visit(id).vid] = id;
  for (const model::StrangeRows& rows : engine.entities().strange()) {
    std::string where = "a visit that is not in this store";
    const auto id = ids.find(rows.vid);
    if (rows.has_visit && id != ids.end()) where = "visit " + id->second.hex().substr(0, 8);
    problems.push_back(where + ": " + std::to_string(rows.count) + " of kind " +
                       std::to_string(rows.kind) +
                       ", which nothing reads; `fieldfare store rebuild` takes that out");
  }
}

/// Entities of the projection that no entry speaks of are rebuilt too: to nothing.
void rebuild(Engine& engine, storage::Transaction& transaction, VisitState& visit,
             StoreRebuild::Result& result) {
  auto wanted = entries_by_entity(engine, visit);
  for (const model::Kind kind : model::all_kinds()) {
    engine.entities().each(visit.vid, kind, std::nullopt, [&](model::Entity&& entity) {
      wanted[{kind, entity.id}];
    });
  }
  for (const auto& [key, entries] : wanted) {
    if (engine.projector().rebuild(transaction, visit, key.first, key.second, entries)) {
      ++result.changed;
    }
    if (engine.entities().find(visit.vid, key.first, key.second)) ++result.entities;
  }
}

}  // namespace

StoreInfo::Result handle(Engine& engine, const StoreInfo&) {
  StoreInfo::Result result;
  result.device_id = device_id(engine.device());
  result.title = engine.device().title;
  result.inspectorate = engine.device().inspectorate;
  result.practice = engine.device().practice;
  result.visits = static_cast<std::int64_t>(engine.visits().size());
  result.entries = engine.logs().count();
  result.directory = engine.store().directory().string();
  return result;
}

StoreVerify::Result handle(Engine& engine, const StoreVerify&) {
  StoreVerify::Result result;
  result.problems = engine.database().check_pages();
  for (std::string& problem : result.problems) {
    if (problem.find("note_text") != std::string::npos ||
        problem.find("full-text index") != std::string::npos)
      problem += ": the search index alone; `fieldfare store rebuild` makes it anew";
  }
  tell_strange_rows(engine, result.problems);
  for (const VisitId& id : engine.visits()) {
    VisitCheck(engine, engine.visit(id), result).run();
    for (std::string& hole : describe_holes(engine, engine.visit(id)))
      result.missing.push_back(std::move(hole));
  }
  result.ok = result.problems.empty();
  return result;
}

StoreRebuild::Result handle(Engine& engine, const StoreRebuild&) {
  StoreRebuild::Result result;
  storage::Transaction transaction(engine.database());
  result.changed = engine.entities().remove_strange(transaction);
  // What the index holds is not asked: it may be of texts that the projections do not show.
  engine.projector().index().begin_anew(transaction);
  for (const VisitId& id : engine.visits()) {
    rebuild(engine, transaction, engine.visit(id), result);
    engine.vocabulary_changed(id);
  }
  transaction.commit();
  return result;
}

StoreBackup::Result handle(Engine& engine, const StoreBackup& command) {
  engine.store().backup(command.file);
  return {engine.logs().count()};
}

}  // namespace fieldfare::app
