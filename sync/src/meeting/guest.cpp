#include <fieldfare/sync/meeting/guest.h>

#include <fieldfare/core/error.h>

namespace fieldfare::sync::meeting {
namespace {

constexpr unsigned done = 200;
constexpr unsigned refused = 403;
constexpr unsigned no_such_page = 404;
constexpr const char* compare =
    "All work is kept on this device. Compare the address and the pairing code with the host's "
    "screen.";

[[noreturn]] void stranger(const std::string& address, std::string_view why) {
  throw Error(ErrorCode::unreachable,
              "The device that answers at " + address + " " + std::string(why), compare);
}

[[noreturn]] void fail(const std::string& address, unsigned status) {
  if (status == refused) {
    throw Error(ErrorCode::forbidden,
                "The host at " + address + " does not know this device as a member of the visit.",
                "All work is kept on this device. Ask the lead inspector.");
  }
  if (status == no_such_page) stranger(address, "does not host a meeting of this visit.");
  stranger(address, "gave no answer of a meeting's host.");
}

}  // namespace

HostRemote::HostRemote(TlsTransport& transport, log::Replica& replica)
    : transport_(transport),
      replica_(replica),
      hub_(transport, replica, HubRemote::Tokens::forgotten) {}

Answer HostRemote::exchange(const Parcel& parcel) {
  if (!host_) meet();
  return hub_.exchange(parcel);
}

std::uint64_t HostRemote::wait(std::uint64_t known) {
  if (!host_) meet();
  return hub_.wait(known);
}

Response HostRemote::ask(const GuestProof& proof) {
  return transport_.send(
      {true, "/1/visits/" + replica_.visit().hex() + "/host", {}, encode(proof)});
}

void HostRemote::meet() {
  const Hash fingerprint = transport_.certificate();
  const std::vector<Bytes> records = replica_.membership();
  GuestProof proof;
  proof.member = replica_.member();
  proof.signature = replica_.sign(guest_domain, guest_message(replica_.visit(), fingerprint));
  for (const Bytes& record : records)
    proof.known.push_back(record_id(record));
  Response response = ask(proof);
  if (response.status == refused) {  // added to the team while the host was away, perhaps
    proof.records = records;
    response = ask(proof);
  }
  if (response.status != done) fail(transport_.address(), response.status);
  try {
    check(decode_host_proof(response.body), records, fingerprint);
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    stranger(transport_.address(), "gave no answer of a meeting's host.");
  }
}

void HostRemote::check(const HostProof& proof, const std::vector<Bytes>& records,
                       const Hash& fingerprint) {
  const Judgement judgement =
      judge(replica_.visit(), records, proof.records, proof.member, host_domain,
            host_message(replica_.visit(), fingerprint, proof.hub_key), proof.signature);
  if (judgement.standing == Standing::unknown || !judgement.signed_by_it)
    stranger(transport_.address(), "is no member of this visit.");
  if (judgement.standing == Standing::removed)
    stranger(transport_.address(), "was removed from this visit.");
  hub_.expect(proof.hub_key);
  host_ = proof.member;
}

}  // namespace fieldfare::sync::meeting
