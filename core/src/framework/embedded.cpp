#include "embedded.h"

#include <cstddef>

#include <fieldfare/core/framework/framework.h>

// The linker knows where each file begins and ends.
#define FIELDFARE_EMBEDDED(name)                       \
  extern "C" {                                         \
  extern const char fieldfare_embedded_##name[];       \
  extern const char fieldfare_embedded_##name##_end[]; \
  }
#define FIELDFARE_BYTES_OF(name) between(fieldfare_embedded_##name, fieldfare_embedded_##name##_end)

FIELDFARE_EMBEDDED(framework_schema)
FIELDFARE_EMBEDDED(alternative_provision_2023)
FIELDFARE_EMBEDDED(area_send_2023)
FIELDFARE_EMBEDDED(area_send_engagement_2023)
FIELDFARE_EMBEDDED(area_send_monitoring_2023)
FIELDFARE_EMBEDDED(local_offer_2026)
FIELDFARE_EMBEDDED(preparation_for_adulthood_2024)

namespace fieldfare::framework {

namespace {

std::string_view between(const char* begin, const char* end) noexcept {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

namespace embedded {

std::string_view schema() noexcept {
  return FIELDFARE_BYTES_OF(framework_schema);
}

std::array<File, 6> frameworks() noexcept {
  return {{
      {"alternative-provision-2023.json", FIELDFARE_BYTES_OF(alternative_provision_2023)},
      {"area-send-2023.json", FIELDFARE_BYTES_OF(area_send_2023)},
      {"area-send-engagement-2023.json", FIELDFARE_BYTES_OF(area_send_engagement_2023)},
      {"area-send-monitoring-2023.json", FIELDFARE_BYTES_OF(area_send_monitoring_2023)},
      {"local-offer-2026.json", FIELDFARE_BYTES_OF(local_offer_2026)},
      {"preparation-for-adulthood-2024.json", FIELDFARE_BYTES_OF(preparation_for_adulthood_2024)},
  }};
}

}  // namespace embedded

std::string_view schema_json() noexcept {
  return embedded::schema();
}

}  // namespace fieldfare::framework
