#include <fieldfare/platform/net/meeting.h>

#include <algorithm>
#include <exception>
#include <utility>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/net/certificate.h>
#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/hub_address.h>
#include <fieldfare/platform/net/local_network.h>
#include <fieldfare/sync/meeting/announcement.h>
#include <fieldfare/sync/meeting/host.h>
#include <fieldfare/sync/meeting/pairing.h>

namespace fieldfare::platform::net {
namespace {

namespace meeting = sync::meeting;

constexpr std::chrono::milliseconds tick_every{1000};
constexpr std::chrono::milliseconds announce_every{1000};
/// What is written on the host's device meanwhile comes to guests within this time.
constexpr std::chrono::milliseconds step_every{2000};
constexpr const char* everywhere = "0.0.0.0";

/// Nobody in a room needs more; and a stranger shall not keep the others out.
HttpServerOptions server_options(const std::string& listen,
                                 const std::shared_ptr<const Certificate>& own) {
  HttpServerOptions out;
  out.listen = listen;
  out.own = own;
  out.max_connections = 512;
  out.connections_per_address = 32;
  out.requests_per_address = {.per_second = 100, .burst = 400};
  return out;
}

std::string place(const std::string& address, std::uint16_t port) {
  const bool v6 = address.find(':') != std::string::npos;
  return (v6 ? "[" + address + "]" : address) + ":" + std::to_string(port);
}

std::vector<std::string> places_of(const std::string& address, std::uint16_t port) {
  std::vector<std::string> out;
  if (address == everywhere || address == "::") {
    for (const std::string& each : local_addresses()) {
      if (address == "::" || each.find(':') == std::string::npos) out.push_back(place(each, port));
    }
    if (out.empty()) out.push_back(place("127.0.0.1", port));
  } else {
    out.push_back(place(address, port));
  }
  return out;
}

}  // namespace

struct MeetingServer::Impl {
  Impl(log::Replica& replica, ports::Clock& clock, ports::Entropy& random, AnnouncementKey given,
       const MeetingOptions& options)
      : entropy(random),
        key(std::move(given)),
        certificate(std::make_shared<const Certificate>(make_certificate())),
        host(replica, clock, random, certificate->fingerprint),
        server(listen(options)) {
    const std::string address = address_of(options);
    invitation.addresses = places_of(address, server->port());
    invitation.address = invitation.addresses.front();
    invitation.words = meeting::pairing_words(certificate->fingerprint);
    invitation.text = meeting::pairing_text(certificate->fingerprint, invitation.addresses);
    server->every(step_every,
                  [this] { guarded([this] { static_cast<void>(host.keep_in_step()); }); });
    server->every(tick_every, [this] { host.tick(); });
    server->before_stop([this] { host.release(); });
    if (!options.announce) return;
    announcer = std::make_unique<Announcer>(address);
    server->every(announce_every, [this] { announce(); });
  }

  static std::string address_of(const MeetingOptions& options) {
    if (options.listen.empty()) return everywhere;
    const std::string host_part = parse_listen_address(options.listen).host;
    return host_part == "localhost" ? "127.0.0.1" : host_part;
  }

  std::unique_ptr<HttpServer> listen(const MeetingOptions& options) {
    if (!options.listen.empty()) return make_server(options.listen);
    const std::string any = std::string(everywhere) + ":";
    try {
      return make_server(any + std::to_string(meeting_port));
    } catch (const Error& error) {
      if (error.code() != ErrorCode::not_possible) throw;
      return make_server(any + "0");
    }
  }

  std::unique_ptr<HttpServer> make_server(const std::string& where) {
    return std::make_unique<HttpServer>(
        server_options(where, certificate),
        [this](const sync::Request& request, const sync::Respond& respond) {
          guarded([&] { host.handle(request, respond); });
        });
  }

  /// On the worker. What cannot be taken in ends the meeting: guests must not go on giving to a
  /// device that does not keep.
  template <class Work>
  void guarded(Work&& work) noexcept {
    try {
      work();
    } catch (...) {
      if (!failure) failure = std::current_exception();
      server->stop();
    }
  }

  void announce() {
    const std::optional<crypto::SecureBuffer> with = key();
    if (!with) return;
    announcer->say(meeting::seal({server->port(), certificate->fingerprint}, *with, entropy));
  }

  ports::Entropy& entropy;
  AnnouncementKey key;
  std::shared_ptr<const Certificate> certificate;
  meeting::Host host;
  std::unique_ptr<HttpServer> server;
  std::unique_ptr<Announcer> announcer;
  MeetingInvitation invitation;
  std::exception_ptr failure;
};

MeetingServer::MeetingServer(log::Replica& replica, ports::Clock& clock, ports::Entropy& entropy,
                             AnnouncementKey key, const MeetingOptions& options)
    : impl_(std::make_unique<Impl>(replica, clock, entropy, std::move(key), options)) {}

MeetingServer::~MeetingServer() = default;

const MeetingInvitation& MeetingServer::invitation() const noexcept {
  return impl_->invitation;
}

void MeetingServer::on_served(std::function<void(const sync::hub::Served&)> served) {
  impl_->host.on_served(std::move(served));
}

void MeetingServer::on_stepped(std::function<void(const sync::SyncOutcome&)> stepped) {
  impl_->host.on_stepped(std::move(stepped));
}

void MeetingServer::stop_at_signals() {
  impl_->server->stop_at_signals();
}

void MeetingServer::run() {
  impl_->server->run();
  if (impl_->failure) std::rethrow_exception(impl_->failure);
}

void MeetingServer::stop() {
  impl_->server->stop();
}

}  // namespace fieldfare::platform::net
