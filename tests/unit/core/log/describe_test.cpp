#include <fieldfare/core/log/describe.h>

#include <fieldfare/core/log/entry.h>

#include <catch2/catch_test_macros.hpp>

#include <support/seeded_entropy.h>

using namespace fieldfare;

namespace {

log::SealedEntry sealed_entry() {
  test::SeededEntropy entropy;
  const auto signer = crypto::SigningKey::generate(entropy);
  log::Change change;
  change.lamport = 1;
  change.at = {1781510400000, 60};
  change.entities = {{"note", EntityId{}, {{"text", std::string("marmalade"), {}}}}};
  log::Position position;
  position.log = log::log_id_of(signer.public_key());
  const auto key = crypto::SecureBuffer::random(32, entropy);
  return log::seal_entry(change, position, log::Readers(key.view()), signer, entropy);
}

}  // namespace

TEST_CASE("an entry is described by its place and sizes, never its content", "[log]") {
  const log::SealedEntry entry = sealed_entry();
  ByteWriter whole;
  whole.raw(entry.header).sized(entry.body).sized(entry.wrapped_key);
  REQUIRE(log::looks_like_entry(whole.bytes()));
  const std::string words = log::describe_entry(whole.bytes());
  CHECK(words.find("Entry 1 of log") != std::string::npos);
  CHECK(words.find("fits the header") != std::string::npos);
  CHECK(words.find("marmalade") == std::string::npos);
  CHECK(log::describe_entry(entry.header).find("not in this file") != std::string::npos);
}

TEST_CASE("a body that is not the header's is told", "[log]") {
  log::SealedEntry entry = sealed_entry();
  entry.body[0] ^= 1;
  ByteWriter whole;
  whole.raw(entry.header).sized(entry.body).sized(entry.wrapped_key);
  CHECK(log::describe_entry(whole.bytes()).find("does not fit") != std::string::npos);
}

TEST_CASE("an erased entry is told as erased", "[log]") {
  const log::SealedEntry entry = sealed_entry();
  ByteWriter whole;
  whole.raw(entry.header).sized({}).sized({});
  CHECK(log::describe_entry(whole.bytes()).find("erased") != std::string::npos);
}

TEST_CASE("what is no entry, or cut short, is refused", "[log]") {
  const log::SealedEntry entry = sealed_entry();
  CHECK_FALSE(log::looks_like_entry(as_bytes("hello")));
  CHECK_THROWS_AS(log::describe_entry(as_bytes("hello")), Error);
  ByteWriter cut;
  cut.raw(entry.header).raw(ByteView(entry.body).first(3));
  CHECK_THROWS_AS(log::describe_entry(cut.bytes()), Error);
}
