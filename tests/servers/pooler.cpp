#include "pooler.h"

#include <chrono>
#include <filesystem>
#include <fstream>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

#include "postgres_server.h"

namespace fieldfare::test {
namespace {

namespace fs = std::filesystem;

platform::Command command(const fs::path& folder) {
  const fs::path settings = folder / "pgbouncer.ini";
  std::ofstream(settings) << fmt::format(
      "[databases]\n* = host={0} user=fieldfare\n[pgbouncer]\nunix_socket_dir = {0}\n"
      "listen_port = 6432\nauth_type = any\npool_mode = transaction\ndefault_pool_size = 3\n",
      folder.string());
  fs::permissions(settings, fs::perms::others_read | fs::perms::group_read, fs::perm_options::add);
  return PostgresServer::as_server_user(
      {"/usr/sbin/pgbouncer", {"--quiet", settings.string()}, {}, {}});
}

}  // namespace

Pooler::Pooler(const PostgresServer& server)
    : folder_(server.directory().string()),
      process_(command(server.directory()), server.directory() / "pgbouncer.log") {
  for (int tries = 0; tries < 200; ++tries) {
    if (fs::exists(fs::path(folder_) / ".s.PGSQL.6432")) return;
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  throw std::runtime_error("these tests need the Debian package pgbouncer: ./dev setup");
}

std::string Pooler::through(const std::string& address) const {
  return address + "&port=6432";
}

}  // namespace fieldfare::test
