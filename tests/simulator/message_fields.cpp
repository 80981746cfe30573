#include "message_fields.h"

#include <cstddef>
#include <cstdint>
#include <stdexcept>
#include <string_view>

namespace fieldfare::simulator {
namespace {

/// Goes through a message and names what it passes.
class Walk {
 public:
  explicit Walk(ByteView message) : message_(message) {}

  /// The next `width` bytes are one number, or no number that anybody asks for.
  std::uint64_t take(std::size_t width, std::string_view name) {
    if (width > message_.size() - names_.size())
      throw std::logic_error("a message ends within \"" + std::string(name) + "\"");
    std::uint64_t number = 0;
    for (std::size_t i = 0; i < width; ++i) {
      number = number << 8U | message_[names_.size()];
      names_.push_back(within_ + std::string(name));
    }
    return number;
  }
  void within(std::string_view what) { within_ = what; }
  [[nodiscard]] std::size_t at() const { return names_.size(); }
  [[nodiscard]] std::uint8_t next() const { return message_[names_.size()]; }
  std::vector<std::string> end() {
    if (names_.size() != message_.size())
      throw std::logic_error("a message goes on behind its last field");
    return names_;
  }

 private:
  ByteView message_;
  std::string within_;
  std::vector<std::string> names_;
};

void ids(Walk& walk, std::string_view what) {
  walk.within(what);
  const auto count = walk.take(2, "count");
  for (std::uint64_t i = 0; i < count; ++i)
    walk.take(8, "id");
}

void holes(Walk& walk, std::string_view what) {
  walk.within(what);
  const auto logs = walk.take(2, "count");
  for (std::uint64_t i = 0; i < logs; ++i) {
    walk.take(16, "log");
    const auto count = walk.take(2, "count");
    for (std::uint64_t k = 0; k < count; ++k) {
      walk.take(4, "number");
      walk.take(8, "mark");
    }
  }
}

void places(Walk& walk, std::string_view what) {
  walk.within(what);
  const auto count = walk.take(2, "count");
  for (std::uint64_t i = 0; i < count; ++i) {
    walk.take(16, "log");
    const bool branched = (walk.take(4, "length") & std::uint64_t{1} << 31U) != 0;
    if (branched) walk.take(12, "branch");
    walk.take(32, "head");
  }
}

void statements(Walk& walk) {
  walk.within("statement: ");
  const auto count = walk.take(2, "count");
  for (std::uint64_t i = 0; i < count; ++i) {
    walk.within("statement: ");
    walk.take(4, "size");
    const auto format = walk.take(1, "format");
    walk.take(16, "member");
    walk.take(8, "counter");
    places(walk, "statement: place: ");
    walk.within("statement: order: ");
    const auto orders = walk.take(4, "count");
    for (std::uint64_t k = 0; k < orders; ++k)
      walk.take(8, "id");
    if (format == 2) holes(walk, "statement: hole: ");
    walk.within("statement: ");
    walk.take(64, "signature");
  }
}

void in_full(Walk& walk) {
  for (const auto& [name, size] :
       {std::pair("format", 2), std::pair("visit", 32), std::pair("log", 16),
        std::pair("number", 8), std::pair("previous", 32), std::pair("key id", 16),
        std::pair("parents", 32), std::pair("commitment", 32), std::pair("body hash", 32),
        std::pair("body length", 4), std::pair("signature", 64)})
    walk.take(static_cast<std::size_t>(size), name);
  walk.take(walk.take(4, "body size"), "body");
  walk.take(walk.take(4, "wrapped key size"), "wrapped key");
}

void following(Walk& walk) {
  const auto differs = walk.take(1, "differs");
  if ((differs & 1U) != 0) walk.take(16, "key id");
  if ((differs & 2U) != 0) walk.take(32, "parents");
  walk.take(32, "commitment");
  walk.take(64, "signature");
  walk.take(walk.take(4, "body size"), "body");
  if ((differs & 4U) != 0) {
    walk.take(walk.take(1, "boxes") * 80, "wrapped key");
  } else {
    walk.take(48, "wrapped key");
  }
}

void runs(Walk& walk) {
  walk.within("run: ");
  const auto count = walk.take(2, "count");
  for (std::uint64_t i = 0; i < count; ++i) {
    walk.within("run: ");
    walk.take(16, "log");
    walk.take(32, "key");
    walk.take(8, "first");
    const auto entries = walk.take(2, "entries");
    for (std::uint64_t k = 0; k < entries; ++k) {
      walk.within("entry: ");
      if (walk.take(1, "form") == 0) {
        in_full(walk);
      } else {
        following(walk);
      }
    }
  }
}

void items(Walk& walk, std::string_view what) {
  walk.within(what);
  const auto count = walk.take(2, "count");
  for (std::uint64_t i = 0; i < count; ++i)
    walk.take(walk.take(4, "size"), "bytes");
}

void parcel(Walk& walk) {
  walk.within("");
  walk.take(8, "magic");
  walk.take(1, "version");
  ids(walk, "held record: ");
  ids(walk, "held order: ");
  holes(walk, "hole: ");
  walk.within("");
  walk.take(4, "entries wanted");
  walk.take(4, "bytes wanted");
  places(walk, "place: ");
  walk.within("known statement: ");
  const auto known = walk.take(2, "count");
  for (std::uint64_t i = 0; i < known; ++i) {
    walk.take(16, "member");
    walk.take(8, "counter");
  }
  items(walk, "record: ");
  items(walk, "order: ");
  statements(walk);
  runs(walk);
}

}  // namespace

std::vector<std::string> fields_of_request(ByteView message) {
  Walk walk(message);
  parcel(walk);
  return walk.end();
}

std::vector<std::string> fields_of_answer(ByteView message) {
  Walk walk(message);
  walk.take(8, "magic");
  walk.take(1, "version");
  walk.take(4, "size of the parcel");
  parcel(walk);
  walk.within("");
  walk.take(4, "accepted");
  walk.take(1, "more");
  walk.within("receipt: ");
  walk.take(16, "era");
  walk.take(8, "feed");
  walk.take(8, "time");
  walk.take(64, "signature");
  walk.within("refused: ");
  for (auto left = walk.take(2, "count"); left > 0; --left) {
    walk.take(24, "entry");
    walk.take(walk.take(4, "size"), "reason");
  }
  for (auto left = walk.take(2, "count"); left > 0; --left)
    walk.take(walk.take(4, "size"), "reason");
  return walk.end();
}

}  // namespace fieldfare::simulator
