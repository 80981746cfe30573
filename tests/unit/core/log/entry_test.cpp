#include <fieldfare/core/log/entry.h>

#include <catch2/catch_test_macros.hpp>

#include <support/errors.h>
#include <support/seeded_entropy.h>

using namespace fieldfare;
using test::code_of;

namespace {

struct Writer {
  test::SeededEntropy entropy{5};
  crypto::SigningKey key = crypto::SigningKey::generate(entropy);
  Bytes epoch_key = Bytes(32, 0x42);
  log::Position position{VisitId{}, log::log_id_of(key.public_key()), 1, Hash{}};

  static log::Change note(const std::string& text) {
    log::Change change;
    change.lamport = 1;
    change.at = {1'781'512'200'000, 60};
    change.entities.push_back({"note", EntityId{}, {{"text", text, {}}}});
    return change;
  }
  log::SealedEntry seal(const std::string& text) {
    return log::seal_entry(note(text), position, epoch_key, key, entropy);
  }
};

}  // namespace

TEST_CASE("a sealed entry opens to the change that was sealed") {
  Writer writer;
  const auto entry = writer.seal("Plans are reviewed on time.");
  const auto header = log::decode_header(entry.header);
  CHECK(log::open_entry(header, entry, writer.epoch_key) ==
        Writer::note("Plans are reviewed on time."));
  CHECK(log::signature_fits(entry.header, writer.key.public_key()));
  CHECK(log::body_fits(header, entry));
}

TEST_CASE("a body's length tells steps of 256 bytes and no more") {
  Writer writer;
  const std::size_t overhead = 24 + 16;
  const std::size_t one = writer.seal("a").body.size();
  CHECK((one - overhead) % 256 == 0);
  CHECK(writer.seal("a few more words than one").body.size() == one);
}

TEST_CASE("the same change sealed twice shows nothing in common") {
  Writer writer;
  const auto first = writer.seal("The same words.");
  const auto second = writer.seal("The same words.");
  CHECK(first.body != second.body);
  CHECK(first.wrapped_key != second.wrapped_key);
  CHECK(log::decode_header(first.header).body_hash != log::decode_header(second.header).body_hash);
}

TEST_CASE("no byte of an entry can be changed unseen") {
  Writer writer;
  const auto sound = writer.seal("Words that must not be changed.");
  const auto seen = [&](const log::SealedEntry& entry) {
    if (!log::signature_fits(entry.header, writer.key.public_key())) return true;
    try {
      const auto header = log::decode_header(entry.header);
      if (!log::body_fits(header, entry)) return true;
      static_cast<void>(log::open_entry(header, entry, writer.epoch_key));
    } catch (const Error& error) {
      return error.code() == ErrorCode::damaged;
    }
    return false;
  };
  REQUIRE_FALSE(seen(sound));
  for (Bytes log::SealedEntry::*part :
       {&log::SealedEntry::header, &log::SealedEntry::body, &log::SealedEntry::wrapped_key}) {
    for (std::size_t i = 0; i < (sound.*part).size(); ++i) {
      log::SealedEntry changed = sound;
      (changed.*part)[i] ^= 1;
      CHECK(seen(changed));
    }
  }
}

TEST_CASE("another epoch's key does not open an entry") {
  Writer writer;
  const auto entry = writer.seal("Closed to the next epoch.");
  const Bytes other(32, 0x43);
  CHECK(code_of([&] {
          static_cast<void>(log::open_entry(log::decode_header(entry.header), entry, other));
        }) == ErrorCode::damaged);
}

TEST_CASE("an entry whose body was erased keeps a chain that verifies") {
  Writer writer;
  auto entry = writer.seal("To be erased.");
  entry.body.clear();
  entry.wrapped_key.clear();
  const auto header = log::decode_header(entry.header);
  CHECK(log::body_fits(header, entry));
  CHECK(log::signature_fits(entry.header, writer.key.public_key()));
  CHECK(code_of([&] { static_cast<void>(log::open_entry(header, entry, writer.epoch_key)); }) ==
        ErrorCode::not_possible);
}

TEST_CASE("more than an entry can hold is refused before it is written") {
  Writer writer;
  std::string text;
  for (std::uint32_t x = 1; text.size() < 900'000; x = x * 1664525U + 1013904223U) {
    text += static_cast<char>('!' + (x >> 24U) % 90U);
  }
  CHECK(code_of([&] { static_cast<void>(writer.seal(text)); }) == ErrorCode::not_possible);
}
