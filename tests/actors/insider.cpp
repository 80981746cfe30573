#include <actors/insider.h>

#include <array>
#include <stdexcept>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/log/card.h>

namespace fieldfare::hostile {

namespace {

void little_endian(Bytes& out, std::uint32_t number, int bytes) {
  for (int i = 0; i < bytes; ++i)
    out.push_back(static_cast<std::uint8_t>(number >> (8 * i)));
}

}  // namespace

Bytes block(BlockKind kind, std::uint32_t size, ByteView content, bool last) {
  Bytes out;
  const std::uint32_t type = kind == BlockKind::repeated ? 2U : 0U;
  little_endian(out, size << 3U | type | (last ? 1U : 0U), 3);
  out.insert(out.end(), content.begin(), content.end());
  return out;
}

Bytes packed_frame(std::uint32_t claimed_size, ByteView blocks) {
  Bytes out{1, 0xA0};  // our dictionary; a single segment whose size takes four bytes
  little_endian(out, claimed_size, 4);
  out.insert(out.end(), blocks.begin(), blocks.end());
  out.push_back(0x80);
  return out;
}

Insider::Insider(test::VisitTeam& team, std::uint64_t seed)
    : Insider(*team[0], team.visit(), seed) {}

Insider::Insider(app::Notebook& lead, const VisitId& visit, std::uint64_t seed)
    : entropy_(seed),
      member_key_(crypto::SigningKey::generate(entropy_)),
      box_key_(crypto::BoxKey::generate(entropy_)),
      log_key_(crypto::SigningKey::generate(entropy_)),
      log_(log::log_id_of(log_key_.public_key())) {
  const auto identity = crypto::SigningKey::generate(entropy_);
  const log::Card card{"Health HMI", "cqc", identity.public_key(), member_key_.public_key(),
                       box_key_.public_key()};
  invite_ =
      lead.execute(app::MemberAdd{visit, log::encode_card(card, identity), "inspector"}).invite;
  records_ = log::decode_invite(invite_).membership;
  for (const Bytes& bytes : records_) {
    const auto record = log::decode_membership(bytes);
    for (const log::KeySeal& seal : record.seals) {
      if (record.members[seal.member].sign_key != member_key_.public_key()) continue;
      if (const auto key = box_key_.open(seal.sealed);
          key && seal.key == log::key_id_of(key->view()))
        epoch_key_.assign(key->view().begin(), key->view().end());
    }
  }
  if (epoch_key_.empty()) throw std::logic_error("the insider was given no epoch key");
  begin_log(visit);
}

void Insider::begin_log(const VisitId& visit) {
  end_.visit = visit;
  end_.log = log_;
  log::Change opening;
  opening.kind = log::ChangeKind::open_log;
  opening.certificate = log::encode_certificate({member_key_.public_key(), false, {}, 0, {}}, visit,
                                                log_, member_key_);
  write(opening);
}

void Insider::move_to(const VisitId& visit) {
  end_ = {};
  entries_.clear();
  begin_log(visit);
}

MemberId Insider::member() const {
  return log::member_id_of(member_key_.public_key());
}

log::Change Insider::note(const EntityId& of, const EntityId& activity, const std::string& text) {
  log::Change change;
  change.lamport = 1000;
  change.at = *time_from_iso8601("2026-06-15T10:00:00+01:00");
  const Bytes parent(activity.bytes.begin(), activity.bytes.end());
  change.entities.push_back(
      {"note",
       of,
       {{"activity", parent, {}}, {"text", text, {}}, {"basis", std::string("told"), {}}}});
  return change;
}

log::SealedEntry Insider::seal_at(const log::Position& place, const log::Change& change) {
  return log::seal_entry(change, place, log::Readers(epoch_key_), log_key_, entropy_);
}

log::SealedEntry Insider::keep(log::SealedEntry entry) {
  end_.sequence += 1;
  end_.previous = log::header_hash(entry.header);
  entries_.push_back(entry);
  return entry;
}

log::SealedEntry Insider::write(const log::Change& change) {
  return keep(seal_at(end_, change));
}

/// By log-format.md alone, as another program would.
log::SealedEntry Insider::write_packed(ByteView packed) {
  ByteWriter header;
  header.u16(log::entry_format).raw(end_.visit.view()).raw(end_.log.view());
  header.u64(end_.sequence).raw(end_.previous.view()).raw(log::key_id_of(epoch_key_).view());
  header.raw(log::parents_hash({}).view());
  const Bytes core(header.bytes().begin(), header.bytes().end());
  Bytes data_key(32);
  entropy_.fill(data_key);
  const std::array<std::uint8_t, crypto::aead_nonce_size> nonce{};
  log::SealedEntry entry;
  entry.body = crypto::aead_encrypt(data_key, nonce, packed, core);
  const Hash commitment = crypto::keyed_hash(data_key, {as_bytes("fieldfare/commit/1"), core});
  entry.wrapped_key = crypto::aead_encrypt(
      epoch_key_, commitment.view().first(crypto::aead_nonce_size), data_key, commitment.view());
  header.raw(commitment.view()).raw(log::content_hash(entry.body, entry.wrapped_key).view());
  header.u32(static_cast<std::uint32_t>(entry.body.size()));
  header.raw(log_key_.sign("fieldfare/entry/1", header.bytes()).view());
  entry.header = header.take();
  return keep(std::move(entry));
}

/// As a frame of zstd with one raw block.
log::SealedEntry Insider::write_encoded(ByteView change) {
  const auto size = static_cast<std::uint32_t>(change.size());
  return write_packed(packed_frame(size, block(BlockKind::raw, size, change)));
}

std::optional<log::Change> Insider::reads(const log::SealedEntry& entry) const {
  if (entry.body.empty()) return std::nullopt;
  const log::Header header = log::decode_header(entry.header);
  try {
    if (log::is_boxed(entry)) return log::open_boxed_entry(header, entry, {&box_key_});
    if (header.key != log::key_id_of(epoch_key_)) return std::nullopt;
    return log::open_entry(header, entry, epoch_key_);
  } catch (const Error&) {
    return std::nullopt;  // opened, and no change
  }
}

log::EntryRun Insider::run(std::uint64_t first, std::vector<log::SealedEntry> entries) const {
  return {log_, log_key_.public_key(), first, std::move(entries)};
}

}  // namespace fieldfare::hostile
