#include <fieldfare/sync/bundle.h>

#include <catch2/catch_test_macros.hpp>
#include <map>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <support/memory_replica.h>

using namespace fieldfare;
using test::MemoryReplica;
using test::Team;

namespace {

class MemoryFiles final : public sync::FileAccess {
 public:
  Bytes read(const std::filesystem::path& file, std::size_t) override { return files.at(file); }
  void write(const std::filesystem::path& file, ByteView bytes) override {
    if (full) throw Error(ErrorCode::internal, "the disk is full");
    files[file] = Bytes(bytes.begin(), bytes.end());
  }
  std::map<std::filesystem::path, Bytes> files;
  bool full = false;
};

/// The error that reading gives; nothing was changed then.
ErrorCode refusal(MemoryReplica& replica, const Bytes& bytes) {
  MemoryFiles files;
  files.files["f"] = bytes;
  const auto before = replica.holdings();
  try {
    static_cast<void>(sync::bundle_in(replica, files, "f"));
  } catch (const Error& error) {
    CHECK(replica.holdings() == before);
    CHECK(replica.imports() == 0);
    return error.code();
  }
  FAIL("the bundle was taken");
  return ErrorCode::internal;
}

}  // namespace

TEST_CASE("bundles since the last hold only what is new", "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryFiles files;
  ada.write("one");
  CHECK(sync::bundle_out(ada, files, "1", true).sent == 1);
  ada.write("two");
  CHECK(sync::bundle_out(ada, files, "2", true).sent == 1);
  CHECK(sync::bundle_out(ada, files, "3", true).sent == 0);
  CHECK(sync::bundle_out(ada, files, "4", false).sent == 2);
}

TEST_CASE("a bundle that could not be written counts as not made", "[bundle]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryFiles files;
  ada.write("one");
  files.full = true;
  CHECK_THROWS_AS(sync::bundle_out(ada, files, "1", true), Error);
  files.full = false;
  CHECK(sync::bundle_out(ada, files, "1", true).sent == 1);
}

TEST_CASE("bundles may be read in any order and twice; what is missing is named", "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryFiles files;
  ada.write("one");
  static_cast<void>(sync::bundle_out(ada, files, "1", true));
  ada.write("two");
  static_cast<void>(sync::bundle_out(ada, files, "2", true));

  const sync::SyncOutcome early = sync::bundle_in(bea, files, "2");
  CHECK(early.received == 0);
  REQUIRE(early.refused.size() == 1);
  CHECK(early.refused[0].reason == "the entries from 1 to 1 of this log have not arrived yet");
  CHECK(sync::bundle_in(bea, files, "1").received == 1);
  CHECK(sync::bundle_in(bea, files, "2").received == 1);
  CHECK(sync::bundle_in(bea, files, "2").received == 0);
  CHECK(bea.texts() == ada.texts());
}

TEST_CASE("a bundle since the last brings content that was or is lacking", "[bundle]") {
  Team team(3);
  MemoryReplica ada(team, 0), bea(team, 1), cleo(team, 2);
  MemoryFiles files;
  for (const char* text : {"one", "two", "three"})
    ada.write(text);
  static_cast<void>(sync::bundle_out(ada, files, "first", true));
  static_cast<void>(sync::bundle_in(bea, files, "first"));
  bea.lose_content(ada.own_log(), 2);
  SECTION("to a colleague who says so") {
    static_cast<void>(sync::bundle_out(bea, files, "b", true));
    static_cast<void>(sync::bundle_in(ada, files, "b"));
    CHECK(ada.texts().size() == 3);
    CHECK(sync::bundle_out(ada, files, "again", true).sent == 1);
    CHECK(sync::bundle_in(bea, files, "again").received == 1);
    CHECK(bea.texts() == ada.texts());
    CHECK(sync::bundle_in(bea, files, "again").received == 0);
  }
  SECTION("to the readers of an earlier bundle in which it was a hole") {
    static_cast<void>(sync::bundle_out(bea, files, "b", true));
    static_cast<void>(sync::bundle_in(cleo, files, "b"));
    CHECK(cleo.texts().size() == 2);  // the third came over the hole
    CHECK(sync::bundle_in(bea, files, "first").received == 1);
    static_cast<void>(sync::bundle_out(bea, files, "b", true));
    CHECK(sync::bundle_in(cleo, files, "b").received == 1);
    CHECK(cleo.texts() == ada.texts());
  }
  SECTION("and a whole one to anybody") {
    static_cast<void>(sync::bundle_out(ada, files, "whole", false));
    CHECK(sync::bundle_in(bea, files, "whole").received == 1);
    CHECK(bea.texts() == ada.texts());
  }
}

TEST_CASE("a bundle that was cut short or changed anywhere is damaged and changes nothing",
          "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryFiles files;
  ada.write("one");
  static_cast<void>(sync::bundle_out(ada, files, "1", false));
  const Bytes whole = files.files["1"];
  for (std::size_t size = 0; size < whole.size(); size += 7) {
    const Bytes cut(whole.begin(), whole.begin() + static_cast<std::ptrdiff_t>(size));
    REQUIRE(refusal(bea, cut) == ErrorCode::damaged);
  }
  for (std::size_t at = 0; at < whole.size(); at += 5) {
    Bytes changed = whole;
    changed[at] ^= 1;
    REQUIRE(refusal(bea, changed) == ErrorCode::damaged);
  }
}

TEST_CASE("a bundle with a fitting hash but a stranger's signature is refused", "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryFiles files;
  ada.write("one");
  static_cast<void>(sync::bundle_out(ada, files, "1", false));
  Bytes forged = files.files["1"];
  forged[forged.size() - Hash::size - 1] ^= 1;  // the signature's last byte
  const ByteView hashed = ByteView(forged).first(forged.size() - Hash::size);
  const Hash hash = crypto::hash(hashed);
  std::copy(hash.bytes.begin(), hash.bytes.end(),
            forged.end() - static_cast<std::ptrdiff_t>(Hash::size));
  CHECK(refusal(bea, forged) == ErrorCode::damaged);
}

TEST_CASE("a bundle of another visit is refused", "[bundle]") {
  Team team(1), other(1, 2);
  MemoryReplica ada(team, 0), zoe(other, 0);
  MemoryFiles files;
  ada.write("one");
  static_cast<void>(sync::bundle_out(ada, files, "1", false));
  CHECK(refusal(zoe, files.files["1"]) == ErrorCode::not_possible);
}

TEST_CASE("a bundle is described in words, without keys or content", "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0);
  MemoryFiles files;
  ada.write("nobody may read this");
  static_cast<void>(sync::bundle_out(ada, files, "1", false));
  const std::string text = sync::describe_bundle(files.files["1"]);
  CHECK(text.find("visit " + team.visit().hex()) != std::string::npos);
  CHECK(text.find("whose signature fits") != std::string::npos);
  CHECK(text.find("entries 1 to 1") != std::string::npos);
  CHECK(text.find(team.key(0).public_key().hex()) == std::string::npos);
  CHECK(text.find("nobody") == std::string::npos);
  CHECK(sync::bundle_visit(files.files["1"]) == team.visit());
}

TEST_CASE("what cannot be used in a bundle is put aside, and the rest is taken", "[bundle]") {
  Team team(2);
  MemoryReplica ada(team, 0), bea(team, 1);
  MemoryFiles files;
  for (int i = 0; i < 3; ++i)
    ada.write("note");
  const LogId spoilt = ada.own_log();
  ada.begin_log();
  ada.write("sound");
  sync::Bundle bundle;
  bundle.visit = team.visit();
  bundle.records = team.records();
  bundle.records.push_back(Bytes(40, 7));
  bundle.erasures = {Bytes(log::erasure_order_size, 9)};
  bundle.statements = {Bytes(12, 3)};
  bundle.ends = log::ends_of(ada.holdings());
  for (const log::LogHead& head : ada.holdings())
    bundle.runs.push_back(ada.read(head.log, 1, 100, 1'000'000));
  for (log::EntryRun& run : bundle.runs) {
    if (run.log == spoilt) run.entries[1].body[0] ^= 1;
  }
  files.files["f"] = sync::encode(bundle, ada);
  const sync::SyncOutcome outcome = sync::bundle_in(bea, files, "f");
  CHECK(outcome.received == 2);
  CHECK(outcome.refused.size() == 1);
  CHECK(outcome.other_refused.size() == 2);
  CHECK(bea.texts().contains("sound"));
}

TEST_CASE("a bundle carries both ways of a forked log and what was ordered to be erased",
          "[bundle]") {
  Team team(3);
  MemoryReplica ada(team, 0), bea(team, 1), cat(team, 2);
  MemoryFiles files;
  for (int i = 0; i < 4; ++i)
    ada.write("note " + std::to_string(i));
  static_cast<void>(sync::bundle_out(ada, files, "before", false));
  static_cast<void>(sync::bundle_in(bea, files, "before"));
  ada.restore(2);
  ada.write("another way");
  ada.erase(2);
  static_cast<void>(sync::bundle_out(ada, files, "after", false));
  const sync::SyncOutcome outcome = sync::bundle_in(bea, files, "after");
  CHECK(outcome.received == 1);
  CHECK(outcome.forked == std::vector<LogId>{ada.own_log()});
  CHECK(bea.holdings().size() == 3);
  CHECK_FALSE(bea.texts().contains("note 1"));
  static_cast<void>(sync::bundle_out(bea, files, "both", false));
  for (const char* file : {"both", "before", "both"})
    static_cast<void>(sync::bundle_in(cat, files, file));
  CHECK(cat.holdings() == bea.holdings());
  CHECK(cat.texts() == bea.texts());
}
