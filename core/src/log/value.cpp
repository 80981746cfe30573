#include <fieldfare/core/log/value.h>

#include <array>
#include <limits>

#include <fieldfare/core/error.h>
#include <fieldfare/core/utf8.h>

namespace fieldfare::log {

namespace {

enum Major : std::uint8_t {
  unsigned_int = 0,
  negative_int = 1,
  byte_string = 2,
  text_string = 3,
  array_head = 4,
  simple = 7
};

constexpr std::uint8_t simple_false = 20;
constexpr std::uint8_t simple_true = 21;
constexpr std::uint8_t simple_null = 22;

/// Arguments below this stand in the first byte; 24 to 27 say that 1, 2, 4 or 8 bytes follow.
constexpr std::uint64_t first_long = 24;

}  // namespace

void CborWriter::head(std::uint8_t major, std::uint64_t argument) {
  const auto top = static_cast<std::uint8_t>(major << 5U);
  if (argument < first_long) {
    out_->push_back(static_cast<std::uint8_t>(top | argument));
    return;
  }
  const unsigned width = argument <= 0xFFU          ? 0U
                         : argument <= 0xFFFFU      ? 1U
                         : argument <= 0xFFFF'FFFFU ? 2U
                                                    : 3U;
  const std::size_t size = std::size_t{1} << width;
  std::array<std::uint8_t, 9> bytes{};
  bytes[0] = static_cast<std::uint8_t>(top | (first_long + width));
  for (std::size_t i = size; i > 0; --i, argument >>= 8U) {
    bytes[i] = static_cast<std::uint8_t>(argument);
  }
  out_->insert(out_->end(), bytes.data(), bytes.data() + size + 1);
}

void CborWriter::integer(std::int64_t value) {
  if (value >= 0) {
    head(unsigned_int, static_cast<std::uint64_t>(value));
  } else {
    head(negative_int, ~static_cast<std::uint64_t>(value));
  }
}

void CborWriter::bytes(ByteView value) {
  head(byte_string, value.size());
  out_->insert(out_->end(), value.begin(), value.end());
}

void CborWriter::text(std::string_view value) {
  if (!utf8::valid(value)) throw Error(ErrorCode::usage, "This text is not UTF-8.");
  head(text_string, value.size());
  const ByteView view = as_bytes(value);
  out_->insert(out_->end(), view.begin(), view.end());
}

void CborWriter::array(std::size_t count) {
  head(array_head, count);
}

void CborWriter::boolean(bool value) {
  head(simple, value ? simple_true : simple_false);
}

void CborWriter::null() {
  head(simple, simple_null);
}

void CborWriter::value(const Value& value) {
  if (const auto* words = std::get_if<std::string>(&value)) {
    text(*words);
  } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
    integer(*number);
  } else if (const auto* truth = std::get_if<bool>(&value)) {
    boolean(*truth);
  } else if (const auto* raw = std::get_if<Bytes>(&value)) {
    bytes(*raw);
  } else if (const auto* texts = std::get_if<std::vector<std::string>>(&value)) {
    if (texts->size() > max_list) {
      throw Error(ErrorCode::usage, "A list holds at most 4,096 texts.");
    }
    array(texts->size());
    for (const std::string& item : *texts)
      text(item);
  } else {
    null();
  }
}

void CborReader::refuse(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The content of an entry is damaged: ") + what + ".");
}

ByteView CborReader::take(std::uint64_t count) {
  if (count > rest_.size()) refuse("it ends too early");
  const ByteView out = rest_.first(static_cast<std::size_t>(count));
  rest_ = rest_.subspan(static_cast<std::size_t>(count));
  return out;
}

std::uint64_t CborReader::long_argument(std::size_t size) {
  std::uint64_t argument = 0;
  for (const std::uint8_t byte : take(size))
    argument = (argument << 8U) | byte;
  const std::uint64_t least =
      size == 1 ? first_long : std::uint64_t{1} << (size * 4U);  // what half the bytes cannot hold
  if (argument < least) refuse("a length is written longer than needed");
  return argument;
}

CborReader::Head CborReader::head() {
  if (rest_.empty()) refuse("it ends too early");
  const std::uint8_t first = rest_.front();
  rest_ = rest_.subspan(1);
  Head out{static_cast<std::uint8_t>(first >> 5U), static_cast<std::uint8_t>(first & 0x1FU), 0};
  if (out.info < first_long) {
    out.argument = out.info;
  } else if (out.info <= 27 && out.major != simple) {
    out.argument = long_argument(std::size_t{1} << (out.info - first_long));
  } else {
    refuse("a value is of a kind that is never written");
  }
  return out;
}

std::int64_t CborReader::integer() {
  const Head got = head();
  if (got.major > negative_int) refuse("a number is missing");
  if (got.argument > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) {
    refuse("a number is too large");
  }
  const auto magnitude = static_cast<std::int64_t>(got.argument);
  return got.major == unsigned_int ? magnitude : -1 - magnitude;
}

ByteView CborReader::bytes() {
  const Head got = head();
  if (got.major != byte_string) refuse("bytes are missing");
  return take(got.argument);
}

std::string_view CborReader::checked_text(std::uint64_t size) {
  const std::string_view out = as_text(take(size));
  if (!utf8::valid(out)) refuse("a text is not UTF-8");
  return out;
}

std::string_view CborReader::text() {
  const Head got = head();
  if (got.major != text_string) refuse("a text is missing");
  return checked_text(got.argument);
}

std::size_t CborReader::array(std::size_t limit) {
  const Head got = head();
  if (got.major != array_head) refuse("a list is missing");
  if (got.argument > limit || got.argument > rest_.size()) refuse("a list is too long");
  return static_cast<std::size_t>(got.argument);
}

void CborReader::array_of(std::size_t count) {
  if (array(count) != count) refuse("a list is too short");
}

bool CborReader::boolean() {
  const Head got = head();
  if (got.major != simple || (got.info != simple_true && got.info != simple_false)) {
    refuse("a truth value is missing");
  }
  return got.info == simple_true;
}

std::vector<std::string> CborReader::list(std::uint64_t count) {
  if (count > max_list || count > rest_.size()) refuse("a list is too long");
  std::vector<std::string> out;
  out.reserve(static_cast<std::size_t>(count));
  for (std::uint64_t i = 0; i < count; ++i)
    out.emplace_back(text());
  return out;
}

Value CborReader::value() {
  const ByteView before = rest_;
  const Head got = head();
  switch (got.major) {
    case text_string:
      return Value(std::in_place_type<std::string>, checked_text(got.argument));
    case unsigned_int:
    case negative_int:
      rest_ = before;
      return integer();
    case byte_string: {
      const ByteView raw = take(got.argument);
      return Bytes(raw.begin(), raw.end());
    }
    case array_head:
      return list(got.argument);
    case simple:
      if (got.info == simple_null) return std::monostate{};
      if (got.info == simple_true) return true;
      if (got.info == simple_false) return false;
      break;
    default:
      break;
  }
  refuse("a value is of a kind that is never written");
}

void CborReader::expect_end() const {
  if (!at_end()) refuse("something follows its end");
}

}  // namespace fieldfare::log
