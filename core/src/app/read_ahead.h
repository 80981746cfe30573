#pragma once

#include <atomic>
#include <cstddef>
#include <exception>
#include <optional>
#include <span>
#include <thread>
#include <vector>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/log/entry.h>

#include "app/visit_state.h"

namespace fieldfare::app {

/// Opens the entries of a run on a thread of its own while those before them are written to the
/// store: a third of the time that a run takes. The keys of the visit must not change meanwhile.
class ReadAhead {
 public:
  ReadAhead(const VisitState& visit, std::span<const log::SealedEntry> entries);
  ~ReadAhead();
  ReadAhead(const ReadAhead&) = delete;
  ReadAhead& operator=(const ReadAhead&) = delete;

  /// What `read_change` says of an entry of the span; each is asked for once. Waits if need be.
  [[nodiscard]] std::optional<log::Change> take(std::size_t place);

 private:
  struct Opened {
    std::optional<log::Change> change;
    std::exception_ptr error;
  };
  void open_all();

  const VisitState& visit_;
  std::span<const log::SealedEntry> entries_;
  std::vector<Opened> opened_;
  std::atomic<std::size_t> ready_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;  ///< none for a few entries
};

}  // namespace fieldfare::app
