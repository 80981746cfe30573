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
    return log::seal_entry(note(text), position, log::Readers(epoch_key), key, entropy);
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

TEST_CASE("a body's length tells steps of 128 bytes and no more") {
  Writer writer;
  const std::size_t overhead = 16;
  const std::size_t one = writer.seal("a").body.size();
  CHECK((one - overhead) % 128 == 0);
  CHECK(writer.seal("a few more words than one").body.size() == one);
}

TEST_CASE("a short note takes one step, and ordinary notes less than half their length") {
  Writer writer;
  CHECK(writer.seal("Plans are reviewed on time.").body.size() == 128 + 16);
  std::string text;
  while (text.size() < 600)
    text +=
        "The lead told us that annual reviews are held on time and that families are heard. "
        "Health advice arrives late, as the files show. ";
  CHECK(writer.seal(text).body.size() <= 256 + 16);
}

TEST_CASE("random numbers that come twice do not seal two changes under one key") {
  Writer writer;
  Writer copy;
  const auto first = writer.seal("Plans are reviewed.");
  const auto second = copy.seal("Plans are not read.");
  CHECK(first.wrapped_key != second.wrapped_key);
  CHECK(log::decode_header(first.header).commitment !=
        log::decode_header(second.header).commitment);
  CHECK(Bytes(first.body.begin(), first.body.begin() + 8) !=
        Bytes(second.body.begin(), second.body.begin() + 8));
}

TEST_CASE("a restricted entry opens to its audience and its writer, and to no epoch key") {
  Writer writer;
  const auto audience = crypto::BoxKey::generate(writer.entropy);
  const auto author = crypto::BoxKey::generate(writer.entropy);
  const auto stranger = crypto::BoxKey::generate(writer.entropy);
  const auto entry =
      log::seal_entry(Writer::note("For few."), writer.position,
                      log::Readers::audience(audience.public_key(), {author.public_key()}),
                      writer.key, writer.entropy);
  const auto header = log::decode_header(entry.header);
  CHECK(header.key == log::audience_id_of(audience.public_key()));
  CHECK(log::is_boxed(entry));
  CHECK(log::body_fits(header, entry));
  CHECK(log::open_boxed_entry(header, entry, {&stranger, &audience}) == Writer::note("For few."));
  CHECK(log::open_boxed_entry(header, entry, {&author}) == Writer::note("For few."));
  CHECK_FALSE(log::open_boxed_entry(header, entry, {&stranger}));
  CHECK_FALSE(log::open_boxed_entry(header, entry, {}));
  CHECK(code_of([&] { static_cast<void>(log::open_entry(header, entry, writer.epoch_key)); }) ==
        ErrorCode::damaged);
}

TEST_CASE("an entry sealed to each opens to each of as many as a visit can have") {
  Writer writer;
  std::vector<crypto::BoxKey> keys;
  std::vector<crypto::BoxPublicKey> boxes;
  for (std::size_t i = 0; i < log::max_boxes; ++i) {
    keys.push_back(crypto::BoxKey::generate(writer.entropy));
    boxes.push_back(keys.back().public_key());
  }
  const auto entry = log::seal_entry(Writer::note("For each."), writer.position,
                                     log::Readers::each(boxes), writer.key, writer.entropy);
  const auto header = log::decode_header(entry.header);
  CHECK(header.key == log::sealed_to_each);
  CHECK(entry.wrapped_key.size() == log::max_wrapped_key);
  for (std::size_t i : {std::size_t{0}, log::max_boxes - 1})
    CHECK(log::open_boxed_entry(header, entry, {&keys[i]}) == Writer::note("For each."));
}

TEST_CASE("the forms of a wrapped key are told apart by their length, and other lengths refused") {
  CHECK(log::is_wrapped_key(Bytes(log::wrapped_key_size)));
  CHECK_FALSE(log::is_wrapped_key(Bytes{}));
  CHECK_FALSE(log::is_wrapped_key(Bytes(log::wrapped_key_size - 1)));
  Bytes boxed(1 + 2 * log::boxed_key_size);
  for (const int count : {0, 1, 2, 3, 255}) {
    boxed[0] = static_cast<std::uint8_t>(count);
    CHECK(log::is_wrapped_key(boxed) == (count == 2));
  }
}

TEST_CASE("nobody on the way can put another wrapped key beside a body") {
  Writer writer;
  auto entry = writer.seal("Words.");
  entry.wrapped_key = writer.seal("Other words.").wrapped_key;
  CHECK_FALSE(log::body_fits(log::decode_header(entry.header), entry));
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
