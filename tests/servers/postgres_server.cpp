#include "postgres_server.h"

#include <pwd.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <stdexcept>
#include <thread>

#include <fmt/format.h>

namespace fieldfare::test {
namespace {

using namespace std::chrono_literals;
namespace fs = std::filesystem;

constexpr const char* user = "fieldfare";

/// Where Debian keeps the newest server that is installed.
fs::path newest_server() {
  std::vector<std::pair<int, fs::path>> found;
  std::error_code none;
  for (const auto& version : fs::directory_iterator("/usr/lib/postgresql", none)) {
    if (fs::exists(version.path() / "bin" / "initdb"))
      found.emplace_back(std::atoi(version.path().filename().c_str()), version.path() / "bin");
  }
  if (found.empty())
    throw std::runtime_error("these tests need the Debian package postgresql: ./dev setup");
  return std::ranges::max_element(found)->second;
}

std::string output_of(const platform::Command& command) {
  const platform::Finished done = platform::run(command);
  if (done.exit_code != 0) {
    throw std::runtime_error(fmt::format("{} ended with {}: {}{}", command.program.string(),
                                         done.exit_code, done.output, done.errors));
  }
  return done.output;
}

}  // namespace

fs::path PostgresServer::program(std::string_view name) {
  static const fs::path folder = newest_server();
  return folder / name;
}

platform::Command PostgresServer::as_server_user(const platform::Command& command) {
  // Whoever starts it, it goes with the test program: QUIT is the server's "stop at once".
  std::vector<std::string> words{"--pdeathsig", "QUIT"};
  if (::geteuid() == 0) {
    const std::vector<std::string> other{"--reuid", "postgres", "--regid", "postgres",
                                         "--init-groups"};
    words.insert(words.end(), other.begin(), other.end());
  }
  words.push_back(command.program.string());
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  return {"/usr/bin/setpriv", std::move(words), command.input, command.variables};
}

PostgresServer::PostgresServer(std::vector<std::string> settings) : settings_(std::move(settings)) {
  if (::geteuid() == 0) {
    const passwd* entry = ::getpwnam("postgres");
    if (entry == nullptr || ::chown(directory_.path().c_str(), entry->pw_uid, entry->pw_gid) != 0)
      throw std::runtime_error("root cannot give a folder to the user postgres");
  }
  output_of(as_server_user({program("initdb"),
                            {"--pgdata", data().string(), "--username", user, "--auth", "trust",
                             "--encoding", "UTF8", "--no-locale", "--no-sync"},
                            {},
                            {}}));
  start();
}

PostgresServer::~PostgresServer() {
  if (process_) stop_at_once();
}

PostgresServer& PostgresServer::shared() {
  static PostgresServer server({"fsync=off", "full_page_writes=off"});
  return server;
}

void PostgresServer::start() {
  std::vector<std::string> words{"-D", data().string(), "-k", directory_.path().string()};
  std::vector<std::string> all{"listen_addresses=", "max_connections=200",
                               "dynamic_shared_memory_type=mmap",
                               "recovery_init_sync_method=syncfs", "log_min_messages=fatal"};
  all.insert(all.end(), settings_.begin(), settings_.end());
  for (const std::string& setting : all) {
    words.emplace_back("-c");
    words.push_back(setting);
  }
  process_ = std::make_unique<platform::BackgroundProcess>(
      as_server_user({program("postgres"), std::move(words), {}, {}}), directory_ / "log");
  await_ready();
}

void PostgresServer::await_ready() {
  const platform::Command ask{
      program("pg_isready"), {"--quiet", "--host", directory_.path().string()}, {}, {}};
  for (int tries = 0; tries < 600; ++tries) {
    if (platform::run(ask).exit_code == 0) return;
    std::this_thread::sleep_for(50ms);
  }
  throw std::runtime_error("the PostgreSQL of the tests does not start; its log: " +
                           output_of({"/bin/cat", {(directory_ / "log").string()}, {}, {}}));
}

void PostgresServer::stop_at_once() {
  process_->signal(SIGQUIT);
  process_->wait();
  process_.reset();
}

std::string PostgresServer::new_database() {
  const std::string name = fmt::format("hub{}", ++databases_);
  sql("CREATE DATABASE " + name);
  return address(name);
}

std::string PostgresServer::address(std::string_view database) const {
  return fmt::format("postgresql://{}@/{}?host={}", user, database, directory_.path().string());
}

std::string PostgresServer::sql(const std::string& statement, std::string_view database) const {
  return output_of({program("psql"),
                    {"--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set",
                     "ON_ERROR_STOP=1", "--dbname", address(database), "--command", statement},
                    {},
                    {}});
}

}  // namespace fieldfare::test
