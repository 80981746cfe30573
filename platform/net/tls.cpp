#include "tls.h"

#include <boost/asio/buffer.hpp>
#include <string>

#include <fieldfare/core/error.h>

namespace fieldfare::platform::net {
namespace {

namespace asio = boost::asio;

void use_own(asio::ssl::context& tls, const Certificate& own) {
  tls.use_certificate_chain(asio::buffer(own.pem));
  tls.use_private_key(asio::buffer(own.key_pem.data(), own.key_pem.size()),
                      asio::ssl::context::pem);
}

}  // namespace

std::unique_ptr<asio::ssl::context> make_server_tls(const HttpServerOptions& options) {
  if (!options.own && options.certificate.empty() && options.key.empty()) return nullptr;
  try {
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_3_VERSION);
    // A waiting line keeps no buffers of records, and no line a ticket: our devices take none up.
    SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    SSL_CTX_set_num_tickets(tls->native_handle(), 0);
    if (options.own) {
      use_own(*tls, *options.own);
    } else {
      tls->use_certificate_chain_file(options.certificate.string());
      tls->use_private_key_file(options.key.string(), asio::ssl::context::pem);
    }
    return tls;
  } catch (const boost::system::system_error& error) {
    throw Error(ErrorCode::damaged,
                std::string("The certificate or its key cannot be used: ") + error.what(),
                "Give --tls-cert and --tls-key two PEM files that belong together.");
  }
}

}  // namespace fieldfare::platform::net
