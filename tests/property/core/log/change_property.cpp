// Laws E1 to E3 of core/docs/merge-algebra.md, one test each.

#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include <fieldfare/core/error.h>
#include <fieldfare/core/log/change.h>

#include "../dice.h"

namespace fieldfare::test {
namespace {

using log::Change;
using log::ChangeKind;

/// One die a number: an id of that many bytes would bury a report in them.
template <class T>
T random_id() {
  T id;
  std::uint64_t state = dice<std::uint64_t>(1, UINT64_MAX);
  for (std::uint8_t& byte : id.bytes) {
    state ^= state << 13U;
    state ^= state >> 7U;
    state ^= state << 17U;
    byte = static_cast<std::uint8_t>(state >> 32U);
  }
  return id;
}

std::vector<Hash> random_hashes(int below) {
  std::vector<Hash> out(static_cast<std::size_t>(dice(0, below)));
  for (Hash& hash : out)
    hash = random_id<Hash>();
  return out;
}

std::string random_text() {
  std::string out;
  for (int i = dice(0, 20); i > 0; --i) {
    out += *rc::gen::elementOf(
        std::vector<std::string>{"a", "plan ", "\n", "é", "日本", "🇬🇧", std::string(1, '\0')});
  }
  return out;
}

/// Names of one length to the greatest; different for different numbers.
std::string random_name(int number) {
  std::string name = std::to_string(number);
  name.append(static_cast<std::size_t>(dice(0, static_cast<int>(log::max_name))), '/');
  return name;
}

log::Value random_value() {
  switch (dice(0, 6)) {
    case 0:
      return std::monostate{};
    case 1:
      return *rc::gen::arbitrary<bool>();
    case 2:
      return *rc::gen::arbitrary<std::int64_t>() >> dice(0, 64);
    case 3:
      return random_text();
    case 4:
      return *rc::gen::arbitrary<Bytes>();
    default: {
      std::vector<std::string> list(static_cast<std::size_t>(dice(0, 30)));
      for (std::string& text : list)
        text = random_text();
      return list;
    }
  }
}

Change random_change() {
  Change change;
  change.kind = *rc::gen::element(ChangeKind::open_log, ChangeKind::edit, ChangeKind::edit,
                                  ChangeKind::redaction);
  change.lamport = dice<std::uint64_t>(0, log::max_lamport + 1);
  change.at.ms = *rc::gen::arbitrary<std::int64_t>();
  change.at.offset_minutes = dice<std::int16_t>(-840, 841);
  change.parents = random_hashes(33);
  if (change.kind == ChangeKind::open_log) change.certificate = *rc::gen::arbitrary<Bytes>();
  if (change.kind == ChangeKind::redaction) {
    change.redacted = random_hashes(5);
    change.reason = random_text();
  }
  for (int i = change.kind == ChangeKind::open_log ? 0 : dice(0, 4); i > 0; --i) {
    log::EntityChange entity{"kind" + std::to_string(i % 2), random_id<EntityId>(), {}};
    for (int j = dice(0, 6); j > 0; --j) {
      entity.fields.push_back({random_name(j), random_value(), random_hashes(4)});
    }
    change.entities.push_back(std::move(entity));
  }
  return change;
}

/// An encoding with some bytes changed, taken out or put in.
Bytes damaged(Bytes bytes) {
  for (int i = dice(1, 4); i > 0; --i) {
    const auto at = dice<std::ptrdiff_t>(0, std::ssize(bytes));
    switch (dice(0, 5)) {
      case 0:
        bytes.erase(bytes.begin() + at);
        break;
      case 1:
        bytes.insert(bytes.begin() + at, *rc::gen::arbitrary<std::uint8_t>());
        break;
      case 2: {
        // The same number, written longer than needed.
        const std::uint8_t head = bytes[static_cast<std::size_t>(at)];
        bytes[static_cast<std::size_t>(at)] = static_cast<std::uint8_t>((head & 0xE0U) | 24U);
        bytes.insert(bytes.begin() + at + 1, static_cast<std::uint8_t>(head & 0x1FU));
        break;
      }
      default:
        bytes[static_cast<std::size_t>(at)] = *rc::gen::arbitrary<std::uint8_t>();
        break;
    }
  }
  return bytes;
}

}  // namespace

TEST_CASE("E1 change round trip") {
  REQUIRE(rc::check("a change is read back as it was written", [] {
    const Change change = random_change();
    const Change back = log::decode_change(log::encode(change));
    RC_ASSERT(back == change);
    RC_ASSERT(back.at.offset_minutes == change.at.offset_minutes);
  }));
}

TEST_CASE("E2 one encoding") {
  REQUIRE(rc::check("bytes that can be read are the encoding of what they say", [] {
    const Bytes bytes = damaged(log::encode(random_change()));
    try {
      RC_ASSERT(log::encode(log::decode_change(bytes)) == bytes);
      RC_CLASSIFY(true, "readable");
    } catch (const Error&) {
      RC_CLASSIFY(true, "refused");
    }
  }));
}

TEST_CASE("E3 damage is told") {
  REQUIRE(rc::check("what is not an encoding ends in the one error for damage", [] {
    const Bytes whole = log::encode(random_change());
    const auto size = dice<std::size_t>(0, whole.size());
    for (const Bytes& bytes : {Bytes(whole.begin(), whole.begin() + static_cast<long>(size)),
                               *rc::gen::arbitrary<Bytes>()}) {
      try {
        RC_ASSERT(log::encode(log::decode_change(bytes)) == bytes);
      } catch (const Error& error) {
        RC_ASSERT(error.code() == ErrorCode::damaged);
      }
    }
  }));
}

}  // namespace fieldfare::test
