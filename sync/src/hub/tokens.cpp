#include <fieldfare/sync/hub/tokens.h>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::hub {
namespace {

constexpr std::size_t mark_size = 16;

ByteView head(ByteView whole) {
  return whole.first(whole.size() - mark_size);
}
ByteView mark(ByteView whole) {
  return whole.last(mark_size);
}

std::uint64_t end_after(Time now, std::chrono::milliseconds life) {
  return static_cast<std::uint64_t>(now.ms + life.count());
}

bool in_time(std::uint64_t end, Time now, std::chrono::milliseconds life) {
  const auto ms = static_cast<std::uint64_t>(now.ms);
  return ms < end && end - ms <= static_cast<std::uint64_t>(life.count());
}

Hash nonce_mark(ByteView secret, ByteView nonce_head, const VisitId& visit,
                const MemberId& member) {
  return crypto::keyed_hash(secret, {as_bytes("nonce"), nonce_head, visit.view(), member.view()});
}

Hash token_mark(ByteView secret, ByteView token_head, const VisitId& visit) {
  return crypto::keyed_hash(secret, {as_bytes("token"), token_head, visit.view()});
}

}  // namespace

Tokens::Tokens(ByteView hub_seed)
    : secret_(crypto::SecureBuffer::copy_of(
          crypto::keyed_hash(hub_seed, {as_bytes("fieldfare/hub-tokens/1")}).view())) {}

Nonce Tokens::make_nonce(const VisitId& visit, const MemberId& member, Time now,
                         ports::Entropy& entropy) const {
  std::array<std::uint8_t, 16> random{};
  entropy.fill(random);
  ByteWriter out;
  out.u64(end_after(now, limits::nonce_life)).raw(random);
  const Hash whole = nonce_mark(secret_.view(), out.bytes(), visit, member);
  out.raw(whole.view().first(mark_size));
  return Nonce::from(out.bytes());
}

bool Tokens::nonce_fits(const Nonce& nonce, const VisitId& visit, const MemberId& member,
                        Time now) const {
  const Hash whole = nonce_mark(secret_.view(), head(nonce.view()), visit, member);
  if (!crypto::equal_constant_time(whole.view().first(mark_size), mark(nonce.view()))) return false;
  ByteReader in(nonce.view(), "a nonce");
  return in_time(in.u64(), now, limits::nonce_life);
}

Token Tokens::make_token(const VisitId& visit, const MemberId& member, Time now) const {
  ByteWriter out;
  out.raw(member.view()).u64(end_after(now, limits::token_life));
  const Hash whole = token_mark(secret_.view(), out.bytes(), visit);
  out.raw(whole.view().first(mark_size));
  return Token::from(out.bytes());
}

std::optional<MemberId> Tokens::member_of(std::string_view token, const VisitId& visit,
                                          Time now) const {
  const std::optional<Bytes> bytes = from_base64url(token);
  if (!bytes || bytes->size() != Token::size) return std::nullopt;
  const Hash whole = token_mark(secret_.view(), head(*bytes), visit);
  if (!crypto::equal_constant_time(whole.view().first(mark_size), mark(*bytes)))
    return std::nullopt;
  ByteReader in(*bytes, "a token");
  MemberId member;
  member.bytes = in.fixed<MemberId::size>();
  if (!in_time(in.u64(), now, limits::token_life)) return std::nullopt;
  return member;
}

}  // namespace fieldfare::sync::hub
