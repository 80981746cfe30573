#include "app/permission.h"

#include <algorithm>

#include "app/engine.h"

namespace fieldfare::app {

void require_role(VisitState& visit, std::initializer_list<log::Role> roles,
                  std::string_view to_do_what) {
  const log::Member* me = visit.me();
  const bool allowed = me != nullptr && !me->removed &&
                       std::find(roles.begin(), roles.end(), me->role) != roles.end();
  if (allowed) return;
  std::string list;
  for (const log::Role role : roles) {
    if (!list.empty()) list += " or ";
    list += log::role_name(role);
  }
  throw Error(ErrorCode::forbidden,
              "Your part in this visit does not permit you to " + std::string(to_do_what) + ".",
              "It takes: " + list + ".");
}

void require_evidence_writer(VisitState& visit) {
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::inspector},
               "write in its evidence");
}

void require_open(Engine& engine, const VisitState& visit) {
  if (engine.vocabulary(visit.id)->closed) {
    throw Error(ErrorCode::not_possible, "This visit is closed: nothing can be added to it.",
                "It can still be read, synced and exported.");
  }
}

}  // namespace fieldfare::app
