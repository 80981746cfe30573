// Laws R1 to R11 of core/docs/merge-algebra.md, one test each.

#include <rapidcheck.h>

#include <catch2/catch_test_macros.hpp>
#include <map>
#include <set>

#include <fieldfare/core/error.h>
#include <fieldfare/core/merge/register.h>

#include "changes.h"

namespace fieldfare::test {
namespace {

using merge::EntityState;
using merge::LiveValue;
using merge::Register;

/// Changes of three fields, made by entries that may set several of them.
std::vector<Made> changes_of_an_entity() {
  std::vector<Made> out;
  for (const char* field : {"body", "criterion/1.2", "source"}) {
    const auto more = random_changes(0, 5, field);
    out.insert(out.end(), more.begin(), more.end());
  }
  return out;
}

/// The definition of live(C), computed from the set of all changes.
std::vector<LiveValue> live_by_definition(const std::vector<Made>& changes) {
  std::set<Hash> replaced;
  for (const Made& made : changes) {
    replaced.insert(made.change.replaces.begin(), made.change.replaces.end());
  }
  std::map<Hash, log::Value> live;
  for (const Made& made : changes) {
    if (!replaced.contains(made.entry)) live.emplace(made.entry, made.change.value);
  }
  std::vector<LiveValue> out;
  for (const auto& [entry, value] : live)
    out.push_back({entry, value});
  return out;
}

bool is_live(const Register& field, const Hash& entry) {
  const auto heads = field.heads();
  return std::find(heads.begin(), heads.end(), entry) != heads.end();
}

}  // namespace

TEST_CASE("R1 commutative") {
  REQUIRE(rc::check("either order of two changes gives the same state", [] {
    const auto changes = random_changes(2);
    const std::vector<Made> before(changes.begin(), changes.end() - 2);
    EntityState one = state_of(before);
    EntityState other = one;
    apply_all(one, {changes[changes.size() - 2], changes.back()});
    apply_all(other, {changes.back(), changes[changes.size() - 2]});
    RC_ASSERT(one.encode() == other.encode());
  }));
}

TEST_CASE("R2 idempotent") {
  REQUIRE(rc::check("what arrives again changes nothing", [] {
    const auto changes = changes_of_an_entity();
    EntityState state = state_of(changes);
    const Bytes before = state.encode();
    apply_all(state, delivered(changes));
    RC_ASSERT(state.encode() == before);
  }));
}

TEST_CASE("R3 order-free") {
  REQUIRE(rc::check("any order and grouping gives the same encoded state", [] {
    const auto changes = changes_of_an_entity();
    EntityState grouped;
    const auto order = delivered(changes);
    for (const Made& made : order) {
      if (*rc::gen::arbitrary<bool>()) grouped = EntityState::decode(grouped.encode());
      grouped.apply(made.entry, {made.change});
    }
    RC_ASSERT(grouped.encode() == state_of(changes).encode());
  }));
}

TEST_CASE("R4 convergent") {
  REQUIRE(rc::check("devices that met by different routes agree", [] {
    const auto changes = changes_of_an_entity();
    std::vector<std::vector<Made>> devices(4);
    for (const Made& made : changes)
      devices[dice<std::size_t>(0, 4)].push_back(made);
    for (int meeting = dice(0, 12); meeting > 0; --meeting) {
      auto& from = devices[dice<std::size_t>(0, 4)];
      auto& to = devices[dice<std::size_t>(0, 4)];
      const std::vector<Made> sent = from;
      to.insert(to.end(), sent.begin(), sent.end());
    }
    for (auto& device : devices) {
      const auto rest = shuffled(changes);
      device.insert(device.end(), rest.begin(), rest.end());
    }
    const Hash expected = state_of(devices.front()).projection_hash();
    for (const auto& device : devices)
      RC_ASSERT(state_of(device).projection_hash() == expected);
  }));
}

TEST_CASE("R5 nothing dropped") {
  REQUIRE(rc::check("a value that no change replaces is live", [] {
    const auto changes = random_changes();
    const Register field = register_of(delivered(changes));
    for (const Made& made : changes) {
      const bool replaced = std::any_of(changes.begin(), changes.end(), [&](const Made& other) {
        const auto& old = other.change.replaces;
        return std::find(old.begin(), old.end(), made.entry) != old.end();
      });
      if (!replaced) RC_ASSERT(is_live(field, made.entry));
    }
  }));
}

TEST_CASE("R6 nothing returns") {
  REQUIRE(rc::check("a replaced value is not live at any later moment", [] {
    const auto changes = random_changes();
    Register field;
    std::set<Hash> replaced;
    for (const Made& made : delivered(changes)) {
      field.apply(made.entry, made.change);
      replaced.insert(made.change.replaces.begin(), made.change.replaces.end());
      for (const Hash& head : field.heads())
        RC_ASSERT(!replaced.contains(head));
    }
  }));
}

TEST_CASE("R7 resolution final") {
  REQUIRE(rc::check("what a resolution saw never comes back, whatever arrives late", [] {
    const auto changes = random_changes(1);
    const std::size_t known = dice<std::size_t>(1, changes.size() + 1);
    const std::vector<Made> seen(changes.begin(), changes.begin() + static_cast<long>(known));
    Register field = register_of(seen);
    const Made resolution{entry_number(1), {"body", std::int64_t{9}, field.heads()}};
    field.apply(resolution.entry, resolution.change);
    RC_ASSERT(field.heads() == std::vector<Hash>{resolution.entry});

    auto all = changes;
    all.push_back(resolution);
    const Register later = register_of(delivered(all));
    for (const Made& made : seen)
      RC_ASSERT(!is_live(later, made.entry));
    RC_ASSERT(is_live(later, resolution.entry));
  }));
}

TEST_CASE("R8 equal resolutions collapse") {
  REQUIRE(rc::check("equal resolutions made apart leave the field settled", [] {
    auto changes = random_changes();
    const auto heads = register_of(changes).heads();
    const int people = dice(1, 4);
    for (int i = 0; i < people; ++i) {
      changes.push_back({entry_number(static_cast<std::uint64_t>(i) + 1),
                         {"body", std::string("agreed"), heads}});
    }
    const Register field = register_of(delivered(changes));
    RC_ASSERT(field.settled());
    RC_ASSERT(field.live().size() == static_cast<std::size_t>(people));
    RC_ASSERT(field.live().front().value == log::Value(std::string("agreed")));
  }));
}

TEST_CASE("R9 hash of the living") {
  REQUIRE(rc::check("the past of a value is not in the hash; the value is", [] {
    const EntityState state = state_of(changes_of_an_entity());
    EntityState without_past;
    EntityState other_values;
    bool any = false;
    for (const auto& field : state.fields()) {
      for (const LiveValue& live : field.value.live()) {
        any = true;
        without_past.apply(live.entry, {{field.name, live.value, {}}});
        other_values.apply(live.entry, {{field.name, std::string("other"), {}}});
      }
    }
    RC_ASSERT(without_past.projection_hash() == state.projection_hash());
    RC_ASSERT(!any || other_values.projection_hash() != state.projection_hash());
  }));
}

TEST_CASE("R10 state round trip") {
  REQUIRE(rc::check("encodings are read back, and nothing else is", [] {
    const EntityState state = state_of(changes_of_an_entity());
    Bytes bytes = state.encode();
    const EntityState back = EntityState::decode(bytes);
    RC_ASSERT(back.encode() == bytes);
    RC_ASSERT(back.projection_hash() == state.projection_hash());
    RC_ASSERT(back.fields().size() == state.fields().size());

    const auto at = dice<std::size_t>(0, bytes.size());
    bytes[at] = *rc::gen::arbitrary<std::uint8_t>();
    if (dice(0, 4) == 0) bytes.resize(at);
    try {
      RC_ASSERT(EntityState::decode(bytes).encode() == bytes);
    } catch (const Error& error) {
      RC_ASSERT(error.code() == ErrorCode::damaged);
    }
  }));
}

TEST_CASE("R11 as defined") {
  REQUIRE(rc::check("the register agrees with the naive model at every moment", [] {
    const auto changes = delivered(random_changes());
    Register field;
    for (std::size_t i = 0; i < changes.size(); ++i) {
      field.apply(changes[i].entry, changes[i].change);
      const std::vector<Made> arrived(changes.begin(), changes.begin() + static_cast<long>(i) + 1);
      const auto expected = live_by_definition(arrived);
      RC_ASSERT(field.live() == expected);
      std::set<std::int64_t> values;
      for (const auto& live : expected)
        values.insert(std::get<std::int64_t>(live.value));
      RC_ASSERT(field.settled() == (values.size() <= 1));
    }
  }));
}

}  // namespace fieldfare::test
