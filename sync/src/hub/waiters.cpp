#include <fieldfare/sync/hub/waiters.h>

#include <algorithm>
#include <utility>

#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::hub {

Response counter_response(std::uint64_t counter) {
  ByteWriter out;
  out.u64(counter);
  return {200, binary_type, out.take()};
}

Waiters::Queue::iterator Waiters::answer(Queue& queue, Queue::iterator at, std::uint64_t counter) {
  // Out of the list before the call: whoever is answered may ask again at once.
  const Respond respond = std::move(at->respond);
  const auto next = queue.erase(at);
  --size_;
  respond(counter_response(counter));
  return next;
}

template <class Condition>
void Waiters::answer_those(Place place, Condition&& condition) {
  Queue due;
  Queue& queue = place->second;
  for (auto at = queue.begin(); at != queue.end();) {
    const auto next = std::next(at);
    if (condition(*at)) due.splice(due.end(), queue, at);
    at = next;
  }
  if (queue.empty()) waiting_.erase(place);
  while (!due.empty())
    answer(due, due.begin(), due.front().known);
}

void Waiters::add(const VisitId& visit, const MemberId& member, std::uint64_t known, Time end,
                  Respond respond) {
  Queue& queue = waiting_[visit];
  queue.push_back({member, known, end, std::move(respond)});
  ++size_;
  const auto of_member = [&](const Waiting& each) { return each.member == member; };
  if (static_cast<std::size_t>(std::ranges::count_if(queue, of_member)) > limits::waits_of_member) {
    const auto oldest = std::ranges::find_if(queue, of_member);
    answer(queue, oldest, oldest->known);
  }
}

void Waiters::changed(const VisitId& visit, std::uint64_t counter) {
  const Place place = waiting_.find(visit);
  if (place == waiting_.end()) return;
  answer_those(place, [counter](Waiting& each) {
    if (each.known == counter) return false;
    each.known = counter;
    return true;
  });
}

void Waiters::expire(Time now) {
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    const Place place = at++;
    answer_those(place, [now](const Waiting& each) { return each.end <= now; });
  }
}

void Waiters::release() {
  while (!waiting_.empty())
    answer_those(waiting_.begin(), [](const Waiting&) { return true; });
}

std::vector<VisitId> Waiters::visits() const {
  std::vector<VisitId> out;
  out.reserve(waiting_.size());
  for (const auto& [visit, queue] : waiting_)
    out.push_back(visit);
  return out;
}

}  // namespace fieldfare::sync::hub
