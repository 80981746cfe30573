#include <fieldfare/core/log/card.h>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::log {

namespace {

constexpr std::string_view card_prefix = "ffc1.";
constexpr std::string_view invite_prefix = "ffi1.";
constexpr std::string_view card_domain = "fieldfare/card/1";
constexpr std::string_view certificate_domain = "fieldfare/log-open/1";
constexpr std::size_t max_title = 128;
constexpr std::size_t max_hub = 512;
constexpr std::size_t max_record = 1U << 20U;
constexpr std::size_t max_text = 8U << 20U;
constexpr std::size_t checksum_size = 4;
constexpr std::uint8_t certificate_format = 1;

std::string_view without_blanks_around(std::string_view text) {
  const auto first = text.find_first_not_of(" \t\r\n");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\r\n") - first + 1);
}

Bytes unwrap(std::string_view text, std::string_view prefix, const char* what) {
  text = without_blanks_around(text);
  if (!text.starts_with(prefix) || text.size() > max_text) {
    throw Error(ErrorCode::usage, std::string("This is not ") + what + ".",
                std::string("It begins with \"") + std::string(prefix) + "\". Copy all of it.");
  }
  auto bytes = from_base64url(text.substr(prefix.size()));
  if (!bytes) {
    throw Error(ErrorCode::damaged, std::string("A character of ") + what + " is wrong.",
                "Copy all of it again.");
  }
  return std::move(*bytes);
}

std::uint8_t inspectorate_number(std::string_view name) {
  return name == "cqc" ? 2 : 1;
}

Bytes card_body(const Card& card) {
  ByteWriter out;
  out.u16(1).sized(as_bytes(card.title)).u8(inspectorate_number(card.inspectorate));
  out.raw(card.identity.view()).raw(card.sign_key.view()).raw(card.box_key.view());
  return out.take();
}

[[noreturn]] void wrong(ErrorCode code, const std::string& message) {
  throw Error(code, message, "Ask for it again.");
}

Bytes certificate_body(const LogCertificate& certificate) {
  ByteWriter out;
  out.u8(certificate_format).raw(certificate.member.view()).u8(certificate.continues ? 1 : 0);
  if (certificate.continues) {
    out.raw(certificate.old_log.view()).u64(certificate.old_length);
    out.raw(certificate.old_head.view());
  }
  return out.take();
}

Bytes certificate_message(ByteView body, const VisitId& visit, const LogId& log) {
  ByteWriter out;
  out.raw(visit.view()).raw(log.view()).raw(body);
  return out.take();
}

}  // namespace

std::string encode_card(const Card& card, const crypto::SigningKey& identity) {
  FIELDFARE_ASSERT(card.title.size() <= max_title && card.identity == identity.public_key());
  Bytes bytes = card_body(card);
  const auto signature = identity.sign(card_domain, bytes);
  bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return std::string(card_prefix) + to_base64url(bytes);
}

Card decode_card(std::string_view text) {
  const Bytes bytes = unwrap(text, card_prefix, "a device's card");
  ByteReader in(bytes, "a device's card");
  if (in.u16() != 1) wrong(ErrorCode::damaged, "The card is of a version that is not known here.");
  Card card;
  card.title = as_text(in.sized(max_title));
  const std::uint8_t inspectorate = in.u8();
  if (inspectorate != 1 && inspectorate != 2) wrong(ErrorCode::damaged, "The card is damaged.");
  card.inspectorate = inspectorate == 2 ? "cqc" : "ofsted";
  card.identity.bytes = in.fixed<32>();
  card.sign_key.bytes = in.fixed<32>();
  card.box_key.bytes = in.fixed<32>();
  const std::size_t signed_size = bytes.size() - in.remaining();
  const auto signature = crypto::Signature::from(in.raw(crypto::Signature::size));
  in.expect_end();
  if (!crypto::verify(card.identity, card_domain, ByteView(bytes).first(signed_size), signature)) {
    wrong(ErrorCode::damaged, "The card was changed after it was made.");
  }
  return card;
}

std::string encode_invite(const Invite& invite) {
  ByteWriter out;
  out.u16(1).raw(invite.visit.view()).sized(as_bytes(invite.hub));
  out.u16(static_cast<std::uint16_t>(invite.membership.size()));
  for (const Bytes& record : invite.membership)
    out.sized(record);
  const Hash checksum = crypto::hash(out.bytes());
  out.raw(checksum.view().first(checksum_size));
  return std::string(invite_prefix) + to_base64url(out.bytes());
}

Invite decode_invite(std::string_view text) {
  const Bytes bytes = unwrap(text, invite_prefix, "an invitation to a visit");
  ByteReader in(bytes, "an invitation");
  if (in.u16() != 1) wrong(ErrorCode::damaged, "The invitation's version is not known here.");
  Invite invite;
  invite.visit.bytes = in.fixed<32>();
  invite.hub = as_text(in.sized(max_hub));
  const std::size_t records = in.u16();
  for (std::size_t i = 0; i < records; ++i) {
    const ByteView record = in.sized(max_record);
    invite.membership.emplace_back(record.begin(), record.end());
  }
  const std::size_t body = bytes.size() - in.remaining();
  const ByteView checksum = in.raw(checksum_size);
  in.expect_end();
  const Hash expected = crypto::hash(ByteView(bytes).first(body));
  if (!crypto::equal_constant_time(checksum, expected.view().first(checksum_size))) {
    wrong(ErrorCode::damaged, "A character of the invitation is wrong.");
  }
  return invite;
}

Bytes encode_certificate(const LogCertificate& certificate, const VisitId& visit, const LogId& log,
                         const crypto::SigningKey& member) {
  Bytes bytes = certificate_body(certificate);
  const auto signature = member.sign(certificate_domain, certificate_message(bytes, visit, log));
  bytes.insert(bytes.end(), signature.bytes.begin(), signature.bytes.end());
  return bytes;
}

LogCertificate decode_certificate(ByteView bytes, const VisitId& visit, const LogId& log) {
  ByteReader in(bytes, "a log's certificate");
  const auto damaged = [] {
    throw Error(ErrorCode::damaged, "The first entry of a log does not prove who writes it.");
  };
  if (in.u8() != certificate_format) damaged();
  LogCertificate certificate;
  certificate.member.bytes = in.fixed<32>();
  const std::uint8_t continues = in.u8();
  if (continues > 1) damaged();
  certificate.continues = continues == 1;
  if (certificate.continues) {
    certificate.old_log.bytes = in.fixed<16>();
    certificate.old_length = in.u64();
    certificate.old_head.bytes = in.fixed<32>();
  }
  const ByteView body = bytes.first(bytes.size() - in.remaining());
  const auto signature = crypto::Signature::from(in.raw(crypto::Signature::size));
  in.expect_end();
  if (!crypto::verify(certificate.member, certificate_domain, certificate_message(body, visit, log),
                      signature)) {
    damaged();
  }
  return certificate;
}

}  // namespace fieldfare::log
