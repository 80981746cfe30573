#pragma once

#include <rapidcheck.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/merge/register.h>

#include "../dice.h"

namespace fieldfare::test {

/// A field change and the entry that makes it.
struct Made {
  Hash entry;
  log::FieldChange change;
};

/// The hash of entry `number`: the order of hashes has nothing to do with that of numbers.
inline Hash entry_number(std::uint64_t number) {
  Hash hash;
  std::uint64_t state = number * 0x9E37'79B9'7F4A'7C15U + 0x1234'5678'9ABC'DEF1U;
  for (std::uint8_t& byte : hash.bytes) {
    state ^= state >> 27U;
    state *= 0x94D0'49BB'1331'11EBU;
    byte = static_cast<std::uint8_t>(state >> 56U);
  }
  return hash;
}

/// `least` to `most` changes of one field, each replacing any of those before it: also values that
/// are not live any more, and now and then an entry that never arrives. Few different values, so
/// that equal ones happen.
inline std::vector<Made> random_changes(int least = 0, int most = 10,
                                        const std::string& field = "body") {
  const int count = dice(least, most + 1);
  const std::uint64_t base = dice<std::uint64_t>(0, 1'000'000) * 64;
  std::vector<Made> out;
  for (int i = 0; i < count; ++i) {
    Made made{entry_number(base + static_cast<std::uint64_t>(i)), {field, {}, {}}};
    made.change.value = dice<std::int64_t>(0, 4);
    const unsigned chosen = dice(0U, 1U << static_cast<unsigned>(i));
    for (int j = 0; j < i; ++j) {
      if ((chosen >> static_cast<unsigned>(j)) & 1U) {
        made.change.replaces.push_back(out[static_cast<std::size_t>(j)].entry);
      }
    }
    if (dice(0, 8) == 0) made.change.replaces.push_back(entry_number(base + 63));
    out.push_back(std::move(made));
  }
  return out;
}

/// The same items in any order.
template <class T>
std::vector<T> shuffled(const std::vector<T>& items) {
  std::vector<T> out = items;
  for (std::size_t i = out.size(); i > 1; --i) {
    std::swap(out[i - 1], out[dice<std::size_t>(0, i)]);
  }
  return out;
}

/// The same items in any order, some of them several times.
template <class T>
std::vector<T> delivered(const std::vector<T>& items) {
  std::vector<T> out = items;
  for (const T& item : items) {
    if (dice(0, 3) == 0) out.push_back(item);
  }
  return shuffled(out);
}

inline void apply_all(merge::EntityState& state, const std::vector<Made>& changes) {
  for (const Made& made : changes)
    state.apply(made.entry, {made.change});
}

inline merge::EntityState state_of(const std::vector<Made>& changes) {
  merge::EntityState state;
  apply_all(state, changes);
  return state;
}

inline merge::Register register_of(const std::vector<Made>& changes) {
  merge::Register field;
  for (const Made& made : changes)
    field.apply(made.entry, made.change);
  return field;
}

}  // namespace fieldfare::test
