#pragma once

#include <memory>

#include <fieldfare/core/log/replica.h>

#include "app/engine.h"
#include "app/worker.h"

namespace fieldfare::app {

/// A visit of the encrypted store as the sync session sees it; each call is one turn on the store's
/// thread. Must not outlive the notebook.
[[nodiscard]] std::unique_ptr<log::Replica> make_replica(Engine& engine, Worker& worker,
                                                         const VisitId& visit);

}  // namespace fieldfare::app
