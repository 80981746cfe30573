#include <fieldfare/core/log/membership.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/log/entry.h>
#include <support/seeded_entropy.h>

using namespace fieldfare;
using log::Membership;
using log::MembershipRecord;
using log::Role;

namespace {

struct Person {
  crypto::SigningKey sign;
  crypto::BoxKey box;
  [[nodiscard]] log::Member member(Role role) const {
    return {sign.public_key(), box.public_key(), role, false};
  }
};

/// A lead and an inspector in epoch 1, and a third person outside.
struct Visit {
  test::SeededEntropy entropy{9};
  Person lead = person();
  Person inspector = person();
  Person outsider = person();
  Bytes key = Bytes(32, 1);
  Membership chain;

  Visit() {
    MembershipRecord record;
    record.salt = Bytes(16, 3);
    record.epoch_key = log::key_id_of(key);
    record.members = {lead.member(Role::lead), inspector.member(Role::inspector)};
    seal_all(record, key);
    REQUIRE(chain.add(log::sign_record(record, lead.sign)).added());
  }

  Person person() {
    return {crypto::SigningKey::generate(entropy), crypto::BoxKey::generate(entropy)};
  }
  static void seal(MembershipRecord& record, std::size_t member, ByteView with) {
    record.seals.push_back({static_cast<std::uint16_t>(member), record.epoch, record.epoch_key,
                            crypto::seal(record.members[member].box_key, with)});
  }
  static void seal_all(MembershipRecord& record, ByteView with) {
    record.seals.clear();
    for (std::size_t i = 0; i < record.members.size(); ++i) {
      if (!record.members[i].removed) seal(record, i, with);
    }
  }
  [[nodiscard]] MembershipRecord next() const {
    MembershipRecord record = chain.last();
    record.visit = chain.visit();
    record.number += 1;
    record.previous = chain.head();
    record.salt.clear();
    record.seals.clear();
    return record;
  }
  [[nodiscard]] MembershipRecord with_outsider() const {
    MembershipRecord record = next();
    record.members.push_back(outsider.member(Role::inspector));
    seal(record, 2, key);
    return record;
  }
  [[nodiscard]] MembershipRecord without_inspector(const Bytes& new_key) const {
    MembershipRecord record = next();
    record.members[1].removed = true;
    record.epoch += 1;
    record.epoch_key = log::key_id_of(new_key);
    record.audience.bytes[0] ^= 1;
    seal_all(record, new_key);
    return record;
  }
  [[nodiscard]] bool refused(MembershipRecord record, const crypto::SigningKey& by) {
    const std::size_t before = chain.size();
    const auto outcome = chain.add(log::sign_record(record, by));
    return outcome.result == Membership::Added::refused && !outcome.reason.empty() &&
           chain.size() == before;
  }
};

}  // namespace

TEST_CASE("a visit's id is the hash of its first membership record") {
  const Visit visit;
  CHECK(visit.chain.visit().hex() == log::record_hash(visit.chain.encoded().front()).hex());
}

TEST_CASE("a lead adds and removes members") {
  Visit visit;
  MembershipRecord addition = visit.with_outsider();
  REQUIRE(visit.chain.add(log::sign_record(addition, visit.lead.sign)).added());
  CHECK(visit.chain.last().members.size() == 3);
  MembershipRecord removal = visit.without_inspector(Bytes(32, 2));
  REQUIRE(visit.chain.add(log::sign_record(removal, visit.lead.sign)).added());
  CHECK(visit.chain.find(log::member_id_of(visit.inspector.sign.public_key()))->removed);
  CHECK(visit.chain.last().epoch == 2);
}

TEST_CASE("an inspector or a stranger cannot change the team") {
  Visit visit;
  CHECK(visit.refused(visit.with_outsider(), visit.inspector.sign));
  CHECK(visit.refused(visit.with_outsider(), visit.outsider.sign));
}

TEST_CASE("a record changed after it was signed is refused") {
  Visit visit;
  MembershipRecord record = visit.with_outsider();
  Bytes encoded = log::sign_record(record, visit.lead.sign);
  for (std::size_t i = 0; i < encoded.size(); ++i) {
    Bytes changed = encoded;
    changed[i] ^= 1;
    CHECK(visit.chain.add(changed).result == Membership::Added::refused);
  }
  CHECK(visit.chain.size() == 1);
}

TEST_CASE("a record that breaks a rule of the chain is refused") {
  Visit visit;
  MembershipRecord record = visit.with_outsider();
  SECTION("a number is left out") {
    record.number += 1;
  }
  SECTION("it does not follow the last record") {
    record.previous.bytes[0] ^= 1;
  }
  SECTION("it belongs to another visit") {
    record.visit.bytes[0] ^= 1;
  }
  SECTION("a member is dropped") {
    record.members.erase(record.members.begin() + 1);
    record.seals[0].member = 1;
  }
  SECTION("a member's key changes") {
    record.members[1].box_key.bytes[0] ^= 1;
  }
  SECTION("a member stands twice") {
    record.members[2] = record.members[1];
  }
  SECTION("a new member has no seal") {
    record.seals.clear();
  }
  SECTION("an epoch is left out") {
    record.epoch += 2;
    record.epoch_key = log::key_id_of(Bytes(32, 2));
    record.audience.bytes[0] ^= 1;
    Visit::seal_all(record, Bytes(32, 2));
  }
  SECTION("the key changes without the epoch") {
    record.epoch_key = log::key_id_of(Bytes(32, 2));
  }
  SECTION("the audience's key changes without the epoch") {
    record.audience.bytes[0] ^= 1;
  }
  SECTION("the audience's key is sealed to somebody outside it") {
    record.seals.push_back({2, record.epoch, log::audience_id_of(record.audience), Bytes(80, 0),
                            log::SealKind::audience});
  }
  SECTION("somebody enters the restricted audience without a seal of its key") {
    record.members[2].restricted = true;
  }
  SECTION("a new member is removed already") {
    record.members[2].removed = true;
  }
  SECTION("somebody is removed without a new epoch") {
    record.members[1].removed = true;
  }
  CHECK(visit.refused(record, visit.lead.sign));
}

TEST_CASE("a new epoch needs a seal for every member that stays, and none for the removed") {
  Visit visit;
  MembershipRecord record = visit.without_inspector(Bytes(32, 2));
  SECTION("the lead's seal is missing") {
    record.seals.clear();
  }
  SECTION("the removed member has one") {
    Visit::seal(record, 1, Bytes(32, 2));
  }
  CHECK(visit.refused(record, visit.lead.sign));
}

TEST_CASE("a removed member does not come back and no longer decides") {
  Visit visit;
  MembershipRecord removal = visit.without_inspector(Bytes(32, 2));
  REQUIRE(visit.chain.add(log::sign_record(removal, visit.lead.sign)).added());
  MembershipRecord back = visit.next();
  back.members[1].removed = false;
  CHECK(visit.refused(back, visit.lead.sign));
  CHECK(visit.refused(visit.next(), visit.inspector.sign));
}

TEST_CASE("a sealed key opens for its member alone") {
  const Visit visit;
  const auto& seals = visit.chain.last().seals;
  const auto opened = visit.lead.box.open(seals[0].sealed);
  REQUIRE(opened);
  CHECK(log::key_id_of(opened->view()) == visit.chain.last().epoch_key);
  CHECK_FALSE(visit.inspector.box.open(seals[0].sealed));
}
