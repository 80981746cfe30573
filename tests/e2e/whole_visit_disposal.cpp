// The hand-over of the evidence, and what is left of a visit after that: nothing.

#include <catch2/catch_test_macros.hpp>

#include <fstream>

#include <fieldfare/core/storage/store.h>
#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <places.h>
#include <support/file_text.h>
#include <support/store_contents.h>

#include "traces.h"
#include "whole_visit.h"

namespace fieldfare::e2e {

namespace {

bool says(const std::string& text, const std::string& words) {
  return text.find(words) != std::string::npos;
}

const std::string concern = "gate to the road";

/// All that somebody reads who has the device and its passphrase.
std::string opened(const Device& device) {
  std::ifstream in(device.passphrase_file());
  std::string passphrase;
  std::getline(in, passphrase);
  platform::SystemEntropy entropy;
  platform::SystemClock clock;
  auto store = storage::Store::open(
      device.store(), crypto::SecureBuffer::copy_of(as_bytes(passphrase)), entropy, clock);
  return test::everything_in(store.database());
}

}  // namespace

void WholeVisit::hand_over() {
  const std::string text = put_out_stage("evidence", "final");
  for (const char* words : {"Plans are reviewed every term.", "The pathway for therapy", "redacted",
                            "CQC inspector", "How to check this evidence base"}) {
    INFO(words);
    CHECK(says(text, words));
  }
  CHECK(says(text, "Rowan House") == activities_.contains("sampling-visit"));
  lead_.ok({"distribution", "sent", "evidence", "--to", "quality-assurance", "--stage", "final"});
  CHECK_FALSE(lead_.ok({"visit", "close", "--check"}).at("missing").empty());
  Words left = kind_.ending.left_open;
  left.push_back(kind_.ending.handed_over);
  done(left);
  sync(lead_);
  lead_.refused(8, {"visit", "dispose"});  // not closed
  const std::string reference = "REF5";  // of the area's list, which goes when the visit is closed
  CHECK(says(opened(lead_), reference) == (kind_.cases > 0));
  const Json closed = lead_.ok({"visit", "close"});
  INFO(closed.dump(2));
  CHECK(closed.at("closed") == true);
  CHECK(closed.at("missing").empty());
  CHECK_FALSE(says(opened(lead_), reference));
  tell_the_team();
  health_.refused(8, {"note", "add", "--activity", activities_.at(kind_.plan.front().kind),
                      "--text", "Written too late."});
}

/// Words that the visit left on a device, in whatever form.
std::vector<std::string> WholeVisit::what_is_held(const Device& device) const {
  std::vector<std::string> words{"Plans are reviewed every term", "How long do families wait"};
  if (activities_.contains("sampling-visit")) words.emplace_back("Rowan House");
  if (!codes_.empty()) words.push_back(codes_[0]);  // it stands in a note
  if (&device == &lead_) words.emplace_back("Okonkwo");
  if (&device != &care_) words.push_back(concern);  // only lead and author may read it
  return words;
}

void WholeVisit::dispose_of(const Device& device) {
  const std::string before = opened(device);
  CHECK(says(before, concern) == (&device != &care_));
  for (const std::string& words : what_is_held(device)) {
    INFO(words);
    CHECK(says(before, words));  // the scan finds what is there
  }
  const Json verified = device.ok({"store", "verify"});
  INFO(verified.dump(2));
  CHECK(verified.at("ok") == true);
  const std::string receipt = device.ok({"visit", "dispose"}).at("receipt");
  CHECK(says(receipt, "framework: " + kind_.framework));
  CHECK(says(receipt, "signature: "));
  CHECK_FALSE(says(receipt, "against it stood"));
  const std::string after = opened(device);
  for (const std::string& words : what_is_held(device)) {
    INFO(words);
    CHECK_FALSE(says(after, words));
  }
  const Json info = device.ok({"store", "info"});
  CHECK(info.at("visits") == 0);
  CHECK(info.at("entries") == 0);
  CHECK(device.ok({"store", "verify"}).at("ok") == true);
  const Json disposals = device.ok({"visit", "disposals"}).at("disposals");
  REQUIRE(disposals.size() == 1);
  CHECK(disposals.at(0).at("genuine") == true);
}

/// The hub holds what it cannot read; it is told to let go of that, too.
void WholeVisit::erase_from_the_hub() {
  const auto admin = [&](const Words& verb) {
    Words words{"admin"};
    words.insert(words.end(), verb.begin(), verb.end());
    words.insert(words.end(), {"--store", "sqlite:" + (directory_ / "hub" / "hub.db").string()});
    return platform::run({FIELDFARE_PROGRAM_FIELDFARE_HUB, words, {}, {}});
  };
  hub_.stop();
  const auto id = VisitId::from_hex(visit_);
  REQUIRE(id.has_value());
  const std::string bytes(as_text(id->view()));
  CHECK_FALSE(traces_of({bytes}, directory_ / "hub").empty());
  const platform::Finished erased = admin({"erase", visit_});
  INFO(erased.errors);
  CHECK(erased.exit_code == 0);
  for (const std::string& trace : traces_of({bytes}, directory_ / "hub"))
    FAIL_CHECK(trace);
}

void WholeVisit::hand_over_and_dispose() {
  hand_over();
  lead_.ok({"visit", "hold", "--reason", "Research on waits"});
  lead_.refused(8, {"visit", "dispose"});
  lead_.ok({"visit", "hold", "--released"});
  tell_the_team();
  sync(lead_);
  for (const Device* device : team())
    dispose_of(*device);
  lead_.refused(8, {"note", "list", "--visit", visit_});
  lead_.refused(8, {"sync", "--visit", visit_, "--hub", hub_.url()});
  // In files in the clear, what is left is what people put out themselves.
  const std::vector<std::string> words{"Plans are reviewed every term", concern};
  const auto exported = file_of("evidence", "final", "md");
  CHECK(traces_of(words, directory_.path()) ==
        std::vector<std::string>{exported.string() + ": " + words[0]});
  erase_from_the_hub();
}

}  // namespace fieldfare::e2e
