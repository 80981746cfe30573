#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/session.h>

namespace fieldfare::test {

/// A way for devices to come into step. `carry` lets one device give all it has and take all that
/// is there; the outcomes of giving and taking are added up.
class Link {
 public:
  virtual ~Link() = default;
  virtual sync::SyncOutcome carry(log::Replica& replica) = 0;
};

struct LinkKind {
  std::string name;
  std::function<std::unique_ptr<Link>()> make;
};

/// Hub in memory, hub over HTTP, hub over TLS, bundle files in a shared folder.
[[nodiscard]] const std::vector<LinkKind>& link_kinds();

}  // namespace fieldfare::test
