#pragma once

#include <optional>

#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/hub/wire.h>
#include <fieldfare/sync/transport.h>

namespace fieldfare::sync {

/// A hub as the session's other side: says hello, proves membership, exchanges parcels. Borrows the
/// transport and the replica, which must outlive it.
class HubRemote final : public Remote {
 public:
  /// Whether a token is kept with the replica, so that the next session need not prove itself anew.
  enum class Tokens { kept, forgotten };
  HubRemote(Transport& transport, log::Replica& replica, Tokens tokens = Tokens::kept);

  /// From now on only a hub with this key is answered.
  void expect(const crypto::SignPublicKey& hub) { expected_ = hub; }

  [[nodiscard]] Answer exchange(const Parcel& parcel) override;
  /// The visit's change counter there, as soon as it is another than `known`; `known` again when
  /// nothing has changed for about 50 s. Errors as those of `exchange`.
  [[nodiscard]] std::uint64_t wait(std::uint64_t known);
  /// What proves this member there for some minutes; empty before the first exchange or wait.
  [[nodiscard]] const std::string& token() const noexcept { return token_; }
  [[nodiscard]] crypto::SignPublicKey key() const override { return hub_; }
  [[nodiscard]] std::string address() const override { return transport_.address(); }
  [[nodiscard]] Traffic traffic() const noexcept override { return transport_.traffic(); }
  [[nodiscard]] bool answers_elsewhere() const noexcept override {
    return transport_.answers_elsewhere();
  }

 private:
  void authenticate();
  /// One try to get a token; when `may_fail`, a proof that is not accepted leaves none.
  void prove(bool may_fail);
  void use_kept_token();
  [[nodiscard]] Bytes post_as_member(const std::string& what, const Bytes& body);
  [[nodiscard]] hub::Hello hello_in(const Bytes& told) const;
  [[nodiscard]] Response send(const std::string& what, Bytes body);
  [[nodiscard]] Bytes post(const std::string& what, Bytes body);

  Transport& transport_;
  log::Replica& replica_;
  VisitId visit_;
  crypto::SignPublicKey hub_;
  std::optional<crypto::SignPublicKey> expected_;
  std::string token_;
  bool proven_ = false;  ///< in this session, not by a token of an earlier one
  const Tokens tokens_;
};

}  // namespace fieldfare::sync
