#include <fieldfare/sync/meeting/proof.h>

#include <algorithm>

#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::meeting {
namespace {

void write_records(ByteWriter& out, const std::vector<Bytes>& records) {
  FIELDFARE_ASSERT(records.size() <= limits::max_records);
  out.u16(static_cast<std::uint16_t>(records.size()));
  for (const Bytes& record : records)
    out.sized(record);
}

std::size_t read_count(ByteReader& in) {
  const std::size_t count = in.u16();
  if (count > limits::max_records)
    throw Error(ErrorCode::damaged, "more membership records than a visit can have");
  return count;
}

std::vector<Bytes> read_records(ByteReader& in) {
  const std::size_t count = read_count(in);
  std::vector<Bytes> out;
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView record = in.sized(limits::max_record);
    out.emplace_back(record.begin(), record.end());
  }
  return out;
}

/// Takes in what fits; the rest only fails to vouch for anybody.
void take_in(log::Membership& team, const std::vector<Bytes>& records) {
  for (const Bytes& record : records)
    static_cast<void>(team.add(record));
}

}  // namespace

RecordId record_id(ByteView record) {
  const Hash hash = log::record_hash(record);
  RecordId out{};
  std::copy_n(hash.bytes.begin(), out.size(), out.begin());
  return out;
}

Bytes encode(const GuestProof& proof) {
  ByteWriter out;
  out.raw(proof.member.view()).raw(proof.signature.view());
  out.u16(static_cast<std::uint16_t>(proof.known.size()));
  for (const RecordId& id : proof.known)
    out.raw(id);
  write_records(out, proof.records);
  return out.take();
}

GuestProof decode_guest_proof(ByteView bytes) {
  ByteReader in(bytes, "a joiner's proof");
  GuestProof out;
  out.member.bytes = in.fixed<MemberId::size>();
  out.signature.bytes = in.fixed<crypto::Signature::size>();
  const std::size_t known = read_count(in);
  for (std::size_t i = 0; i < known; ++i)
    out.known.push_back(in.fixed<std::tuple_size_v<RecordId>>());
  out.records = read_records(in);
  in.expect_end();
  return out;
}

Bytes encode(const HostProof& proof) {
  ByteWriter out;
  out.raw(proof.hub_key.view()).raw(proof.member.view()).raw(proof.signature.view());
  write_records(out, proof.records);
  return out.take();
}

HostProof decode_host_proof(ByteView bytes) {
  ByteReader in(bytes, "a host's proof");
  HostProof out;
  out.hub_key.bytes = in.fixed<crypto::SignPublicKey::size>();
  out.member.bytes = in.fixed<MemberId::size>();
  out.signature.bytes = in.fixed<crypto::Signature::size>();
  out.records = read_records(in);
  in.expect_end();
  return out;
}

Bytes guest_message(const VisitId& visit, const Hash& fingerprint) {
  ByteWriter out;
  out.raw(visit.view()).raw(fingerprint.view());
  return out.take();
}

Bytes host_message(const VisitId& visit, const Hash& fingerprint,
                   const crypto::SignPublicKey& hub_key) {
  ByteWriter out;
  out.raw(visit.view()).raw(fingerprint.view()).raw(hub_key.view());
  return out.take();
}

Judgement judge(const VisitId& visit, const std::vector<Bytes>& own,
                const std::vector<Bytes>& theirs, const MemberId& member, std::string_view domain,
                ByteView message, const crypto::Signature& signature) {
  log::Membership chain;
  take_in(chain, own);
  take_in(chain, theirs);
  if (chain.empty() || chain.visit() != visit) return {};
  const log::Member* found = chain.find(member);
  if (found == nullptr) return {};
  return {found->removed ? Standing::removed : Standing::present,
          crypto::verify(found->sign_key, domain, message, signature)};
}

}  // namespace fieldfare::sync::meeting
