#pragma once

#include <string>

#include <fieldfare/platform/net/http_server.h>

namespace fieldfare::hub_app {

struct ServeOptions {
  std::string store;  ///< "sqlite:FILE"
  platform::net::HttpServerOptions http;
  bool open_registration = false;  ///< any visit is taken in
  bool registered_only = false;    ///< not even on loopback
};

/// Serves until SIGTERM or SIGINT. Prints one line to stdout once it listens.
void serve(const ServeOptions& options);

}  // namespace fieldfare::hub_app
