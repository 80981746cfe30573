#pragma once

#include <boost/asio/ssl/context.hpp>
#include <memory>

#include <fieldfare/platform/net/http_server.h>

namespace fieldfare::platform::net {

/// TLS 1.3 only, as the options have it; nothing when they name no certificate.
[[nodiscard]] std::unique_ptr<boost::asio::ssl::context> make_server_tls(
    const HttpServerOptions& options);

}  // namespace fieldfare::platform::net
