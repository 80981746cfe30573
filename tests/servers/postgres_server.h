#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/platform/posix/process.h>
#include <support/temporary_directory.h>

namespace fieldfare::test {

/// Debian's PostgreSQL, started for the tests in a directory of its own: it listens on a socket in
/// that directory, so no port and no server of the machine is touched, and it ends with this
/// object, or with the test program however that ends. As root it runs as the user postgres,
/// because the server refuses root. Without the package postgresql the constructor throws, and the
/// test fails.
class PostgresServer {
 public:
  /// `settings` as on the server's command line: "fsync=off".
  explicit PostgresServer(std::vector<std::string> settings = {});
  ~PostgresServer();
  PostgresServer(const PostgresServer&) = delete;
  PostgresServer& operator=(const PostgresServer&) = delete;

  /// One for the whole test program, started when first asked for. It does not flush to the disk,
  /// which costs most of the time and makes a difference only to a machine that loses its power.
  [[nodiscard]] static PostgresServer& shared();

  /// The address of a new, empty database.
  [[nodiscard]] std::string new_database();
  [[nodiscard]] std::string address(std::string_view database = "postgres") const;
  /// Runs SQL with psql; what it prints, unaligned, without heads.
  std::string sql(const std::string& statement, std::string_view database = "postgres") const;

  /// As `pg_ctl stop -m immediate`: no clean-up, as after a crash.
  void stop_at_once();
  void start();

  /// The address of the server's folder of sockets and its port, for other programs.
  [[nodiscard]] const std::filesystem::path& directory() const { return directory_.path(); }
  [[nodiscard]] static std::filesystem::path program(std::string_view name);
  /// The same command, as a user that may run servers.
  [[nodiscard]] static platform::Command as_server_user(const platform::Command& command);

 private:
  [[nodiscard]] std::filesystem::path data() const { return directory_ / "data"; }
  void await_ready();

  std::vector<std::string> settings_;
  TemporaryDirectory directory_;
  std::unique_ptr<platform::BackgroundProcess> process_;
  int databases_ = 0;
};

}  // namespace fieldfare::test
