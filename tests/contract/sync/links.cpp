#include "links.h"

#include <filesystem>
#include <map>
#include <thread>

#include <fieldfare/platform/net/http_server.h>
#include <fieldfare/platform/net/http_transport.h>
#include <fieldfare/platform/posix/files.h>
#include <fieldfare/sync/bundle.h>
#include <places.h>
#include <support/memory_hub.h>

namespace fieldfare::test {
namespace {

class MemoryLink final : public Link {
 public:
  sync::SyncOutcome carry(log::Replica& replica) override {
    DirectTransport transport(hub_);
    sync::HubRemote remote(transport, replica);
    return sync::synchronise(replica, remote);
  }

 private:
  MemoryHub hub_;
};

class HttpLink final : public Link {
 public:
  explicit HttpLink(bool tls) : tls_(tls), server_(options(), handler()) {
    thread_ = std::thread([this] { server_.run(); });
  }
  ~HttpLink() override {
    server_.stop();
    thread_.join();
  }

  sync::SyncOutcome carry(log::Replica& replica) override {
    platform::net::HttpTransportOptions trust;
    if (tls_) trust.extra_roots = data("hub-cert.pem");
    platform::net::HttpTransport transport(server_.url(), trust);
    sync::HubRemote remote(transport, replica);
    return sync::synchronise(replica, remote);
  }

 private:
  static std::filesystem::path data(const std::string& name) {
    return std::filesystem::path(FIELDFARE_TEST_FILES) / "sync" / name;
  }
  platform::net::HttpServerOptions options() const {
    platform::net::HttpServerOptions out;
    if (tls_) {
      out.certificate = data("hub-cert.pem");
      out.key = data("hub-key.pem");
    }
    return out;
  }
  platform::net::HttpServer::Handler handler() {
    return [this](const sync::Request& request) { return hub_.service().handle(request); };
  }

  bool tls_;
  MemoryHub hub_;
  platform::net::HttpServer server_;
  std::thread thread_;
};

/// Each device leaves a bundle in the folder, the first whole and then since the last, and reads
/// all that others left, old ones too.
class FolderLink final : public Link {
 public:
  sync::SyncOutcome carry(log::Replica& replica) override {
    const std::string name = replica.member().hex() + "-" + std::to_string(++count_);
    sync::SyncOutcome outcome =
        sync::bundle_out(replica, files_, directory_ / name, count_of_[replica.member()]++ > 0);
    for (const auto& file : std::filesystem::directory_iterator(directory_.path())) {
      const sync::SyncOutcome in = sync::bundle_in(replica, files_, file.path());
      outcome.received += in.received;
      outcome.refused.insert(outcome.refused.end(), in.refused.begin(), in.refused.end());
    }
    return outcome;
  }

 private:
  TemporaryDirectory directory_;
  platform::SystemFiles files_;
  std::map<MemberId, int> count_of_;
  int count_ = 0;
};

}  // namespace

const std::vector<LinkKind>& link_kinds() {
  static const std::vector<LinkKind> kinds{
      {"hub in memory", [] { return std::make_unique<MemoryLink>(); }},
      {"hub over HTTP", [] { return std::make_unique<HttpLink>(false); }},
      {"hub over TLS", [] { return std::make_unique<HttpLink>(true); }},
      {"bundle files", [] { return std::make_unique<FolderLink>(); }},
  };
  return kinds;
}

}  // namespace fieldfare::test
