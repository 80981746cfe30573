#pragma once

#include <string>

#include <fieldfare/platform/net/http_server.h>

namespace fieldfare::hub_app {

struct ServeOptions {
  std::string store;  ///< "sqlite:FILE"
  platform::net::HttpServerOptions http;
  bool open_registration = false;  ///< any visit is taken in
  bool registered_only = false;    ///< not even on loopback
  double address_rate = 100;       ///< requests a second; 0: no limit
  double member_rate = 50;
};

/// Serves until SIGTERM or SIGINT. Prints one line to stdout once it listens.
void serve(ServeOptions options);

}  // namespace fieldfare::hub_app
