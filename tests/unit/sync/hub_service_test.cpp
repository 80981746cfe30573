#include <fieldfare/sync/hub/service.h>

#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>
#include <support/memory_replica.h>

using namespace fieldfare;
using test::MemoryHub;
using test::MemoryReplica;
using test::Team;

namespace {

std::string path(const VisitId& visit, const std::string& verb) {
  return "/1/visits/" + visit.hex() + "/" + verb;
}

sync::hub::Hello say_hello(MemoryHub& hub, const VisitId& visit, const MemberId& member) {
  const sync::Response told = hub.service().handle(
      {true, path(visit, "hello"), "", Bytes(member.bytes.begin(), member.bytes.end())});
  REQUIRE(told.status == 200);
  return sync::hub::decode_hello(told.body);
}

sync::Response ask_token(MemoryHub& hub, Team& team, std::size_t member,
                         const crypto::SigningKey& key, const sync::hub::Nonce& nonce,
                         const Hash& line = {}, std::optional<Hash> hubs_line = std::nullopt) {
  sync::hub::TokenRequest request;
  request.member = team.member(member);
  request.nonce = nonce;
  request.channel = line;
  request.signature =
      key.sign(sync::hub::auth_domain,
               sync::hub::auth_message(hub.service().key(), team.visit(), nonce, line));
  request.records = team.records();
  return hub.service().handle(
      {true, path(team.visit(), "token"), "", sync::hub::encode(request), hubs_line});
}

std::string token_of(MemoryHub& hub, Team& team, std::size_t member) {
  const auto hello = say_hello(hub, team.visit(), team.member(member));
  const sync::Response told = ask_token(hub, team, member, team.key(member), hello.nonce);
  REQUIRE(told.status == 200);
  return to_base64url(told.body);
}

sync::Response exchange(MemoryHub& hub, const VisitId& visit, const std::string& token,
                        const Bytes& body) {
  return hub.service().handle({true, path(visit, "exchange"), token, body});
}

}  // namespace

TEST_CASE("a nonce is for one visit, one member and one minute", "[hub]") {
  Team team(2);
  MemoryHub hub;
  const auto hello = say_hello(hub, team.visit(), team.member(0));
  CHECK(ask_token(hub, team, 1, team.key(1), hello.nonce).status == 401);
  CHECK(ask_token(hub, team, 0, team.key(0), hello.nonce).status == 200);
  hub.clock().advance(std::chrono::seconds(61));
  CHECK(ask_token(hub, team, 0, team.key(0), hello.nonce).status == 401);
  sync::hub::Nonce invented = hello.nonce;
  invented.bytes[0] = 0x7f;
  CHECK(ask_token(hub, team, 0, team.key(0), invented).status == 401);
}

TEST_CASE("a proof is for one line, where the hub itself ends the line", "[hub]") {
  Team team(1);
  MemoryHub hub;
  const Hash line = crypto::hash(as_bytes("the line that it was made for"));
  const Hash another = crypto::hash(as_bytes("the line of somebody who passes it on"));
  const auto nonce = say_hello(hub, team.visit(), team.member(0)).nonce;
  const auto ask = [&](const Hash& signed_for, std::optional<Hash> over) {
    return ask_token(hub, team, 0, team.key(0), nonce, signed_for, over).status;
  };
  CHECK(ask(line, another) == 401);
  CHECK(ask(Hash{}, another) == 401);
  CHECK_FALSE(hub.store().find(team.visit()));
  CHECK(ask(line, line) == 200);
  CHECK(ask(line, std::nullopt) == 200);  // behind a proxy that ends the lines
  CHECK(ask(Hash{}, std::nullopt) == 200);
}

TEST_CASE("what a proof names as its line is under the signature", "[hub]") {
  Team team(1);
  MemoryHub hub;
  const Hash line = crypto::hash(as_bytes("the line that it was made for"));
  const Hash another = crypto::hash(as_bytes("the line of somebody who passes it on"));
  const auto nonce = say_hello(hub, team.visit(), team.member(0)).nonce;
  sync::hub::TokenRequest request;
  request.member = team.member(0);
  request.nonce = nonce;
  request.channel = another;
  request.signature =
      team.key(0).sign(sync::hub::auth_domain,
                       sync::hub::auth_message(hub.service().key(), team.visit(), nonce, line));
  request.records = team.records();
  Bytes bytes = sync::hub::encode(request);
  const auto status = [&] {
    return hub.service().handle({true, path(team.visit(), "token"), "", bytes, another}).status;
  };
  CHECK(status() == 403);
  bytes.front() = 1;  // a proof as it was before lines were named
  CHECK(status() == 400);
}

namespace {

/// A TLS line that is closed, and made anew unseen, once between hello and proof.
class RemadeLine final : public sync::Transport {
 public:
  explicit RemadeLine(MemoryHub& hub) : hub_(hub) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    if (request.target.ends_with("/token") && proofs++ == 0) ++line_;
    sync::Request arrived = request;
    arrived.channel = name();
    return hub_.service().handle(arrived);
  }
  [[nodiscard]] std::string address() const override { return "remade"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }
  [[nodiscard]] std::optional<Hash> channel() override { return name(); }
  int proofs = 0;

 private:
  [[nodiscard]] Hash name() const { return crypto::hash(as_bytes(std::to_string(line_))); }
  MemoryHub& hub_;
  int line_ = 1;
};

}  // namespace

TEST_CASE("a device whose line is made anew between hello and proof proves itself again", "[hub]") {
  Team team(1);
  MemoryHub hub;
  MemoryReplica device(team, 0);
  device.write("note");
  RemadeLine line(hub);
  sync::HubRemote remote(line, device);
  CHECK(sync::synchronise(device, remote).sent > 0);
  CHECK(line.proofs == 2);
}

TEST_CASE("only the member's own key proves membership", "[hub]") {
  Team team(2);
  MemoryHub hub;
  const auto hello = say_hello(hub, team.visit(), team.member(0));
  CHECK(ask_token(hub, team, 0, team.key(1), hello.nonce).status == 403);
  CHECK_FALSE(hub.store().find(team.visit()));
}

TEST_CASE("a token is for one visit and a quarter of an hour", "[hub]") {
  Team team(1), other(1, 9);
  MemoryHub hub;
  const std::string token = token_of(hub, team, 0);
  const Bytes empty = sync::encode(sync::Parcel{});
  CHECK(exchange(hub, team.visit(), token, empty).status == 200);
  CHECK(exchange(hub, other.visit(), token, empty).status == 401);
  CHECK(exchange(hub, team.visit(), "", empty).status == 401);
  CHECK(exchange(hub, team.visit(), token.substr(1), empty).status == 401);
  hub.clock().advance(std::chrono::minutes(16));
  CHECK(exchange(hub, team.visit(), token, empty).status == 401);
}

TEST_CASE("a session goes on with a new token when the old one runs out", "[hub]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  test::DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  static_cast<void>(sync::synchronise(ada, remote));
  hub.clock().advance(std::chrono::minutes(20));
  ada.write("later");
  CHECK(sync::synchronise(ada, remote).sent == 1);
}

TEST_CASE("a removal counts from the request that brings it", "[hub]") {
  Team team(2);
  MemoryHub hub;
  const std::string token = token_of(hub, team, 1);
  team.remove(1);
  sync::Parcel parcel;
  parcel.records = team.records();
  CHECK(exchange(hub, team.visit(), token, sync::encode(parcel)).status == 403);
  CHECK(exchange(hub, team.visit(), token, sync::encode(sync::Parcel{})).status == 403);
}

TEST_CASE("a visit that nobody registered is not taken in unless registration is open", "[hub]") {
  Team team(1);
  MemoryHub hub({.open_registration = false});
  const auto hello = say_hello(hub, team.visit(), team.member(0));
  CHECK(ask_token(hub, team, 0, team.key(0), hello.nonce).status == 403);
  hub.store().register_visit(team.visit(), 1'000'000);
  CHECK(ask_token(hub, team, 0, team.key(0), hello.nonce).status == 200);
}

TEST_CASE("a malformed request gets an error and stores nothing", "[hub]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  const std::string token = token_of(hub, team, 0);
  ada.write("one");
  sync::Parcel parcel;
  parcel.runs = {ada.read(ada.own_log(), 1, 10, 100'000)};
  Bytes body = sync::encode(parcel);
  body.pop_back();
  const sync::Response told = exchange(hub, team.visit(), token, body);
  CHECK(told.status == 400);
  CHECK(told.content_type == "application/json");
  CHECK(hub.store().segments(team.visit()).empty());
  CHECK(hub.service().handle({true, path(team.visit(), "nonsense"), token, {}}).status == 404);
  CHECK(hub.service().handle({false, path(team.visit(), "hello"), "", {}}).status == 405);
  CHECK(hub.service().handle({true, path(team.visit(), "token"), "", Bytes(7)}).status == 400);
}

TEST_CASE("a visit that has used up its space is told so, and keeps what it has", "[hub]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub({.open_registration = true, .quota = 3'000});
  test::DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  ada.write("fits");
  CHECK(sync::synchronise(ada, remote).sent == 1);
  for (int i = 0; i < 10; ++i)
    ada.write("does not fit");
  CHECK_THROWS_AS(sync::synchronise(ada, remote), Error);
  CHECK(hub.store().segments(team.visit()).at(0).length == 1);
  hub.store().set_quota(team.visit(), 1'000'000);
  CHECK(sync::synchronise(ada, remote).sent == 10);
}

TEST_CASE("a forged receipt is noticed", "[hub]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  class Forger final : public sync::Transport {
   public:
    explicit Forger(MemoryHub& hub) : direct_(hub) {}
    sync::Response send(const sync::Request& request) override {
      sync::Response response = direct_.send(request);
      if (request.target.ends_with("exchange")) {
        sync::Answer answer = sync::decode_answer(response.body);
        log::put(answer.parcel.ends, {{}, {}, 1, 5, {}});
        response.body = sync::encode(answer);
      }
      return response;
    }
    std::string address() const override { return "forger"; }
    sync::Traffic traffic() const noexcept override { return {}; }

   private:
    test::DirectTransport direct_;
  };
  Forger transport(hub);
  sync::HubRemote remote(transport, ada);
  CHECK_THROWS_AS(sync::synchronise(ada, remote), Error);
  CHECK_FALSE(ada.hub_state(hub.service().key()).known);
}

TEST_CASE("a hub that is started again is the same hub", "[hub]") {
  Team team(1);
  MemoryReplica ada(team, 0);
  MemoryHub hub;
  const crypto::SignPublicKey key = hub.service().key();
  ada.write("one");
  test::DirectTransport transport(hub);
  sync::HubRemote remote(transport, ada);
  static_cast<void>(sync::synchronise(ada, remote));
  hub.restart();
  CHECK(hub.service().key() == key);
  const sync::SyncOutcome outcome = sync::synchronise(ada, remote);
  CHECK(outcome.sent == 0);
  CHECK_FALSE(outcome.hub_rolled_back);
  CHECK(hub.store().visits().at(0).feed == 1);
  CHECK(hub.store().erase(team.visit()));
  CHECK_FALSE(hub.store().erase(team.visit()));
  CHECK(hub.store().visits().empty());
}

TEST_CASE("health, readiness and figures are answered without proof", "[hub]") {
  MemoryHub hub;
  for (const char* page : {"/healthz", "/readyz", "/metrics"})
    CHECK(hub.service().handle({false, page, "", {}}).status == 200);
  const sync::Response figures = hub.service().handle({false, "/metrics", "", {}});
  const std::string_view text = as_text(figures.body);
  CHECK(text.find(R"(fieldfare_hub_requests_total{page="readyz",status="200"} 1)") !=
        std::string_view::npos);
  CHECK(text.find("fieldfare_hub_store_up 1") != std::string_view::npos);
}
