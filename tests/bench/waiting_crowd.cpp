#include "waiting_crowd.h"

#include <array>
#include <atomic>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <thread>

namespace fieldfare::test {
namespace {

namespace asio = boost::asio;
using asio::ip::tcp;

}  // namespace

struct WaitingCrowd::Impl {
  Impl(unsigned short port, std::size_t count)
      : hub(asio::ip::make_address("127.0.0.1"), port), wanted(count) {
    SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
  }

  asio::awaitable<void> wait(std::string request) {
    asio::ssl::stream<tcp::socket> stream(io, tls);
    co_await stream.lowest_layer().async_connect(hub, asio::use_awaitable);
    co_await stream.async_handshake(asio::ssl::stream_base::client, asio::use_awaitable);
    co_await asio::async_write(stream, asio::buffer(request), asio::use_awaitable);
    ++sent;
    std::array<char, 512> answer{};
    static_cast<void>(co_await stream.async_read_some(asio::buffer(answer), asio::use_awaitable));
    last = Clock::now().time_since_epoch().count();
    ++answered;
  }

  asio::io_context io{1};
  asio::ssl::context tls{asio::ssl::context::tls_client};
  tcp::endpoint hub;
  std::size_t wanted;
  std::atomic<std::size_t> sent = 0;
  std::atomic<std::size_t> answered = 0;
  std::atomic<Clock::rep> last = 0;
  std::thread thread;
};

WaitingCrowd::WaitingCrowd(unsigned short port, const std::vector<std::string>& requests)
    : impl_(std::make_unique<Impl>(port, requests.size())) {
  for (const std::string& request : requests)
    asio::co_spawn(impl_->io, impl_->wait(request), asio::detached);
  impl_->thread = std::thread([impl = impl_.get()] { impl->io.run(); });
}

WaitingCrowd::~WaitingCrowd() {
  impl_->io.stop();
  impl_->thread.join();
}

std::size_t WaitingCrowd::all_sent() {
  while (impl_->sent < impl_->wanted)
    std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return impl_->answered;
}

WaitingCrowd::Clock::time_point WaitingCrowd::last_answer(std::chrono::seconds patience) {
  const Clock::time_point end = Clock::now() + patience;
  while (impl_->answered < impl_->wanted && Clock::now() < end)
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  if (impl_->answered < impl_->wanted) return {};
  return Clock::time_point(Clock::duration(impl_->last));
}

}  // namespace fieldfare::test
