#include "embedded.h"

#include <cstddef>

#include <fieldfare/core/framework/framework.h>

extern "C" {
extern const char fieldfare_embedded_framework_schema[];
extern const char fieldfare_embedded_framework_schema_end[];
extern const char fieldfare_embedded_local_offer_2026[];
extern const char fieldfare_embedded_local_offer_2026_end[];
}

namespace fieldfare::framework {

namespace {

std::string_view between(const char* begin, const char* end) noexcept {
  return {begin, static_cast<std::size_t>(end - begin)};
}

}  // namespace

namespace embedded {

std::string_view schema() noexcept {
  return between(fieldfare_embedded_framework_schema, fieldfare_embedded_framework_schema_end);
}

std::string_view local_offer_2026() noexcept {
  return between(fieldfare_embedded_local_offer_2026, fieldfare_embedded_local_offer_2026_end);
}

}  // namespace embedded

std::string_view schema_json() noexcept {
  return embedded::schema();
}

}  // namespace fieldfare::framework
