#include <cstddef>
#include <cstdint>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/entry.h>

/// An entry as a peer could send it: header, then body, then a wrapped key of either form (the
/// first byte says which). Whatever it holds, it is opened or refused with Error(damaged) or
/// Error(not_possible), never anything else.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace fieldfare;
  if (size == 0) return 0;
  const std::size_t key_size =
      data[0] == 0 ? log::wrapped_key_size
                   : 1 + std::size_t{data[0]} % log::max_boxes * log::boxed_key_size;
  const ByteView all(data + 1, size - 1);
  const std::size_t header_end = std::min(all.size(), log::header_size);
  const std::size_t body_end =
      all.size() > header_end + key_size ? all.size() - key_size : header_end;
  log::SealedEntry entry;
  entry.header.assign(all.begin(), all.begin() + static_cast<std::ptrdiff_t>(header_end));
  entry.body.assign(all.begin() + static_cast<std::ptrdiff_t>(header_end),
                    all.begin() + static_cast<std::ptrdiff_t>(body_end));
  entry.wrapped_key.assign(all.begin() + static_cast<std::ptrdiff_t>(body_end), all.end());
  try {
    const log::Header header = log::decode_header(entry.header);
    static_cast<void>(log::body_fits(header, entry));
    const Bytes key(32, 7);
    static const crypto::BoxKey box = crypto::BoxKey::from_seed(key);
    if (log::is_boxed(entry)) {
      static_cast<void>(log::open_boxed_entry(header, entry, {&box}));
    } else {
      static_cast<void>(log::open_entry(header, entry, key));
    }
  } catch (const Error& error) {
    FIELDFARE_ASSERT(error.code() == ErrorCode::damaged || error.code() == ErrorCode::not_possible);
  }
  return 0;
}
