#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include <fieldfare/core/bytes.h>

namespace fieldfare::log {

/// Most texts that a list value holds.
inline constexpr std::size_t max_list = 4096;

/// What a field can hold. `monostate` is "no value" (a field that was cleared). Lists hold texts
/// only. Compared by kind, then content.
using Value =
    std::variant<std::monostate, bool, std::int64_t, std::string, Bytes, std::vector<std::string>>;

/// A small deterministic subset of CBOR (RFC 8949 section 4.2.1: shortest lengths, definite sizes):
/// unsigned and negative integers, byte and text strings, arrays, false, true, null. Appends to a
/// buffer of the caller. Text that is not UTF-8 and too long a list throw Error(usage).
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
/// count above `limit`, text that is not UTF-8, or an end too early throws Error(damaged). What it
/// allocates is in proportion to the input, never to what the input claims. Views point into the
/// input.
class CborReader {
 public:
  explicit CborReader(ByteView input) noexcept : rest_(input) {}
  [[nodiscard]] std::int64_t integer();
  [[nodiscard]] ByteView bytes();
  /// A byte string of exactly the size of `T`, an Id.
  template <class T>
  [[nodiscard]] T id() {
    const ByteView view = bytes();
    if (view.size() != T::size) refuse("an id has the wrong length");
    return T::from(view);
  }
  [[nodiscard]] std::string_view text();
  /// The count of an array's items; at most `limit` and at most the bytes that are left.
  [[nodiscard]] std::size_t array(std::size_t limit);
  /// Reads the head of an array that must have exactly `count` items.
  void array_of(std::size_t count);
  [[nodiscard]] bool boolean();
  [[nodiscard]] Value value();
  [[nodiscard]] bool at_end() const noexcept { return rest_.empty(); }
  void expect_end() const;
  /// Throws Error(damaged) saying what is wrong with the input.
  [[noreturn]] static void refuse(const char* what);

 private:
  struct Head {
    std::uint8_t major;
    std::uint8_t info;
    std::uint64_t argument;
  };
  Head head();
  std::uint64_t long_argument(std::size_t size);
  ByteView take(std::uint64_t count);
  std::string_view checked_text(std::uint64_t size);
  std::vector<std::string> list(std::uint64_t count);

  ByteView rest_;
};

}  // namespace fieldfare::log
