#include "coverage.h"

#include <array>
#include <bit>
#include <cstring>

namespace fieldfare::replay {
namespace {

constexpr std::size_t places = 1U << 16U;
std::array<std::uint8_t, places> counts{};     // of this input
std::array<std::uint8_t, places> seen{};       // of all, as a set of how often
std::array<std::uint8_t, places> near_bits{};  // of this input: the most equal bits at a comparison
std::array<std::uint8_t, places> nearest{};    // of all
std::array<Compared, 256> pairs{};
std::size_t pair_count = 0;

std::size_t place_of(const void* caller) noexcept {
  const auto address = reinterpret_cast<std::uintptr_t>(caller);
  return (address ^ (address >> 16U)) % places;
}

void hit(const void* caller) noexcept {
  std::uint8_t& count = counts[place_of(caller)];
  if (count < 255) ++count;
}

void compare(const void* caller, std::uint64_t a, std::uint64_t b, std::uint8_t bytes) noexcept {
  std::uint8_t& equal = near_bits[place_of(caller)];
  const auto bits = static_cast<std::uint8_t>(1 + 64 - std::popcount(a ^ b));
  if (bits > equal) equal = bits;
  if (a == b) return;
  pairs[pair_count % pairs.size()] = {a, b, bytes};
  ++pair_count;
}

/// How often, in the steps that make a difference: 1, 2, 3, to 7, 15, 31, 127, more.
std::uint8_t step_of(std::uint8_t count) noexcept {
  if (count <= 3) return static_cast<std::uint8_t>(1U << (count - 1U));
  if (count <= 7) return 8;
  if (count <= 15) return 16;
  if (count <= 31) return 32;
  return count <= 127 ? 64 : 128;
}

}  // namespace

void begin_input() noexcept {
  counts.fill(0);
  near_bits.fill(0);
  pair_count = 0;
}

std::size_t new_in_this_input() noexcept {
  std::size_t found = 0;
  for (std::size_t i = 0; i < places; ++i) {
    if (counts[i] != 0 && (seen[i] & step_of(counts[i])) == 0) {
      seen[i] |= step_of(counts[i]);
      ++found;
    }
    if (near_bits[i] > nearest[i]) {
      nearest[i] = near_bits[i];
      ++found;
    }
  }
  return found;
}

std::span<const Compared> compared() noexcept {
  return {pairs.data(), std::min(pair_count, pairs.size())};
}

}  // namespace fieldfare::replay

using fieldfare::replay::compare;
using fieldfare::replay::hit;

#define CALLER __builtin_return_address(0)

extern "C" {
void __sanitizer_cov_trace_pc() {
  hit(CALLER);
}
void __sanitizer_cov_trace_cmp1(std::uint8_t a, std::uint8_t b) {
  compare(CALLER, a, b, 1);
}
void __sanitizer_cov_trace_cmp2(std::uint16_t a, std::uint16_t b) {
  compare(CALLER, a, b, 2);
}
void __sanitizer_cov_trace_cmp4(std::uint32_t a, std::uint32_t b) {
  compare(CALLER, a, b, 4);
}
void __sanitizer_cov_trace_cmp8(std::uint64_t a, std::uint64_t b) {
  compare(CALLER, a, b, 8);
}
void __sanitizer_cov_trace_const_cmp1(std::uint8_t a, std::uint8_t b) {
  compare(CALLER, b, a, 1);
}
void __sanitizer_cov_trace_const_cmp2(std::uint16_t a, std::uint16_t b) {
  compare(CALLER, b, a, 2);
}
void __sanitizer_cov_trace_const_cmp4(std::uint32_t a, std::uint32_t b) {
  compare(CALLER, b, a, 4);
}
void __sanitizer_cov_trace_const_cmp8(std::uint64_t a, std::uint64_t b) {
  compare(CALLER, b, a, 8);
}
void __sanitizer_cov_trace_cmpf(float, float) {}
void __sanitizer_cov_trace_cmpd(double, double) {}
void __sanitizer_cov_trace_switch(std::uint64_t value, std::uint64_t* cases) {
  for (std::uint64_t i = 0; i < cases[0]; ++i)
    compare(CALLER, value, cases[2 + i], static_cast<std::uint8_t>(cases[1] / 8));
}
}
