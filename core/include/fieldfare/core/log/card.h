#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/crypto/box.h>
#include <fieldfare/core/crypto/sign.h>
#include <fieldfare/core/ids.h>

namespace fieldfare::log {

/// What a device shows to the lead of a visit that it wants to join: who uses it (a role), and two
/// fresh keys for that visit, certified by the device's identity. Text form: "ffc1." and base64.
struct Card {
  std::string title;         ///< "Education HMI"; at most 128 bytes
  std::string inspectorate;  ///< "ofsted" or "cqc"
  crypto::SignPublicKey identity;
  crypto::SignPublicKey sign_key;
  crypto::BoxPublicKey box_key;
};

[[nodiscard]] std::string encode_card(const Card& card, const crypto::SigningKey& identity);
/// Error(usage) when it is not a card, Error(damaged) when it was changed.
[[nodiscard]] Card decode_card(std::string_view text);

/// What the lead gives back: the visit, the hub's address if there is one, and the membership chain
/// with the epoch key sealed to the new device. Text form: "ffi1." and base64. It opens nothing for
/// anybody else, but tells the visit's id and the address.
struct Invite {
  VisitId visit;
  std::string hub;  ///< at most 512 bytes
  std::vector<Bytes> membership;
};

[[nodiscard]] std::string encode_invite(const Invite& invite);
[[nodiscard]] Invite decode_invite(std::string_view text);

/// How the first entry of a log says whose it is: signed by the member's key of the visit over the
/// visit, the log and the log it continues, if any.
struct LogCertificate {
  crypto::SignPublicKey member;
  bool continues = false;  ///< after a restore: the old log's last known head follows
  LogId old_log;
  std::uint64_t old_length = 0;
  Hash old_head;
};

[[nodiscard]] Bytes encode_certificate(const LogCertificate& certificate, const VisitId& visit,
                                       const LogId& log, const crypto::SigningKey& member);
/// Error(damaged) when the signature does not fit this visit and log.
[[nodiscard]] LogCertificate decode_certificate(ByteView bytes, const VisitId& visit,
                                                const LogId& log);

}  // namespace fieldfare::log
