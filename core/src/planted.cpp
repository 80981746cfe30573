#include <fieldfare/core/planted.h>

#ifdef FIELDFARE_PLANTED_FAULTS

#include <cstdlib>

namespace fieldfare {

bool planted(Fault fault) noexcept {
  static const std::string_view chosen = [] {
    const char* name = std::getenv("FIELDFARE_PLANTED");
    return name == nullptr ? std::string_view() : std::string_view(name);
  }();
  if (chosen.empty()) return false;
  switch (fault) {
#define FIELDFARE_FAULT_IS(name) \
  case Fault::name:              \
    return chosen == #name;
    FIELDFARE_FAULTS(FIELDFARE_FAULT_IS)
#undef FIELDFARE_FAULT_IS
  }
  return false;
}

}  // namespace fieldfare

#endif
