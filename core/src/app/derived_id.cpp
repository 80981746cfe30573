#include "app/derived_id.h"

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::app {

namespace {
constexpr std::string_view domain = "fieldfare/derived-id/1";
}

EntityId derived_id(const VisitId& visit, std::string_view what,
                    std::initializer_list<std::string_view> parts) {
  static constexpr std::uint8_t end = 0;
  const ByteView stop(&end, 1);
  crypto::Hasher hasher;
  hasher.update(as_bytes(domain)).update(visit.view()).update(as_bytes(what)).update(stop);
  for (const std::string_view part : parts)
    hasher.update(as_bytes(part)).update(stop);
  return EntityId::from(hasher.finish().view().first(EntityId::size));
}

}  // namespace fieldfare::app
