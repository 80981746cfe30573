#include "selection/archive.h"

#include <zip.h>

#include <algorithm>
#include <array>
#include <memory>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>

namespace fieldfare::selection {

namespace {

constexpr std::size_t end_size = 22;  ///< of the end record, without its comment
constexpr std::size_t longest_comment = 65'535;
constexpr std::array<std::uint8_t, 4> end_mark = {'P', 'K', 5, 6};
constexpr std::size_t piece_size = std::size_t{64} << 10U;

[[noreturn]] void damaged(const std::string& what) {
  throw Error(ErrorCode::damaged, "The workbook is damaged: " + what + ".",
              "Ask for the file again, or open it in Excel, save it and import that.");
}

std::uint32_t little(ByteView bytes, std::size_t at, std::size_t count) {
  std::uint32_t out = 0;
  for (std::size_t i = 0; i < count; ++i)
    out |= std::uint32_t{bytes[at + i]} << (8 * i);
  return out;
}

/// The library asks for memory by the number of entries that the file claims: looked at before it.
void check_end_record(ByteView bytes) {
  if (bytes.size() < end_size) damaged("it is too short for an archive");
  const std::size_t farthest = std::min(bytes.size() - end_size, longest_comment);
  for (std::size_t back = 0; back <= farthest; ++back) {
    const std::size_t at = bytes.size() - end_size - back;
    if (!std::equal(end_mark.begin(), end_mark.end(), bytes.begin() + static_cast<long>(at)))
      continue;
    const std::uint32_t entries = std::max(little(bytes, at + 8, 2), little(bytes, at + 10, 2));
    const std::uint32_t size = little(bytes, at + 12, 4);
    const std::uint32_t start = little(bytes, at + 16, 4);
    if (entries > limits::archive_entries || size > at || start > at) {
      throw Error(ErrorCode::not_possible,
                  "The workbook is not one of Excel's: it claims more parts than 2,000, or parts "
                  "that are not in it.",
                  "Ask the area for the list anew, saved by Excel.");
    }
    return;
  }
  damaged("its end is missing");
}

struct CloseEntry {
  void operator()(zip_file_t* file) const noexcept { zip_fclose(file); }
};
using Entry = std::unique_ptr<zip_file_t, CloseEntry>;

Entry open(zip_t* zip, zip_uint64_t index) {
  Entry entry(zip_fopen_index(zip, index, 0));
  if (entry) return entry;
  if (zip_error_code_zip(zip_get_error(zip)) == ZIP_ER_NOPASSWD ||
      zip_error_code_zip(zip_get_error(zip)) == ZIP_ER_ENCRNOTSUPP) {
    throw Error(ErrorCode::not_possible, "The workbook is protected by a password.",
                "Open it in Excel, take the password off (File, Info, Protect) and save a copy.");
  }
  damaged("a part cannot be opened");
}

}  // namespace

Archive::Archive(ByteView bytes) {
  check_end_record(bytes);
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip_t* zip = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (zip == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (zip == nullptr) damaged("it is no sound archive");
  zip_ = zip;
}

Archive::~Archive() {
  zip_discard(static_cast<zip_t*>(zip_));
}

bool Archive::has(const std::string& name) const {
  return zip_name_locate(static_cast<zip_t*>(zip_), name.c_str(), ZIP_FL_NOCASE) >= 0;
}

std::uint64_t Archive::claimed_size(const std::string& name) const {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_stat(static_cast<zip_t*>(zip_), name.c_str(), ZIP_FL_NOCASE, &about) != 0) return 0;
  return (about.valid & ZIP_STAT_SIZE) == 0 ? 0 : about.size;
}

std::optional<std::string> Archive::read(const std::string& name, std::size_t limit) const {
  std::string out;
  const bool there = stream(name, limit, [&](std::string_view piece) {
    out.append(piece);
    return true;
  });
  return there ? std::optional(std::move(out)) : std::nullopt;
}

bool Archive::stream(const std::string& name, std::size_t limit,
                     const std::function<bool(std::string_view)>& take) const {
  auto* zip = static_cast<zip_t*>(zip_);
  const zip_int64_t index = zip_name_locate(zip, name.c_str(), ZIP_FL_NOCASE);
  if (index < 0) return false;
  const Entry entry = open(zip, static_cast<zip_uint64_t>(index));
  std::string piece(piece_size, '\0');
  std::size_t total = 0;
  for (;;) {
    const zip_int64_t got = zip_fread(entry.get(), piece.data(), piece.size());
    if (got < 0) damaged("a part cannot be unpacked");
    if (got == 0) return true;
    total += static_cast<std::size_t>(got);
    if (total > limit) {
      throw Error(ErrorCode::not_possible,
                  "The workbook unpacks to more than a list of people can hold. It was not read.",
                  "Ask the area for the list alone, saved by Excel.");
    }
    if (!take(std::string_view(piece).substr(0, static_cast<std::size_t>(got)))) return true;
  }
}

}  // namespace fieldfare::selection
