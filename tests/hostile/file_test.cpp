// Files and texts that people are given: bundles and invitations.

#include <catch2/catch_test_macros.hpp>
#include <map>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/card.h>
#include <fieldfare/sync/bundle.h>
#include <support/errors.h>

#include <actors/insider.h>
#include "scene.h"

using namespace fieldfare;
using hostile::Insider;
using hostile::Scene;

namespace {

class MemoryFiles final : public sync::FileAccess {
 public:
  [[nodiscard]] Bytes read(const std::filesystem::path& file, std::size_t) override {
    return files.at(file);
  }
  void write(const std::filesystem::path& file, ByteView bytes) override {
    files[file] = Bytes(bytes.begin(), bytes.end());
  }
  std::map<std::filesystem::path, Bytes> files;
};

Bytes bundle_of(Scene& scene, std::size_t device) {
  MemoryFiles files;
  const auto replica = scene.team[device]->replica(scene.team.visit());
  static_cast<void>(sync::bundle_out(*replica, files, "bundle", false));
  return files.files.at("bundle");
}

std::optional<ErrorCode> read_bundle(Scene& scene, std::size_t device, const Bytes& bytes) {
  MemoryFiles files;
  files.files["bundle"] = bytes;
  const auto replica = scene.team[device]->replica(scene.team.visit());
  return test::code_of([&] { return sync::bundle_in(*replica, files, "bundle"); });
}

/// The hash at the end says that nothing was damaged on the way; anybody can make it fit.
void mend_hash(Bytes& bundle) {
  const auto hashed = bundle.size() - Hash::size;
  const Hash hash = crypto::hash(ByteView(bundle).first(hashed));
  std::copy(hash.bytes.begin(), hash.bytes.end(),
            bundle.begin() + static_cast<std::ptrdiff_t>(hashed));
}

}  // namespace

TEST_CASE("hostile bundles: one that was changed anywhere changes nothing", "[file]") {
  Scene scene;
  scene.write(0, "Only on the lead's device.");
  const Bytes genuine = bundle_of(scene, 0);
  const auto before = scene.team.projection(1);
  test::SeededEntropy dice(5);
  for (int round = 0; round < 150; ++round) {
    Bytes bundle = genuine;
    const std::size_t at = dice.below(bundle.size() - Hash::size);
    switch (dice.below(3)) {
      case 0:
        bundle[at] = static_cast<std::uint8_t>(bundle[at] ^ (1U << dice.below(8)));
        break;
      case 1:
        std::fill_n(bundle.begin() + static_cast<std::ptrdiff_t>(at),
                    std::min<std::size_t>(4, bundle.size() - at), std::uint8_t{0xFF});
        break;
      default:
        bundle.erase(bundle.begin() + static_cast<std::ptrdiff_t>(at));
        break;
    }
    mend_hash(bundle);
    if (bundle == genuine) continue;
    const auto code = read_bundle(scene, 1, bundle);
    INFO("round " << round << ", byte " << at);
    REQUIRE(code);
    CHECK((*code == ErrorCode::damaged || *code == ErrorCode::not_possible));
    CHECK(scene.team.projection(1) == before);
  }
  CHECK_FALSE(read_bundle(scene, 1, genuine));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("hostile bundles: a stranger's signature, another visit, no bundle at all", "[file]") {
  Scene scene;
  test::VisitTeam elsewhere(2, 55, test::VisitTeam::Stores::in_memory);
  MemoryFiles files;
  const auto other = elsewhere[0]->replica(elsewhere.visit());
  static_cast<void>(sync::bundle_out(*other, files, "bundle", false));
  CHECK(read_bundle(scene, 1, files.files.at("bundle")) == ErrorCode::not_possible);

  sync::Bundle bundle = sync::decode_bundle(bundle_of(scene, 0));
  const Bytes resigned = sync::encode(std::move(bundle), *other);
  const auto code = read_bundle(scene, 1, resigned);
  CHECK((code == ErrorCode::damaged || code == ErrorCode::not_possible));
  CHECK(read_bundle(scene, 1, {}) == ErrorCode::damaged);
  CHECK(read_bundle(scene, 1, Bytes(100'000, 0xFF)) == ErrorCode::damaged);
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("hostile bundles: a member's own signature does not make what is in it sound", "[file]") {
  Scene scene;
  const EntityId note = scene.write(0, "Only on the lead's device.");
  sync::Bundle bundle = sync::decode_bundle(bundle_of(scene, 0));
  for (log::EntryRun& run : bundle.runs) {
    const std::size_t last = run.entries.size() - 1;  // what is held already is not looked at
    if (last > 0) std::swap(run.entries[last - 1].body, run.entries[last].body);
  }
  const auto accomplice = scene.team[2]->replica(scene.team.visit());
  bundle.maker = accomplice->member();
  CHECK_FALSE(read_bundle(scene, 1, sync::encode(std::move(bundle), *accomplice)));
  CHECK_FALSE(scene.sees(1, note));
  CHECK(scene.notices(1).contains("entries-refused"));
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("invite replay: an invitation is of use to the device that it was made for", "[file]") {
  Scene scene;
  test::InspectorDevice guest(41);
  const std::string card = guest->execute(app::DeviceCard{}).card;
  const auto added = scene.team[0]->execute(app::MemberAdd{scene.team.visit(), card, "inspector"});
  test::InspectorDevice thief(42);
  CHECK(test::code_of([&] { return thief->execute(app::VisitJoin{added.invite}); }) ==
        ErrorCode::not_possible);
  static_cast<void>(thief->execute(app::DeviceCard{}));
  CHECK(test::code_of([&] { return thief->execute(app::VisitJoin{added.invite}); }) ==
        ErrorCode::not_possible);

  static_cast<void>(guest->execute(app::VisitJoin{added.invite}));
  const auto before = guest->replica(scene.team.visit())->membership();
  static_cast<void>(guest->execute(app::VisitJoin{added.invite}));  // twice: nothing new
  CHECK(guest->replica(scene.team.visit())->membership() == before);
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("invite replay: after a removal the old invitation opens nothing again", "[file]") {
  Scene scene;
  test::InspectorDevice guest(41);
  const std::string card = guest->execute(app::DeviceCard{}).card;
  const auto added = scene.team[0]->execute(app::MemberAdd{scene.team.visit(), card, "inspector"});
  static_cast<void>(scene.sync(0));
  static_cast<void>(scene.team[0]->execute(app::MemberRemove{scene.team.visit(), added.member_id}));
  static_cast<void>(scene.sync(0));
  const EntityId after = scene.write(0, "After the removal.");
  static_cast<void>(scene.sync(0));

  static_cast<void>(guest->execute(app::VisitJoin{added.invite}));
  hostile::LyingLine line(scene.hub);
  const auto replica = guest->replica(scene.team.visit());
  sync::HubRemote remote(line, *replica);
  CHECK(test::code_of([&] { return sync::synchronise(*replica, remote); }) == ErrorCode::forbidden);
  CHECK(test::code_of([&] { return guest->execute(app::NoteShow{after}); }) ==
        ErrorCode::not_found);
  scene.require_nothing_lost();
  scene.require_sound();
}

TEST_CASE("invite replay: the lead's card check lets the same card in once", "[file]") {
  Scene scene;
  test::InspectorDevice guest(41);
  const std::string card = guest->execute(app::DeviceCard{}).card;
  static_cast<void>(scene.team[0]->execute(app::MemberAdd{scene.team.visit(), card, "inspector"}));
  const auto members = scene.team[0]->execute(app::MemberList{scene.team.visit()}).members.size();
  static_cast<void>(test::code_of([&] {
    return scene.team[0]->execute(app::MemberAdd{scene.team.visit(), card, "lead"});
  }));
  CHECK(scene.team[0]->execute(app::MemberList{scene.team.visit()}).members.size() == members);
  scene.require_nothing_lost();
}
