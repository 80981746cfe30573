#pragma once

#include <string>

#include <fieldfare/platform/posix/process.h>

namespace fieldfare::test {

class PostgresServer;

/// Debian's pgbouncer in transaction mode before a test's server: each transaction may run on
/// another of its few lines. Throws without the package pgbouncer.
class Pooler {
 public:
  explicit Pooler(const PostgresServer& server);

  /// The address of a database through it, from the server's own.
  [[nodiscard]] std::string through(const std::string& address) const;

 private:
  std::string folder_;
  platform::BackgroundProcess process_;
};

}  // namespace fieldfare::test
