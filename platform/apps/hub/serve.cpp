#include "serve.h"

#include <fmt/format.h>
#include <chrono>
#include <cstdio>
#include <utility>

#include <fieldfare/platform/posix/clock.h>
#include <fieldfare/platform/posix/entropy.h>
#include <fieldfare/platform/posix/service_manager.h>
#include <fieldfare/sync/hub/service.h>

#include "store.h"

namespace fieldfare::hub_app {
namespace {

void log_line(std::string_view line) {
  fmt::print(stderr, "fieldfare-hub: {}\n", line);
  std::fflush(stderr);
}

sync::hub::Rate burst_of(double per_second, double times) {
  return {.per_second = per_second, .burst = times * per_second};
}

}  // namespace

void serve(ServeOptions options) {
  options.http.requests_per_address = burst_of(options.address_rate, 4);
  const std::unique_ptr<sync::hub::HubStore> store = open_store(options.store);
  platform::SystemClock clock;
  platform::SystemEntropy entropy;
  std::unique_ptr<sync::hub::HubService> service;
  platform::net::HttpServer server(options.http,
                                   [&service](const sync::Request& request, sync::Respond respond) {
                                     service->handle(request, std::move(respond));
                                   });

  sync::hub::ServiceOptions service_options;
  service_options.open_registration =
      options.open_registration || (server.loopback() && !options.registered_only);
  service_options.requests_per_member = burst_of(options.member_rate, 10);
  service = std::make_unique<sync::hub::HubService>(*store, clock, entropy, service_options);
  service->log = log_line;
  service->stopwatch = [] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now().time_since_epoch())
        .count();
  };

  log_line(fmt::format("hub key {}; {}", service->key().hex(),
                       service_options.open_registration ? "takes in any visit"
                                                         : "takes in registered visits only"));
  server.every(std::chrono::seconds(1), [&service] { service->tick(); });
  server.before_stop([&service] { service->release(); });
  server.stop_at_signals();
  fmt::print("listening on {}\n", server.url());
  std::fflush(stdout);
  platform::tell_service_manager("READY=1");
  server.run();
  platform::tell_service_manager("STOPPING=1");
  log_line("stopped");
}

}  // namespace fieldfare::hub_app
