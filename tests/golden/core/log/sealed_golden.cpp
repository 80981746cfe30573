#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/membership.h>
#include <support/golden.h>
#include <support/seeded_entropy.h>

/// Bytes that an earlier program wrote must be read for ever. Sealing is random, and what zstd
/// writes differs with its version, so these files are read, not compared: with
/// FIELDFARE_UPDATE_GOLDEN new ones are written, which only a new format version may need.
namespace {

using namespace fieldfare;

Bytes kept(const std::string& name, const Bytes& fresh) {
  return test::kept_golden("core/log/" + name, fresh);
}

struct Keys {
  test::SeededEntropy entropy{2026};
  crypto::SigningKey identity = crypto::SigningKey::generate(entropy);
  crypto::SigningKey sign = crypto::SigningKey::generate(entropy);
  crypto::BoxKey box = crypto::BoxKey::generate(entropy);
  crypto::SigningKey log_key = crypto::SigningKey::generate(entropy);
  Bytes epoch_key = Bytes(32, 0x5a);
};

log::Change change() {
  log::Change out;
  out.lamport = 7;
  out.at = {1'781'512'200'000, 60};
  out.entities.push_back({"note", EntityId{}, {{"text", std::string("Kept for ever."), {}}}});
  return out;
}

log::MembershipRecord record(const Keys& keys) {
  log::MembershipRecord out;
  out.salt = Bytes(16, 0x11);
  out.epoch_key = log::key_id_of(keys.epoch_key);
  out.members.push_back({keys.sign.public_key(), keys.box.public_key(), log::Role::lead, false});
  out.seals.push_back({0, 1, out.epoch_key, crypto::seal(keys.box.public_key(), keys.epoch_key)});
  return out;
}

}  // namespace

TEST_CASE("an entry that format 1 sealed opens") {
  Keys keys;
  const log::Position position{VisitId{}, log::log_id_of(keys.log_key.public_key()), 1, Hash{}};
  const auto fresh =
      log::seal_entry(change(), position, log::Readers(keys.epoch_key), keys.log_key, keys.entropy);
  ByteWriter writer;
  writer.sized(fresh.header).sized(fresh.body).sized(fresh.wrapped_key);
  const Bytes bytes = kept("entry_format_1.hex", writer.bytes());
  ByteReader reader(bytes, "the golden entry");
  const auto part = [&] {
    const ByteView view = reader.sized(log::max_body);
    return Bytes(view.begin(), view.end());
  };
  log::SealedEntry entry;
  entry.header = part();
  entry.body = part();
  entry.wrapped_key = part();
  const auto header = log::decode_header(entry.header);
  CHECK(header.log == position.log);
  CHECK(log::signature_fits(entry.header, keys.log_key.public_key()));
  CHECK(log::body_fits(header, entry));
  CHECK(log::open_entry(header, entry, keys.epoch_key) == change());
}

TEST_CASE("a membership record of format 1 is accepted and its seal opens") {
  const Keys keys;
  auto fresh = record(keys);
  const Bytes bytes = kept("membership_format_1.hex", log::sign_record(fresh, keys.sign));
  log::Membership chain;
  CHECK(chain.add(bytes).added());
  CHECK(chain.visit().hex() == crypto::hash(bytes).hex());
  const auto opened = keys.box.open(chain.last().seals.at(0).sealed);
  REQUIRE(opened);
  CHECK(Bytes(opened->view().begin(), opened->view().end()) == keys.epoch_key);
}

TEST_CASE("a card and an invitation of format 1 are read") {
  const Keys keys;
  log::Card card{"Education HMI", "ofsted", keys.identity.public_key(), keys.sign.public_key(),
                 keys.box.public_key()};
  const std::string card_text = log::encode_card(card, keys.identity);
  const Bytes kept_card = kept("card_format_1.hex", Bytes(card_text.begin(), card_text.end()));
  CHECK(log::decode_card(as_text(kept_card)).sign_key == card.sign_key);
  CHECK(card_text == as_text(kept_card));

  auto first = record(keys);
  const Bytes encoded = log::sign_record(first, keys.sign);
  const std::string invite = log::encode_invite(
      {VisitId::from(log::record_hash(encoded).view()), "https://hub.example", {encoded}});
  const Bytes kept_invite = kept("invite_format_1.hex", Bytes(invite.begin(), invite.end()));
  const auto read = log::decode_invite(as_text(kept_invite));
  CHECK(read.hub == "https://hub.example");
  CHECK(VisitId::from(log::record_hash(read.membership.at(0)).view()) == read.visit);
}
