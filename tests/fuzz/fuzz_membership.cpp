#include <algorithm>
#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/log/replica.h>
#include <support/membership_play.h>

namespace {

using namespace fieldfare;

/// The input as dice for a play of records, made apart and against the rules: told backwards, the
/// set must say the same.
void play(ByteView dice) {
  std::size_t at = 0;
  test::MembershipPlay play(
      [&](std::size_t bound) { return at < dice.size() ? dice[at++] % bound : std::size_t{0}; });
  for (int steps = 0; at < dice.size() && steps < 16; ++steps)
    play.step();
  log::Membership backwards;
  FIELDFARE_ASSERT(backwards.add(play.made().front()).added());
  for (std::size_t round = 0; round < play.made().size(); ++round) {
    for (auto record = play.made().rbegin(); record != play.made().rend(); ++record)
      static_cast<void>(backwards.add(*record));
    if (backwards.size() == play.membership().size()) break;
  }
  FIELDFARE_ASSERT(test::in_words(backwards) == test::in_words(play.membership()));
}

}  // namespace

/// A membership record or a statement of holdings as a hub or a peer could send it: read to what
/// encodes to the same bytes, or refused with Error(damaged). Then the same input as dice.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const ByteView all(data, size);
  const Bytes copy(all.begin(), all.end());
  try {
    FIELDFARE_ASSERT(log::encode(log::decode_membership(all)) == copy);
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  log::Membership membership;
  static_cast<void>(membership.add(all));
  try {
    FIELDFARE_ASSERT(log::encode(log::decode_statement(all)) == copy);
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  play(all);
  return 0;
}
