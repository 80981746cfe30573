#include <fieldfare/core/merge/register.h>
#include <fieldfare/core/planted.h>

#include <algorithm>
#include <utility>

namespace fieldfare::merge {

namespace {

bool by_entry(const LiveValue& value, const Hash& entry) {
  return value.entry < entry;
}

}  // namespace

void Register::replace(const Hash& entry) {
  const auto at = std::lower_bound(replaced_.begin(), replaced_.end(), entry);
  if (at != replaced_.end() && *at == entry) return;
  if (!planted(Fault::replaced_forgotten)) replaced_.insert(at, entry);
  const auto live = std::lower_bound(live_.begin(), live_.end(), entry, by_entry);
  if (live != live_.end() && live->entry == entry) live_.erase(live);
}

bool Register::admit(const Hash& entry, const std::vector<Hash>& replaces) {
  for (const Hash& old : replaces)
    replace(old);
  if (std::binary_search(replaced_.begin(), replaced_.end(), entry)) return false;
  const auto live = std::lower_bound(live_.begin(), live_.end(), entry, by_entry);
  return live == live_.end() || live->entry != entry;
}

void Register::insert(const Hash& entry, log::Value value) {
  if (planted(Fault::conflict_value_dropped) && !live_.empty()) {
    if (live_.front().entry < entry) live_.front() = LiveValue{entry, std::move(value)};
    return;
  }
  if (planted(Fault::arrival_order_shows)) {
    live_.push_back({entry, std::move(value)});
    return;
  }
  live_.insert(std::lower_bound(live_.begin(), live_.end(), entry, by_entry),
               LiveValue{entry, std::move(value)});
}

void Register::apply(const Hash& entry, const log::FieldChange& change) {
  if (admit(entry, change.replaces)) insert(entry, change.value);
}

void Register::apply(const Hash& entry, log::FieldChange&& change) {
  if (admit(entry, change.replaces)) insert(entry, std::move(change.value));
}

bool Register::settled() const noexcept {
  return std::all_of(live_.begin(), live_.end(),
                     [&](const LiveValue& other) { return other.value == live_.front().value; });
}

std::vector<Hash> Register::heads() const {
  std::vector<Hash> out;
  out.reserve(live_.size());
  for (const LiveValue& value : live_)
    out.push_back(value.entry);
  return out;
}

}  // namespace fieldfare::merge
