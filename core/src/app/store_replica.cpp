#include "app/store_replica.h"

namespace fieldfare::app {

namespace {

constexpr std::string_view holds_domain = "fieldfare/holds/1";

/// Only for storage: what a hub confirmed, written as a statement without a signature.
Bytes encode_holds(const log::VersionVector& holds) {
  log::HoldingStatement statement;
  statement.holds = holds;
  return log::encode(statement);
}

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

  log::EntryRun read(const LogId& log, std::uint64_t first, std::size_t max_entries,
                     std::size_t max_bytes) override {
    return worker_->run([&] {
      log::EntryRun run;
      run.log = log;
      run.first = first;
      const log::LogRow* row = state().find_log(log);
      if (row == nullptr) return run;
      run.key = row->head.key;
      run.entries = engine_->logs().read(row->lid, first, max_entries, max_bytes);
      return run;
    });
  }

  log::ImportOutcome import(const std::vector<log::EntryRun>& runs) override {
    return worker_->run([&] { return engine_->import(state(), runs); });
  }

  std::vector<Bytes> membership() override {
    return worker_->run([this] { return state().chain.encoded(); });
  }

  void add_membership(const std::vector<Bytes>& records) override {
    worker_->run([&] { engine_->add_membership(state(), records); });
  }

  MemberId member() override {
    return worker_->run([this] { return state().self; });
  }

  crypto::Signature sign(std::string_view domain, ByteView message) override {
    return worker_->run([&] { return state().sign_key.sign(domain, message); });
  }

  log::HoldingStatement statement() override {
    return worker_->run([this] { return make_statement(); });
  }

  std::vector<Bytes> statements() override {
    return worker_->run([this] {
      std::vector<Bytes> out{log::encode(make_statement())};
      auto row = engine_->database().prepare(
          "SELECT bytes FROM statement WHERE vid = ?1 AND member <> ?2");
      row.bind(1, state().vid).bind(2, state().self.view());
      while (row.step())
        out.emplace_back(row.blob(0).begin(), row.blob(0).end());
      return out;
    });
  }

  void add_statements(const std::vector<Bytes>& statements) override {
    worker_->run([&] {
      storage::Transaction transaction(engine_->database());
      for (const Bytes& bytes : statements)
        keep_statement(transaction, bytes);
      transaction.commit();
      engine_->emit(Event::Kind::changed, id_);
    });
  }

  void hub_confirmed(const crypto::SignPublicKey& hub_key, ByteView era, std::uint64_t cursor,
                     const log::VersionVector& holds) override {
    worker_->run([&] {
      const Bytes encoded = encode_holds(holds);
      storage::Transaction transaction(engine_->database());
      auto insert = engine_->database().prepare(
          "INSERT OR REPLACE INTO hub(vid, hub_key, era, cursor, holds) "
          "VALUES(?1, ?2, ?3, ?4, ?5)");
      insert.bind(1, state().vid).bind(2, hub_key.view()).bind(3, era);
      insert.bind(4, static_cast<std::int64_t>(cursor)).bind(5, encoded).run();
      transaction.commit();
      engine_->emit(Event::Kind::changed, id_);
    });
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
      out.holds = log::decode_statement(row.blob(2)).holds;
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

  /// The counter grows only when what is held has changed, so that a repeated exchange costs
  /// nothing.
  log::HoldingStatement make_statement() {
    VisitState& visit = state();
    log::HoldingStatement statement;
    statement.member = visit.self;
    statement.holds = visit.holdings();
    auto row =
        engine_->database().prepare("SELECT bytes FROM statement WHERE vid = ?1 AND member = ?2");
    row.bind(1, visit.vid).bind(2, visit.self.view());
    if (row.step()) {
      const log::HoldingStatement last = log::decode_statement(row.blob(0));
      if (last.holds == statement.holds) return last;
      statement.counter = last.counter + 1;
    }
    statement.signature = visit.sign_key.sign(holds_domain, log::signed_part(id_, statement));
    storage::Transaction transaction(engine_->database());
    save_statement(transaction, statement);
    transaction.commit();
    return statement;
  }

  void save_statement(storage::Transaction& transaction, const log::HoldingStatement& statement) {
    const Bytes bytes = log::encode(statement);
    auto insert = transaction.database().prepare(
        "INSERT OR REPLACE INTO statement(vid, member, counter, bytes) VALUES(?1, ?2, ?3, ?4)");
    insert.bind(1, state().vid).bind(2, statement.member.view());
    insert.bind(3, static_cast<std::int64_t>(statement.counter)).bind(4, bytes).run();
  }

  /// Whoever sends it, a statement counts only with its member's own signature.
  void keep_statement(storage::Transaction& transaction, const Bytes& bytes) {
    log::HoldingStatement statement;
    try {
      statement = log::decode_statement(bytes);
    } catch (const Error&) {
      return;
    }
    if (statement.member == state().self) return;
    const log::Member* member = state().chain.find(statement.member);
    if (member == nullptr ||
        !crypto::verify(member->sign_key, holds_domain, log::signed_part(id_, statement),
                        statement.signature)) {
      return;
    }
    auto row =
        engine_->database().prepare("SELECT counter FROM statement WHERE vid = ?1 AND member = ?2");
    row.bind(1, state().vid).bind(2, statement.member.view());
    if (row.step() && static_cast<std::uint64_t>(row.integer(0)) >= statement.counter) return;
    save_statement(transaction, statement);
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
