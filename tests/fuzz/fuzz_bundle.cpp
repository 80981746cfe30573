#include <algorithm>
#include <cstdlib>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>

/// A bundle of any content: refused as damaged, or readable and describable. The closing hash is
/// made to fit, so that what stands behind it is reached.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  Bytes bytes(data, data + size);
  const Hash hash = crypto::hash(bytes);
  bytes.insert(bytes.end(), hash.bytes.begin(), hash.bytes.end());
  try {
    const std::string text = sync::describe_bundle(bytes);
    if (text.empty() || sync::bundle_visit(bytes) != sync::decode_bundle(bytes).visit) std::abort();
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) std::abort();
  }
  return 0;
}
