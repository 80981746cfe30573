#pragma once

#include <atomic>
#include <boost/asio/io_context.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <utility>

#include <fieldfare/sync/hub/service.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::platform::net {

/// A request at work: its response, or that there will be none. Lives on the io thread, but for
/// `respond`.
struct Pending {
  explicit Pending(boost::asio::io_context& io)
      : arrived(io, boost::asio::steady_timer::time_point::max()) {}
  boost::asio::steady_timer arrived;  ///< cancelled when the response is there
  std::optional<sync::Response> response;
};

/// What copies of a `respond` share. The first answer counts; without any, "internal".
class Answer {
 public:
  Answer(std::shared_ptr<boost::asio::io_context> io, std::shared_ptr<Pending> pending)
      : io_(std::move(io)), pending_(std::move(pending)) {}
  ~Answer() {
    if (!given_.exchange(true))
      give(sync::hub::error_response(500, "internal", "the request was not answered"));
  }
  Answer(const Answer&) = delete;
  Answer& operator=(const Answer&) = delete;

  void operator()(sync::Response response) {
    if (!given_.exchange(true)) give(std::move(response));
  }

 private:
  void give(sync::Response response) {
    boost::asio::post(*io_, [pending = pending_, response = std::move(response)]() mutable {
      pending->response = std::move(response);
      pending->arrived.cancel();
    });
  }

  std::shared_ptr<boost::asio::io_context> io_;
  std::shared_ptr<Pending> pending_;
  std::atomic<bool> given_ = false;
};

}  // namespace fieldfare::platform::net
