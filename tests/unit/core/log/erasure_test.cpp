#include <fieldfare/core/log/erasure.h>

#include <catch2/catch_test_macros.hpp>

#include <support/errors.h>
#include <support/seeded_entropy.h>

using namespace fieldfare;
using test::code_of;

namespace {

struct Visit {
  test::SeededEntropy entropy{31};
  crypto::SigningKey log_key = crypto::SigningKey::generate(entropy);
  crypto::SigningKey lead_key = crypto::SigningKey::generate(entropy);
  VisitId id = VisitId::from(Bytes(32, 0x21));
  log::ErasedEntry entry{log_key.public_key(), 7, Hash::from(Bytes(32, 0x44))};

  log::ErasureOrder by_log() { return log::order_by_log(id, 7, entry.entry, log_key); }
  log::ErasureOrder by_lead() { return log::order_by_member(id, entry, lead_key); }
  log::Member member(log::Role role, bool removed = false) {
    return {lead_key.public_key(), crypto::BoxPublicKey{}, role, removed};
  }
};

}  // namespace

TEST_CASE("an order to erase is read back as it was written") {
  Visit visit;
  for (const auto& order : {visit.by_log(), visit.by_lead()}) {
    const Bytes bytes = log::encode(order);
    CHECK(bytes.size() == log::erasure_order_size);
    CHECK(log::decode_erasure(bytes) == order);
  }
}

TEST_CASE("two orders for one entry have one name, whoever signed") {
  Visit visit;
  CHECK(log::erasure_id(visit.by_log().what) == log::erasure_id(visit.by_lead().what));
  log::ErasedEntry other = visit.entry;
  other.sequence = 8;
  CHECK(log::erasure_id(other) != log::erasure_id(visit.entry));
}

TEST_CASE("an order by the log's own key counts without anybody's leave") {
  Visit visit;
  CHECK(log::counts(visit.by_log(), visit.id, nullptr));
}

TEST_CASE("an order by a member counts from a lead or deputy who belongs to the visit") {
  Visit visit;
  const auto order = visit.by_lead();
  for (const auto role : {log::Role::lead, log::Role::deputy}) {
    const auto present = visit.member(role);
    const auto removed = visit.member(role, true);
    CHECK(log::counts(order, visit.id, &present));
    CHECK_FALSE(log::counts(order, visit.id, &removed));
  }
  for (const auto role : {log::Role::inspector, log::Role::observer, log::Role::custodian}) {
    const auto member = visit.member(role);
    CHECK_FALSE(log::counts(order, visit.id, &member));
  }
  CHECK_FALSE(log::counts(order, visit.id, nullptr));
  auto stranger = visit.member(log::Role::lead);
  stranger.sign_key = visit.log_key.public_key();
  CHECK_FALSE(log::counts(order, visit.id, &stranger));
}

TEST_CASE("an order for one visit erases nothing in another") {
  Visit visit;
  CHECK_FALSE(log::counts(visit.by_log(), VisitId::from(Bytes(32, 0x22)), nullptr));
}

TEST_CASE("no byte of an order can be changed unseen") {
  Visit visit;
  const auto lead = visit.member(log::Role::lead);
  for (const auto& sound : {visit.by_log(), visit.by_lead()}) {
    const Bytes bytes = log::encode(sound);
    for (std::size_t i = 0; i < bytes.size(); ++i) {
      Bytes changed = bytes;
      changed[i] ^= 1;
      bool counted = false;
      try {
        counted = log::counts(log::decode_erasure(changed), visit.id, &lead);
      } catch (const Error& error) {
        CHECK(error.code() == ErrorCode::damaged);
      }
      CHECK_FALSE(counted);
    }
  }
}

TEST_CASE("a log's first entry, which says whose it is, cannot be erased") {
  Visit visit;
  auto order = visit.by_log();
  order.what.sequence = 1;
  CHECK(code_of([&] { static_cast<void>(log::decode_erasure(log::encode(order))); }) ==
        ErrorCode::damaged);
}
