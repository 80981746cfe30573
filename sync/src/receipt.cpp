#include <fieldfare/core/planted.h>
#include <fieldfare/sync/receipt.h>

namespace fieldfare::sync {
namespace {

constexpr std::string_view domain = "fieldfare/receipt/2";

Bytes message(const Confirmed& confirmed, const Receipt& receipt) {
  ByteWriter out;
  out.raw(confirmed.visit.view()).raw(receipt.era.view()).u64(receipt.feed).u64(receipt.time);
  out.raw(hash_of(confirmed.ends, confirmed.holes, confirmed.erased).view());
  return out.take();
}

}  // namespace

Receipt sign_receipt(const crypto::SigningKey& hub, const Confirmed& confirmed,
                     Receipt unsigned_receipt) {
  unsigned_receipt.signature = hub.sign(domain, message(confirmed, unsigned_receipt));
  return unsigned_receipt;
}

bool receipt_fits(const Receipt& receipt, const crypto::SignPublicKey& hub,
                  const Confirmed& confirmed) {
  return planted(Fault::receipt_unchecked) ||
         crypto::verify(hub, domain, message(confirmed, receipt), receipt.signature);
}

void write(ByteWriter& out, const Receipt& receipt) {
  out.raw(receipt.era.view()).u64(receipt.feed).u64(receipt.time).raw(receipt.signature.view());
}

Receipt read_receipt(ByteReader& in) {
  Receipt receipt;
  receipt.era.bytes = in.fixed<Era::size>();
  receipt.feed = in.u64();
  receipt.time = in.u64();
  receipt.signature.bytes = in.fixed<crypto::Signature::size>();
  return receipt;
}

}  // namespace fieldfare::sync
