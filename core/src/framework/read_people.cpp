#include "read_parts.h"

namespace fieldfare::framework {

void read(const json& from, Role& out) {
  take(from, "id", out.id);
  take(from, "label", out.label);
  take(from, "side", out.side);
  take(from, "source", out.source);
}

void read(const json& from, TeamMember& out) {
  take(from, "role", out.role);
  take(from, "discipline", out.discipline);
  take(from, "inspectorate", out.inspectorate);
  take(from, "count", out.count);
  take(from, "leads", out.leads);
  take(from, "source", out.source);
}

void read(const json& from, Team& out) {
  take(from, "size", out.size);
  take(from, "strength", out.strength);
  take(from, "members", out.members);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

}  // namespace fieldfare::framework
