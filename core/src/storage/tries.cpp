#include "tries.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/planted.h>

#include "files.h"

namespace fieldfare::storage {
namespace {

constexpr std::string_view magic = "FIELDTRY";
constexpr std::uint8_t version = 1;
constexpr std::size_t file_size = 8 + 1 + 4 + 8;
constexpr std::uint32_t free_tries = 2;
constexpr std::int64_t longest_wait_ms = 60'000;

/// How long the next try waits after `count` wrong ones.
std::int64_t wait_after(std::uint32_t count) noexcept {
  if (count <= free_tries) return 0;
  const std::uint32_t doublings = std::min(count - free_tries, 6U);
  return std::min(std::int64_t{1000} << doublings, longest_wait_ms);
}

std::string seconds(std::int64_t ms) {
  const std::int64_t whole = (ms + 999) / 1000;
  return std::to_string(whole) + (whole == 1 ? " second" : " seconds");
}

}  // namespace

Tries::Tries(std::filesystem::path file, ports::Clock& clock)
    : file_(std::move(file)), clock_(clock) {
  try {
    const auto bytes = read_small_file(file_, file_size);
    if (!bytes || bytes->size() != file_size) return;
    ByteReader reader(*bytes, "The count of tries");
    if (as_text(reader.raw(magic.size())) != magic || reader.u8() != version) return;
    const std::uint32_t count = reader.u32();
    const std::uint64_t last = reader.u64();
    if (last > INT64_MAX) return;
    count_ = count;
    last_ms_ = static_cast<std::int64_t>(last);
  } catch (const Error&) {
    // Anyone who can damage this file can remove it as well: refusing would only punish the owner.
  }
}

void Tries::require_no_wait() {
  const std::int64_t now = clock_.now().ms;
  if (now < last_ms_) {
    last_ms_ = now;
    save();
  }
  // The subtraction cannot overflow: both are times that a clock showed, now is the later one.
  const std::int64_t left = wait_after(count_) - (now - last_ms_);
  if (left > 0) {
    throw Error(ErrorCode::locked, "Too many wrong passphrases were tried",
                "Wait " + seconds(left) + ", then try again.");
  }
}

std::string Tries::failed() {
  if (count_ < UINT32_MAX) ++count_;
  last_ms_ = clock_.now().ms;
  save();
  const std::int64_t wait = wait_after(count_);
  return wait == 0 ? "Try again." : "Wait " + seconds(wait) + ", then try again.";
}

void Tries::succeeded() {
  remove_file(file_);
}

void Tries::save() const {
  if (planted(Fault::wrong_tries_not_counted)) return;
  ByteWriter writer;
  writer.raw(as_bytes(magic)).u8(version).u32(count_).u64(static_cast<std::uint64_t>(last_ms_));
  try {
    // Not synced: a power cut may give a try back, and opening must stay quick.
    File::create(file_).write(writer.bytes());
  } catch (const Error&) {
    // A full disk must not lock the owner out of the evidence.
  }
}

}  // namespace fieldfare::storage
