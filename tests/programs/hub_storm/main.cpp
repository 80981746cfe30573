#include <arpa/inet.h>
#include <fmt/format.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <deque>
#include <exception>
#include <fstream>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <servers/hub_load.h>
#include <servers/hub_process.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

/// hub-storm PROGRAM [--seconds S] [--sessions N]: a real hub on a disk of its own, N devices of as
/// many visits that sync with it without a pause, 200 slow and hostile lines beside them, and every
/// few seconds a kill -9. Prints what came of it; ends with 1 when an entry that had been confirmed
/// was not there, when the devices did not come into step, or when the hub's memory went beyond
/// what 4,096 lines may take.
namespace {

using namespace fieldfare;
using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr std::size_t most_memory_mib = 1024;

struct Options {
  std::string program;
  int seconds = 60;
  std::size_t sessions = 500;
};

/// The hub that is there now, killed and begun again while devices ask for its address.
class KilledHub {
 public:
  explicit KilledHub(std::string program) : program_(std::move(program)) { begin(); }

  [[nodiscard]] std::string url() {
    const std::lock_guard lock(mutex_);
    return hub_->url();
  }

  void kill() {
    const std::lock_guard lock(mutex_);
    note_memory();
    static_cast<void>(hub_->end(SIGKILL));
    begin();
    ++kills_;
  }

  void note_memory() {
    std::ifstream status("/proc/" + std::to_string(hub_->id()) + "/status");
    for (std::string word; status >> word;)
      if (word == "VmHWM:" && status >> word) peak_kib_ = std::max(peak_kib_, std::stoul(word));
  }

  [[nodiscard]] std::size_t kills() const noexcept { return kills_; }
  [[nodiscard]] std::size_t peak_mib() const noexcept { return peak_kib_ / 1024; }

 private:
  /// As operators run it for an office behind one address: no limits for each address.
  void begin() {
    hub_ = std::make_unique<test::HubProcess>(
        program_, "sqlite:" + (directory_ / "hub.db").string(), directory_ / "hub.log");
  }

  std::string program_;
  test::TemporaryDirectory directory_;
  std::mutex mutex_;
  std::unique_ptr<test::HubProcess> hub_;
  std::size_t kills_ = 0;
  std::size_t peak_kib_ = 0;
};

unsigned short port_of(const std::string& url) {
  return static_cast<unsigned short>(std::stoi(url.substr(url.rfind(':') + 1)));
}

/// A line to a hub on this machine, on which anything can be said; held open as long as it lives.
class Line {
 public:
  explicit Line(unsigned short port) : socket_(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(port);
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    open_ = ::connect(socket_, reinterpret_cast<const sockaddr*>(&place), sizeof place) == 0;
  }
  Line(const Line&) = delete;
  Line& operator=(const Line&) = delete;
  ~Line() { ::close(socket_); }

  /// False when nobody listens, between a kill and the next beginning.
  [[nodiscard]] bool say(std::string_view text) const {
    return open_ && ::send(socket_, text.data(), text.size(), MSG_NOSIGNAL | MSG_DONTWAIT) >= 0;
  }

 private:
  int socket_;
  bool open_ = false;
};

/// Lines that say little, nonsense, or promise more than they send, all held open.
std::size_t trouble(KilledHub& hub, const std::atomic<bool>& over) {
  const std::string_view words[] = {
      "",
      "POST /1/vis",
      "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 999999999999\r\n\r\n",
      "POST /1/visits/0/exchange HTTP/1.1\r\nHost: x\r\nContent-Length: 60000\r\n\r\n<",
      "\x16\x03\x01\xff\xff\xff\xff\xff\xff",
      "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"};
  std::deque<Line> lines;
  std::size_t opened = 0;
  while (!over) {
    lines.emplace_back(port_of(hub.url()));
    opened += lines.back().say(words[opened % std::size(words)]) ? 1 : 0;
    if (lines.size() > 200) lines.pop_front();
    std::this_thread::sleep_for(5ms);
  }
  return opened;
}

int storm(const Options& options) {
  KilledHub hub(options.program);
  std::atomic<bool> over = false;
  std::size_t hostile = 0;
  std::thread troublemaker([&] { hostile = trouble(hub, over); });
  std::thread killer([&] {
    test::SeededEntropy chance(7);
    while (!over) {
      std::this_thread::sleep_for(std::chrono::milliseconds(2000 + chance.below(4000)));
      if (!over) hub.kill();
    }
  });
  test::LoadOptions load;
  load.visits = options.sessions;
  load.batch = 3;
  load.hub = [&](std::size_t) { return hub.url(); };
  const auto end = Clock::now() + std::chrono::seconds(options.seconds);
  // The end is quiet, so that everybody comes into step.
  const auto go_on = [&] {
    if (Clock::now() < end) return true;
    over = true;
    return false;
  };
  const test::LoadResult result = test::load_hubs(load, go_on);
  over = true;
  killer.join();
  troublemaker.join();
  hub.note_memory();
  const bool bounded = hub.peak_mib() <= most_memory_mib;
  fmt::print(
      "| what | how much |\n|---|---|\n| sessions at a time | {} |\n| seconds | {} |\n"
      "| kills | {} |\n| slow and hostile lines | {} |\n| syncs that ended well | {} |\n"
      "| cut off | {} |\n| entries confirmed | {} |\n| of them lost | {} |\n"
      "| hub's memory at most, MiB | {} |\n| all in step at the end | {} |\n",
      options.sessions, options.seconds, hub.kills(), hostile, result.sessions, result.cut,
      result.confirmed, result.lost, hub.peak_mib(), result.in_step ? "yes" : "no");
  return result.lost == 0 && result.in_step && bounded && result.rolled_back == 0 ? 0 : 1;
}

}  // namespace

int main(int argc, char** argv) {
  Options options;
  if (argc < 2) {
    fmt::print(stderr, "hub-storm: name the hub's program\n");
    return 2;
  }
  options.program = argv[1];
  for (int i = 2; i + 1 < argc; i += 2) {
    const std::string_view name = argv[i];
    if (name == "--seconds") options.seconds = std::atoi(argv[i + 1]);
    if (name == "--sessions") options.sessions = static_cast<std::size_t>(std::atoi(argv[i + 1]));
  }
  try {
    return storm(options);
  } catch (const std::exception& error) {
    fmt::print(stderr, "hub-storm: {}\n", error.what());
    return 1;
  }
}
