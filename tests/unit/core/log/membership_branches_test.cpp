#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/membership.h>
#include <support/seeded_entropy.h>

using namespace fieldfare;
using log::Membership;
using log::MembershipRecord;
using log::Role;

namespace {

/// Two leads, a deputy, a custodian and two inspectors, all from record 0. Boxes are made up.
struct Visit {
  static constexpr std::size_t lead = 0, second_lead = 1, deputy = 2, custodian = 3, ada = 4,
                               ben = 5;
  test::SeededEntropy entropy{5};
  std::vector<crypto::SigningKey> keys;
  Membership team;

  Visit() {
    MembershipRecord first;
    first.salt = Bytes(16, 3);
    first.epoch = 0;
    for (const Role role :
         {Role::lead, Role::lead, Role::deputy, Role::custodian, Role::inspector, Role::inspector})
      first.members.push_back(new_member(role));
    begin_epoch(first);
    REQUIRE(team.add(log::sign_record(first, keys[0])).added());
  }

  log::Member new_member(Role role) {
    keys.push_back(crypto::SigningKey::generate(entropy));
    log::Member member{keys.back().public_key(), {}, role, false, log::administers(role)};
    entropy.fill(member.box_key.bytes);
    return member;
  }
  static void seal(MembershipRecord& record, std::size_t to) {
    record.seals.push_back({static_cast<std::uint16_t>(to), record.epoch, record.epoch_key,
                            Bytes(80, 0), log::SealKind::epoch_key});
    if (!record.members[to].restricted) return;
    record.seals.push_back({static_cast<std::uint16_t>(to), record.epoch,
                            log::audience_id_of(record.audience), Bytes(80, 0),
                            log::SealKind::audience});
  }
  void begin_epoch(MembershipRecord& record) {
    record.epoch += 1;
    entropy.fill(record.epoch_key.bytes);
    entropy.fill(record.audience.bytes);
    record.seals.clear();
    for (std::size_t i = 0; i < record.members.size(); ++i) {
      if (!record.members[i].removed) seal(record, i);
    }
  }
  /// A record upon `before` that is not signed yet.
  [[nodiscard]] MembershipRecord upon(const Bytes& before) const {
    MembershipRecord record = log::decode_membership(before);
    record.visit = team.visit();
    record.number += 1;
    record.previous = log::record_hash(before);
    record.salt.clear();
    record.seals.clear();
    return record;
  }
  [[nodiscard]] const Bytes& first() const { return team.encoded().front(); }

  Bytes removing(const Bytes& before, std::size_t by, std::size_t whom) {
    MembershipRecord record = upon(before);
    record.members[whom].removed = true;
    begin_epoch(record);
    return log::sign_record(record, keys[by]);
  }
  Bytes adding(const Bytes& before, std::size_t by, Role role = Role::inspector) {
    MembershipRecord record = upon(before);
    record.members.push_back(new_member(role));
    seal(record, record.members.size() - 1);
    return log::sign_record(record, keys[by]);
  }
  Bytes taking_over(const Bytes& before, std::size_t by) {
    MembershipRecord record = upon(before);
    for (log::Member& member : record.members)
      member.removed = member.removed || member.role == Role::lead;
    record.members[by].role = Role::lead;
    begin_epoch(record);
    return log::sign_record(record, keys[by]);
  }
  [[nodiscard]] bool present(std::size_t member) const {
    return team.is_present(log::member_id_of(keys[member].public_key()));
  }
  [[nodiscard]] bool add(const Bytes& record) { return team.add(record).added(); }
};

}  // namespace

TEST_CASE("a deputy and a custodian add and remove, but no lead") {
  Visit visit;
  for (const std::size_t by : {Visit::deputy, Visit::custodian}) {
    CHECK(visit.add(visit.adding(visit.first(), by)));
    CHECK(visit.add(visit.removing(visit.first(), by, Visit::ada)));
    CHECK_FALSE(visit.add(visit.adding(visit.first(), by, Role::lead)));
    CHECK_FALSE(visit.add(visit.removing(visit.first(), by, Visit::lead)));
  }
  CHECK(visit.add(visit.adding(visit.first(), Visit::lead, Role::lead)));
  CHECK(visit.add(visit.removing(visit.first(), Visit::lead, Visit::second_lead)));
  CHECK_FALSE(visit.add(visit.removing(visit.first(), Visit::lead, Visit::lead)));
}

TEST_CASE("roles are changed by a lead only, and somebody always leads") {
  Visit visit;
  const auto changed = [&](std::size_t by, std::size_t whom, Role role) {
    MembershipRecord record = visit.upon(visit.first());
    record.members[whom].role = role;
    record.members[whom].restricted = log::administers(role);
    visit.begin_epoch(record);
    return log::sign_record(record, visit.keys[by]);
  };
  CHECK_FALSE(visit.add(changed(Visit::deputy, Visit::ada, Role::observer)));
  CHECK_FALSE(visit.add(changed(Visit::custodian, Visit::custodian, Role::deputy)));
  CHECK(visit.add(changed(Visit::lead, Visit::ada, Role::deputy)));
  CHECK(visit.add(changed(Visit::lead, Visit::lead, Role::inspector)));
  MembershipRecord nobody = visit.upon(visit.first());
  nobody.members[Visit::lead].role = Role::inspector;
  nobody.members[Visit::second_lead].role = Role::inspector;
  visit.begin_epoch(nobody);
  CHECK_FALSE(visit.add(log::sign_record(nobody, visit.keys[Visit::lead])));
}

TEST_CASE("a take-over removes every lead and does nothing else") {
  Visit visit;
  MembershipRecord partial = visit.upon(visit.first());
  partial.members[Visit::lead].removed = true;
  partial.members[Visit::deputy].role = Role::lead;
  visit.begin_epoch(partial);
  CHECK_FALSE(visit.add(log::sign_record(partial, visit.keys[Visit::deputy])));

  MembershipRecord more = log::decode_membership(visit.taking_over(visit.first(), Visit::deputy));
  more.members[Visit::ada].role = Role::deputy;
  CHECK_FALSE(visit.add(log::sign_record(more, visit.keys[Visit::deputy])));
  CHECK_FALSE(visit.add(visit.taking_over(visit.first(), Visit::ada)));

  CHECK(visit.add(visit.taking_over(visit.first(), Visit::custodian)));
  CHECK_FALSE(visit.present(Visit::lead));
  CHECK_FALSE(visit.present(Visit::second_lead));
  CHECK(visit.team.find(log::member_id_of(visit.keys[Visit::custodian].public_key()))->role ==
        Role::lead);
}

TEST_CASE("of two heads made apart, the removals of both count and no epoch goes on") {
  Visit visit;
  CHECK(visit.add(visit.removing(visit.first(), Visit::lead, Visit::ada)));
  REQUIRE(visit.team.writing_epoch() != nullptr);
  CHECK(visit.add(visit.removing(visit.first(), Visit::second_lead, Visit::ben)));
  CHECK_FALSE(visit.present(Visit::ada));
  CHECK_FALSE(visit.present(Visit::ben));
  CHECK(visit.team.writing_epoch() == nullptr);
  for (const Membership::Epoch& epoch : visit.team.epochs())
    CHECK_FALSE(visit.team.usable(epoch));
}

TEST_CASE("an addition made apart is a member in waiting, and the epoch goes on") {
  Visit visit;
  const Bytes one = visit.adding(visit.first(), Visit::lead);
  const Bytes other = visit.adding(visit.first(), Visit::second_lead);
  CHECK(visit.add(one));
  CHECK(visit.add(other));
  CHECK(visit.present(6));
  CHECK(visit.present(7));
  CHECK(visit.team.in_head() == 7);
  CHECK(visit.team.members().size() == 8);
  REQUIRE(visit.team.writing_epoch() != nullptr);
  CHECK(visit.team.writing_epoch()->number == 1);
}

TEST_CASE("a removal beats what the removed did apart from it, however much that is") {
  Visit visit;
  const Bytes own = visit.adding(visit.first(), Visit::deputy);
  Bytes last = own;
  REQUIRE(visit.add(own));
  for (int i = 0; i < 4; ++i) {
    last = visit.adding(last, Visit::deputy);
    REQUIRE(visit.add(last));
  }
  const Bytes removal = visit.removing(visit.first(), Visit::custodian, Visit::deputy);
  REQUIRE(visit.add(removal));
  CHECK(visit.team.head() == log::record_hash(removal));
  CHECK_FALSE(visit.present(Visit::deputy));
  CHECK(visit.team.members().size() == 6);
  for (const Membership::Side& side : visit.team.side_records())
    CHECK_FALSE(side.stands);
}

TEST_CASE("two who remove each other: the higher role stays") {
  Visit visit;
  REQUIRE(visit.add(visit.removing(visit.first(), Visit::custodian, Visit::deputy)));
  REQUIRE(visit.add(visit.removing(visit.first(), Visit::deputy, Visit::custodian)));
  CHECK(visit.present(Visit::deputy));
  CHECK_FALSE(visit.present(Visit::custodian));
}

TEST_CASE("a branch that more people signed wins over a longer one") {
  Visit visit;
  const Bytes a = visit.adding(visit.first(), Visit::lead);
  const Bytes a2 = visit.adding(a, Visit::deputy);
  Bytes b = visit.adding(visit.first(), Visit::second_lead);
  REQUIRE(visit.add(a));
  REQUIRE(visit.add(a2));
  for (int i = 0; i < 5; ++i) {
    REQUIRE(visit.add(b));
    b = visit.adding(b, Visit::second_lead);
  }
  CHECK(visit.team.head() == log::record_hash(a2));
}

TEST_CASE("a take-over beats what the lost lead did meanwhile") {
  Visit visit;
  REQUIRE(visit.add(visit.removing(visit.first(), Visit::second_lead, Visit::lead)));
  const Bytes before = visit.team.encoded().back();
  REQUIRE(visit.add(visit.adding(before, Visit::second_lead)));
  const Bytes over = visit.taking_over(before, Visit::deputy);
  REQUIRE(visit.add(over));
  CHECK(visit.team.head() == log::record_hash(over));
  CHECK_FALSE(visit.present(Visit::second_lead));
  CHECK_FALSE(visit.present(6));  // added by somebody who is removed
}

TEST_CASE("a record without its predecessor is refused and taken once that is there") {
  Visit visit;
  const Bytes one = visit.adding(visit.first(), Visit::lead);
  const Bytes two = visit.adding(one, Visit::lead);
  const auto refused = visit.team.add(two);
  CHECK(refused.result == Membership::Added::refused);
  CHECK(refused.reason.find("before it") != std::string::npos);
  CHECK(visit.add(one));
  CHECK(visit.add(two));
  CHECK(visit.team.add(two).result == Membership::Added::known);
}
