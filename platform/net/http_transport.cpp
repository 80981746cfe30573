#include <fieldfare/platform/net/http_transport.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <exception>
#include <optional>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/sync/limits.h>

#include "fingerprint.h"

namespace fieldfare::platform::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using boost::system::system_error;
using Body = http::vector_body<std::uint8_t>;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::size_t header_limit = 16 * 1024;
/// An answer carries at most a batch and its largest entry; twice the request's limit is ample.
constexpr std::size_t answer_limit = 2 * sync::limits::max_message;

http::request<Body> to_message(const HubAddress& address, const sync::Request& request) {
  http::request<Body> message{request.post ? http::verb::post : http::verb::get,
                              address.prefix + request.target, 11};
  const bool v6 = address.host.find(':') != std::string::npos;
  message.set(http::field::host,
              (v6 ? "[" + address.host + "]" : address.host) + ":" + address.port);
  if (!request.token.empty()) message.set(http::field::authorization, "Bearer " + request.token);
  message.body() = request.body;
  message.keep_alive(true);
  message.prepare_payload();
  return message;
}

}  // namespace

struct HttpTransport::Impl {
  Impl(const std::string& url, HttpTransportOptions given)
      : shown(url), address(parse_hub_address(url)), options(std::move(given)) {
    if (!address.tls) return;
    tls.emplace(asio::ssl::context::tls_client);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_3_VERSION);
    // Without the other's authorities; that it has the certificate's key, the handshake shows.
    if (options.trust) return;
    tls->set_verify_mode(asio::ssl::verify_peer);
    tls->set_default_verify_paths();
    if (!options.extra_roots.empty()) tls->load_verify_file(options.extra_roots.string());
  }

  [[nodiscard]] bool connected() const { return plain || secure; }
  void disconnect() {
    secure.reset();
    plain.reset();
  }

  asio::awaitable<void> connect();
  asio::awaitable<void> handshake(TlsStream& stream);
  void require_trusted(TlsStream& stream);
  void perform(const std::function<asio::awaitable<void>()>& work);
  Error failure(const error_code& error) const;
  asio::awaitable<void> exchange(const sync::Request& request);
  template <class Stream>
  asio::awaitable<void> exchange_over(Stream& stream, const sync::Request& request);
  void run(asio::awaitable<void> work);

  std::string shown;
  HubAddress address;
  HttpTransportOptions options;
  asio::io_context io{1};
  std::optional<asio::ssl::context> tls;
  std::unique_ptr<beast::tcp_stream> plain;
  std::unique_ptr<TlsStream> secure;
  beast::flat_buffer buffer;
  sync::Traffic traffic;
  sync::Response response;
  bool answer_began = false;
  std::optional<Hash> certificate;  ///< once trusted
  std::atomic<bool> interrupted = false;
};

asio::awaitable<void> HttpTransport::Impl::connect() {
  beast::tcp_stream stream(io);
  stream.expires_after(options.connect_time);
  error_code not_numeric;
  const asio::ip::address numeric = asio::ip::make_address(address.host, not_numeric);
  if (!not_numeric) {  // no need to look it up, which takes a thread
    const auto port = static_cast<std::uint16_t>(std::stoul(address.port));
    co_await stream.async_connect(tcp::endpoint(numeric, port), asio::use_awaitable);
  } else {
    tcp::resolver resolver(io);
    const auto places =
        co_await resolver.async_resolve(address.host, address.port, asio::use_awaitable);
    co_await stream.async_connect(places, asio::use_awaitable);
  }
  stream.socket().set_option(tcp::no_delay(true));
  buffer.clear();
  if (!address.tls) {
    plain = std::make_unique<beast::tcp_stream>(std::move(stream));
    co_return;
  }
  auto wrapped = std::make_unique<TlsStream>(std::move(stream), *tls);
  co_await handshake(*wrapped);
  secure = std::move(wrapped);
}

asio::awaitable<void> HttpTransport::Impl::handshake(TlsStream& stream) {
  if (!options.trust) {
    // What the macro SSL_set_tlsext_host_name does, without its C cast.
    SSL_ctrl(stream.native_handle(), SSL_CTRL_SET_TLSEXT_HOSTNAME, TLSEXT_NAMETYPE_host_name,
             address.host.data());
    stream.set_verify_callback(asio::ssl::host_name_verification(address.host));
  }
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
  require_trusted(stream);
}

void HttpTransport::Impl::require_trusted(TlsStream& stream) {
  X509* peer = SSL_get1_peer_certificate(stream.native_handle());
  Hash seen;
  if (peer != nullptr) seen = fingerprint_of(peer);
  X509_free(peer);
  const bool trusted =
      !options.trust ||
      (peer != nullptr && (certificate ? seen == *certificate : options.trust(seen)));
  if (trusted) certificate = seen;
  if (!trusted) {
    throw Error(ErrorCode::unreachable,
                "Another device answers at " + shown + " than the one that was named.",
                "All work is kept on this device. Compare the address and the pairing code with "
                "the host's screen.");
  }
}

template <class Stream>
asio::awaitable<void> HttpTransport::Impl::exchange_over(Stream& stream,
                                                         const sync::Request& request) {
  const http::request<Body> message = to_message(address, request);
  beast::get_lowest_layer(stream).expires_after(options.answer_time);
  traffic.sent += co_await http::async_write(stream, message, asio::use_awaitable);
  http::response_parser<Body> parser;
  parser.header_limit(header_limit);
  parser.body_limit(answer_limit);
  traffic.received += co_await http::async_read_header(stream, buffer, parser, asio::use_awaitable);
  answer_began = true;
  if (!parser.is_done())
    traffic.received += co_await http::async_read(stream, buffer, parser, asio::use_awaitable);
  http::response<Body> answer = parser.release();
  response.status = answer.result_int();
  const beast::string_view type = answer[http::field::content_type];
  response.content_type = type.empty() ? sync::binary_type : std::string(type.data(), type.size());
  response.body = std::move(answer.body());
  if (!answer.keep_alive()) disconnect();
}

asio::awaitable<void> HttpTransport::Impl::exchange(const sync::Request& request) {
  if (!connected()) co_await connect();
  if (secure) {
    co_await exchange_over(*secure, request);
  } else {
    co_await exchange_over(*plain, request);
  }
}

void HttpTransport::Impl::run(asio::awaitable<void> work) {
  std::exception_ptr failure;
  asio::co_spawn(io, std::move(work), [&](std::exception_ptr thrown) { failure = thrown; });
  io.restart();
  if (!interrupted) io.run();
  if (interrupted) throw system_error(asio::error::operation_aborted);
  if (failure) std::rethrow_exception(failure);
}

HttpTransport::HttpTransport(const std::string& url, HttpTransportOptions options)
    : impl_(std::make_unique<Impl>(url, std::move(options))) {}

HttpTransport::~HttpTransport() = default;

Error HttpTransport::Impl::failure(const error_code& error) const {
  return Error(ErrorCode::unreachable,
               "The " + options.called + " at " + shown + " cannot be reached: " + error.message(),
               "All work is kept on this device. Check the network and the address, then sync "
               "again.");
}

void HttpTransport::Impl::perform(const std::function<asio::awaitable<void>()>& work) {
  const bool kept = connected();
  answer_began = false;
  try {
    if (interrupted) throw system_error(asio::error::operation_aborted);
    run(work());
  } catch (const system_error& error) {
    disconnect();
    // A kept line may have been closed by the other end meanwhile. Asking twice does no harm:
    // everything in the protocol may be repeated.
    if (!kept || answer_began || interrupted) throw failure(error.code());
    return perform(work);
  } catch (...) {
    disconnect();
    throw;
  }
}

sync::Response HttpTransport::send(const sync::Request& request) {
  impl_->perform([&] { return impl_->exchange(request); });
  return std::move(impl_->response);
}

Hash HttpTransport::certificate() {
  if (!impl_->connected()) impl_->perform([&] { return impl_->connect(); });
  FIELDFARE_ASSERT(impl_->certificate);
  return *impl_->certificate;
}

std::optional<Hash> HttpTransport::channel() {
  if (!impl_->address.tls) return std::nullopt;
  if (!impl_->connected()) impl_->perform([&] { return impl_->connect(); });
  return channel_of(impl_->secure->native_handle());
}

void HttpTransport::interrupt() {
  impl_->interrupted = true;
  impl_->io.stop();
}

std::string HttpTransport::address() const {
  return impl_->shown;
}
std::string HttpTransport::called() const {
  return impl_->options.called;
}
sync::Traffic HttpTransport::traffic() const noexcept {
  return impl_->traffic;
}

}  // namespace fieldfare::platform::net
