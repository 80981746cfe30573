#pragma once

#include <map>
#include <string>

#include "app/engine.h"

namespace fieldfare::app {

/// What members are called in a visit ("Education HMI"), looked up once each.
class Names {
 public:
  Names(Engine& engine, VisitState& visit) noexcept : engine_(&engine), visit_(&visit) {}
  [[nodiscard]] const std::string& of(const MemberId& member);

 private:
  Engine* engine_;
  VisitState* visit_;
  std::map<MemberId, std::string> known_;
};

}  // namespace fieldfare::app
