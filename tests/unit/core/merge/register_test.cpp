#include <fieldfare/core/merge/register.h>

#include <catch2/catch_test_macros.hpp>
#include <string>

#include <fieldfare/core/error.h>

using namespace fieldfare;
using log::FieldChange;
using merge::EntityState;
using merge::LiveValue;
using merge::Register;

namespace {

Hash entry(std::uint8_t number) {
  Hash hash;
  hash.bytes.fill(number);
  return hash;
}

FieldChange sets(const char* text, std::vector<Hash> replaces = {}) {
  return {"body", std::string(text), std::move(replaces)};
}

LiveValue live(std::uint8_t number, const char* text) {
  return {entry(number), std::string(text)};
}

bool refused(const Bytes& bytes) {
  try {
    (void)EntityState::decode(bytes);
  } catch (const Error& error) {
    return error.code() == ErrorCode::damaged;
  }
  return false;
}

}  // namespace

TEST_CASE("a field that nobody set has no value and is settled", "[register]") {
  const Register field;
  CHECK(field.live().empty());
  CHECK(field.settled());
  CHECK(field.heads().empty());
}

TEST_CASE("a later value replaces the earlier one", "[register]") {
  Register field;
  field.apply(entry(1), sets("first"));
  field.apply(entry(2), sets("second", {entry(1)}));
  CHECK(field.live() == std::vector{live(2, "second")});
  CHECK(field.settled());
}

TEST_CASE("values written apart are both live, in the order of their entries", "[register]") {
  Register field;
  field.apply(entry(1), sets("first"));
  field.apply(entry(3), sets("Ada's", {entry(1)}));
  field.apply(entry(2), sets("Ben's", {entry(1)}));
  CHECK(field.live() == std::vector{live(2, "Ben's"), live(3, "Ada's")});
  CHECK_FALSE(field.settled());
  CHECK(field.heads() == std::vector{entry(2), entry(3)});
}

TEST_CASE("equal values written apart are settled", "[register]") {
  Register field;
  field.apply(entry(2), sets("same"));
  field.apply(entry(3), sets("same"));
  CHECK(field.settled());
  CHECK(field.heads().size() == 2);
}

TEST_CASE("a value that arrives after its replacement is not live", "[register]") {
  Register field;
  field.apply(entry(2), sets("second", {entry(1)}));
  field.apply(entry(1), sets("first"));
  CHECK(field.live() == std::vector{live(2, "second")});
}

TEST_CASE("a replaced value that is delivered again stays replaced", "[register]") {
  Register field;
  field.apply(entry(1), sets("first"));
  field.apply(entry(2), sets("second", {entry(1)}));
  field.apply(entry(1), sets("first"));
  CHECK(field.live() == std::vector{live(2, "second")});
}

TEST_CASE("a resolution holds against a third value only once it has replaced that too",
          "[register]") {
  Register field;
  field.apply(entry(1), sets("Ada's"));
  field.apply(entry(2), sets("Ben's"));
  field.apply(entry(4), sets("agreed", {entry(1), entry(2)}));
  field.apply(entry(3), sets("Cem's"));
  CHECK(field.live() == std::vector{live(3, "Cem's"), live(4, "agreed")});
  field.apply(entry(5), sets("agreed again", field.heads()));
  CHECK(field.live() == std::vector{live(5, "agreed again")});
}

TEST_CASE("an entity keeps its fields by name", "[entity]") {
  EntityState note;
  note.apply(entry(1), {{"z", true, {}}, {"a", std::int64_t{1}, {}}, {"m", Bytes{1}, {}}});
  REQUIRE(note.fields().size() == 3);
  CHECK(note.fields().front().name == "a");
  REQUIRE(note.find("m") != nullptr);
  CHECK(note.find("m")->live().front().value == log::Value(Bytes{1}));
  CHECK(note.find("b") == nullptr);
}

TEST_CASE("taking the values out of a change gives the same entity as copying them", "[entity]") {
  std::vector<FieldChange> fields{{"body", std::string(50, 'x'), {}}, {"done", true, {}}};
  EntityState copied;
  copied.apply(entry(1), fields);
  EntityState moved;
  moved.apply(entry(1), std::move(fields));
  CHECK(copied.encode() == moved.encode());
}

TEST_CASE("an entity's hash is that of its live values alone", "[entity]") {
  EntityState long_way;
  long_way.apply(entry(1), {sets("first")});
  long_way.apply(entry(2), {sets("second", {entry(1)})});
  EntityState short_way;
  short_way.apply(entry(2), {sets("second")});
  CHECK(long_way.projection_hash() == short_way.projection_hash());
  CHECK(long_way.projection_hash() != EntityState{}.projection_hash());
}

TEST_CASE("an entry's hash stands once in the encoding however many fields it set", "[entity]") {
  EntityState note;
  std::vector<FieldChange> fields;
  for (char c = 'a'; c <= 'l'; ++c)
    fields.push_back({std::string(1, c), true, {}});
  note.apply(entry(1), fields);
  CHECK(note.encode().size() < 32 + 12 * 8);
}

TEST_CASE("an encoded entity that nobody wrote is refused", "[entity]") {
  EntityState note;
  note.apply(entry(2), {sets("b", {entry(1)})});
  note.apply(entry(3), {sets("c")});
  const std::string good = to_hex(note.encode());
  CHECK_FALSE(refused(from_hex(good).value()));
  const auto altered = [&](const std::string& from, const std::string& to) {
    std::string hex = good;
    const std::size_t at = hex.find(from);
    REQUIRE(at != std::string::npos);
    return refused(from_hex(hex.replace(at, from.size(), to)).value());
  };
  CHECK(altered("8301", "8302"));                      // another format
  CHECK(altered("84016162", "84036162"));              // an index past the table
  CHECK(altered("84016162026163", "84026162016163"));  // indexes out of order
  CHECK(altered("84016162026163", "84016162016163"));  // an entry live twice
  CHECK(altered("8100", "8101"));                      // live and replaced; one unused
  CHECK(altered("8100", "80"));                        // an entry that nothing uses
  CHECK(altered(entry(1).hex(), entry(4).hex()));      // entries out of order
  CHECK(altered("84016162026163",
                "83016162"
                "02"));                                    // a value is missing
  CHECK(refused(from_hex("830140818361618080").value()));  // a field without a change
  CHECK(refused({}));
}

TEST_CASE("an empty entity is encoded and read back", "[entity]") {
  CHECK(EntityState::decode(EntityState{}.encode()).fields().empty());
}
