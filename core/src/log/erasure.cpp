#include <fieldfare/core/log/erasure.h>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/planted.h>

namespace fieldfare::log {

namespace {

constexpr std::string_view sign_domain = "fieldfare/erase/1";
constexpr std::string_view id_domain = "fieldfare/erasure-id/1";
constexpr std::uint8_t erasure_format = 1;
constexpr std::uint64_t first_erasable = 2;
constexpr std::uint64_t last_sequence = 0xFFFF'FFFF;

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("An order to erase is damaged: ") + what + ".");
}

void write_unsigned(ByteWriter& out, const ErasureOrder& order) {
  out.u8(erasure_format).raw(order.what.log_key.view()).u64(order.what.sequence);
  out.raw(order.what.entry.view()).u8(order.by_member ? 1 : 0).raw(order.member.view());
}

Bytes signed_part(const VisitId& visit, const ErasureOrder& order) {
  ByteWriter out;
  out.raw(visit.view());
  write_unsigned(out, order);
  return out.take();
}

ErasureOrder sign(const VisitId& visit, ErasureOrder order, const crypto::SigningKey& key) {
  FIELDFARE_ASSERT(order.what.sequence >= first_erasable);
  order.signature = key.sign(sign_domain, signed_part(visit, order));
  return order;
}

}  // namespace

ErasureId erasure_id(const ErasedEntry& what) {
  ByteWriter place;
  place.raw(what.log_key.view()).u64(what.sequence).raw(what.entry.view());
  const Hash hash = crypto::hash({as_bytes(id_domain), place.bytes()});
  return ErasureId::from(hash.view().first(ErasureId::size));
}

ErasureOrder order_by_log(const VisitId& visit, std::uint64_t sequence, const Hash& entry,
                          const crypto::SigningKey& log_key) {
  ErasureOrder order;
  order.what = {log_key.public_key(), sequence, entry};
  return sign(visit, std::move(order), log_key);
}

ErasureOrder order_by_member(const VisitId& visit, const ErasedEntry& what,
                             const crypto::SigningKey& member_key) {
  ErasureOrder order;
  order.what = what;
  order.by_member = true;
  order.member = member_id_of(member_key.public_key());
  return sign(visit, std::move(order), member_key);
}

Bytes encode(const ErasureOrder& order) {
  ByteWriter out;
  write_unsigned(out, order);
  out.raw(order.signature.view());
  return out.take();
}

ErasureOrder decode_erasure(ByteView bytes) {
  if (bytes.size() != erasure_order_size) damaged("it has the wrong length");
  ByteReader in(bytes, "an order to erase");
  if (in.u8() != erasure_format) damaged("its format is not known to this version");
  ErasureOrder order;
  order.what.log_key.bytes = in.fixed<crypto::SignPublicKey::size>();
  order.what.sequence = in.u64();
  order.what.entry.bytes = in.fixed<Hash::size>();
  const std::uint8_t by = in.u8();
  order.by_member = by == 1;
  order.member.bytes = in.fixed<MemberId::size>();
  order.signature.bytes = in.fixed<crypto::Signature::size>();
  if (order.what.sequence < first_erasable || order.what.sequence > last_sequence) {
    damaged("there can be no such entry, or it may not be erased");
  }
  if (by > 1 || order.by_member == order.member.is_zero()) damaged("it does not say who gave it");
  return order;
}

bool may_order(const ErasureOrder& order, const Member* signer) noexcept {
  if (!order.by_member) return true;
  if (signer == nullptr || signer->removed || member_id_of(signer->sign_key) != order.member)
    return false;
  return signer->role == Role::lead || signer->role == Role::deputy;
}

bool counts(const ErasureOrder& order, const VisitId& visit, const Member* signer) noexcept {
  if (planted(Fault::erasure_unchecked)) return true;
  if (!may_order(order, signer)) return false;
  const crypto::SignPublicKey& key = order.by_member ? signer->sign_key : order.what.log_key;
  return crypto::verify(key, sign_domain, signed_part(visit, order), order.signature);
}

}  // namespace fieldfare::log
