#pragma once

#include <optional>

#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/meeting/proof.h>

namespace fieldfare::sync::meeting {

/// A meeting's host as the session's other side: before the first exchange both prove that they are
/// members. Error(unreachable) when who answers is none, Error(forbidden) when this device is not
/// served. Borrows the transport and the replica.
class HostRemote final : public Remote {
 public:
  HostRemote(TlsTransport& transport, log::Replica& replica);

  [[nodiscard]] Answer exchange(const Parcel& parcel) override;
  /// As HubRemote::wait.
  [[nodiscard]] std::uint64_t wait(std::uint64_t known);
  /// A colleague's device is never the hub: its word counts as that of a team device.
  [[nodiscard]] bool is_hub() const noexcept override { return false; }
  [[nodiscard]] crypto::SignPublicKey key() const override { return hub_.key(); }
  [[nodiscard]] std::string address() const override { return hub_.address(); }
  [[nodiscard]] Traffic traffic() const noexcept override { return hub_.traffic(); }
  [[nodiscard]] bool answers_elsewhere() const noexcept override {
    return hub_.answers_elsewhere();
  }

  /// Whose device the host is; nothing before the first exchange.
  [[nodiscard]] const std::optional<MemberId>& host() const noexcept { return host_; }

 private:
  void meet();
  [[nodiscard]] Response ask(const GuestProof& proof);
  void check(const HostProof& proof, const std::vector<Bytes>& records, const Hash& fingerprint);

  TlsTransport& transport_;
  log::Replica& replica_;
  HubRemote hub_;
  std::optional<MemberId> host_;
};

}  // namespace fieldfare::sync::meeting
