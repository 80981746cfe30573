#pragma once

#include <cstdint>
#include <functional>
#include <vector>

#include <fieldfare/sync/meeting/host.h>
#include <fieldfare/sync/transport.h>

#include "step.h"

namespace fieldfare::simulator {

/// What a line does to the requests that go over it, chosen by a step: nothing (mostly), loses one
/// or its answer, delivers one twice, delivers an old one before it, or changes a byte of an
/// answer.
class Mischief {
 public:
  explicit Mischief(const Step& step) : kind_(step.chance % 12), at_(step.number % 5) {}

  /// Hands the request on to `deliver` as the mischief will have it. Throws Error(unreachable).
  [[nodiscard]] sync::Response carry(
      const sync::Request& request,
      const std::function<sync::Response(const sync::Request&)>& deliver);
  /// Requests of earlier sessions, of anybody, to be delivered again.
  std::vector<sync::Request> old;
  bool happened = false;

 private:
  std::uint32_t kind_;
  std::uint32_t at_;
  std::uint32_t requests_ = 0;
};

/// A line to a hub through which a step's mischief goes.
class MischievousLine final : public sync::Transport {
 public:
  MischievousLine(sync::Transport& line, Mischief& mischief) : line_(line), mischief_(mischief) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    return mischief_.carry(request, [&](const sync::Request& one) { return line_.send(one); });
  }
  [[nodiscard]] std::string address() const override { return line_.address(); }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return line_.traffic(); }

 private:
  sync::Transport& line_;
  Mischief& mischief_;
};

/// A line to the host of a meeting in the same room. Everything that goes over it is kept.
class RoomLine final : public sync::TlsTransport {
 public:
  RoomLine(sync::meeting::Host& host, const Hash& certificate, Mischief& mischief)
      : host_(host), certificate_(certificate), mischief_(mischief) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override;
  [[nodiscard]] std::string address() const override { return "room"; }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return {}; }
  [[nodiscard]] Hash certificate() override { return certificate_; }
  [[nodiscard]] const Bytes& overheard() const noexcept { return overheard_; }

 private:
  sync::meeting::Host& host_;
  Hash certificate_;
  Mischief& mischief_;
  Bytes overheard_;
};

}  // namespace fieldfare::simulator
