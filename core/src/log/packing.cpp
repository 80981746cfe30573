#include "log/packing.h"

#define ZSTD_STATIC_LINKING_ONLY  // for contexts with an allocator of ours, since zstd 1.0
#include <zstd.h>
#include <zstd_errors.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <new>
#include <utility>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/change.h>
#include <fieldfare/core/planted.h>

extern "C" {
extern const std::uint8_t fieldfare_embedded_dictionary_1[];
extern const std::uint8_t fieldfare_embedded_dictionary_1_end[];
}

namespace fieldfare::log {

namespace {

constexpr std::size_t padding_step = 128;
/// Measured in core/dictionary/SOURCES.md; long changes (a framework) take a faster one.
constexpr int compression_level = 5;
constexpr int level_of_long_changes = 3;
constexpr std::size_t long_change = 32 * 1024;
constexpr std::uint8_t padding_mark = 0x80;
/// Every frame begins with these four bytes, so they are not kept.
constexpr std::array<std::uint8_t, 4> magic{0x28, 0xB5, 0x2F, 0xFD};

/// The one dictionary there is so far, core/dictionary/dictionary_1.bin.
constexpr std::uint8_t dictionary_number = 1;

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The entry is damaged: ") + what + ".");
}

/// For want of memory nothing is damaged, and no assumption broken.
template <class Made>
Made* there(Made* made) {
  if (made == nullptr) throw std::bad_alloc();
  return made;
}

std::size_t with_memory(std::size_t result) {
  if (ZSTD_getErrorCode(result) == ZSTD_error_memory_allocation) throw std::bad_alloc();
  return result;
}

/// The dictionary made ready, once for all threads.
struct Dictionary {
  template <class Made, std::size_t (*free)(Made*)>
  struct Free {
    void operator()(Made* made) const noexcept { free(made); }
  };
  using Compress = std::unique_ptr<ZSTD_CDict, Free<ZSTD_CDict, ZSTD_freeCDict>>;
  using Decompress = std::unique_ptr<ZSTD_DDict, Free<ZSTD_DDict, ZSTD_freeDDict>>;

  [[nodiscard]] static ByteView bytes() {
    return {fieldfare_embedded_dictionary_1,
            static_cast<std::size_t>(fieldfare_embedded_dictionary_1_end -
                                     fieldfare_embedded_dictionary_1)};
  }
  [[nodiscard]] static Compress for_level(int level) {
    return Compress(there(ZSTD_createCDict(bytes().data(), bytes().size(), level)));
  }

  Compress compress = for_level(compression_level);
  Compress compress_long = for_level(level_of_long_changes);
  Decompress decompress{there(ZSTD_createDDict(bytes().data(), bytes().size()))};
};

const Dictionary& dictionary() {
  static const Dictionary made;
  return made;
}

/// Contexts keep parts of what they worked on, so their memory is overwritten when they go. The
/// size stands before each piece.
constexpr std::size_t before_piece = alignof(std::max_align_t);

void* give(void* /*unused*/, std::size_t size) {
  if (size > SIZE_MAX - before_piece) return nullptr;
  auto* piece = static_cast<std::uint8_t*>(std::malloc(size + before_piece));
  if (piece == nullptr) return nullptr;
  std::memcpy(piece, &size, sizeof(size));
  return piece + before_piece;
}

void take_back(void* /*unused*/, void* address) {
  if (address == nullptr) return;
  std::uint8_t* piece = static_cast<std::uint8_t*>(address) - before_piece;
  std::size_t size = 0;
  std::memcpy(&size, piece, sizeof(size));
  crypto::wipe({piece, size + before_piece});
  std::free(piece);
}

constexpr ZSTD_customMem wiping{give, take_back, nullptr};

/// One of each a thread: making one costs more than a note's compression. Plain pointers, which can
/// be looked at when the thread's other objects are gone: a notebook may be static.
thread_local ZSTD_CCtx* compressing_here = nullptr;
thread_local ZSTD_DCtx* decompressing_here = nullptr;

void free_contexts() noexcept {
  ZSTD_freeCCtx(std::exchange(compressing_here, nullptr));
  ZSTD_freeDCtx(std::exchange(decompressing_here, nullptr));
}

void free_contexts_when_thread_ends() noexcept {
  struct AtEnd {
    AtEnd() noexcept {}
    ~AtEnd() { free_contexts(); }
    AtEnd(const AtEnd&) = delete;
    AtEnd& operator=(const AtEnd&) = delete;
  };
  thread_local const AtEnd at_end;
}

ZSTD_CCtx* compressing() {
  if (compressing_here == nullptr) {
    compressing_here = there(ZSTD_createCCtx_advanced(wiping));
    ZSTD_CCtx_setParameter(compressing_here, ZSTD_c_dictIDFlag, 0);
    free_contexts_when_thread_ends();
  }
  return compressing_here;
}

ZSTD_DCtx* decompressing() {
  if (decompressing_here == nullptr) {
    decompressing_here = there(ZSTD_createDCtx_advanced(wiping));
    free_contexts_when_thread_ends();
  }
  return decompressing_here;
}

}  // namespace

Bytes pack(ByteView change) {
  Bytes out(ZSTD_compressBound(change.size()));
  ZSTD_CCtx* with = compressing();
  const auto& prepared =
      change.size() < long_change ? dictionary().compress : dictionary().compress_long;
  with_memory(ZSTD_CCtx_refCDict(with, prepared.get()));
  const std::size_t size =
      with_memory(ZSTD_compress2(with, out.data(), out.size(), change.data(), change.size()));
  FIELDFARE_ASSERT(!ZSTD_isError(size) && size > magic.size());
  FIELDFARE_ASSERT(std::equal(magic.begin(), magic.end(), out.begin()));
  out.resize(size);
  out.erase(out.begin(), out.begin() + magic.size() - 1);
  out[0] = dictionary_number;
  out.push_back(padding_mark);
  if (planted(Fault::no_padding)) return out;
  out.resize((out.size() + padding_step - 1) / padding_step * padding_step, 0);
  return out;
}

Bytes unpack(ByteView padded) {
  std::size_t end = padded.size();
  while (end > 0 && padded[end - 1] == 0)
    --end;
  if (end < 2 || padded[end - 1] != padding_mark) damaged("its padding is wrong");
  if (padded[0] != dictionary_number) damaged("it is packed in a way that is not known");
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
  const std::size_t unpacked =
      ZSTD_decompress_usingDDict(decompressing(), out.data(), out.size(), frame.data(),
                                 frame.size(), dictionary().decompress.get());
  crypto::wipe(frame);
  const std::size_t got = with_memory(unpacked);
  if (ZSTD_isError(got) || got != out.size()) damaged("its content cannot be unpacked");
  return out;
}

void forget_packed() noexcept {
  free_contexts();
}

}  // namespace fieldfare::log
