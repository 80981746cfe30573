#include <benchmark/benchmark.h>
#include <signal.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/posix/process.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/file_text.h>
#include <support/memory_replica.h>
#include <support/temporary_directory.h>

#include "waiting_crowd.h"

/// The hub as a process of its own, over SQLite on disk: devices that wait for changes over TLS,
/// and devices that look in. Teams of 60 devices, a visit each.
namespace {

using namespace fieldfare;
using Clock = std::chrono::steady_clock;

constexpr std::size_t team_size = 60;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// The hub that was built beside this program.
class HubProcess {
 public:
  explicit HubProcess(bool tls) : tls_(tls) {
    const auto own = std::filesystem::read_symlink("/proc/self/exe");
    const platform::net::Certificate certificate = platform::net::make_certificate();
    std::ofstream(directory_ / "cert.pem") << certificate.pem;
    std::ofstream(directory_ / "key.pem") << as_text(certificate.key_pem.view());
    std::vector<std::string> arguments{"serve",       "--listen",
                                       "127.0.0.1:0", "--open-registration",
                                       "--store",     "sqlite:" + (directory_ / "hub.db").string()};
    if (tls) {
      arguments.insert(arguments.end(), {"--tls-cert", (directory_ / "cert.pem").string(),
                                         "--tls-key", (directory_ / "key.pem").string()});
    }
    process_ = std::make_unique<platform::BackgroundProcess>(
        platform::Command{own.parent_path() / "fieldfare-hub", arguments, {}, {}},
        directory_ / "hub.log");
    const auto line = process_->read_line(std::chrono::seconds(30));
    if (line) url_ = line->substr(line->find("http"));
  }
  ~HubProcess() {
    process_->signal(SIGTERM);
    process_->wait();
  }

  [[nodiscard]] bool serves() const { return !url_.empty(); }
  [[nodiscard]] std::unique_ptr<platform::net::HttpTransport> line() const {
    platform::net::HttpTransportOptions options;
    if (tls_) options.trust = [](const Hash&) { return true; };
    return std::make_unique<platform::net::HttpTransport>(url_, options);
  }
  [[nodiscard]] unsigned short port() const {
    return static_cast<unsigned short>(std::stoul(url_.substr(url_.rfind(':') + 1)));
  }
  /// Resident memory in MiB.
  [[nodiscard]] double memory() const {
    const std::string status =
        test::file_text("/proc/" + std::to_string(process_->id()) + "/status");
    return std::stod(status.substr(status.find("VmRSS:") + 6)) / 1024;
  }
  /// A number of /metrics.
  [[nodiscard]] double metric(const std::string& name) const {
    const auto text = std::string(as_text(line()->send({false, "/metrics", {}, {}}).body));
    const std::size_t at = text.find("\n" + name + " ");
    return at == std::string::npos ? 0 : std::stod(text.substr(at + name.size() + 2));
  }

 private:
  bool tls_;
  test::TemporaryDirectory directory_;
  std::unique_ptr<platform::BackgroundProcess> process_;
  std::string url_;
};

/// A team whose first device has been at the hub, so that the others are known there.
struct Visit {
  Visit(const HubProcess& hub, std::uint64_t seed) : team(team_size, seed) {
    for (std::size_t i = 0; i < team_size; ++i)
      devices.push_back(std::make_unique<test::MemoryReplica>(team, i));
    devices[0]->write("The first note of this visit.");
    look_in(hub, 0);
  }

  void look_in(const HubProcess& hub, std::size_t device) {
    const auto transport = hub.line();
    sync::HubRemote remote(*transport, *devices[device]);
    static_cast<void>(sync::synchronise(*devices[device], remote));
  }
  [[nodiscard]] std::string wait_request(platform::net::HttpTransport& line, std::size_t device) {
    sync::HubRemote remote(line, *devices[device]);
    const std::uint64_t counter = remote.wait(0);
    ByteWriter body;
    body.u64(counter);
    return "POST /1/visits/" + team.visit().hex() +
           "/wait HTTP/1.1\r\nHost: hub\r\nContent-Length: 8\r\nAuthorization: Bearer " +
           remote.token() + "\r\n\r\n" + std::string(as_text(body.bytes()));
  }

  test::Team team;
  std::vector<std::unique_ptr<test::MemoryReplica>> devices;
};

std::vector<std::unique_ptr<Visit>> visits_for(const HubProcess& hub, std::size_t devices,
                                               std::uint64_t seed) {
  std::vector<std::unique_ptr<Visit>> out;
  for (std::size_t i = 0; i * team_size < devices; ++i)
    out.push_back(std::make_unique<Visit>(hub, seed + i));
  return out;
}

/// So many devices wait over TLS; then somebody in each visit brings a note. Time: from the first
/// of these until the last device has heard; `last_woken_after_ms`: from when the last of them was
/// confirmed.
void hub_waiting(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const HubProcess hub(true);
  if (!hub.serves()) return state.SkipWithError("build fieldfare-hub first");
  const double idle = hub.memory();
  const auto visits = visits_for(hub, count, 5000);
  const auto line = hub.line();
  std::vector<std::string> requests;
  for (std::size_t i = 0; i < count; ++i)
    requests.push_back(visits[i / team_size]->wait_request(*line, i % team_size));
  const Clock::time_point opened = Clock::now();
  test::WaitingCrowd crowd(hub.port(), requests);
  if (crowd.all_sent() != 0) return state.SkipWithError("somebody did not wait");
  while (hub.metric("fieldfare_hub_waiting") < static_cast<double>(count) &&
         seconds_since(opened) < 30)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  state.counters["open_s"] = seconds_since(opened);
  // What only the handshakes needed is given back within two seconds.
  std::this_thread::sleep_for(std::chrono::milliseconds(4500));
  state.counters["hub_mib"] = hub.memory();
  state.counters["hub_mib_idle"] = idle;
  for (auto _ : state) {
    const Clock::time_point begin = Clock::now();
    for (const auto& visit : visits) {
      visit->devices[0]->write("Something new for everybody who waits.");
      sync::HubRemote remote(*line, *visit->devices[0]);
      static_cast<void>(sync::synchronise(*visit->devices[0], remote));
    }
    const Clock::time_point brought = Clock::now();
    state.counters["brought_ms"] = std::chrono::duration<double>(brought - begin).count() * 1000;
    const Clock::time_point last = crowd.last_answer(std::chrono::seconds(20));
    if (last == Clock::time_point()) return state.SkipWithError("somebody never heard");
    state.counters["last_woken_after_ms"] =
        std::chrono::duration<double>(last - brought).count() * 1000;
    state.SetIterationTime(std::chrono::duration<double>(last - begin).count());
  }
}

/// Four at once, each on a new line and with a new proof. The seconds that it took.
double all_look_in(const HubProcess& hub, const std::vector<std::unique_ptr<Visit>>& visits,
                   std::size_t devices) {
  const Clock::time_point begin = Clock::now();
  std::vector<std::thread> threads;
  for (std::size_t thread = 0; thread < 4; ++thread) {
    threads.emplace_back([&, thread] {
      for (std::size_t i = 0; i < devices; ++i) {
        if ((i / team_size) % 4 == thread) visits[i / team_size]->look_in(hub, i % team_size);
      }
    });
  }
  for (std::thread& thread : threads)
    thread.join();
  return seconds_since(begin);
}

/// So many registered devices look in one after the other, first with a statement to leave, then,
/// those of the last wave, with nothing new. In waves, since the locked memory of 5,000 devices'
/// keys is more mappings than a process may have.
void hub_sessions(benchmark::State& state) {
  const auto count = static_cast<std::size_t>(state.range(0));
  const std::size_t wave = std::min<std::size_t>(count, 1000);
  const HubProcess hub(false);
  if (!hub.serves()) return state.SkipWithError("build fieldfare-hub first");
  std::vector<std::unique_ptr<Visit>> visits;
  double first = 0;
  for (std::size_t begun = 0; begun < count; begun += wave) {
    visits.clear();
    visits = visits_for(hub, wave, 9000 + begun);
    first += all_look_in(hub, visits, wave);
  }
  state.counters["first_sessions_per_s"] = static_cast<double>(count) / first;
  for (auto _ : state) {
    const double seconds = all_look_in(hub, visits, wave);
    state.SetIterationTime(seconds);
    state.counters["sessions_per_s"] = static_cast<double>(wave) / seconds;
  }
  state.counters["hub_mib"] = hub.memory();
}

}  // namespace

BENCHMARK(hub_waiting)
    ->Arg(300)
    ->Arg(3000)
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
BENCHMARK(hub_sessions)
    ->Arg(500)
    ->Arg(5000)
    ->Iterations(1)
    ->UseManualTime()
    ->Unit(benchmark::kMillisecond);
