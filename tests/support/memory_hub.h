#pragma once

#include <memory>
#include <string>
#include <utility>

#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/hub/sqlite_store.h>
#include <fieldfare/sync/hub_remote.h>
#include <support/fake_clock.h>
#include <support/seeded_entropy.h>
#include <support/temporary_directory.h>

namespace fieldfare::test {

/// A hub of real store and service, without sockets, in a directory of its own.
class MemoryHub {
 public:
  explicit MemoryHub(sync::hub::ServiceOptions options = {.open_registration = true},
                     std::uint64_t seed = 77, TemporaryDirectory directory = TemporaryDirectory())
      : directory_(std::move(directory)), entropy_(seed), options_(options) {
    start();
  }

  /// The process ends and begins again over the same file.
  void restart() {
    stop();
    start();
  }
  [[nodiscard]] bool runs() const noexcept { return service_ != nullptr; }
  void stop() {
    service_.reset();
    store_.reset();
  }
  void start() {
    store_ = sync::hub::open_sqlite_store(file());
    service_ = std::make_unique<sync::hub::HubService>(*store_, clock_, entropy_, options_);
  }

  [[nodiscard]] std::filesystem::path file() const { return directory_ / "hub.db"; }
  [[nodiscard]] sync::hub::HubService& service() { return *service_; }
  [[nodiscard]] sync::hub::HubStore& store() { return *store_; }
  [[nodiscard]] FakeClock& clock() { return clock_; }
  [[nodiscard]] SeededEntropy& entropy() { return entropy_; }

 private:
  TemporaryDirectory directory_;
  FakeClock clock_;
  SeededEntropy entropy_;
  sync::hub::ServiceOptions options_;
  std::unique_ptr<sync::hub::HubStore> store_;
  std::unique_ptr<sync::hub::HubService> service_;
};

/// Calls the hub directly; can be told to fail like a network.
class DirectTransport final : public sync::Transport {
 public:
  explicit DirectTransport(MemoryHub& hub) : hub_(hub) {}

  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    ++requests;
    if (fail_after == 0) {
      throw Error(ErrorCode::unreachable, "the line was cut", "All work is kept on this device.");
    }
    if (fail_after > 0) --fail_after;
    traffic_.sent += request.target.size() + request.body.size();
    sync::Response response = hub_.service().handle(request);
    traffic_.received += response.body.size();
    if (lose_answer_at == requests) {
      throw Error(ErrorCode::unreachable, "the line was cut", "All work is kept on this device.");
    }
    return response;
  }
  [[nodiscard]] std::string address() const override { return "memory"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return traffic_; }

  int fail_after = -1;      ///< requests that still get through; -1: all
  int lose_answer_at = -1;  ///< the answer of this request is lost after the hub has acted
  int requests = 0;

 private:
  MemoryHub& hub_;
  sync::Traffic traffic_;
};

}  // namespace fieldfare::test
