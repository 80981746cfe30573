// Hostile bytes at the two decoders of core/docs/merge-algebra.md, section 5: what can be read is
// the encoding of what it says; everything else ends in Error(damaged). The first byte chooses.

#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/change.h>
#include <fieldfare/core/merge/register.h>

namespace {

using namespace fieldfare;

Bytes read_and_write(bool state, ByteView bytes) {
  if (state) {
    const auto entity = merge::EntityState::decode(bytes);
    (void)entity.projection_hash();
    return entity.encode();
  }
  return log::encode(log::decode_change(bytes));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView bytes(data + 1, size - 1);
  try {
    const Bytes again = read_and_write((data[0] & 1U) != 0, bytes);
    FIELDFARE_ASSERT(std::equal(again.begin(), again.end(), bytes.begin(), bytes.end()));
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged);
  }
  return 0;
}
