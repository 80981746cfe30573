#include "log/packing.h"

#include <zstd.h>

#include <algorithm>
#include <array>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/change.h>

namespace fieldfare::log {

namespace {

constexpr std::size_t padding_step = 128;
constexpr int compression_level = 3;
constexpr std::uint8_t padding_mark = 0x80;
/// Every frame begins with these four bytes, so they are not kept.
constexpr std::array<std::uint8_t, 4> magic{0x28, 0xB5, 0x2F, 0xFD};

enum Dictionary : std::uint8_t { no_dictionary = 0 };

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The entry is damaged: ") + what + ".");
}

/// One compression context a thread: making one costs more than a note's compression.
struct Compressor {
  ZSTD_CCtx* compress = ZSTD_createCCtx();
  ZSTD_DCtx* decompress = ZSTD_createDCtx();
  Compressor() {
    FIELDFARE_ASSERT(compress != nullptr && decompress != nullptr);
    ZSTD_CCtx_setParameter(compress, ZSTD_c_compressionLevel, compression_level);
    ZSTD_CCtx_setParameter(compress, ZSTD_c_dictIDFlag, 0);
  }
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() {
    ZSTD_freeCCtx(compress);
    ZSTD_freeDCtx(decompress);
  }
};

Compressor& compressor() {
  thread_local Compressor context;
  return context;
}

}  // namespace

Bytes pack(ByteView change) {
  Bytes out(ZSTD_compressBound(change.size()));
  const std::size_t size =
      ZSTD_compress2(compressor().compress, out.data(), out.size(), change.data(), change.size());
  FIELDFARE_ASSERT(!ZSTD_isError(size) && size > magic.size());
  FIELDFARE_ASSERT(std::equal(magic.begin(), magic.end(), out.begin()));
  out.resize(size);
  out.erase(out.begin(), out.begin() + magic.size() - 1);
  out[0] = no_dictionary;
  out.push_back(padding_mark);
  out.resize((out.size() + padding_step - 1) / padding_step * padding_step, 0);
  return out;
}

Bytes unpack(ByteView padded) {
  std::size_t end = padded.size();
  while (end > 0 && padded[end - 1] == 0)
    --end;
  if (end < 2 || padded[end - 1] != padding_mark) damaged("its padding is wrong");
  if (padded[0] != no_dictionary) damaged("it is packed in a way that is not known");
  Bytes frame(magic.begin(), magic.end());
  frame.insert(frame.end(), padded.begin() + 1,
               padded.begin() + static_cast<std::ptrdiff_t>(end - 1));
  const auto size = ZSTD_getFrameContentSize(frame.data(), frame.size());
  const bool told = size != ZSTD_CONTENTSIZE_UNKNOWN && size != ZSTD_CONTENTSIZE_ERROR;
  if (!told || ZSTD_findFrameCompressedSize(frame.data(), frame.size()) != frame.size()) {
    damaged("its content cannot be unpacked");
  }
  if (size > max_change) damaged("it is longer than an entry may be");
  Bytes out(static_cast<std::size_t>(size));
  const std::size_t got = ZSTD_decompressDCtx(compressor().decompress, out.data(), out.size(),
                                              frame.data(), frame.size());
  crypto::wipe(frame);
  if (ZSTD_isError(got) || got != out.size()) damaged("its content cannot be unpacked");
  return out;
}

}  // namespace fieldfare::log
