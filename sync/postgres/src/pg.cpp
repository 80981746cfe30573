#include "pg.h"

#include <libpq-fe.h>
#include <poll.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <utility>

#include <fmt/format.h>

namespace fieldfare::sync::hub::pg {
namespace {

// The numbers of the types, as the server's catalogue has them: they never change.
constexpr unsigned bytea_type = 17;
constexpr unsigned bigint_type = 20;
constexpr unsigned bytea_array_type = 1001;
constexpr unsigned bigint_array_type = 1016;
constexpr int binary = 1;

PGresult* result_of(void* opaque) {
  return static_cast<PGresult*>(opaque);
}

struct Clear {
  void operator()(PGresult* result) const noexcept { PQclear(result); }
};
using Result = std::unique_ptr<PGresult, Clear>;

std::string one_line(const char* text) {
  std::string out;
  for (const char* at = text; at != nullptr && *at != '\0'; ++at)
    out += *at == '\n' ? ' ' : *at;
  while (!out.empty() && out.back() == ' ')
    out.pop_back();
  return out;
}

constexpr std::string_view lost_hint =
    "Devices keep all their work and try again; see that the database server runs.";

[[noreturn]] void fail_with(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const std::string_view sqlstate = state == nullptr ? "08006" : state;
  const Fault fault = fault_of(sqlstate);
  throw Failure(fault, fmt::format("the database stopped a statement (SQLSTATE {})", sqlstate),
                fault == Fault::lost ? std::string(lost_hint) : std::string());
}

Bytes array_of(unsigned element_type, std::size_t count, const auto& element) {
  ByteWriter out;
  out.u32(count == 0 ? 0 : 1).u32(0).u32(element_type);
  if (count > 0) out.u32(static_cast<std::uint32_t>(count)).u32(1);
  for (std::size_t i = 0; i < count; ++i)
    element(out, i);
  return out.take();
}

}  // namespace

Failure::Failure(Fault fault, const std::string& message, std::string hint)
    : Error(fault == Fault::refused ? ErrorCode::internal : ErrorCode::unreachable, message,
            std::move(hint)),
      fault_(fault) {}

Fault fault_of(std::string_view sqlstate) noexcept {
  if (sqlstate == "40001" || sqlstate == "40P01") return Fault::again;
  if (sqlstate == "55P03" || sqlstate == "57014") return Fault::busy;
  // 25006: it has become a standby; 55000: it is still recovering; 53300: no line is free.
  if (sqlstate.starts_with("08") || sqlstate.starts_with("57P") || sqlstate == "25006" ||
      sqlstate == "55000" || sqlstate == "53300")
    return Fault::lost;
  return Fault::refused;
}

Values& Values::add(ByteView bytes) {
  values_.push_back({bytea_type, Bytes(bytes.begin(), bytes.end())});
  return *this;
}

Values& Values::add(std::uint64_t number) {
  values_.push_back({bigint_type, ByteWriter().u64(number).take()});
  return *this;
}

Values& Values::add(const std::vector<ByteView>& list) {
  values_.push_back(
      {bytea_array_type, array_of(bytea_type, list.size(),
                                  [&](ByteWriter& out, std::size_t i) { out.sized(list[i]); })});
  return *this;
}

Values& Values::add(const std::vector<std::uint64_t>& list) {
  values_.push_back({bigint_array_type,
                     array_of(bigint_type, list.size(),
                              [&](ByteWriter& out, std::size_t i) { out.u32(8).u64(list[i]); })});
  return *this;
}

Rows::Rows(void* result) noexcept : result_(result) {}
Rows::Rows(Rows&& other) noexcept : result_(std::exchange(other.result_, nullptr)) {}
Rows& Rows::operator=(Rows&& other) noexcept {
  std::swap(result_, other.result_);
  return *this;
}
Rows::~Rows() {
  PQclear(result_of(result_));
}

int Rows::count() const noexcept {
  return PQntuples(result_of(result_));
}

std::uint64_t Rows::affected() const {
  const char* text = PQcmdTuples(result_of(result_));
  return *text == '\0' ? 0 : std::strtoull(text, nullptr, 10);
}

ByteView Rows::blob(int row, int column) const {
  FIELDFARE_ASSERT(row < count());
  const char* bytes = PQgetvalue(result_of(result_), row, column);
  const int size = PQgetlength(result_of(result_), row, column);
  return as_bytes({bytes, static_cast<std::size_t>(size)});
}

std::uint64_t Rows::number(int row, int column) const {
  ByteReader in(blob(row, column), "a number from the database");
  const std::uint64_t out = in.u64();
  in.expect_end();
  return out;
}

std::string_view Rows::tag() const noexcept {
  return PQcmdStatus(result_of(result_));
}

struct Connection::Impl {
  PGconn* line = nullptr;
  bool warned = false;

  Impl() = default;
  Impl(const Impl&) = delete;
  Impl& operator=(const Impl&) = delete;
  ~Impl() { PQfinish(line); }

  static void notice(void* self, const PGresult* result) {
    const char* severity = PQresultErrorField(result, PG_DIAG_SEVERITY_NONLOCALIZED);
    if (severity != nullptr && std::strcmp(severity, "WARNING") == 0)
      static_cast<Impl*>(self)->warned = true;
  }

  [[noreturn]] static void lost(const std::string& why) {
    throw Failure(Fault::lost, "the database cannot be reached: " + why, std::string(lost_hint));
  }
  [[noreturn]] void lost() const { lost(one_line(PQerrorMessage(line))); }

  void wait(int events) const {
    pollfd waiting{PQsocket(line), static_cast<short>(events), 0};
    for (;;) {
      const int ready = ::poll(&waiting, 1, patience_ms);
      if (ready > 0) return;
      if (ready == 0) lost("it does not answer");
      if (errno != EINTR) lost(std::strerror(errno));
    }
  }

  void send_all() const {
    for (int left = PQflush(line); left != 0; left = PQflush(line)) {
      if (left < 0) lost();
      wait(POLLIN | POLLOUT);
      if (PQconsumeInput(line) == 0) lost();
    }
  }

  [[nodiscard]] Result next_result() const {
    while (PQisBusy(line) != 0) {
      wait(POLLIN);
      if (PQconsumeInput(line) == 0) lost();
    }
    return Result(PQgetResult(line));
  }

  /// The last result of what was queued; the first error, when there is one.
  Rows finish() {
    send_all();
    Result last, failed;
    while (Result result = next_result()) {
      const ExecStatusType status = PQresultStatus(result.get());
      if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
        last = std::move(result);
      } else if (!failed) {
        failed = std::move(result);
      }
      if (PQstatus(line) != CONNECTION_OK) break;
    }
    if (failed) fail_with(failed.get());
    if (PQstatus(line) != CONNECTION_OK) lost();
    return Rows(last.release());
  }
};

Connection::Connection(const std::string& place) : impl_(std::make_unique<Impl>()) {
  // What the place itself says counts more, because it stands last.
  constexpr std::array<const char*, 8> names{"connect_timeout",
                                             "keepalives_idle",
                                             "keepalives_interval",
                                             "tcp_user_timeout",
                                             "target_session_attrs",
                                             "application_name",
                                             "dbname",
                                             nullptr};
  const std::array<const char*, 8> values{
      "5", "10", "5", "15000", "read-write", "fieldfare-hub", place.c_str(), nullptr};
  impl_->line = PQconnectdbParams(names.data(), values.data(), 1);
  if (impl_->line == nullptr) Impl::lost("there is no memory for it");
  if (PQstatus(impl_->line) != CONNECTION_OK) impl_->lost();
  PQsetNoticeReceiver(impl_->line, &Impl::notice, impl_.get());
  if (PQsetnonblocking(impl_->line, 1) != 0) impl_->lost();
}

Connection::~Connection() = default;

Rows Connection::run(const char* sql, const Values& values) {
  std::vector<Oid> types;
  std::vector<const char*> places;
  std::vector<int> lengths, formats;
  for (const Values::Value& value : values.values_) {
    types.push_back(value.type);
    places.push_back(as_text(value.bytes).data());
    lengths.push_back(static_cast<int>(value.bytes.size()));
    formats.push_back(binary);
    // A null pointer would be NULL; an empty value is none.
    if (places.back() == nullptr) places.back() = "";
  }
  if (PQsendQueryParams(impl_->line, sql, static_cast<int>(types.size()), types.data(),
                        places.data(), lengths.data(), formats.data(), binary) == 0)
    impl_->lost();
  return impl_->finish();
}

void Connection::execute(const char* sql) {
  if (PQsendQuery(impl_->line, sql) == 0) impl_->lost();
  static_cast<void>(impl_->finish());
}

int Connection::server_process() const noexcept {
  return PQbackendPID(impl_->line);
}

bool Connection::take_warning() noexcept {
  return std::exchange(impl_->warned, false);
}

bool Connection::sound() const noexcept {
  return PQstatus(impl_->line) == CONNECTION_OK && PQtransactionStatus(impl_->line) == PQTRANS_IDLE;
}

Transaction::Transaction(Connection& connection) : connection_(connection) {
  // An administrator's settings for other programs must not weaken "durable": neither a commit that
  // is not waited for nor a time limit, which would also cut the wait for a standby short.
  connection_.execute(
      "BEGIN ISOLATION LEVEL READ COMMITTED READ WRITE; "
      "SET LOCAL lock_timeout = '10s'; SET LOCAL statement_timeout = 0; "
      "SELECT set_config('synchronous_commit', 'on', true) "
      "WHERE current_setting('synchronous_commit') IN ('off', 'local', 'remote_write')");
}

Transaction::~Transaction() {
  if (!open_) return;
  try {
    connection_.execute("ROLLBACK");
  } catch (const Failure&) {
    // The server rolls back by itself when the line is gone; sound() tells that it is.
  }
}

void Transaction::commit() {
  open_ = false;
  static_cast<void>(connection_.take_warning());
  const Rows done = connection_.run("COMMIT");
  if (done.tag() != "COMMIT") throw Failure(Fault::again, "the database rolled a transaction back");
  if (connection_.take_warning()) {
    throw Failure(Fault::lost, "the database no longer waits for its standby",
                  "Nothing is confirmed until the standby has it; see that it runs.");
  }
}

}  // namespace fieldfare::sync::hub::pg
