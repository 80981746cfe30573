#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/meeting/announcement.h>
#include <fieldfare/sync/meeting/proof.h>
#include <support/memory_replica.h>

using namespace fieldfare;
namespace meeting = sync::meeting;
using meeting::Standing;
using test::Team;

namespace {

crypto::SecureBuffer key_of(std::uint8_t byte) {
  return crypto::SecureBuffer::copy_of(Bytes(32, byte));
}

meeting::Announcement announcement() {
  meeting::Announcement out;
  out.port = 8441;
  out.fingerprint.bytes.fill(7);
  return out;
}

std::vector<crypto::SecureBuffer> keys(std::initializer_list<std::uint8_t> bytes) {
  std::vector<crypto::SecureBuffer> out;
  for (const std::uint8_t byte : bytes)
    out.push_back(key_of(byte));
  return out;
}

meeting::Judgement judge(const Team& team, const std::vector<Bytes>& own,
                         const std::vector<Bytes>& theirs, std::size_t member,
                         const crypto::SigningKey& signer) {
  const Hash certificate;
  const Bytes message = meeting::guest_message(team.visit(), certificate);
  return meeting::judge(team.visit(), own, theirs, team.member(member), meeting::guest_domain,
                        message, signer.sign(meeting::guest_domain, message));
}

}  // namespace

TEST_CASE("an announcement is understood by members of any epoch and looks random to others",
          "[meeting]") {
  test::SeededEntropy entropy(1);
  const Bytes first = meeting::seal(announcement(), key_of(1), entropy);
  const Bytes second = meeting::seal(announcement(), key_of(1), entropy);
  CHECK(first.size() == meeting::announcement_size);
  CHECK(first != second);
  const auto heard = meeting::open(first, keys({9, 1}));
  REQUIRE(heard.has_value());
  CHECK(heard->port == 8441);
  CHECK(heard->fingerprint == announcement().fingerprint);
  CHECK_FALSE(meeting::open(first, keys({9, 2})).has_value());
  CHECK_FALSE(meeting::open(first, {}).has_value());
}

TEST_CASE("an announcement that was changed, cut or made longer says nothing", "[meeting]") {
  test::SeededEntropy entropy(1);
  const Bytes sealed = meeting::seal(announcement(), key_of(1), entropy);
  for (std::size_t i = 0; i < sealed.size(); ++i) {
    Bytes changed = sealed;
    changed[i] ^= 1;
    CHECK_FALSE(meeting::open(changed, keys({1})).has_value());
    CHECK_FALSE(meeting::open(ByteView(sealed).first(i), keys({1})).has_value());
  }
  Bytes longer = sealed;
  longer.push_back(0);
  CHECK_FALSE(meeting::open(longer, keys({1})).has_value());
}

TEST_CASE("proofs are read as they were written, and nothing else is read", "[meeting]") {
  Team team(2);
  meeting::GuestProof guest{
      team.member(1), {}, {meeting::record_id(team.records()[0])}, team.records()};
  const Bytes bytes = meeting::encode(guest);
  CHECK(meeting::encode(meeting::decode_guest_proof(bytes)) == bytes);
  meeting::HostProof host{team.key(0).public_key(), team.member(0), {}, team.records()};
  const Bytes answer = meeting::encode(host);
  CHECK(meeting::encode(meeting::decode_host_proof(answer)) == answer);
  for (std::size_t length = 0; length < bytes.size(); ++length)
    CHECK_THROWS_AS(meeting::decode_guest_proof(ByteView(bytes).first(length)), Error);
  for (std::size_t length = 0; length < answer.size(); ++length)
    CHECK_THROWS_AS(meeting::decode_host_proof(ByteView(answer).first(length)), Error);
}

TEST_CASE("a member is known by the records of either side, and by its own signature only",
          "[meeting]") {
  Team team(2);
  const std::vector<Bytes> old = team.records();
  team.add_member();
  CHECK(judge(team, old, {}, 1, team.key(1)).standing == Standing::present);
  CHECK(judge(team, old, {}, 1, team.key(1)).signed_by_it);
  CHECK_FALSE(judge(team, old, {}, 1, team.key(0)).signed_by_it);
  CHECK(judge(team, old, {}, 2, team.key(2)).standing == Standing::unknown);
  CHECK(judge(team, old, team.records(), 2, team.key(2)).standing == Standing::present);
  CHECK(judge(team, team.records(), old, 2, team.key(2)).standing == Standing::present);
}

TEST_CASE("who was removed is out as soon as one side knows", "[meeting]") {
  Team team(3);
  const std::vector<Bytes> old = team.records();
  team.remove(2);
  CHECK(judge(team, old, team.records(), 2, team.key(2)).standing == Standing::removed);
  CHECK(judge(team, team.records(), old, 2, team.key(2)).standing == Standing::removed);
}

TEST_CASE("records of another visit or made up vouch for nobody", "[meeting]") {
  Team team(2);
  Team other(2, 99);
  CHECK(judge(team, other.records(), team.records(), 1, team.key(1)).standing == Standing::unknown);
  std::vector<Bytes> changed = team.records();
  changed[0][changed[0].size() / 2] ^= 1;
  CHECK(judge(team, {}, changed, 1, team.key(1)).standing == Standing::unknown);
}
