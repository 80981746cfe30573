#include <fieldfare/sync/parcel.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/error.h>
#include <support/memory_replica.h>

using namespace fieldfare;

namespace {

sync::Answer sample() {
  test::Team team(2);
  test::MemoryReplica ada(team, 0);
  for (int i = 0; i < 3; ++i)
    ada.write("note");
  static_cast<void>(ada.statement());
  sync::Answer answer;
  answer.parcel.held_records = sync::ids_of_records(team.records());
  answer.parcel.ends = log::ends_of(ada.holdings());
  answer.parcel.known_statements = sync::counts_of(ada.statements());
  answer.parcel.records = team.records();
  answer.parcel.statements = ada.statements();
  answer.parcel.runs = {ada.read(ada.own_log(), 1, 10, 100'000)};
  answer.more = true;
  answer.receipt =
      sync::sign_receipt(team.key(0), {team.visit(), answer.parcel.ends, {}, {}}, {{}, 3, 7, {}});
  answer.refused = {{ada.own_log(), 9, "for a reason"}};
  return answer;
}

template <class Decode>
bool damaged(Decode&& decode) {
  try {
    static_cast<void>(decode());
    return false;
  } catch (const Error& error) {
    return error.code() == ErrorCode::damaged;
  }
}

}  // namespace

TEST_CASE("an answer is read back as it was written", "[parcel]") {
  const sync::Answer answer = sample();
  const Bytes bytes = sync::encode(answer);
  const sync::Answer back = sync::decode_answer(bytes);
  CHECK(sync::encode(back) == bytes);
  CHECK(back.parcel.ends == answer.parcel.ends);
  CHECK(back.parcel.runs.at(0).entries == answer.parcel.runs.at(0).entries);
  CHECK(back.receipt == answer.receipt);
  CHECK(back.refused.at(0).reason == "for a reason");
}

TEST_CASE("an answer that was cut anywhere or goes on too long is damaged", "[parcel]") {
  Bytes bytes = sync::encode(sample());
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    REQUIRE(damaged([&] { return sync::decode_answer(ByteView(bytes).first(size)); }));
  }
  bytes.push_back(0);
  CHECK(damaged([&] { return sync::decode_answer(bytes); }));
}

TEST_CASE("a count beyond its limit is refused before memory is taken for it", "[parcel]") {
  ByteWriter out;
  out.raw(as_bytes("FFPARCEL")).u8(2).u16(0).u16(0).u16(0).u32(0).u32(0);
  out.u16(0).u16(0).u16(0).u16(0).u16(0).u16(1);                  // one run
  out.raw(LogId{}.view()).raw(Hash{}.view()).u64(1).u16(0xffff);  // of 65,535 entries
  CHECK(damaged([&] { return sync::decode_parcel(out.bytes()); }));
}

TEST_CASE("a version vector out of order, with a repeat or a zero length is refused", "[parcel]") {
  const auto refused = [](const sync::Ends& ends) {
    ByteWriter out;
    out.u16(static_cast<std::uint16_t>(ends.size()));
    for (const sync::LogEnd& end : ends)
      out.raw(end.log.view()).u32(static_cast<std::uint32_t>(end.length)).raw(end.head.view());
    return damaged([&] {
      ByteReader in(out.bytes(), "a vector");
      return log::read_ends(in, 100);
    });
  };
  sync::LogEnd a{{}, {}, 1, 1, {}};
  sync::LogEnd b = a;
  b.log.bytes[0] = 1;
  CHECK_FALSE(refused({a, b}));
  CHECK(refused({b, a}));
  CHECK(refused({a, a}));
  a.length = 0;
  CHECK(refused({a}));
}

TEST_CASE("a parcel of another version is refused, also of an older one", "[parcel]") {
  Bytes bytes = sync::encode(sync::Parcel{});
  CHECK_FALSE(damaged([&] { return sync::decode_parcel(bytes); }));
  for (const std::uint8_t version : {std::uint8_t{1}, std::uint8_t{3}}) {
    bytes[8] = version;
    CHECK(damaged([&] { return sync::decode_parcel(bytes); }));
  }
}

TEST_CASE("holes are read back as they were written, in their one order and no other", "[parcel]") {
  const auto hole = [](std::uint8_t log, std::uint64_t sequence, std::uint8_t entry) {
    log::Hole out;
    out.log.bytes[0] = log;
    out.sequence = sequence;
    out.entry.bytes[0] = entry;
    return out;
  };
  const auto read = [](const log::Holes& holes, std::size_t limit) {
    ByteWriter out;
    log::write(out, holes);
    ByteReader in(out.bytes(), "holes");
    log::Holes back = log::read_holes(in, limit);
    in.expect_end();
    return back;
  };
  const log::Holes holes{hole(1, 2, 9), hole(1, 5, 1), hole(1, 5, 2), hole(3, 2, 1)};
  CHECK(read(holes, 4) == holes);
  CHECK(read({}, 0).empty());
  CHECK(damaged([&] { return read(holes, 3); }));
  CHECK(damaged([&] { return read({hole(1, 5, 1), hole(1, 2, 1)}, 9); }));
  CHECK(damaged([&] { return read({hole(1, 2, 1), hole(1, 2, 1)}, 9); }));
  CHECK(damaged([&] { return read({hole(2, 2, 1), hole(1, 2, 1)}, 9); }));
  CHECK(damaged([&] { return read({hole(1, 1, 1)}, 9); }));  // a first entry is never a hole
  ByteWriter none;
  none.u16(1).raw(LogId{}.view()).u16(0);
  CHECK(damaged([&] {
    ByteReader in(none.bytes(), "holes");
    return log::read_holes(in, 9);
  }));
}

TEST_CASE("a statement names its holes, and has one form when there are none", "[parcel]") {
  test::Team team(2);
  test::MemoryReplica ada(team, 0);
  for (int i = 0; i < 3; ++i)
    ada.write("note");
  log::HoldingStatement statement = ada.statement();
  CHECK(log::encode(statement).front() == 1);
  ada.lose_content(ada.own_log(), 2);
  statement = ada.statement();
  const Bytes bytes = log::encode(statement);
  CHECK(bytes.front() == 2);
  CHECK(log::decode_statement(bytes).holes == ada.holes());
  CHECK(log::encode(log::decode_statement(bytes)) == bytes);
  for (std::size_t size = 0; size < bytes.size(); ++size)
    REQUIRE(damaged([&] { return log::decode_statement(ByteView(bytes).first(size)); }));
  // With the first byte of the other form it is neither.
  statement.holes.clear();
  Bytes other = log::encode(statement);
  other.front() = 2;
  CHECK(damaged([&] { return log::decode_statement(other); }));
}

TEST_CASE("a receipt fits its hub, visit, era, position and vector, and no other", "[parcel]") {
  test::Team team(2);
  const sync::Ends ends{{{}, {}, 1, 3, {}}};
  const sync::Receipt receipt =
      sync::sign_receipt(team.key(0), {team.visit(), ends, {}, {}}, {{}, 3, 7, {}});
  const crypto::SignPublicKey hub = team.key(0).public_key();
  CHECK(sync::receipt_fits(receipt, hub, {team.visit(), ends, {}, {}}));
  CHECK_FALSE(sync::receipt_fits(receipt, team.key(1).public_key(), {team.visit(), ends, {}, {}}));
  CHECK_FALSE(sync::receipt_fits(receipt, hub, {VisitId{}, ends, {}, {}}));
  CHECK_FALSE(sync::receipt_fits(receipt, hub, {team.visit(), ends, {log::Hole{{}, 2, {}}}, {}}));
  CHECK_FALSE(sync::receipt_fits(receipt, hub, {team.visit(), {}, {}, {}}));
  sync::Receipt later = receipt;
  later.feed = 4;
  CHECK_FALSE(sync::receipt_fits(later, hub, {team.visit(), ends, {}, {}}));
  sync::Receipt elsewhen = receipt;
  elsewhen.era.bytes[0] = 1;
  CHECK_FALSE(sync::receipt_fits(elsewhen, hub, {team.visit(), ends, {}, {}}));
}

TEST_CASE("a run keeps every entry as it is, sound, erased or damaged, and is short when sound",
          "[parcel]") {
  test::Team team(1);
  test::MemoryReplica ada(team, 0);
  for (int i = 0; i < 6; ++i)
    ada.write("note");
  log::EntryRun run = ada.read(ada.own_log(), 1, 10, 100'000);
  std::size_t plain = 0;
  for (const log::SealedEntry& entry : run.entries)
    plain += sync::wire_size(entry);
  const auto round_trip = [&] {
    ByteWriter out;
    sync::write_run(out, run);
    ByteReader in(out.bytes(), "a run");
    CHECK(sync::read_run(in).entries == run.entries);
    in.expect_end();
    return out.bytes().size();
  };
  CHECK(round_trip() < plain - 5 * 160);
  run.entries[1].body.clear();
  run.entries[1].wrapped_key.clear();
  run.entries[3].body[0] ^= 1;
  run.entries[4].header[100] ^= 1;
  run.entries[5].wrapped_key.pop_back();
  round_trip();
}

TEST_CASE("a run keeps entries whose key lies in boxes", "[parcel]") {
  test::Team team(1);
  const auto log_key = crypto::SigningKey::generate(team.entropy());
  const auto box = crypto::BoxKey::generate(team.entropy()).public_key();
  log::EntryRun run{log::log_id_of(log_key.public_key()), log_key.public_key(), 1, {}};
  Hash previous;
  for (std::uint64_t i = 1; i <= 4; ++i) {
    log::Change change;
    change.entities = {{"note", EntityId{}, {{"text", std::string("for few"), {}}}}};
    const log::Readers readers =
        i % 2 == 0 ? log::Readers::audience(box, {box}) : log::Readers(team.epoch_key());
    run.entries.push_back(log::seal_entry(change, {team.visit(), run.log, i, previous}, readers,
                                          log_key, team.entropy()));
    previous = log::header_hash(run.entries.back().header);
  }
  ByteWriter out;
  sync::write_run(out, run);
  ByteReader in(out.bytes(), "a run");
  CHECK(sync::read_run(in).entries == run.entries);
  std::size_t plain = 0;
  for (const log::SealedEntry& entry : run.entries)
    plain += sync::wire_size(entry);
  CHECK(out.bytes().size() < plain - 3 * 130);
}
