#pragma once

#include <rapidcheck.h>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

namespace fieldfare::test {

/// A session whose line is cut after so many requests (-1: never). What it says must be true all
/// the same.
inline void sync_once(MemoryHub& hub, MemoryReplica& replica, int cut_after) {
  DirectTransport transport(hub);
  transport.fail_after = cut_after;
  sync::HubRemote remote(transport, replica);
  try {
    const sync::SyncOutcome outcome = sync::synchronise(replica, remote);
    RC_ASSERT(outcome.refused.empty());
    RC_ASSERT(!outcome.hub_rolled_back);
  } catch (const Error& error) {
    RC_ASSERT(error.code() == ErrorCode::unreachable);
  }
}

}  // namespace fieldfare::test
