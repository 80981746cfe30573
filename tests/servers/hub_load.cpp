#include "hub_load.h"

#include <algorithm>
#include <chrono>
#include <exception>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/memory_replica.h>

namespace fieldfare::test {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point begin) {
  return std::chrono::duration<double>(Clock::now() - begin).count();
}

/// One visit: two devices that write, and a third that only reads at the end.
class VisitLoad {
 public:
  VisitLoad(const LoadOptions& options, std::uint64_t seed)
      : options_(options), team_(3, seed), ada_(team_, 0), bea_(team_, 1), cleo_(team_, 2) {}

  void run(const std::function<bool()>& go_on) {
    while (go_on()) {
      write_and_sync(ada_, confirmed_ada_);
      write_and_sync(bea_, confirmed_bea_);
    }
    finish();
  }

  [[nodiscard]] const LoadResult& result() const noexcept { return result_; }

 private:
  /// False when the line was cut.
  bool sync(MemoryReplica& device) {
    platform::net::HttpTransport transport(options_.hub(turn_++));
    sync::HubRemote remote(transport, device);
    try {
      const sync::SyncOutcome outcome = sync::synchronise(device, remote);
      if (!outcome.refused.empty()) throw std::runtime_error(outcome.refused.front().reason);
      result_.rolled_back += outcome.hub_rolled_back ? 1U : 0U;
    } catch (const Error& error) {
      if (error.code() != ErrorCode::unreachable) throw;
      ++result_.cut;
      std::this_thread::sleep_for(50ms);
      return false;
    }
    eras_.insert(device.hub_state(remote.key()).era);
    ++result_.sessions;
    result_.longest_gap = std::max(result_.longest_gap, seconds_since(last_));
    last_ = Clock::now();
    return true;
  }

  void write_and_sync(MemoryReplica& device, std::uint64_t& confirmed) {
    for (std::size_t i = 0; i < options_.batch; ++i)
      device.write("a note of this load");
    if (sync(device)) confirmed = length_in(device, device);
  }

  void sync_surely(MemoryReplica& device) {
    const auto begin = Clock::now();
    while (!sync(device)) {
      if (seconds_since(begin) > 120) throw std::runtime_error("the hub did not come back");
    }
  }

  static std::uint64_t length_in(MemoryReplica& holder, MemoryReplica& writer) {
    for (const log::LogHead& head : holder.holdings()) {
      if (head.log == writer.own_log()) return head.length;
    }
    return 0;
  }

  void finish() {
    sync_surely(cleo_);
    result_.confirmed = confirmed_ada_ + confirmed_bea_;
    result_.lost = confirmed_ada_ - std::min(confirmed_ada_, length_in(cleo_, ada_)) +
                   (confirmed_bea_ - std::min(confirmed_bea_, length_in(cleo_, bea_)));
    for (MemoryReplica* device : {&ada_, &bea_, &cleo_, &ada_})
      sync_surely(*device);
    result_.in_step = ada_.holdings() == bea_.holdings() && bea_.holdings() == cleo_.holdings();
    result_.eras = eras_.size();
  }

  const LoadOptions& options_;
  Team team_;
  MemoryReplica ada_, bea_, cleo_;
  std::uint64_t confirmed_ada_ = 0, confirmed_bea_ = 0;
  std::size_t turn_ = 0;
  Clock::time_point last_ = Clock::now();
  std::set<Bytes> eras_;
  LoadResult result_;
};

void add(LoadResult& sum, const LoadResult& one) {
  sum.confirmed += one.confirmed;
  sum.lost += one.lost;
  sum.sessions += one.sessions;
  sum.cut += one.cut;
  sum.rolled_back += one.rolled_back;
  sum.eras = std::max(sum.eras, one.eras);
  sum.longest_gap = std::max(sum.longest_gap, one.longest_gap);
  sum.in_step = sum.in_step && one.in_step;
}

}  // namespace

LoadResult load_hubs(const LoadOptions& options, const std::function<bool()>& go_on) {
  std::mutex mutex;
  LoadResult sum;
  sum.in_step = true;
  std::exception_ptr failed;
  std::vector<std::jthread> threads;
  for (std::size_t i = 0; i < options.visits; ++i) {
    threads.emplace_back([&, i] {
      try {
        VisitLoad visit(options, options.seed + i);
        visit.run(go_on);
        const std::lock_guard lock(mutex);
        add(sum, visit.result());
      } catch (...) {
        const std::lock_guard lock(mutex);
        failed = std::current_exception();
      }
    });
  }
  threads.clear();  // joins
  if (failed) std::rethrow_exception(failed);
  return sum;
}

}  // namespace fieldfare::test
