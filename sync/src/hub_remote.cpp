#include <fieldfare/sync/hub_remote.h>

#include <string_view>

#include <fieldfare/sync/hub/wire.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync {
namespace {

constexpr unsigned token_needed = 401;

/// The message in an error body: the text between the quotes after "message":. Anything else that
/// may answer at an address (a proxy, a hotspot's sign-in page) has none.
std::string message_in(const Response& response) {
  const std::string_view text = as_text(response.body);
  constexpr std::string_view mark = "\"message\":\"";
  const std::size_t begin = text.find(mark);
  if (begin == std::string_view::npos)
    return "it answered with status " + std::to_string(response.status);
  const std::size_t end = text.find('"', begin + mark.size());
  if (end == std::string_view::npos) return "its answer was cut short";
  return std::string(text.substr(begin + mark.size(), end - begin - mark.size()));
}

[[noreturn]] void fail(const Transport& transport, const Response& response) {
  const std::string message = "The " + transport.called() + " at " + transport.address() +
                              " refused: " + message_in(response);
  if (response.status == 403) {
    throw Error(ErrorCode::forbidden, message,
                "All work is kept on this device. Ask the lead inspector or the hub's keeper.");
  }
  throw Error(ErrorCode::unreachable, message, "All work is kept on this device. Try again later.");
}

std::string token_name(const Transport& transport) {
  return "hub token of " + transport.address().substr(0, 200);
}

}  // namespace

HubRemote::HubRemote(Transport& transport, log::Replica& replica, Tokens tokens)
    : transport_(transport), replica_(replica), visit_(replica.visit()), tokens_(tokens) {
  if (tokens_ == Tokens::kept) use_kept_token();
}

/// The token of the last session, with the key of the hub that gave it. Whether it still holds, the
/// hub says.
void HubRemote::use_kept_token() {
  const Bytes kept = replica_.remembered(token_name(transport_));
  if (kept.size() != crypto::SignPublicKey::size + hub::Token::size) return;
  hub_ = crypto::SignPublicKey::from(ByteView(kept).first(crypto::SignPublicKey::size));
  token_ = to_base64url(ByteView(kept).subspan(crypto::SignPublicKey::size));
}

Response HubRemote::send(const std::string& what, Bytes body) {
  return transport_.send({true, "/1/visits/" + visit_.hex() + "/" + what, token_, std::move(body)});
}

Bytes HubRemote::post(const std::string& what, Bytes body) {
  Response response = send(what, std::move(body));
  // Who comes with a token of an earlier session may find a hub that has forgotten the visit, as
  // after an older backup: it can learn of it again from the records that go with a proof.
  const bool unproven = response.status == token_needed || (response.status == 403 && !proven_);
  if (unproven && !token_.empty()) {
    token_.clear();
    return {};
  }
  if (response.status != 200) fail(transport_, response);
  return std::move(response.body);
}

/// A hotspot's sign-in page or another web server may answer at an address, too.
hub::Hello HubRemote::hello_in(const Bytes& told) const {
  try {
    return hub::decode_hello(told);
  } catch (const Error&) {
    throw Error(ErrorCode::unreachable,
                "Something else than a hub answers at " + transport_.address(),
                "All work is kept on this device. Check the address, and whether the network asks "
                "to sign in first.");
  }
}

/// The proof names the line that it goes over. A line that was closed meanwhile is made anew by the
/// transport, unseen by us: then a second proof does.
void HubRemote::authenticate() {
  for (int attempt = 0; token_.empty(); ++attempt)
    prove(attempt == 0);
}

void HubRemote::prove(bool may_fail) {
  const MemberId member = replica_.member();
  const Bytes told = post("hello", Bytes(member.bytes.begin(), member.bytes.end()));
  const hub::Hello hello = hello_in(told);
  if (expected_ && hello.hub_key != *expected_)
    throw Error(ErrorCode::damaged, "another key than the one that was vouched for answers");
  hub::TokenRequest request;
  request.member = member;
  request.nonce = hello.nonce;
  request.channel = transport_.channel().value_or(Hash{});
  request.signature = replica_.sign(
      hub::auth_domain, hub::auth_message(hello.hub_key, visit_, hello.nonce, request.channel));
  if (!hello.knows_member) request.records = replica_.membership();
  const Response answer = send("token", hub::encode(request));
  if (answer.status == token_needed && may_fail) return;
  if (answer.status != 200) fail(transport_, answer);
  const Bytes& token = answer.body;
  if (token.size() != hub::Token::size)
    throw Error(ErrorCode::damaged, "the hub's answer to our proof is malformed");
  token_ = to_base64url(token);
  hub_ = hello.hub_key;
  proven_ = true;
  if (tokens_ == Tokens::forgotten) return;
  ByteWriter kept;
  kept.raw(hub_.view()).raw(token);
  replica_.remember(token_name(transport_), kept.bytes());
}

Bytes HubRemote::post_as_member(const std::string& what, const Bytes& body) {
  if (token_.empty()) authenticate();
  Bytes told = post(what, body);
  if (told.empty() && token_.empty()) {  // the token has run out: once more with a new one
    authenticate();
    told = post(what, body);
  }
  if (told.empty())
    throw Error(ErrorCode::unreachable, "the hub does not accept the token that it has just given",
                "All work is kept on this device. The hub's clock may be wrong.");
  return told;
}

std::uint64_t HubRemote::wait(std::uint64_t known) {
  ByteWriter body;
  body.u64(known);
  const Bytes told = post_as_member("wait", body.bytes());
  ByteReader in(told, "the hub's answer to a wait");
  const std::uint64_t counter = in.u64();
  in.expect_end();
  return counter;
}

Answer HubRemote::exchange(const Parcel& parcel) {
  const Bytes told = post_as_member("exchange", encode(parcel));
  Answer answer = decode_answer(told);
  if (!receipt_fits(answer.receipt, hub_,
                    {visit_, answer.parcel.ends, answer.parcel.holes, answer.parcel.held_erasures}))
    throw Error(ErrorCode::damaged, "the hub's receipt is not signed by its key",
                "Somebody may stand between this device and the hub. All work is kept here.");
  return answer;
}

}  // namespace fieldfare::sync
