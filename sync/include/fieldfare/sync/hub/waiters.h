#pragma once

#include <cstddef>
#include <cstdint>
#include <list>
#include <map>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/time.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::sync::hub {

/// Those who wait for a visit to change: protocol.md, "Waiting for changes". Costs a few hundred
/// bytes for each beside its line. Not thread-safe. Whoever waits is answered exactly once.
class Waiters {
 public:
  /// Answers when the visit's counter is another than `known`, at `end`, or at `release`. A member
  /// that waits too often for one visit has its oldest wait answered.
  void add(const VisitId& visit, const MemberId& member, std::uint64_t known, Time end,
           Respond respond);
  /// The visit's counter is now `counter`.
  void changed(const VisitId& visit, std::uint64_t counter);
  void expire(Time now);
  /// Answers all: the hub is to stop.
  void release();

  [[nodiscard]] bool any(const VisitId& visit) const { return waiting_.contains(visit); }
  [[nodiscard]] std::vector<VisitId> visits() const;
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Waiting {
    MemberId member;
    std::uint64_t known;
    Time end;
    Respond respond;
  };
  using Queue = std::list<Waiting>;
  using Place = std::map<VisitId, Queue>::iterator;

  Queue::iterator answer(Queue& queue, Queue::iterator at, std::uint64_t counter);
  template <class Condition>
  void answer_those(Place place, Condition&& condition);

  std::map<VisitId, Queue> waiting_;  ///< no empty queues
  std::size_t size_ = 0;
};

/// The body of an answer to `wait`.
[[nodiscard]] Response counter_response(std::uint64_t counter);

}  // namespace fieldfare::sync::hub
