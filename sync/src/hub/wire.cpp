#include <fieldfare/sync/hub/wire.h>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::hub {

Bytes auth_message(const crypto::SignPublicKey& hub, const VisitId& visit, const Nonce& nonce,
                   const Hash& channel) {
  ByteWriter out;
  out.raw(hub.view()).raw(visit.view()).raw(nonce.view()).raw(channel.view());
  return out.take();
}

Bytes encode(const Hello& hello) {
  ByteWriter out;
  out.raw(hello.hub_key.view()).raw(hello.nonce.view()).u8(hello.knows_member ? 1 : 0);
  return out.take();
}

Hello decode_hello(ByteView bytes) {
  ByteReader in(bytes, "the hub's answer to hello");
  Hello hello;
  hello.hub_key.bytes = in.fixed<crypto::SignPublicKey::size>();
  hello.nonce.bytes = in.fixed<Nonce::size>();
  const std::uint8_t knows = in.u8();
  if (knows > 1) throw Error(ErrorCode::damaged, "the hub's answer to hello is malformed");
  hello.knows_member = knows == 1;
  in.expect_end();
  return hello;
}

Bytes encode(const TokenRequest& request) {
  FIELDFARE_ASSERT(request.records.size() <= limits::max_records);
  ByteWriter out;
  out.u8(auth_version).raw(request.member.view()).raw(request.nonce.view());
  out.raw(request.channel.view()).raw(request.signature.view());
  out.u16(static_cast<std::uint16_t>(request.records.size()));
  for (const Bytes& record : request.records)
    out.sized(record);
  return out.take();
}

TokenRequest decode_token_request(ByteView bytes) {
  ByteReader in(bytes, "a request for a token");
  TokenRequest request;
  if (in.u8() != auth_version)
    throw Error(ErrorCode::damaged, "a proof of another version: one side's program is too old");
  request.member.bytes = in.fixed<MemberId::size>();
  request.nonce.bytes = in.fixed<Nonce::size>();
  request.channel.bytes = in.fixed<Hash::size>();
  request.signature.bytes = in.fixed<crypto::Signature::size>();
  const std::size_t count = in.u16();
  if (count > limits::max_records)
    throw Error(ErrorCode::damaged, "more membership records than a visit can have");
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView record = in.sized(limits::max_record);
    request.records.emplace_back(record.begin(), record.end());
  }
  in.expect_end();
  return request;
}

}  // namespace fieldfare::sync::hub
