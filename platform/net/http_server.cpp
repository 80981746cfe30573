#include <fieldfare/platform/net/http_server.h>

#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/thread_pool.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/core/tcp_stream.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl/ssl_stream.hpp>
#include <csignal>
#include <list>
#include <optional>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::platform::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Body = http::vector_body<std::uint8_t>;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::size_t header_limit = 16 * 1024;
constexpr std::string_view bearer = "Bearer ";

std::string_view view(beast::string_view text) {
  return {text.data(), text.size()};
}

sync::Request to_request(http::request<Body>&& message) {
  sync::Request request;
  request.post = message.method() == http::verb::post;
  request.target = view(message.target());
  const std::string_view proof = view(message[http::field::authorization]);
  if (proof.starts_with(bearer)) request.token = proof.substr(bearer.size());
  request.body = std::move(message.body());
  return request;
}

http::response<Body> to_message(sync::Response&& response, unsigned version, bool keep_alive) {
  http::response<Body> message{static_cast<http::status>(response.status), version};
  // Bytes of the protocol need no name, and a small sync should be small on the wire.
  if (response.content_type != sync::binary_type) {
    message.set(http::field::content_type, response.content_type);
    message.set(http::field::cache_control, "no-store");
  }
  message.body() = std::move(response.body);
  message.keep_alive(keep_alive);
  message.prepare_payload();
  return message;
}

/// What a request that could not be read is answered with; nothing when the line is simply gone.
std::optional<sync::Response> answer_to(const error_code& error) {
  if (error == http::error::body_limit)
    return sync::hub::error_response(413, "too_large", "the request is larger than 8 MiB");
  if (error == http::error::header_limit)
    return sync::hub::error_response(400, "bad_request", "the request's header is too long");
  const bool malformed = error.category() == make_error_code(http::error::bad_method).category();
  if (malformed && error != http::error::end_of_stream && error != http::error::partial_message)
    return sync::hub::error_response(400, "bad_request", "this is not an HTTP/1.1 request");
  return std::nullopt;
}

std::unique_ptr<asio::ssl::context> make_tls(const HttpServerOptions& options) {
  if (options.certificate.empty() && options.key.empty()) return nullptr;
  try {
    auto tls = std::make_unique<asio::ssl::context>(asio::ssl::context::tls_server);
    SSL_CTX_set_min_proto_version(tls->native_handle(), TLS1_3_VERSION);
    SSL_CTX_set_mode(tls->native_handle(), SSL_MODE_RELEASE_BUFFERS);
    tls->use_certificate_chain_file(options.certificate.string());
    tls->use_private_key_file(options.key.string(), asio::ssl::context::pem);
    return tls;
  } catch (const boost::system::system_error& error) {
    throw Error(ErrorCode::damaged,
                std::string("The certificate or its key cannot be used: ") + error.what(),
                "Give --tls-cert and --tls-key two PEM files that belong together.");
  }
}

}  // namespace

/// Lives on the io thread, but for `stopping` and the handler, which runs on the worker alone.
struct HttpServer::Impl {
  /// A line to somebody. `idle` while no request is at work.
  struct Line {
    beast::tcp_stream* stream;
    bool idle = true;
  };

  Impl(HttpServerOptions given, Handler handle)
      : options(std::move(given)),
        handler(std::move(handle)),
        tls(make_tls(options)),
        acceptor(io),
        signals(io),
        deadline(io) {
    bind();
  }

  void bind();
  void begin_stop();
  asio::awaitable<void> accept();
  asio::awaitable<void> turn_away(tcp::socket socket);
  asio::awaitable<void> serve(tcp::socket socket);
  template <class Stream>
  asio::awaitable<void> serve_requests(Stream& stream, Line& line);
  template <class Stream>
  asio::awaitable<bool> serve_one(Stream& stream, Line& line, beast::flat_buffer& buffer);
  template <class Stream>
  asio::awaitable<bool> respond(Stream& stream, sync::Response response, unsigned version,
                                bool keep_alive);
  asio::awaitable<sync::Response> work(const sync::Request& request);

  HttpServerOptions options;
  Handler handler;
  asio::io_context io{1};
  std::unique_ptr<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer deadline;
  std::list<Line*> lines;
  bool stopping = false;
  bool loopback = false;
  std::string url;
  asio::thread_pool worker{1};  ///< last: its thread ends before what it works with
};

void HttpServer::Impl::bind() {
  const ListenAddress place = parse_listen_address(options.listen);
  error_code error;
  const std::string host = place.host == "localhost" ? "127.0.0.1" : place.host;
  const asio::ip::address address = asio::ip::make_address(host, error);
  if (error)
    throw Error(ErrorCode::usage, "This is not an address to listen on: " + options.listen,
                "Write it like 127.0.0.1:8440.");
  loopback = address.is_loopback();
  if (!loopback && !tls) {
    throw Error(
        ErrorCode::usage,
        "Without a certificate the hub listens on this machine only, not on " + options.listen,
        "Give --tls-cert and --tls-key, or listen on 127.0.0.1 behind a TLS proxy.");
  }
  const tcp::endpoint endpoint(address, static_cast<std::uint16_t>(std::stoul(place.port)));
  acceptor.open(endpoint.protocol(), error);
  // So that a hub can be started again while lines of its last life are still winding down.
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(endpoint, error);
  if (!error) acceptor.listen(asio::socket_base::max_listen_connections, error);
  if (error)
    throw Error(ErrorCode::not_possible,
                "Cannot listen on " + options.listen + ": " + error.message(),
                "Another program may have the port: choose another, or 0 for any.");
  const std::string shown = address.is_v6() ? "[" + host + "]" : host;
  url = (tls ? "https://" : "http://") + shown + ":" +
        std::to_string(acceptor.local_endpoint().port());
}

void HttpServer::Impl::begin_stop() {
  if (stopping) return;
  stopping = true;
  error_code ignored;
  acceptor.close(ignored);
  signals.cancel(ignored);
  for (Line* line : lines) {
    if (line->idle) line->stream->socket().close(ignored);
  }
  deadline.expires_after(options.stop_time);
  deadline.async_wait([this](const error_code& error) {
    if (!error) io.stop();
  });
  if (lines.empty()) deadline.cancel();
}

asio::awaitable<void> HttpServer::Impl::accept() {
  while (!stopping) {
    error_code error;
    tcp::socket socket =
        co_await acceptor.async_accept(asio::redirect_error(asio::use_awaitable, error));
    if (stopping) co_return;
    if (error) {  // out of file handles, say: give those that are at work time to end
      asio::steady_timer pause(io, std::chrono::milliseconds(50));
      co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, error));
      continue;
    }
    socket.set_option(tcp::no_delay(true), error);
    if (lines.size() >= options.max_connections) {
      asio::co_spawn(io, turn_away(std::move(socket)), asio::detached);
    } else {
      asio::co_spawn(io, serve(std::move(socket)), asio::detached);
    }
  }
}

asio::awaitable<void> HttpServer::Impl::turn_away(tcp::socket socket) {
  if (tls) co_return;
  beast::tcp_stream stream(std::move(socket));
  co_await respond(stream,
                   sync::hub::error_response(503, "busy", "the hub has too many connections"), 11,
                   false);
}

asio::awaitable<void> HttpServer::Impl::serve(tcp::socket socket) {
  error_code error;
  if (tls) {
    TlsStream stream(beast::tcp_stream(std::move(socket)), *tls);
    Line line{&beast::get_lowest_layer(stream)};
    const auto at = lines.insert(lines.end(), &line);
    line.stream->expires_after(options.header_time);
    co_await stream.async_handshake(asio::ssl::stream_base::server,
                                    asio::redirect_error(asio::use_awaitable, error));
    if (!error) co_await serve_requests(stream, line);
    lines.erase(at);
  } else {
    beast::tcp_stream stream(std::move(socket));
    Line line{&stream};
    const auto at = lines.insert(lines.end(), &line);
    co_await serve_requests(stream, line);
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    lines.erase(at);
  }
  if (stopping && lines.empty()) deadline.cancel();
}

template <class Stream>
asio::awaitable<void> HttpServer::Impl::serve_requests(Stream& stream, Line& line) {
  beast::flat_buffer buffer;
  bool more = true;
  while (more && !stopping)
    more = co_await serve_one(stream, line, buffer);
}

template <class Stream>
asio::awaitable<bool> HttpServer::Impl::serve_one(Stream& stream, Line& line,
                                                  beast::flat_buffer& buffer) {
  http::request_parser<Body> parser;
  parser.header_limit(header_limit);
  parser.body_limit(sync::limits::max_message);
  beast::tcp_stream& lowest = beast::get_lowest_layer(stream);
  error_code error;
  line.idle = true;
  lowest.expires_after(options.header_time);
  co_await http::async_read_header(stream, buffer, parser,
                                   asio::redirect_error(asio::use_awaitable, error));
  line.idle = false;
  if (!error) {
    lowest.expires_after(options.body_time);
    co_await http::async_read(stream, buffer, parser,
                              asio::redirect_error(asio::use_awaitable, error));
  }
  if (error) {
    std::optional<sync::Response> answer = answer_to(error);
    if (answer) co_await respond(stream, std::move(*answer), 11, false);
    co_return false;
  }
  http::request<Body> message = parser.release();
  const unsigned version = message.version();
  const bool keep_alive = message.keep_alive() && !stopping;
  const sync::Request request = to_request(std::move(message));
  lowest.expires_never();
  sync::Response response = co_await work(request);
  co_return co_await respond(stream, std::move(response), version, keep_alive);
}

template <class Stream>
asio::awaitable<bool> HttpServer::Impl::respond(Stream& stream, sync::Response response,
                                                unsigned version, bool keep_alive) {
  const http::response<Body> message = to_message(std::move(response), version, keep_alive);
  beast::get_lowest_layer(stream).expires_after(options.body_time);
  error_code error;
  co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, error));
  co_return !error && keep_alive;
}

asio::awaitable<sync::Response> HttpServer::Impl::work(const sync::Request& request) {
  const auto on_worker = [this, &request]() -> asio::awaitable<sync::Response> {
    co_return handler(request);
  };
  co_return co_await asio::co_spawn(worker, on_worker, asio::use_awaitable);
}

HttpServer::HttpServer(HttpServerOptions options, Handler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() = default;

const std::string& HttpServer::url() const noexcept {
  return impl_->url;
}
bool HttpServer::loopback() const noexcept {
  return impl_->loopback;
}

void HttpServer::stop_at_signals() {
  Impl& impl = *impl_;
  impl.signals.add(SIGTERM);
  impl.signals.add(SIGINT);
  impl.signals.async_wait([&impl](const error_code& error, int) {
    if (!error) impl.begin_stop();
  });
}

void HttpServer::run() {
  Impl& impl = *impl_;
  asio::co_spawn(impl.io, impl.accept(), asio::detached);
  impl.io.run();
  impl.worker.join();
}

void HttpServer::stop() {
  asio::post(impl_->io, [this] { impl_->begin_stop(); });
}

}  // namespace fieldfare::platform::net
