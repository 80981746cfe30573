#include <fieldfare/sync/meeting/host.h>

#include <algorithm>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub/sqlite_store.h>
#include <fieldfare/sync/limits.h>
#include <fieldfare/sync/meeting/proof.h>

namespace fieldfare::sync::meeting {
namespace {

struct Quiet {
  explicit Quiet(bool& mark) : mark_(mark) { mark_ = true; }
  ~Quiet() { mark_ = false; }
  Quiet(const Quiet&) = delete;
  Quiet& operator=(const Quiet&) = delete;
  bool& mark_;
};

}  // namespace

/// The replica's own way to the store in memory: the same session as a guest's.
class Host::Loop final : public Transport, public Remote {
 public:
  Loop(hub::HubService& service, log::Replica& replica)
      : service_(service), remote_(*this, replica, HubRemote::Tokens::forgotten) {}

  [[nodiscard]] Response send(const Request& request) override { return service_.handle(request); }
  [[nodiscard]] Answer exchange(const Parcel& parcel) override { return remote_.exchange(parcel); }
  /// What is in memory is on no other device.
  [[nodiscard]] bool is_hub() const noexcept override { return false; }
  [[nodiscard]] crypto::SignPublicKey key() const override { return remote_.key(); }
  [[nodiscard]] std::string address() const override { return "this device's own meeting"; }
  [[nodiscard]] Traffic traffic() const noexcept override { return {}; }

 private:
  hub::HubService& service_;
  HubRemote remote_;
};

Host::Host(log::Replica& replica, ports::Clock& clock, ports::Entropy& entropy,
           const Hash& fingerprint)
    : replica_(replica),
      visit_(replica.visit()),
      fingerprint_(fingerprint),
      pages_("/1/visits/" + visit_.hex() + "/"),
      store_(hub::open_memory_store()),
      service_(*store_, clock, entropy, {}),
      loop_(std::make_unique<Loop>(service_, replica)) {
  // The devices' own stores set the limit; a meeting must not end for want of a number.
  store_->register_visit(visit_, 1ULL << 62);
  signature_ = replica.sign(host_domain, host_message(visit_, fingerprint_, service_.key()));
  service_.served = [this](const hub::Served& served) {
    if (!quiet_ && served_) served_(served);
  };
  static_cast<void>(keep_in_step());
}

Host::~Host() = default;

void Host::on_served(std::function<void(const hub::Served&)> served) {
  served_ = std::move(served);
}
void Host::on_stepped(std::function<void(const SyncOutcome&)> stepped) {
  stepped_ = std::move(stepped);
}

std::uint64_t Host::changes() {
  const auto row = store_->find(visit_);
  return row ? row->changes : 0;
}

SyncOutcome Host::keep_in_step() {
  const Quiet quiet(quiet_);
  SyncOutcome outcome = synchronise(replica_, *loop_);
  seen_changes_ = changes();
  if (stepped_ && outcome.sent + outcome.received > 0) stepped_(outcome);
  return outcome;
}

Response Host::serve(const Request& request) {
  Response response = service_.handle(request);
  if (changes() == seen_changes_) return response;
  static_cast<void>(keep_in_step());
  const Quiet quiet(quiet_);
  return service_.handle(request);  // the same again moves nothing, and tells what is held now
}

Response Host::handle(const Request& request) {
  if (!request.target.starts_with(pages_))
    return hub::error_response(404, "no_such_page", "this host meets for another visit");
  if (request.target != pages_ + "host") return serve(request);
  try {
    return prove(request);
  } catch (const Error& error) {
    const bool malformed = error.code() == ErrorCode::damaged;
    return hub::error_response(malformed ? 400 : 500, malformed ? "bad_request" : "internal",
                               malformed ? error.what() : "the host has a fault");
  }
}

void Host::handle(const Request& request, Respond respond) {
  if (request.target == pages_ + "wait") return service_.handle(request, std::move(respond));
  respond(handle(request));
}

Response Host::prove(const Request& request) {
  if (!request.post) return hub::error_response(405, "wrong_method", "this page takes POST only");
  const GuestProof guest = decode_guest_proof(request.body);
  const std::vector<Bytes> own = replica_.membership();
  const Judgement judgement = judge(visit_, own, guest.records, guest.member, guest_domain,
                                    guest_message(visit_, fingerprint_), guest.signature);
  if (judgement.standing == Standing::removed)
    return hub::error_response(403, "not_a_member", "this device was removed from the visit");
  if (judgement.standing != Standing::present || !judgement.signed_by_it)
    return hub::error_response(403, "not_a_member", "this device is not a member of the visit");
  HostProof proof{service_.key(), replica_.member(), signature_, {}};
  for (const Bytes& record : own) {
    if (std::ranges::find(guest.known, record_id(record)) == guest.known.end())
      proof.records.push_back(record);
  }
  return {200, binary_type, encode(proof)};
}

}  // namespace fieldfare::sync::meeting
