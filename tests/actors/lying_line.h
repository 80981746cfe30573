#pragma once

#include <functional>
#include <map>
#include <string>
#include <vector>

#include <support/memory_hub.h>

namespace fieldfare::hostile {

/// A hub that does not keep to the protocol, or somebody on the way to an honest one: between a
/// device and a hub it changes what it likes. It has the hub's own key unless `signs` is false.
/// Everything that went over it is kept, to be looked through and to be played again.
class LyingLine final : public sync::Transport {
 public:
  explicit LyingLine(test::MemoryHub& hub);

  std::function<void(sync::Parcel&)> hears;      ///< changes what the hub is told
  std::function<void(sync::Answer&)> says;       ///< changes what it answers
  std::function<void(sync::Response&)> garbles;  ///< changes an answer to an exchange as bytes
  bool signs = true;  ///< the changed answer gets a receipt by the hub's key

  [[nodiscard]] sync::Response send(const sync::Request& request) override;
  [[nodiscard]] std::string address() const override { return "memory"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return traffic_; }

  [[nodiscard]] const std::vector<sync::Request>& requests() const { return requests_; }
  [[nodiscard]] const std::vector<sync::Response>& responses() const { return responses_; }
  /// Bytes of all messages, both ways.
  [[nodiscard]] const Bytes& overheard() const { return overheard_; }

 private:
  void lie(const VisitId& visit, sync::Response& response) const;

  test::MemoryHub* hub_;
  crypto::SigningKey key_;
  sync::Traffic traffic_;
  std::vector<sync::Request> requests_;
  std::vector<sync::Response> responses_;
  Bytes overheard_;
};

}  // namespace fieldfare::hostile
