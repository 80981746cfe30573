#include <fieldfare/platform/net/http_server.h>

#include <malloc.h>
#include <sys/resource.h>

#include <algorithm>
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
#include <exception>
#include <list>
#include <optional>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/limits.h>

#include "address_limits.h"
#include "fingerprint.h"
#include "http_messages.h"
#include "pending.h"
#include "tls.h"

namespace fieldfare::platform::net {
namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using asio::ip::tcp;
using boost::system::error_code;
using Body = MessageBody;
using TlsStream = beast::ssl_stream<beast::tcp_stream>;

constexpr std::size_t header_limit = 16 * 1024;
constexpr std::uint32_t slow_down_seconds = 2;
constexpr std::chrono::milliseconds give_back_every{2000};
constexpr std::size_t handshakes_to_notice = 100;

sync::Response busy() {
  return sync::hub::error_response(503, "busy", "the hub has too many connections");
}

sync::Response slow_down() {
  sync::Response out = sync::hub::error_response(429, "slow_down", "too many requests at once");
  out.retry_after = slow_down_seconds;
  return out;
}

HttpServer::LateHandler answer_at_once(HttpServer::Handler handler) {
  return
      [handler = std::move(handler)](const sync::Request& request, const sync::Respond& respond) {
        respond(handler(request));
      };
}

/// As many files as lines may be, and some for the store, as far as the system lets us.
void allow_files(std::size_t lines) {
  rlimit limit{};
  if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return;
  limit.rlim_cur = std::max(limit.rlim_cur, std::min<rlim_t>(limit.rlim_max, lines + 64));
  ::setrlimit(RLIMIT_NOFILE, &limit);
}

/// Work that the worker does again and again.
struct Repeated {
  std::chrono::milliseconds pause;
  std::function<void()> work;
  asio::steady_timer timer;
};

}  // namespace

/// Lives on the io thread, but for the handler, `repeated` and `at_stop`: those are the worker's.
struct HttpServer::Impl {
  /// A line to somebody. `idle` while no request is at work.
  struct Line {
    beast::tcp_stream* stream;
    std::optional<AddressKey> address;  ///< whose limits it counts in
    bool idle = true;
    std::optional<Hash> channel = std::nullopt;  ///< over TLS: what names this line
  };

  Impl(HttpServerOptions given, LateHandler handle)
      : options(std::move(given)),
        handler(std::move(handle)),
        tls(make_server_tls(options)),
        acceptor(io),
        signals(io),
        deadline(io),
        addresses(options.connections_per_address, options.requests_per_address) {
    bind();
    repeated.push_back({give_back_every, [this] { give_back(); }, asio::steady_timer(worker)});
  }

  /// Handshakes that run side by side leave holes all over the heap, more than what lines need
  /// afterwards: 3,000 devices that come back at once after an outage.
  void give_back() {
    if (handshakes < handshakes_to_notice) return;
    handshakes = 0;
    ::malloc_trim(0);
  }

  void bind();
  void begin_stop();
  asio::awaitable<void> accept();
  asio::awaitable<void> turn_away(tcp::socket socket, sync::Response answer);
  asio::awaitable<void> serve(tcp::socket socket, std::optional<AddressKey> address);
  void take(tcp::socket socket);
  std::optional<AddressKey> limited(const tcp::socket& socket) const;
  void repeat(Repeated& each);
  void stop_worker();
  template <class Stream>
  asio::awaitable<void> serve_requests(Stream& stream, Line& line);
  template <class Stream>
  asio::awaitable<bool> serve_one(Stream& stream, Line& line, beast::flat_buffer& buffer,
                                  bool first);
  template <class Stream>
  asio::awaitable<bool> respond(Stream& stream, sync::Response response, unsigned version,
                                bool keep_alive);
  asio::awaitable<sync::Response> work(sync::Request request);

  HttpServerOptions options;
  LateHandler handler;
  /// Shared with answers that come when the server is gone.
  std::shared_ptr<asio::io_context> io_owner = std::make_shared<asio::io_context>(1);
  asio::io_context& io = *io_owner;
  std::unique_ptr<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  asio::signal_set signals;
  asio::steady_timer deadline;
  AddressLimits addresses;
  std::atomic<std::size_t> handshakes = 0;  ///< since memory was given back
  std::list<Line*> lines;
  bool stopping = false;
  bool loopback = false;
  std::string url;
  std::uint16_t port = 0;
  std::function<void()> at_stop;
  bool worker_stopping = false;
  asio::thread_pool worker{1};  ///< its thread ends before what it works with
  std::list<Repeated> repeated;
};

void HttpServer::Impl::bind() {
  allow_files(options.max_connections);
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
  port = acceptor.local_endpoint().port();
  url = (tls ? "https://" : "http://") + shown + ":" + std::to_string(port);
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
  asio::post(worker, [this] { stop_worker(); });
  deadline.expires_after(options.stop_time);
  deadline.async_wait([this](const error_code& error) {
    if (!error) io.stop();
  });
  if (lines.empty()) deadline.cancel();
}

void HttpServer::Impl::stop_worker() {
  if (worker_stopping) return;
  worker_stopping = true;
  for (Repeated& each : repeated)
    each.timer.cancel();
  if (at_stop) at_stop();
}

void HttpServer::Impl::repeat(Repeated& each) {
  if (worker_stopping) return;
  each.timer.expires_after(each.pause);
  each.timer.async_wait([this, &each](const error_code& error) {
    if (error || worker_stopping) return;
    each.work();
    repeat(each);
  });
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
    // So that a line whose other end vanished is found out while its request waits.
    socket.set_option(asio::socket_base::keep_alive(true), error);
    take(std::move(socket));
  }
}

std::optional<AddressKey> HttpServer::Impl::limited(const tcp::socket& socket) const {
  error_code error;
  const asio::ip::address address = socket.remote_endpoint(error).address();
  if (error || (address.is_loopback() && !options.limit_this_machine)) return std::nullopt;
  return address_key(address);
}

void HttpServer::Impl::take(tcp::socket socket) {
  const std::optional<AddressKey> address = limited(socket);
  std::optional<sync::Response> refusal;
  if (lines.size() >= options.max_connections) {
    refusal = busy();
  } else if (address && !addresses.may_ask(*address)) {
    refusal = slow_down();
  } else if (address && !addresses.enter(*address)) {
    refusal = busy();
  }
  if (refusal) {
    asio::co_spawn(io, turn_away(std::move(socket), std::move(*refusal)), asio::detached);
  } else {
    asio::co_spawn(io, serve(std::move(socket), address), asio::detached);
  }
}

asio::awaitable<void> HttpServer::Impl::turn_away(tcp::socket socket, sync::Response answer) {
  if (tls) co_return;
  beast::tcp_stream stream(std::move(socket));
  co_await respond(stream, std::move(answer), 11, false);
}

asio::awaitable<void> HttpServer::Impl::serve(tcp::socket socket,
                                              std::optional<AddressKey> address) {
  error_code error;
  if (tls) {
    TlsStream stream(beast::tcp_stream(std::move(socket)), *tls);
    Line line{&beast::get_lowest_layer(stream), address};
    const auto at = lines.insert(lines.end(), &line);
    line.stream->expires_after(options.header_time);
    co_await stream.async_handshake(asio::ssl::stream_base::server,
                                    asio::redirect_error(asio::use_awaitable, error));
    ++handshakes;
    if (!error) {
      line.channel = channel_of(stream.native_handle());
      co_await serve_requests(stream, line);
    }
    lines.erase(at);
  } else {
    beast::tcp_stream stream(std::move(socket));
    Line line{&stream, address};
    const auto at = lines.insert(lines.end(), &line);
    co_await serve_requests(stream, line);
    stream.socket().shutdown(tcp::socket::shutdown_send, error);
    lines.erase(at);
  }
  if (address) addresses.leave(*address);
  if (stopping && lines.empty()) deadline.cancel();
}

template <class Stream>
asio::awaitable<void> HttpServer::Impl::serve_requests(Stream& stream, Line& line) {
  beast::flat_buffer buffer;
  bool first = true;  // its place among the address's requests was taken with the line
  while (!stopping && co_await serve_one(stream, line, buffer, first))
    first = false;
}

template <class Stream>
asio::awaitable<bool> HttpServer::Impl::serve_one(Stream& stream, Line& line,
                                                  beast::flat_buffer& buffer, bool first) {
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
  if (line.address && !first && !addresses.may_ask(*line.address)) {
    co_await respond(stream, slow_down(), 11, false);
    co_return false;
  }
  http::request<Body> message = parser.release();
  const unsigned version = message.version();
  const bool keep_alive = message.keep_alive();
  lowest.expires_never();
  sync::Request request = to_request(std::move(message));
  request.channel = line.channel;
  sync::Response response = co_await work(std::move(request));
  co_return co_await respond(stream, std::move(response), version, keep_alive && !stopping);
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

asio::awaitable<sync::Response> HttpServer::Impl::work(sync::Request request) {
  const auto pending = std::make_shared<Pending>(io);
  // Nobody but the worker keeps the answer, so that it is missed when the handler forgets it.
  asio::post(worker, [this, request = std::move(request),
                      answer = std::make_shared<Answer>(io_owner, pending)]() mutable {
    try {
      handler(std::move(request),
              [answer](sync::Response response) { (*answer)(std::move(response)); });
    } catch (const std::exception&) {  // the handler's own fault; not this thread's end
      (*answer)(sync::hub::error_response(500, "internal", "the request failed"));
    }
  });
  error_code cancelled;
  while (!pending->response) {
    co_await pending->arrived.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
  }
  co_return std::move(*pending->response);
}

HttpServer::HttpServer(HttpServerOptions options, Handler handler)
    : HttpServer(std::move(options), answer_at_once(std::move(handler))) {}

HttpServer::HttpServer(HttpServerOptions options, LateHandler handler)
    : impl_(std::make_unique<Impl>(std::move(options), std::move(handler))) {}

HttpServer::~HttpServer() = default;

const std::string& HttpServer::url() const noexcept {
  return impl_->url;
}
std::uint16_t HttpServer::port() const noexcept {
  return impl_->port;
}
bool HttpServer::loopback() const noexcept {
  return impl_->loopback;
}

void HttpServer::every(std::chrono::milliseconds pause, std::function<void()> work) {
  impl_->repeated.push_back({pause, std::move(work), asio::steady_timer(impl_->worker)});
}

void HttpServer::before_stop(std::function<void()> work) {
  impl_->at_stop = std::move(work);
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
  asio::post(impl.worker, [&impl] {
    for (Repeated& each : impl.repeated)
      impl.repeat(each);
  });
  impl.io.run();
  asio::post(impl.worker, [&impl] { impl.stop_worker(); });
  impl.worker.join();
}

void HttpServer::stop() {
  asio::post(impl_->io, [this] { impl_->begin_stop(); });
}

}  // namespace fieldfare::platform::net
