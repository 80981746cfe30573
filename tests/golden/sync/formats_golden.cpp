#include <catch2/catch_test_macros.hpp>

#include <fieldfare/sync/bundle.h>
#include <fieldfare/sync/parcel.h>
#include <support/golden.h>
#include <support/memory_replica.h>

/// A bundle and a hub's answer as an earlier program wrote them: read for ever. What is sealed in
/// them is random, so the files are read, not compared; with FIELDFARE_UPDATE_GOLDEN new ones are
/// written, which only a new format version may need.
namespace {

using namespace fieldfare;

Bytes kept(const std::string& name, const Bytes& fresh) {
  return test::kept_golden("sync/" + name, fresh);
}

/// A log that went on in two ways, with an entry that was ordered to be erased and a hole.
class Forked {
 public:
  Forked() : team_(2), ada_(team_, 0), bea_(team_, 1) {
    for (const char* text : {"one", "two", "a slip", "four"})
      ada_.write(text);
    hand_over();
    ada_.restore(3);
    ada_.write("another fourth");
    ada_.erase(3);
    hand_over();
    bea_.lose_content(ada_.own_log(), 2);
    static_cast<void>(bea_.statement());
  }

  [[nodiscard]] test::Team& team() { return team_; }
  [[nodiscard]] test::MemoryReplica& holder() { return bea_; }

  [[nodiscard]] std::vector<log::EntryRun> runs() {
    std::vector<log::EntryRun> out;
    for (const log::LogHead& head : bea_.holdings())
      out.push_back(bea_.read(head.log, head.branch, head.start, 100, 1'000'000));
    return out;
  }

 private:
  void hand_over() {
    log::Arrival arrival;
    arrival.erasures = ada_.erasures();
    arrival.runs = {ada_.read(ada_.own_log(), 1, 100, 1'000'000)};
    static_cast<void>(bea_.take_in(arrival));
  }

  test::Team team_;
  test::MemoryReplica ada_;
  test::MemoryReplica bea_;
};

Bytes bundle(Forked& forked) {
  sync::Bundle out;
  out.visit = forked.team().visit();
  out.records = forked.team().records();
  out.erasures = forked.holder().erasures();
  out.statements = forked.holder().statements();
  out.ends = log::ends_of(forked.holder().holdings());
  out.runs = forked.runs();
  return sync::encode(std::move(out), forked.holder());
}

Bytes answer(Forked& forked) {
  sync::Answer out;
  out.parcel.held_records = sync::ids_of_records(forked.team().records());
  out.parcel.held_erasures = sync::ids_of_erasures(forked.holder().erasures());
  out.parcel.holes = forked.holder().holes();
  out.parcel.want_entries = 500;
  out.parcel.ends = log::ends_of(forked.holder().holdings());
  out.parcel.known_statements = sync::counts_of(forked.holder().statements());
  out.parcel.records = forked.team().records();
  out.parcel.erasures = forked.holder().erasures();
  out.parcel.statements = forked.holder().statements();
  out.parcel.runs = forked.runs();
  out.accepted = 5;
  out.more = true;
  out.refused = {{out.parcel.ends.front().log, 9, "for a reason"}};
  out.other_refused = {"for another"};
  out.receipt = sync::sign_receipt(
      forked.team().key(0),
      {forked.team().visit(), out.parcel.ends, out.parcel.holes, out.parcel.held_erasures},
      {{}, 5, 1'781'512'200'000, {}});
  return sync::encode(out);
}

}  // namespace

TEST_CASE("a bundle of version 1 is read, with both ways of a forked log") {
  Forked forked;
  const Bytes bytes = kept("bundle_version_1.hex", bundle(forked));
  const sync::Bundle read = sync::decode_bundle(bytes);
  CHECK(read.records.size() == 1);
  CHECK(read.erasures.size() == 1);
  CHECK(read.statements.size() == 1);
  REQUIRE(read.ends.size() == 3);
  CHECK(read.ends[0].length == 3);
  CHECK(read.ends[1].start == 4);
  REQUIRE(read.runs.size() == 3);
  CHECK(read.runs[0].entries.at(2).body.empty());
  CHECK(sync::describe_bundle(bytes).find("whose signature fits") != std::string::npos);
}

TEST_CASE("an answer of version 2 is read and written again byte for byte") {
  Forked forked;
  const Bytes bytes = kept("answer_version_2.hex", answer(forked));
  const sync::Answer read = sync::decode_answer(bytes);
  CHECK(sync::encode(read) == bytes);
  CHECK(read.accepted == 5);
  CHECK(read.more);
  CHECK(read.receipt.time == 1'781'512'200'000);
  CHECK(read.parcel.held_erasures.size() == 1);
  REQUIRE(read.parcel.holes.size() == 1);
  CHECK(read.parcel.holes[0].sequence == 2);
  CHECK(log::decode_statement(read.parcel.statements.at(0)).holes == read.parcel.holes);
  CHECK(read.parcel.runs.size() == 3);
  const VisitId visit = VisitId::from(log::record_hash(read.parcel.records.at(0)).view());
  const auto members = log::decode_membership(read.parcel.records.at(0)).members;
  CHECK(
      sync::receipt_fits(read.receipt, members.at(0).sign_key,
                         {visit, read.parcel.ends, read.parcel.holes, read.parcel.held_erasures}));
}
