#include "app/store_replica.h"

#include "app/holes.h"
#include "app/statements.h"

namespace fieldfare::app {

namespace {

class StoreReplica final : public log::Replica {
 public:
  StoreReplica(Engine& engine, Worker& worker, const VisitId& visit)
      : engine_(&engine), worker_(&worker), id_(visit) {
    worker_->run([this] { static_cast<void>(engine_->visit(id_)); });
  }

  VisitId visit() override { return id_; }

  log::VersionVector holdings() override {
    return worker_->run([this] { return state().holdings(); });
  }

  log::EntryRun read(const LogId& log, const BranchId& branch, std::uint64_t first,
                     std::size_t max_entries, std::size_t max_bytes) override {
    return worker_->run([&] {
      log::EntryRun run;
      run.log = log;
      run.first = first;
      const log::LogRow* row = state().find_strand(log, branch);
      if (row == nullptr) return run;
      run.key = row->head.key;
      run.entries = engine_->logs().read(row->lid, first, max_entries, max_bytes);
      return run;
    });
  }

  std::optional<Hash> hash_at(const LogId& log, const BranchId& branch,
                              std::uint64_t sequence) override {
    return worker_->run([&]() -> std::optional<Hash> {
      const log::LogRow* row = state().find_strand(log, branch);
      if (row == nullptr) return std::nullopt;
      return engine_->logs().hash_at(row->lid, sequence);
    });
  }

  log::ImportOutcome take_in(const log::Arrival& arrival) override {
    return worker_->run([&] { return engine_->take_in(state(), arrival); });
  }

  std::vector<Bytes> membership() override {
    return worker_->run([this] { return state().chain.encoded(); });
  }

  log::Holes holes() override {
    return worker_->run([this] { return holes_of(state()); });
  }

  std::vector<Bytes> erasures() override {
    return listed("SELECT bytes FROM erasure WHERE vid = ?1 ORDER BY id");
  }

  std::vector<Bytes> statements() override {
    return listed("SELECT bytes FROM statement WHERE vid = ?1 ORDER BY member");
  }

  log::HoldingStatement statement() override {
    return worker_->run([this] {
      if (auto present = present_statement(*engine_, state())) return std::move(*present);
      storage::Transaction transaction(engine_->database());
      log::HoldingStatement made = renew_statement(transaction, *engine_, state());
      transaction.commit();
      return made;
    });
  }

  MemberId member() override {
    return worker_->run([this] { return state().self; });
  }

  crypto::Signature sign(std::string_view domain, ByteView message) override {
    return worker_->run([&] { return state().sign_key.sign(domain, message); });
  }

  HubState hub_state(const crypto::SignPublicKey& hub_key) override {
    return worker_->run([&] {
      auto row = engine_->database().prepare(
          "SELECT era, cursor, holds FROM hub WHERE vid = ?1 AND hub_key = ?2");
      row.bind(1, state().vid).bind(2, hub_key.view());
      HubState out;
      if (!row.step()) return out;
      out.era.assign(row.blob(0).begin(), row.blob(0).end());
      out.cursor = static_cast<std::uint64_t>(row.integer(1));
      log::HoldingStatement told = log::decode_statement(row.blob(2));
      out.holds = std::move(told.holds);
      out.holes = std::move(told.holes);
      out.known = true;
      return out;
    });
  }

  Bytes remembered(std::string_view name) override {
    return worker_->run([&] {
      auto row =
          engine_->database().prepare("SELECT bytes FROM remembered WHERE vid = ?1 AND name = ?2");
      row.bind(1, state().vid).bind(2, name);
      Bytes out;
      if (row.step()) out.assign(row.blob(0).begin(), row.blob(0).end());
      return out;
    });
  }

  void remember(std::string_view name, ByteView bytes) override {
    FIELDFARE_ASSERT(name.size() <= 256);
    worker_->run([&] {
      storage::Transaction transaction(engine_->database());
      auto insert = engine_->database().prepare(
          "INSERT OR REPLACE INTO remembered(vid, name, bytes) VALUES(?1, ?2, ?3)");
      insert.bind(1, state().vid).bind(2, name).bind(3, bytes).run();
      transaction.commit();
    });
  }

 private:
  VisitState& state() { return engine_->visit(id_); }

  std::vector<Bytes> listed(std::string_view sql) {
    return worker_->run([&] {
      auto row = engine_->database().prepare(sql);
      row.bind(1, state().vid);
      std::vector<Bytes> out;
      while (row.step())
        out.emplace_back(row.blob(0).begin(), row.blob(0).end());
      return out;
    });
  }

  Engine* engine_;
  Worker* worker_;
  VisitId id_;
};

}  // namespace

std::unique_ptr<log::Replica> make_replica(Engine& engine, Worker& worker, const VisitId& visit) {
  return std::make_unique<StoreReplica>(engine, worker, visit);
}

}  // namespace fieldfare::app
