#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/app/raw_text.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/time.h>

/// Commands change state, queries read it; both are plain structs with a `name`, a `Result` and a
/// `describe` that lists their JSON members. That one description serves the command line, the C
/// interface and the documentation. A member that is neither optional nor a list nor given through
/// `v.with_default` must be present in the JSON form.
namespace fieldfare::app {

struct Nothing {
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

/// Where a note is: on this device always, on N devices of other members as far as their signed
/// statements say, and whether the central store confirmed it.
struct Where {
  bool this_device = true;
  std::int64_t team_devices = 0;
  std::string hub = "waiting";  ///< "confirmed" or "waiting"

  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("this_device", self.this_device);
    v("team_devices", self.team_devices);
    v("hub", self.hub);
  }
};

}  // namespace fieldfare::app
