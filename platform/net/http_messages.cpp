#include "http_messages.h"

#include <utility>

#include <fieldfare/sync/hub/service.h>

namespace fieldfare::platform::net {
namespace {

namespace beast = boost::beast;
namespace http = beast::http;

constexpr std::string_view bearer = "Bearer ";

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

}  // namespace

sync::Request to_request(http::request<MessageBody>&& message) {
  sync::Request request;
  request.post = message.method() == http::verb::post;
  request.target = view(message.target());
  const std::string_view proof = view(message[http::field::authorization]);
  if (proof.starts_with(bearer)) request.token = proof.substr(bearer.size());
  request.body = std::move(message.body());
  return request;
}

http::response<MessageBody> to_message(sync::Response&& response, unsigned version,
                                       bool keep_alive) {
  http::response<MessageBody> message{static_cast<http::status>(response.status), version};
  // Bytes of the protocol need no name, and a small sync should be small on the wire.
  if (response.content_type != sync::binary_type) {
    message.set(http::field::content_type, response.content_type);
    message.set(http::field::cache_control, "no-store");
  }
  if (response.retry_after != 0)
    message.set(http::field::retry_after, std::to_string(response.retry_after));
  message.body() = std::move(response.body);
  message.keep_alive(keep_alive);
  message.prepare_payload();
  return message;
}

std::optional<sync::Response> answer_to(const boost::system::error_code& error) {
  if (error == http::error::body_limit)
    return sync::hub::error_response(413, "too_large", "the request is larger than 8 MiB");
  if (error == http::error::header_limit)
    return sync::hub::error_response(400, "bad_request", "the request's header is too long");
  const bool malformed = error.category() == make_error_code(http::error::bad_method).category();
  if (malformed && error != http::error::end_of_stream && error != http::error::partial_message)
    return sync::hub::error_response(400, "bad_request", "this is not an HTTP/1.1 request");
  return std::nullopt;
}

}  // namespace fieldfare::platform::net
