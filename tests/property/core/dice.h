#pragma once

#include <rapidcheck.h>

namespace fieldfare::test {

/// A number from `low` to `high` - 1, evenly in every case: RapidCheck's own range begins small and
/// grows with the number of the case, so that dice would mostly show their first side.
template <class T>
T dice(T low, T high) {
  return *rc::gen::resize(rc::kNominalSize, rc::gen::inRange<T>(low, high));
}

}  // namespace fieldfare::test
