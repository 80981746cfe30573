#include <output/zip.h>

#include <array>

#include <fieldfare/core/error.h>

namespace fieldfare::output {

namespace {

constexpr std::size_t largest = std::size_t{1} << 31U;
constexpr std::uint16_t version_needed = 10;  ///< stored files
constexpr std::uint16_t names_in_utf8 = 1U << 11U;
constexpr std::uint16_t first_day = (1U << 5U) | 1U;  ///< 1 January 1980

constexpr auto crc_table = [] {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t i = 0; i < table.size(); ++i) {
    std::uint32_t value = i;
    for (int bit = 0; bit < 8; ++bit)
      value = (value & 1U) != 0 ? (value >> 1U) ^ 0xEDB88320U : value >> 1U;
    table[i] = value;
  }
  return table;
}();

void put16(std::string& out, std::uint16_t value) {
  out += static_cast<char>(value & 0xFFU);
  out += static_cast<char>(value >> 8U);
}

void put32(std::string& out, std::uint32_t value) {
  put16(out, static_cast<std::uint16_t>(value & 0xFFFFU));
  put16(out, static_cast<std::uint16_t>(value >> 16U));
}

/// What the local and the central header have in common, from "version needed" to the name's
/// length.
void put_facts(std::string& out, std::uint32_t crc, std::uint32_t size, std::size_t name) {
  put16(out, version_needed);
  put16(out, names_in_utf8);
  put16(out, 0);  // stored
  put16(out, 0);  // midnight
  put16(out, first_day);
  put32(out, crc);
  put32(out, size);
  put32(out, size);
  put16(out, static_cast<std::uint16_t>(name));
  put16(out, 0);  // no extra field
}

}  // namespace

std::uint32_t crc32_of(std::string_view bytes) noexcept {
  std::uint32_t crc = 0xFFFFFFFFU;
  for (const char byte : bytes)
    crc = (crc >> 8U) ^ crc_table[(crc ^ static_cast<unsigned char>(byte)) & 0xFFU];
  return ~crc;
}

void ZipWriter::add(std::string_view name, std::string_view bytes) {
  if (bytes.size() >= largest || out_.size() + bytes.size() >= largest) {
    throw Error(ErrorCode::not_possible, "The document is too large for a DOCX file.",
                "Choose --format html or json.");
  }
  Entry entry{std::string(name), crc32_of(bytes), static_cast<std::uint32_t>(bytes.size()),
              static_cast<std::uint32_t>(out_.size())};
  out_ += "PK\x03\x04";
  put_facts(out_, entry.crc, entry.size, name.size());
  out_.append(name).append(bytes);
  entries_.push_back(std::move(entry));
}

std::string ZipWriter::finish() {
  const auto directory = static_cast<std::uint32_t>(out_.size());
  for (const Entry& entry : entries_) {
    out_ += "PK\x01\x02";
    put16(out_, version_needed);  // made by: MS-DOS, so no file modes are told
    put_facts(out_, entry.crc, entry.size, entry.name.size());
    put16(out_, 0);  // no comment
    put16(out_, 0);  // the first disk
    put16(out_, 0);  // internal attributes
    put32(out_, 0);  // external attributes
    put32(out_, entry.offset);
    out_ += entry.name;
  }
  const auto size = static_cast<std::uint32_t>(out_.size()) - directory;
  const auto count = static_cast<std::uint16_t>(entries_.size());
  out_ += "PK\x05\x06";
  put16(out_, 0);
  put16(out_, 0);
  put16(out_, count);
  put16(out_, count);
  put32(out_, size);
  put32(out_, directory);
  put16(out_, 0);
  return std::move(out_);
}

}  // namespace fieldfare::output
