#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/describe.h>

namespace {

constexpr std::string_view magic = "FIELDKEY";
constexpr std::size_t file_size = 126;
constexpr std::size_t checksum_offset = 110;

/// An Error is an answer; anything else that comes out is a finding.
void describe(fieldfare::ByteView bytes) {
  try {
    static_cast<void>(fieldfare::storage::describe_file(bytes));
  } catch (const fieldfare::Error&) {
  }
}

}  // namespace

/// Key files as they come, and with the magic and the checksum put right, as an attacker would.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const fieldfare::ByteView input(data, size);
  describe(input);
  fieldfare::Bytes mended(input.begin(), input.end());
  mended.resize(file_size);
  std::copy(magic.begin(), magic.end(), mended.begin());
  const auto sum = fieldfare::crypto::hash(fieldfare::ByteView(mended).first(checksum_offset));
  std::copy_n(sum.bytes.begin(), file_size - checksum_offset, mended.begin() + checksum_offset);
  describe(mended);
  return 0;
}
