#pragma once

#include <boost/beast/http.hpp>
#include <cstdint>
#include <optional>

#include <fieldfare/sync/transport.h>

/// Between HTTP as Beast has it and requests as the protocol has them.
namespace fieldfare::platform::net {

using MessageBody = boost::beast::http::vector_body<std::uint8_t>;

[[nodiscard]] sync::Request to_request(boost::beast::http::request<MessageBody>&& message);
[[nodiscard]] boost::beast::http::response<MessageBody> to_message(sync::Response&& response,
                                                                   unsigned version,
                                                                   bool keep_alive);
/// What a request that could not be read is answered with; nothing when the line is simply gone.
[[nodiscard]] std::optional<sync::Response> answer_to(const boost::system::error_code& error);

}  // namespace fieldfare::platform::net
