#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::log {

/// What a field can hold. `monostate` is "no value" (a field that was cleared). Lists hold texts
/// only. Compared by kind, then content.
using Value = std::variant<std::monostate, bool, std::int64_t, std::string, Bytes,
                           std::vector<std::string>>;

/// A small deterministic subset of CBOR (RFC 8949 section 4.2.1: shortest lengths, definite sizes):
/// unsigned and negative integers, byte and text strings, arrays, false, true, null.
class CborWriter {
 public:
  explicit CborWriter(Bytes& out) noexcept : out_(&out) {}
  void integer(std::int64_t value);
  void bytes(ByteView value);
  void text(std::string_view value);
  void array(std::size_t count);
  void boolean(bool value);
  void null();
  void value(const Value& value);

 private:
  void head(std::uint8_t major, std::uint64_t argument);
  Bytes* out_;
};

/// Reads that subset and nothing else: another type, an indefinite or longer-than-needed length, a
/// count above `limit`, text that is not UTF-8, or an end too early throws Error(damaged). Never
/// allocates more than the input is long. Views point into the input.
class CborReader {
 public:
  explicit CborReader(ByteView input) noexcept : rest_(input) {}
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] ByteView bytes();
  [[nodiscard]] std::string_view text();
  [[nodiscard]] std::size_t array(std::size_t limit);
  [[nodiscard]] bool boolean();
  [[nodiscard]] Value value();
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  void expect_end() const;

 private:
  ByteView rest_;
};

}  // namespace fieldfare::log
