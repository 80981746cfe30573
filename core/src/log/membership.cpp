#include <fieldfare/core/log/membership.h>

#include <algorithm>
#include <array>
#include <utility>

#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::log {

namespace {

constexpr std::uint16_t membership_format = 1;
constexpr std::string_view sign_domain = "fieldfare/membership/1";
constexpr std::string_view member_id_domain = "fieldfare/member-id/1";
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
    out.u8(static_cast<std::uint8_t>(member.role)).u8(member.removed ? 1 : 0);
  }
}

void write_seals(ByteWriter& out, const MembershipRecord& record) {
  out.u16(static_cast<std::uint16_t>(record.seals.size()));
  for (const KeySeal& seal : record.seals) {
    FIELDFARE_ASSERT(seal.sealed.size() == sealed_size);
    out.u16(seal.member).u32(seal.epoch).raw(seal.key.view()).raw(seal.sealed);
  }
}

Bytes signed_bytes(const MembershipRecord& record) {
  ByteWriter out;
  out.u16(membership_format).raw(record.visit.view()).u32(record.number);
  out.raw(record.previous.view()).u8(static_cast<std::uint8_t>(record.salt.size()));
  out.raw(record.salt).u32(record.epoch).raw(record.epoch_key.view());
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
  const std::uint8_t removed = in.u8();
  if (removed > 1) broken("a member's state is not known");
  member.removed = removed == 1;
  return member;
}

KeySeal read_seal(ByteReader& in, std::size_t members) {
  KeySeal seal;
  seal.member = in.u16();
  if (seal.member >= members) broken("it seals a key to nobody");
  seal.epoch = in.u32();
  seal.key.bytes = in.fixed<16>();
  const ByteView sealed = in.raw(sealed_size);
  seal.sealed.assign(sealed.begin(), sealed.end());
  return seal;
}

void check_distinct(const MembershipRecord& record) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    for (std::size_t j = 0; j < i; ++j) {
      if (record.members[i].sign_key == record.members[j].sign_key) broken("a member stands twice");
    }
  }
}

void check_epoch_is_sealed(const MembershipRecord& record) {
  for (std::size_t i = 0; i < record.members.size(); ++i) {
    if (record.members[i].removed) continue;
    const bool sealed = std::any_of(record.seals.begin(), record.seals.end(), [&](const auto& s) {
      return s.member == i && s.epoch == record.epoch && s.key == record.epoch_key;
    });
    if (!sealed) broken("a member has no seal of the epoch's key");
  }
  for (const KeySeal& seal : record.seals) {
    if (record.members[seal.member].removed) broken("it seals a key to a removed member");
  }
}

void check_continues(const MembershipRecord& before, const MembershipRecord& record) {
  if (record.members.size() < before.members.size()) broken("a member has been dropped");
  bool someone_removed = false;
  bool someone_added = record.members.size() > before.members.size();
  for (std::size_t i = 0; i < before.members.size(); ++i) {
    const Member& was = before.members[i];
    const Member& is = record.members[i];
    if (was.sign_key != is.sign_key || was.box_key != is.box_key) broken("a member's key changed");
    if (was.removed && !is.removed) broken("a removed member came back");
    someone_removed = someone_removed || was.removed != is.removed;
  }
  if (record.epoch != before.epoch && record.epoch != before.epoch + 1)
    broken("an epoch is missing");
  if ((record.epoch == before.epoch) != (record.epoch_key == before.epoch_key)) {
    broken("the epoch and its key do not change together");
  }
  if (someone_removed && record.epoch == before.epoch) broken("a removal needs a new epoch");
  if (record.epoch != before.epoch) {
    check_epoch_is_sealed(record);
  } else if (someone_added) {
    for (std::size_t i = before.members.size(); i < record.members.size(); ++i) {
      const bool sealed = std::any_of(record.seals.begin(), record.seals.end(), [&](const auto& s) {
        return s.member == i && s.key == record.epoch_key;
      });
      if (!sealed) broken("a new member has no seal of the epoch's key");
    }
  }
}

const Member* member_of(const MembershipRecord& record, const MemberId& id) {
  const auto found =
      std::find_if(record.members.begin(), record.members.end(),
                   [&](const Member& member) { return member_id_of(member.sign_key) == id; });
  return found == record.members.end() ? nullptr : &*found;
}

/// Roles that may change who belongs to the visit.
bool may_administer(const Member& member) {
  return !member.removed && (member.role == Role::lead || member.role == Role::deputy ||
                             member.role == Role::custodian);
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
  record.signature = key.sign(sign_domain, signed_bytes(record));
  return encode(record);
}

void MembershipChain::append(ByteView encoded) {
  MembershipRecord record = decode_membership(encoded);
  check_distinct(record);
  if (record.number != records_.size()) broken("a record is missing before it");
  const MembershipRecord& authority = records_.empty() ? record : records_.back();
  if (records_.empty()) {
    if (!record.visit.is_zero() || !record.previous.is_zero()) broken("it is not a first record");
    if (record.epoch != 1) broken("the first epoch has the number 1");
    if (record.members[0].role != Role::lead) broken("the first member does not lead");
    check_epoch_is_sealed(record);
  } else {
    if (record.visit != visit_) broken("it belongs to another visit");
    if (record.previous != head_) broken("it does not follow the record before it");
    check_continues(records_.back(), record);
  }
  const Member* signer = member_of(authority, record.signer);
  if (signer == nullptr || !may_administer(*signer)) broken("its signer may not change the team");
  const ByteView signed_part = encoded.first(encoded.size() - crypto::Signature::size);
  if (!crypto::verify(signer->sign_key, sign_domain, signed_part, record.signature)) {
    broken("its signature does not fit");
  }
  head_ = record_hash(encoded);
  if (records_.empty()) visit_ = VisitId::from(head_.view());
  records_.push_back(std::move(record));
  encoded_.emplace_back(encoded.begin(), encoded.end());
}

const Member* MembershipChain::find(const MemberId& id) const {
  return records_.empty() ? nullptr : member_of(records_.back(), id);
}

}  // namespace fieldfare::log
