// Laws M1 to M11 and M13 of core/docs/merge-algebra.md, one test each (M12 is in
// tests/unit/core/app).

#include <fieldfare/core/log/membership.h>

#include <rapidcheck.h>

#include <algorithm>
#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include <support/membership_play.h>

#include "../dice.h"

namespace fieldfare::test {
namespace {

using log::Membership;
using log::MembershipRecord;

MembershipPlay played(int most = 24) {
  MembershipPlay play([](std::size_t bound) { return dice<std::size_t>(0, bound); });
  for (int i = dice(1, most); i > 0; --i)
    play.step();
  return play;
}

template <class T>
void shuffle(std::vector<T>& items) {
  for (std::size_t i = items.size(); i > 1; --i)
    std::swap(items[i - 1], items[dice<std::size_t>(0, i)]);
}

/// Tries all records in one order again and again until none is taken any more.
Membership told_in(const std::vector<Bytes>& order) {
  Membership out;
  REQUIRE(out.add(order.front()).added());
  for (bool moved = true; moved;) {
    moved = false;
    for (const Bytes& record : order)
      moved = out.add(record).added() || moved;
  }
  return out;
}

/// A random order of the accepted records in which predecessors come first.
std::vector<Bytes> reordered(const Membership& membership) {
  std::vector<Bytes> left(membership.encoded().begin() + 1, membership.encoded().end());
  shuffle(left);
  std::vector<Bytes> out{membership.encoded().front()};
  Membership so_far;
  REQUIRE(so_far.add(out.front()).added());
  while (!left.empty()) {
    const auto fits = std::find_if(left.begin(), left.end(), [&](const Bytes& record) {
      return so_far.holds(log::decode_membership(record).previous);
    });
    REQUIRE(so_far.add(*fits).added());
    out.push_back(*fits);
    left.erase(fits);
  }
  return out;
}

std::vector<MembershipRecord> decoded(const Membership& membership) {
  std::vector<MembershipRecord> out;
  for (const Bytes& bytes : membership.encoded())
    out.push_back(log::decode_membership(bytes));
  return out;
}

std::set<MemberId> present(const Membership& membership, bool restricted_only = false) {
  std::set<MemberId> out;
  for (const log::Member& member : membership.members()) {
    if (!member.removed && (member.restricted || !restricted_only))
      out.insert(log::member_id_of(member.sign_key));
  }
  return out;
}

std::set<MemberId> removed_in_head(const Membership& membership) {
  std::set<MemberId> out;
  for (const log::Member& member : membership.last().members) {
    if (member.removed) out.insert(log::member_id_of(member.sign_key));
  }
  return out;
}

bool in_head(const Membership& membership, const MemberId& id) {
  const auto& members = membership.last().members;
  return std::any_of(members.begin(), members.end(), [&](const log::Member& member) {
    return log::member_id_of(member.sign_key) == id;
  });
}

/// The number of the main branch's record that a record off it follows from.
std::uint32_t leaves_main_at(const Membership& membership, Hash record) {
  std::map<Hash, MembershipRecord> by_hash;
  for (const Bytes& bytes : membership.encoded())
    by_hash[log::record_hash(bytes)] = log::decode_membership(bytes);
  const auto branch = membership.main_branch();
  const auto is_main = [&](const MembershipRecord& one) {
    return one.number < branch.size() && log::encode(*branch[one.number]) == log::encode(one);
  };
  while (!is_main(by_hash.at(record)))
    record = by_hash.at(record).previous;
  return by_hash.at(record).number;
}

bool outside_on_main(const Membership& membership, std::uint32_t from, const MemberId& id) {
  for (const MembershipRecord* record : membership.main_branch()) {
    if (record->number < from) continue;
    for (const log::Member& member : record->members) {
      if (log::member_id_of(member.sign_key) == id && !member.restricted) return true;
    }
  }
  return false;
}

}  // namespace

TEST_CASE("M1 membership commutative", "[property][membership]") {
  CHECK(rc::check([] {
    MembershipPlay play = played(10);
    // Two records upon the same one, in either order.
    Membership a = play.membership();
    Membership b = play.membership();
    const std::size_t before = play.made().size();
    play.step();
    play.step();
    const Bytes x = play.made()[before];
    const Bytes y = play.made()[before + 1];
    RC_PRE(a.holds(log::decode_membership(y).previous));
    static_cast<void>(a.add(x)), static_cast<void>(a.add(y));
    static_cast<void>(b.add(y)), static_cast<void>(b.add(x));
    RC_ASSERT(in_words(a) == in_words(b));
  }));
}

TEST_CASE("M2 membership idempotent", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    Membership again = play.membership();
    for (const Bytes& record : play.made())
      RC_ASSERT(!again.add(record).added());
    RC_ASSERT(again.size() == play.membership().size());
    RC_ASSERT(in_words(again) == in_words(play.membership()));
  }));
}

TEST_CASE("M3 membership order-free", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    Membership other;
    for (const Bytes& record : reordered(play.membership()))
      RC_ASSERT(other.add(record).added());
    RC_ASSERT(in_words(other) == in_words(play.membership()));
  }));
}

TEST_CASE("M4 refusals leave no trace", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    std::vector<Bytes> rest(play.made().begin() + 1, play.made().end());
    shuffle(rest);
    rest.insert(rest.begin(), play.made().front());
    const Membership other = told_in(rest);
    RC_ASSERT(other.size() == play.membership().size());
    RC_ASSERT(in_words(other) == in_words(play.membership()));
  }));
}

TEST_CASE("M5 the head goes on", "[property][membership]") {
  CHECK(rc::check([] {
    MembershipPlay play = played();
    const Bytes next = play.upon_head();
    Membership membership = play.membership();
    RC_ASSERT(membership.add(next).added());
    RC_ASSERT(membership.head() == log::record_hash(next));
  }));
}

TEST_CASE("M6 nothing unsigned counts", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    std::map<Hash, MembershipRecord> by_hash;
    for (const Bytes& bytes : play.membership().encoded()) {
      const MembershipRecord record = log::decode_membership(bytes);
      const MembershipRecord& authority = record.number == 0 ? record : by_hash.at(record.previous);
      const auto signer = std::find_if(
          authority.members.begin(), authority.members.end(),
          [&](const auto& m) { return log::member_id_of(m.sign_key) == record.signer; });
      RC_ASSERT(signer != authority.members.end());
      RC_ASSERT(!signer->removed && log::administers(signer->role));
      RC_ASSERT(crypto::verify(signer->sign_key, "fieldfare/membership/1",
                               ByteView(bytes).first(bytes.size() - 64), record.signature));
      by_hash[log::record_hash(bytes)] = record;
    }
    Bytes changed = play.made()[dice<std::size_t>(0, play.made().size())];
    changed[dice<std::size_t>(0, changed.size())] ^= static_cast<std::uint8_t>(dice(1, 256));
    Membership other = play.membership();
    RC_ASSERT(!other.add(changed).added());
  }));
}

TEST_CASE("M7 removals add up", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    const Membership& membership = play.membership();
    std::set<MemberId> removed = removed_in_head(membership);
    for (const Membership::Side& side : membership.side_records()) {
      if (side.stands) removed.insert(side.removes.begin(), side.removes.end());
    }
    // Unless that leaves nobody to lead.
    bool somebody_leads = false;
    for (const log::Member& member : membership.last().members) {
      somebody_leads = somebody_leads || (member.role == log::Role::lead && !member.removed &&
                                          !removed.contains(log::member_id_of(member.sign_key)));
    }
    for (const MemberId& id : removed) {
      const log::Member* member = membership.find(id);
      if (member == nullptr || member->removed) continue;
      RC_ASSERT(!somebody_leads && member->role == log::Role::lead);
    }
  }));
}

TEST_CASE("M8 the removed decide nothing", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    const Membership& membership = play.membership();
    const std::set<MemberId> removed = removed_in_head(membership);
    std::set<MemberId> may_be_removed = removed;
    std::set<MemberId> may_be_added;
    for (const Membership::Side& side : membership.side_records()) {
      if (removed.contains(side.signer)) RC_ASSERT(!side.stands);
      if (!side.stands) continue;
      may_be_removed.insert(side.removes.begin(), side.removes.end());
      may_be_added.insert(side.adds.begin(), side.adds.end());
    }
    for (const log::Member& member : membership.members()) {
      const MemberId id = log::member_id_of(member.sign_key);
      if (member.removed) RC_ASSERT(may_be_removed.contains(id));
      if (!in_head(membership, id)) RC_ASSERT(may_be_added.contains(id));
    }
  }));
}

TEST_CASE("M9 somebody leads", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played(40);
    const auto& members = play.membership().members();
    RC_ASSERT(std::any_of(members.begin(), members.end(), [](const log::Member& member) {
      return member.role == log::Role::lead && !member.removed;
    }));
  }));
}

TEST_CASE("M10 nobody is lost", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    const Membership& membership = play.membership();
    std::set<MemberId> removed = removed_in_head(membership);
    std::set<MemberId> added;
    for (const Membership::Side& side : membership.side_records()) {
      if (!side.stands) continue;
      removed.insert(side.removes.begin(), side.removes.end());
      added.insert(side.adds.begin(), side.adds.end());
    }
    for (const MemberId& id : added) {
      if (!removed.contains(id)) RC_ASSERT(membership.is_present(id));
    }
  }));
}

TEST_CASE("M11 keys for members only", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    const Membership& membership = play.membership();
    std::set<Hash> aside;
    for (const Membership::Side& side : membership.side_records()) {
      if (!side.stands) aside.insert(side.record);
    }
    const auto sealed = [&](const KeyId& key, log::SealKind kind) {
      std::set<MemberId> out;
      const auto records = decoded(membership);
      for (std::size_t i = 0; i < records.size(); ++i) {
        if (aside.contains(log::record_hash(membership.encoded()[i]))) continue;
        for (const log::KeySeal& seal : records[i].seals) {
          if (seal.kind == kind && seal.key == key)
            out.insert(log::member_id_of(records[i].members[seal.member].sign_key));
        }
      }
      return out;
    };
    if (const auto* epoch = membership.writing_epoch()) {
      RC_ASSERT(membership.usable(*epoch));
      RC_ASSERT(sealed(epoch->key, log::SealKind::epoch_key) == present(membership));
    }
    if (const auto* epoch = membership.writing_audience()) {
      RC_ASSERT(sealed(epoch->audience_id, log::SealKind::audience) == present(membership, true));
    }
    // A visit that never forked always has one.
    if (membership.side_records().empty()) RC_ASSERT(membership.writing_epoch() != nullptr);
  }));
}

TEST_CASE("M13 withdrawals add up", "[property][membership]") {
  CHECK(rc::check([] {
    const MembershipPlay play = played();
    const Membership& membership = play.membership();
    std::set<MemberId> withdrawn;
    for (const Membership::Side& side : membership.side_records()) {
      if (!side.stands) continue;
      const std::uint32_t fork = leaves_main_at(membership, side.record);
      for (const MemberId& id : side.withdraws) {
        if (!outside_on_main(membership, fork, id)) withdrawn.insert(id);
      }
    }
    const auto readers = present(membership, true);
    for (const log::Member& member : membership.last().members) {
      const MemberId id = log::member_id_of(member.sign_key);
      if (!member.restricted) RC_ASSERT(!membership.find(id)->restricted);
      if (!member.restricted || membership.find(id)->removed) continue;
      // Unless that leaves nobody who reads: then all stay.
      if (!withdrawn.contains(id))
        RC_ASSERT(readers.contains(id));
      else if (readers.contains(id))
        RC_ASSERT(std::ranges::includes(withdrawn, readers));
    }
  }));
}

TEST_CASE("the play makes forks, refusals, people in waiting and sides that do not stand",
          "[property][membership]") {
  SeededEntropy entropy(3);
  int forks = 0, refused = 0, waiting = 0, aside = 0, without_epoch = 0, withdrawals = 0;
  for (int run = 0; run < 200; ++run) {
    MembershipPlay play(
        [&](std::size_t bound) { return static_cast<std::size_t>(entropy.below(bound)); });
    for (int i = 0; i < 12; ++i)
      play.step();
    const Membership& membership = play.membership();
    forks += membership.side_records().empty() ? 0 : 1;
    refused += membership.size() < play.made().size() ? 1 : 0;
    waiting += membership.members().size() > membership.in_head() ? 1 : 0;
    without_epoch += membership.writing_epoch() == nullptr ? 1 : 0;
    for (const Membership::Side& side : membership.side_records())
      aside += side.stands ? 0 : 1, withdrawals += side.stands && !side.withdraws.empty() ? 1 : 0;
  }
  CHECK(forks > 50);
  CHECK(refused > 50);
  CHECK(waiting > 20);
  CHECK(aside > 20);
  CHECK(without_epoch > 20);
  CHECK(withdrawals > 10);
}

}  // namespace fieldfare::test
