#include <fieldfare/sync/fieldfare_sync.h>

#include <stop_token>

#include <fieldfare/core/app/c_handle.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>

namespace {

using namespace fieldfare;

/// The caller's transport as the session knows one.
class CallersTransport final : public sync::Transport {
 public:
  explicit CallersTransport(const fieldfare_transport& given)
      : given_(given), address_(given.address) {}

  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    const fieldfare_request asked{request.post ? 1 : 0, request.target.c_str(),
                                  request.token.c_str(), request.body.data(), request.body.size()};
    fieldfare_response answered{};
    if (given_.send(given_.context, &asked, &answered) != 0)
      throw Error(ErrorCode::unreachable, "The hub at " + address_ + " was not reached.",
                  "All work is kept on this device; sync again later.");
    const Released released{given_, answered};
    if (answered.size > most_bytes || (answered.body == nullptr && answered.size > 0))
      throw Error(ErrorCode::damaged, "The hub's answer is larger than any can be.");
    traffic_.sent += request.target.size() + request.body.size();
    traffic_.received += answered.size;
    sync::Response out;
    out.status = answered.status;
    out.retry_after = answered.retry_after;
    if (answered.size > 0) out.body.assign(answered.body, answered.body + answered.size);
    return out;
  }
  [[nodiscard]] std::string address() const override { return address_; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return traffic_; }

 private:
  static constexpr std::size_t most_bytes = std::size_t{16} * 1024 * 1024;

  struct Released {
    const fieldfare_transport& transport;
    fieldfare_response& response;
    ~Released() {
      if (transport.release != nullptr) transport.release(transport.context, &response);
    }
  };

  fieldfare_transport given_;
  std::string address_;
  sync::Traffic traffic_;
};

fieldfare_sync_outcome told(const sync::SyncOutcome& outcome) {
  return {outcome.sent,           outcome.received,       outcome.bytes_sent,
          outcome.bytes_received, outcome.refused.size(), outcome.cancelled ? 1 : 0};
}

}  // namespace

int fieldfare_sync(fieldfare_notebook* notebook, const char* visit,
                   const fieldfare_transport* transport, const fieldfare_watcher* watcher,
                   fieldfare_sync_outcome* outcome, char** answer) {
  return app::call_from_c(answer, [&] {
    if (notebook == nullptr || visit == nullptr || transport == nullptr || outcome == nullptr ||
        transport->send == nullptr || transport->address == nullptr)
      throw Error(ErrorCode::usage, "An argument is missing.");
    const auto id = VisitId::from_hex(visit);
    if (!id) throw Error(ErrorCode::usage, "This is no visit's id.");
    const auto replica = app::notebook_behind(*notebook).replica(*id);
    CallersTransport carries(*transport);
    sync::HubRemote hub(carries, *replica);
    std::stop_source stop;
    sync::SessionOptions options;
    options.stop = stop.get_token();
    if (watcher != nullptr && watcher->progress != nullptr) {
      options.progress = [&](const sync::Progress& now) {
        const auto done = static_cast<std::int64_t>(now.sent + now.received);
        const auto left = static_cast<std::int64_t>(now.to_send + now.to_receive);
        if (watcher->progress(watcher->context, done, done + left) != 0) stop.request_stop();
      };
    }
    *outcome = told(sync::synchronise(*replica, hub, options));
  });
}
