#include <fieldfare/core/log/change.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

using namespace fieldfare;
using log::Change;
using log::ChangeKind;

namespace {

Hash hash_of(std::uint8_t byte) {
  Hash hash;
  hash.bytes.fill(byte);
  return hash;
}

EntityId entity(std::uint8_t byte) {
  EntityId id;
  id.bytes.fill(byte);
  return id;
}

Change small_edit() {
  Change change;
  change.lamport = 7;
  change.at = {1'781'500'000'000, 60};
  change.parents = {hash_of(0xaa)};
  change.entities = {{"note", entity(0x11), {{"body", std::string("Seen"), {hash_of(0xbb)}}}}};
  return change;
}

/// What the error says, or nothing when the bytes were taken.
std::string refusal(const Bytes& bytes) {
  try {
    (void)log::decode_change(bytes);
  } catch (const Error& error) {
    CHECK(error.code() == ErrorCode::damaged);
    return error.what();
  }
  return {};
}

/// The encoding with one stretch of hexadecimal digits replaced.
Bytes altered(const Change& change, const std::string& from, const std::string& to) {
  std::string hex = to_hex(log::encode(change));
  const std::size_t at = hex.find(from);
  REQUIRE(at != std::string::npos);
  return from_hex(hex.replace(at, from.size(), to)).value();
}

}  // namespace

TEST_CASE("an edit is read back as it was written", "[change]") {
  Change change = small_edit();
  change.entities.push_back({"activity", entity(0x11), {}});
  change.entities.push_back({"case",
                             entity(0x01),
                             {{"z", std::int64_t{-5}, {}},
                              {"a", std::vector<std::string>{"x"}, {hash_of(1), hash_of(2)}},
                              {"m", std::monostate{}, {}}}});
  CHECK(log::decode_change(log::encode(change)) == change);
  CHECK(log::decode_change(log::encode(change)).at.offset_minutes == 60);
}

TEST_CASE("an opening and a redaction are read back as they were written", "[change]") {
  Change opening;
  opening.kind = ChangeKind::open_log;
  opening.at = {-1, -840};
  opening.certificate = Bytes(200, 9);
  CHECK(log::decode_change(log::encode(opening)) == opening);

  Change redaction;
  redaction.kind = ChangeKind::redaction;
  redaction.lamport = log::max_lamport;
  redaction.redacted = {hash_of(3), hash_of(4)};
  redaction.reason = "A code was a name";
  CHECK(log::decode_change(log::encode(redaction)) == redaction);
}

TEST_CASE("a change that stops anywhere is refused", "[change]") {
  const Bytes whole = log::encode(small_edit());
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CHECK_FALSE(
        refusal(Bytes(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size))).empty());
  }
  Bytes longer = whole;
  longer.push_back(0);
  CHECK_FALSE(refusal(longer).empty());
}

TEST_CASE("a change of an unknown kind says so", "[change]") {
  CHECK(refusal(altered(small_edit(), "8602", "8604")).find("does not know") != std::string::npos);
  CHECK(refusal(altered(small_edit(), "8602", "8600")).find("does not know") != std::string::npos);
  CHECK_FALSE(refusal(altered(small_edit(), "8602", "8601")).empty());
}

TEST_CASE("numbers out of range are refused", "[change]") {
  // lamport 2^53; offset 841; offset -841
  CHECK_FALSE(refusal(altered(small_edit(), "860207", "86021b0020000000000000")).empty());
  CHECK_FALSE(refusal(altered(small_edit(), "860207", "860220")).empty());
  CHECK_FALSE(refusal(altered(small_edit(), "183c81", "19034981")).empty());
  CHECK_FALSE(refusal(altered(small_edit(), "183c81", "39034881")).empty());
  CHECK(refusal(altered(small_edit(), "183c81", "19034881")).empty());
}

TEST_CASE("ids of the wrong length and empty or long names are refused", "[change]") {
  CHECK_FALSE(refusal(altered(small_edit(), "5011", "4f")).empty());
  CHECK_FALSE(refusal(altered(small_edit(), "5820bb", "581f")).empty());
  CHECK_FALSE(refusal(altered(small_edit(), "64626f6479", "60")).empty());
  CHECK_FALSE(
      refusal(altered(small_edit(), "64626f6479", "7861" + to_hex(Bytes(97, 'x')))).empty());
  CHECK(refusal(altered(small_edit(), "64626f6479", "7860" + to_hex(Bytes(96, 'x')))).empty());
}

TEST_CASE("a field or an entity that stands twice is refused", "[change]") {
  Change change = small_edit();
  change.entities.front().fields = {{"b", true, {}}, {"a", true, {}}, {"c", true, {}}};
  CHECK(refusal(log::encode(change)).empty());
  CHECK_FALSE(refusal(altered(change, "6163f5", "6162f5")).empty());

  change.entities = {{"n", entity(2), {}}, {"n", entity(1), {}}, {"m", entity(2), {}}};
  CHECK(refusal(log::encode(change)).empty());
  CHECK_FALSE(refusal(altered(change, "616d50", "616e50")).empty());
}

TEST_CASE("counts above the limits are neither written nor read", "[change]") {
  Change change = small_edit();
  change.parents.assign(log::max_parents + 1, hash_of(1));
  CHECK_THROWS_AS(log::encode(change), Error);

  change = small_edit();
  change.entities.front().fields.front().replaces.assign(log::max_replaced + 1, hash_of(1));
  CHECK_THROWS_AS(log::encode(change), Error);

  change = small_edit();
  change.entities.front().fields.front().value = std::string(log::max_change, 'x');
  CHECK_THROWS_AS(log::encode(change), Error);

  CHECK_FALSE(refusal(altered(
                          small_edit(), "815820aa",
                          "9821" +
                              [] {
                                std::string hashes;
                                for (int i = 0; i < 32; ++i)
                                  hashes += "5820" + hash_of(1).hex();
                                return hashes;
                              }() +
                              "5820aa"))
                  .empty());
}

TEST_CASE("text that is not UTF-8 cannot be saved", "[change]") {
  Change change = small_edit();
  change.entities.front().fields.front().value = std::string("\xFF");
  CHECK_THROWS_AS(log::encode(change), Error);
}

TEST_CASE("the hash of the parents is over their bytes in order", "[change]") {
  Bytes joined(64, 0x01);
  std::fill(joined.begin() + 32, joined.end(), std::uint8_t{0x02});
  CHECK(log::parents_hash({hash_of(1), hash_of(2)}) == crypto::hash(joined));
  CHECK(log::parents_hash({hash_of(2), hash_of(1)}) != crypto::hash(joined));
  CHECK(log::parents_hash({}) == crypto::hash(ByteView{}));
}

TEST_CASE("the Lamport number stays at its greatest value", "[change]") {
  CHECK(log::next_lamport(0) == 1);
  CHECK(log::next_lamport(log::max_lamport) == log::max_lamport);
}
