#include <catch2/catch_test_macros.hpp>
#include <cstring>
#include <string>

#include <support/memory_hub.h>
#include <support/temporary_directory.h>

#include "c_sync.h"

using namespace fieldfare;

namespace {

/// Hands requests of C to a hub in memory.
int send_to_hub(void* context, const fieldfare_request* request, fieldfare_response* response) {
  auto& hub = *static_cast<test::MemoryHub*>(context);
  sync::Request asked;
  asked.post = request->post != 0;
  asked.target = request->target;
  asked.token = request->token;
  if (request->size > 0) asked.body.assign(request->body, request->body + request->size);
  const sync::Response answered = hub.service().handle(asked);
  response->status = answered.status;
  response->size = answered.body.size();
  response->body = new std::uint8_t[answered.body.size() + 1];
  if (!answered.body.empty())
    std::memcpy(response->body, answered.body.data(), answered.body.size());
  return 0;
}

void release(void*, fieldfare_response* response) {
  delete[] response->body;
}

int send_to_nobody(void*, const fieldfare_request*, fieldfare_response*) {
  return 1;
}

}  // namespace

TEST_CASE("a program in C syncs a visit over a transport of its own, watches it and stops it") {
  const test::TemporaryDirectory directory;
  test::MemoryHub hub;
  const fieldfare_transport transport{&hub, "memory", send_to_hub, release};
  const fieldfare_transport cut{nullptr, "memory", send_to_nobody, release};
  const char* problem = fieldfare_c_sync((directory / "store").c_str(), &transport, &cut);
  CHECK(std::string(problem == nullptr ? "" : problem).empty());
}
