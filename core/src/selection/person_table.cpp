#include <fieldfare/core/selection/person_table.h>

#include <algorithm>
#include <charconv>

#include <fieldfare/core/error.h>
#include <fieldfare/core/selection/limits.h>

namespace fieldfare::selection {

namespace {

constexpr std::uint8_t format = 1;
constexpr std::size_t longest_value = 4'096;
constexpr std::size_t most_fields = 200;

[[noreturn]] void damaged() {
  throw Error(ErrorCode::damaged, "The person-level data in the store is damaged.",
              "Import the list again.");
}

/// As many bytes as the largest code needs.
int width_of(std::size_t values) {
  return values <= 0x100 ? 1 : values <= 0x10000 ? 2 : 4;
}

std::uint32_t read_code(ByteReader& reader, int width) {
  return width == 1 ? reader.u8() : width == 2 ? reader.u16() : reader.u32();
}

void write_code(ByteWriter& writer, std::uint32_t code, int width) {
  if (width == 1) {
    writer.u8(static_cast<std::uint8_t>(code));
  } else if (width == 2) {
    writer.u16(static_cast<std::uint16_t>(code));
  } else {
    writer.u32(code);
  }
}

PersonColumn decode_column(ByteReader& reader, std::size_t rows) {
  PersonColumn column;
  column.field = as_text(reader.sized(limits::columns));
  const std::uint32_t values = reader.u32();
  if (values == 0 || values > reader.remaining()) damaged();
  column.values.clear();
  for (std::uint32_t i = 0; i < values; ++i)
    column.values.emplace_back(as_text(reader.sized(longest_value)));
  const int width = width_of(values);
  if (rows * static_cast<std::size_t>(width) > reader.remaining()) damaged();
  column.codes.reserve(rows);
  for (std::size_t row = 0; row < rows; ++row) {
    column.codes.push_back(read_code(reader, width));
    if (column.codes.back() >= values) damaged();
  }
  return column;
}

}  // namespace

std::optional<NumberSpan> number_span(std::string_view value) noexcept {
  NumberSpan out;
  const char* end = value.data() + value.size();
  auto read = std::from_chars(value.data(), end, out.from);
  if (read.ec != std::errc()) return std::nullopt;
  out.to = out.from;
  if (read.ptr == end) return out;
  if (*read.ptr != '-') return std::nullopt;
  read = std::from_chars(read.ptr + 1, end, out.to);
  if (read.ec != std::errc() || read.ptr != end || out.to < out.from) return std::nullopt;
  return out;
}

std::vector<std::string_view> list_parts(std::string_view value) {
  std::vector<std::string_view> out;
  while (!value.empty()) {
    const auto end = value.find("; ");
    out.push_back(value.substr(0, end));
    if (end == std::string_view::npos) break;
    value.remove_prefix(end + 2);
  }
  return out;
}

const PersonColumn* PersonTable::column(std::string_view field) const noexcept {
  const auto found = std::find_if(columns.begin(), columns.end(),
                                  [&](const PersonColumn& c) { return c.field == field; });
  return found == columns.end() ? nullptr : &*found;
}

std::optional<std::size_t> PersonTable::find(std::uint32_t number) const noexcept {
  const auto found = std::lower_bound(numbers.begin(), numbers.end(), number);
  if (found == numbers.end() || *found != number) return std::nullopt;
  return static_cast<std::size_t>(found - numbers.begin());
}

Bytes encode(const PersonTable& table) {
  ByteWriter writer;
  writer.u8(format).u32(static_cast<std::uint32_t>(table.rows()));
  for (const std::uint32_t number : table.numbers)
    writer.u32(number);
  writer.u32(static_cast<std::uint32_t>(table.columns.size()));
  for (const PersonColumn& column : table.columns) {
    writer.sized(as_bytes(column.field)).u32(static_cast<std::uint32_t>(column.values.size()));
    for (const std::string& value : column.values)
      writer.sized(as_bytes(value));
    const int width = width_of(column.values.size());
    for (const std::uint32_t code : column.codes)
      write_code(writer, code, width);
  }
  return writer.take();
}

PersonTable decode_person_table(ByteView bytes) {
  ByteReader reader(bytes, "the person-level data");
  if (reader.u8() != format) damaged();
  const std::uint32_t rows = reader.u32();
  if (rows > limits::rows || std::size_t{rows} * 4 > reader.remaining()) damaged();
  PersonTable table;
  for (std::uint32_t row = 0; row < rows; ++row) {
    table.numbers.push_back(reader.u32());
    if (row > 0 && table.numbers[row] <= table.numbers[row - 1]) damaged();
  }
  const std::uint32_t fields = reader.u32();
  if (fields > most_fields) damaged();
  for (std::uint32_t i = 0; i < fields; ++i)
    table.columns.push_back(decode_column(reader, rows));
  reader.expect_end();
  return table;
}

}  // namespace fieldfare::selection
