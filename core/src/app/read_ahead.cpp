#include "app/read_ahead.h"

#include <system_error>
#include <utility>

#include "app/projector.h"
#include "app/stack.h"

namespace fieldfare::app {

namespace {

/// Fewer are opened before a thread has begun.
constexpr std::size_t worth_a_thread = 32;
/// Waking who waits costs more than an entry.
constexpr std::size_t told_at_once = 16;

}  // namespace

ReadAhead::ReadAhead(const VisitState& visit, std::span<const log::SealedEntry> entries)
    : visit_(visit), entries_(entries) {
  if (entries.size() < worth_a_thread) return;
  opened_.resize(entries.size());
  try {
    thread_ = std::thread([this] {
      open_all();
      wipe_stack_below();
    });
  } catch (const std::system_error&) {
    return;  // no room for a thread: each is opened when it is taken
  }
}

ReadAhead::~ReadAhead() {
  stopping_ = true;
  if (thread_.joinable()) thread_.join();
}

void ReadAhead::open_all() {
  for (std::size_t i = 0; i < entries_.size() && !stopping_; ++i) {
    try {
      opened_[i].change = read_change(visit_, entries_[i]);
    } catch (...) {
      opened_[i].error = std::current_exception();
    }
    if ((i + 1) % told_at_once != 0 && i + 1 != entries_.size()) continue;
    ready_.store(i + 1, std::memory_order_release);
    ready_.notify_one();
  }
}

std::optional<log::Change> ReadAhead::take(std::size_t place) {
  FIELDFARE_ASSERT(place < entries_.size());
  if (!thread_.joinable()) return read_change(visit_, entries_[place]);
  std::size_t ready = ready_.load(std::memory_order_acquire);
  while (ready <= place) {
    ready_.wait(ready);
    ready = ready_.load(std::memory_order_acquire);
  }
  Opened& opened = opened_[place];
  if (opened.error) std::rethrow_exception(std::exchange(opened.error, nullptr));
  return std::exchange(opened.change, std::nullopt);
}

}  // namespace fieldfare::app
