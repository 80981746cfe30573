#include <fieldfare/sync/receipt.h>

namespace fieldfare::sync {
namespace {

constexpr std::string_view domain = "fieldfare/receipt/1";

Bytes message(const VisitId& visit, const Era& era, std::uint64_t feed, const Ends& ends) {
  ByteWriter out;
  out.raw(visit.view()).raw(era.view()).u64(feed).raw(hash_of(ends).view());
  return out.take();
}

}  // namespace

Receipt sign_receipt(const crypto::SigningKey& hub, const VisitId& visit, const Era& era,
                     std::uint64_t feed, const Ends& ends) {
  return {era, feed, hub.sign(domain, message(visit, era, feed, ends))};
}

bool receipt_fits(const Receipt& receipt, const crypto::SignPublicKey& hub, const VisitId& visit,
                  const Ends& ends) noexcept {
  return crypto::verify(hub, domain, message(visit, receipt.era, receipt.feed, ends),
                        receipt.signature);
}

}  // namespace fieldfare::sync
