#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/ports/entropy.h>
#include <fieldfare/sync/hub/rate_limit.h>
#include <fieldfare/sync/hub/store.h>
#include <fieldfare/sync/hub/tokens.h>
#include <fieldfare/sync/hub/waiters.h>
#include <fieldfare/sync/limits.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::sync::hub {

struct ServiceOptions {
  bool open_registration = false;             ///< any visit is taken in, not only registered ones
  std::uint64_t quota = limits::visit_quota;  ///< for visits that register themselves
  Rate requests_per_member{};                 ///< of a visit; without: no limit
};

/// An exchange that a member had, in entries that were new to the other side.
struct Served {
  MemberId member;
  std::uint64_t entries_in = 0;
  std::uint64_t entries_out = 0;
};

/// The hub without its sockets: requests in, responses out. Not thread-safe: it belongs to one
/// thread, as its store does. It keeps nothing between requests that another hub over the same
/// store would need; the chains it has checked are a cache, compared with the store each time.
class HubService {
 public:
  HubService(HubStore& store, ports::Clock& clock, ports::Entropy& entropy, ServiceOptions options);

  /// Never throws: what goes wrong becomes a response of the protocol's table of errors. A wait is
  /// answered at once with the counter as it is.
  [[nodiscard]] Response handle(const Request& request);
  /// The same, but a wait is kept until there is something to tell.
  void handle(const Request& request, Respond respond);
  /// To be called about once a second: ends waits in time, and looks for what other processes of
  /// this hub have stored.
  void tick();
  /// Answers all who wait: the hub is to stop.
  void release() { waiters_.release(); }

  [[nodiscard]] const crypto::SignPublicKey& key() const noexcept { return key_.public_key(); }
  /// Called with one line about an internal failure: no keys, no tokens, no addresses.
  std::function<void(std::string_view)> log;
  /// Called after each exchange with a member.
  std::function<void(const Served&)> served;
  /// Seconds since some moment, for how long requests take; without it nobody is told.
  std::function<double()> stopwatch;
  /// What is shown at /metrics; whoever runs the hub adds figures of its own.
  [[nodiscard]] Metrics& metrics() noexcept { return metrics_; }

 private:
  HubService(HubStore& store, ports::Clock& clock, ports::Entropy& entropy, ServiceOptions options,
             const StoreIdentity& identity);

  Response answer(const Request& request);
  Response route(const Request& request);
  Response hello(const VisitId& visit, const Request& request);
  Response token(const VisitId& visit, const Request& request);
  Response exchange(const VisitId& visit, const Request& request);
  Response wait(const VisitId& visit, const Request& request);
  /// The member that asks, unless it must prove itself anew, was removed, or asks too often.
  MemberId asking_member(const VisitId& visit, const Request& request);
  void wake(const VisitId& visit);
  Response metrics_page();
  Response readiness();

  /// The visit's membership as the store has it now.
  const log::Membership& chain(const VisitId& visit);
  bool take_in_records(const VisitId& visit, const std::vector<Bytes>& records);
  void require_member(const log::Membership& chain, const MemberId& member);
  void take_in_erasures(const VisitId& visit, const std::vector<Bytes>& erasures, Answer& answer);
  void take_in_runs(const VisitId& visit, const std::vector<log::EntryRun>& runs, Answer& answer);
  /// Of runs that are each of another log.
  void append(const VisitId& visit, const std::vector<const log::EntryRun*>& runs, Answer& answer);
  log::CheckedRun check(const VisitId& visit, const log::VersionVector& segments,
                        const log::EntryRun& run);
  void take_in_content(const VisitId& visit, const std::vector<log::EntryRun>& runs,
                       Answer& answer);
  void take_in_statements(const VisitId& visit, const std::vector<Bytes>& statements);
  void fill(const VisitId& visit, const Parcel& asked, Answer& answer);
  void fill_runs(const VisitId& visit, const Parcel& asked, Answer& answer);
  /// How much an answer may still bring.
  struct Room {
    std::size_t entries = 0;
    std::size_t bytes = 0;
    [[nodiscard]] bool none() const noexcept { return entries == 0 || bytes == 0; }
    void use(const log::EntryRun& run);
  };
  void fill_content(const VisitId& visit, const Parcel& asked, const log::VersionVector& segments,
                    Room& room, Answer& answer);

  HubStore& store_;
  ports::Clock& clock_;
  ports::Entropy& entropy_;
  ServiceOptions options_;
  crypto::SigningKey key_;
  Tokens tokens_;
  Metrics metrics_;
  std::optional<Time> ready_at_;  ///< when the store was last seen to take a change
  std::map<VisitId, log::Membership> chains_;
  RateLimit<MemberId> member_rate_;
  Waiters waiters_;
  /// A wait with nothing to tell yet, on its way to the waiters.
  struct Parked {
    VisitId visit;
    MemberId member;
    std::uint64_t known = 0;
  };
  std::optional<Parked> parked_;
  Time polled_;  ///< when other processes were last looked for
};

/// The body of an error response.
[[nodiscard]] Response error_response(unsigned status, std::string_view code,
                                      std::string_view message);

}  // namespace fieldfare::sync::hub
