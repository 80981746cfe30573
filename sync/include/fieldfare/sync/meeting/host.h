#pragma once

#include <functional>
#include <memory>

#include <fieldfare/core/log/replica.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/ports/entropy.h>
#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>

namespace fieldfare::sync::meeting {

/// A device that is the hub of a meeting, without its sockets: the hub's code over a store in
/// memory, for one visit, which the device's own replica is kept in step with. meeting.md. Not
/// thread-safe: it belongs to one thread. Borrows all that it is given.
class Host {
 public:
  /// Takes in all that the replica holds. `fingerprint`: of the certificate that is served.
  Host(log::Replica& replica, ports::Clock& clock, ports::Entropy& entropy,
       const Hash& fingerprint);
  ~Host();

  /// What a guest brought is durable in the replica before the answer is made, which then carries
  /// this device's own word that it holds it. Throws only what keep_in_step throws.
  [[nodiscard]] Response handle(const Request& request);
  /// The same, but who waits for a change is answered when there is one.
  void handle(const Request& request, Respond respond);
  /// To be called about once a second.
  void tick() { service_.tick(); }
  /// Answers all who wait: the meeting ends.
  void release() { service_.release(); }

  /// Both ways: what guests brought becomes durable here, what was written here becomes theirs to
  /// take. Error(forbidden) once this device is no longer a member.
  SyncOutcome keep_in_step();

  /// Called after each exchange with a guest.
  void on_served(std::function<void(const hub::Served&)> served);
  /// Called when something moved between the replica and the meeting.
  void on_stepped(std::function<void(const SyncOutcome&)> stepped);

 private:
  class Loop;
  [[nodiscard]] Response prove(const Request& request);
  [[nodiscard]] std::uint64_t changes();
  [[nodiscard]] Response serve(const Request& request);

  log::Replica& replica_;
  VisitId visit_;
  Hash fingerprint_;
  std::string pages_;  ///< what the names of this visit's pages begin with
  std::unique_ptr<hub::HubStore> store_;
  hub::HubService service_;
  std::function<void(const hub::Served&)> served_;
  std::function<void(const SyncOutcome&)> stepped_;
  crypto::Signature signature_;
  std::unique_ptr<Loop> loop_;
  bool quiet_ = false;  ///< what is served now is not a guest's own exchange
  std::uint64_t seen_changes_ = 0;
};

}  // namespace fieldfare::sync::meeting
