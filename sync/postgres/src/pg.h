#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>

/// PostgreSQL through libpq, in the few words that the hub's store needs. Values travel as binary
/// parameters, never inside a statement. Nothing here outlives a transaction at the server (no
/// prepared statements, no session settings), so that a pooler may sit between.
namespace fieldfare::sync::hub::pg {

/// What went wrong, by what can be done about it.
enum class Fault {
  again,    ///< the transaction was rolled back for another's sake: 40001, 40P01
  lost,     ///< the line, the server or its role as primary is gone: 08, 57P0x, 25006
  busy,     ///< another held a lock for too long, or the statement was cancelled: 55P03, 57014
  refused,  ///< anything else; trying again does not help
};

/// The text names the kind of failure and its SQLSTATE and quotes no value.
class Failure final : public Error {
 public:
  Failure(Fault fault, const std::string& message, std::string hint = {});
  [[nodiscard]] Fault fault() const noexcept { return fault_; }

 private:
  Fault fault_;
};

/// The kind of a five-character SQLSTATE.
[[nodiscard]] Fault fault_of(std::string_view sqlstate) noexcept;

/// The values for $1, $2, …: bytea, bigint and arrays of them.
class Values {
 public:
  Values& add(ByteView bytes);
  Values& add(std::uint64_t number);
  Values& add(const std::vector<ByteView>& list);
  Values& add(const std::vector<std::uint64_t>& list);

 private:
  friend class Connection;
  struct Value {
    unsigned type;
    Bytes bytes;
  };
  std::vector<Value> values_;
};

/// The rows of an answer. Views are valid as long as it lives.
class Rows {
 public:
  explicit Rows(void* result) noexcept;
  Rows(Rows&&) noexcept;
  Rows& operator=(Rows&&) noexcept;
  ~Rows();

  [[nodiscard]] int count() const noexcept;
  [[nodiscard]] bool empty() const noexcept { return count() == 0; }
  /// Rows that an INSERT, UPDATE or DELETE touched.
  [[nodiscard]] std::uint64_t affected() const;
  [[nodiscard]] ByteView blob(int row, int column) const;  ///< NULL is an empty view
  [[nodiscard]] std::uint64_t number(int row, int column) const;
  [[nodiscard]] std::string_view tag() const noexcept;  ///< "COMMIT", "UPDATE 1"

 private:
  void* result_;
};

/// One line to a server that takes writes. Not thread-safe.
class Connection {
 public:
  /// `place` is a postgresql:// address or a list of key=value words, as libpq reads them; several
  /// hosts may be named, and the one that is primary is taken. Failure(lost) when none answers.
  explicit Connection(const std::string& place);
  ~Connection();
  Connection(const Connection&) = delete;
  Connection& operator=(const Connection&) = delete;

  /// One statement with binary values and a binary answer. Failure(lost) also when the server is
  /// silent for longer than `patience_ms`.
  Rows run(const char* sql, const Values& values = {});
  /// One or more statements without values or rows.
  void execute(const char* sql);

  /// The server's process for this line: what an administrator would cancel.
  [[nodiscard]] int server_process() const noexcept;
  /// True when it can take the next transaction.
  [[nodiscard]] bool sound() const noexcept;
  /// True when the server has warned since the last call.
  [[nodiscard]] bool take_warning() noexcept;

  static constexpr int patience_ms = 20'000;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// READ COMMITTED; rolled back at the end of its life unless committed.
class Transaction {
 public:
  explicit Transaction(Connection& connection);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  /// Returns only when the server has said that the changes are durable everywhere where it was
  /// told to make them so. Failure(lost) when that is in doubt: also when it warns that it no
  /// longer waits for its synchronous standby, which it calls a success.
  void commit();
  Rows run(const char* sql, const Values& values = {}) { return connection_.run(sql, values); }

 private:
  Connection& connection_;
  bool open_ = true;
};

}  // namespace fieldfare::sync::hub::pg
