#include <fieldfare/core/log/membership.h>

#include <algorithm>
#include <array>
#include <utility>

#include <fieldfare/core/crypto/hash.h>

#include "log/membership_rules.h"

namespace fieldfare::log {

namespace {

constexpr std::uint16_t membership_format = 1;
constexpr std::string_view member_id_domain = "fieldfare/member-id/1";
constexpr std::uint8_t flag_removed = 1;
constexpr std::uint8_t flag_restricted = 2;
constexpr std::size_t salt_size = 16;
constexpr std::size_t sealed_size = 32 + crypto::seal_overhead;

constexpr std::array<std::pair<Role, std::string_view>, 6> role_names{{
    {Role::lead, "lead"},
    {Role::deputy, "deputy"},
    {Role::inspector, "inspector"},
    {Role::observer, "observer"},
    {Role::quality, "quality"},
    {Role::custodian, "custodian"},
}};

[[noreturn]] void broken(const std::string& what) {
  throw Error(ErrorCode::damaged, "The visit's membership record is not acceptable: " + what + ".");
}

void write_members(ByteWriter& out, const MembershipRecord& record) {
  out.u16(static_cast<std::uint16_t>(record.members.size()));
  for (const Member& member : record.members) {
    out.raw(member.sign_key.view()).raw(member.box_key.view());
    out.u8(static_cast<std::uint8_t>(member.role));
    out.u8(static_cast<std::uint8_t>((member.removed ? flag_removed : 0) |
                                     (member.restricted ? flag_restricted : 0)));
  }
}

void write_seals(ByteWriter& out, const MembershipRecord& record) {
  out.u16(static_cast<std::uint16_t>(record.seals.size()));
  for (const KeySeal& seal : record.seals) {
    FIELDFARE_ASSERT(seal.sealed.size() == sealed_size);
    out.u8(static_cast<std::uint8_t>(seal.kind))
        .u16(seal.member)
        .u32(seal.epoch)
        .raw(seal.key.view())
        .raw(seal.sealed);
  }
}

Bytes signed_bytes(const MembershipRecord& record) {
  ByteWriter out;
  out.u16(membership_format).raw(record.visit.view()).u32(record.number);
  out.raw(record.previous.view()).u8(static_cast<std::uint8_t>(record.salt.size()));
  out.raw(record.salt).u32(record.epoch).raw(record.epoch_key.view());
  out.raw(record.audience.view());
  write_members(out, record);
  write_seals(out, record);
  out.raw(record.signer.view());
  return out.take();
}

Member read_member(ByteReader& in) {
  Member member;
  member.sign_key.bytes = in.fixed<32>();
  member.box_key.bytes = in.fixed<32>();
  const std::uint8_t role = in.u8();
  if (role < 1 || role > role_names.size()) broken("it names a role that does not exist");
  member.role = static_cast<Role>(role);
  const std::uint8_t flags = in.u8();
  if (flags > (flag_removed | flag_restricted)) broken("a member's state is not known");
  member.removed = (flags & flag_removed) != 0;
  member.restricted = (flags & flag_restricted) != 0;
  return member;
}

KeySeal read_seal(ByteReader& in, std::size_t members) {
  KeySeal seal;
  const std::uint8_t kind = in.u8();
  if (kind > static_cast<std::uint8_t>(SealKind::audience)) broken("it seals an unknown thing");
  seal.kind = static_cast<SealKind>(kind);
  seal.member = in.u16();
  if (seal.member >= members) broken("it seals a key to nobody");
  seal.epoch = in.u32();
  seal.key.bytes = in.fixed<16>();
  const ByteView sealed = in.raw(sealed_size);
  seal.sealed.assign(sealed.begin(), sealed.end());
  return seal;
}

}  // namespace

std::string_view role_name(Role role) noexcept {
  return role_names[static_cast<std::size_t>(role) - 1].second;
}

std::optional<Role> role_from_name(std::string_view name) noexcept {
  for (const auto& [role, text] : role_names) {
    if (text == name) return role;
  }
  return std::nullopt;
}

MemberId member_id_of(const crypto::SignPublicKey& sign_key) {
  const Hash hash = crypto::hash({as_bytes(member_id_domain), sign_key.view()});
  return MemberId::from(hash.view().first(MemberId::size));
}

Bytes encode(const MembershipRecord& record) {
  Bytes out = signed_bytes(record);
  const ByteView signature = record.signature.view();
  out.insert(out.end(), signature.begin(), signature.end());
  return out;
}

MembershipRecord decode_membership(ByteView bytes) {
  ByteReader in(bytes, "a membership record");
  if (in.u16() != membership_format) broken("its format is not known to this version");
  MembershipRecord record;
  record.visit.bytes = in.fixed<32>();
  record.number = in.u32();
  record.previous.bytes = in.fixed<32>();
  const std::size_t salt = in.u8();
  if (salt != (record.number == 0 ? salt_size : 0)) broken("its salt has the wrong length");
  const ByteView salt_bytes = in.raw(salt);
  record.salt.assign(salt_bytes.begin(), salt_bytes.end());
  record.epoch = in.u32();
  record.epoch_key.bytes = in.fixed<16>();
  record.audience.bytes = in.fixed<32>();
  const std::size_t members = in.u16();
  if (members == 0 || members > max_members) broken("the number of members is not possible");
  for (std::size_t i = 0; i < members; ++i)
    record.members.push_back(read_member(in));
  const std::size_t seals = in.u16();
  if (seals > max_seals) broken("the number of seals is not possible");
  for (std::size_t i = 0; i < seals; ++i)
    record.seals.push_back(read_seal(in, members));
  record.signer.bytes = in.fixed<16>();
  record.signature.bytes = in.fixed<64>();
  in.expect_end();
  return record;
}

Hash record_hash(ByteView encoded) {
  return crypto::hash(encoded);
}

Bytes sign_record(MembershipRecord& record, const crypto::SigningKey& key) {
  record.signer = member_id_of(key.public_key());
  record.signature = key.sign(membership_domain, signed_bytes(record));
  return encode(record);
}

}  // namespace fieldfare::log
