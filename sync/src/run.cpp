#include <algorithm>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/limits.h>
#include <fieldfare/sync/parcel.h>

/// Runs of entries on the wire: protocol.md, "Runs". Most of a header follows from the header
/// before it and from the body beside it; what does not fit that is written in full.
namespace fieldfare::sync {
namespace {

enum Form : std::uint8_t { in_full = 0, follows = 1 };
/// `boxed`: the wrapped key lies in boxes, whose count comes first.
enum Differs : std::uint8_t { none = 0, key = 1, parents = 2, boxed = 4 };
constexpr std::uint8_t all_differences = key | parents | boxed;

/// Where the parts of a header stand (log::Header, in that order).
constexpr std::size_t sequence_at = 2 + VisitId::size + LogId::size;
constexpr std::size_t previous_at = sequence_at + 8;
constexpr std::size_t key_at = previous_at + Hash::size;
constexpr std::size_t parents_at = key_at + KeyId::size;
constexpr std::size_t commitment_at = parents_at + Hash::size;
constexpr std::size_t body_hash_at = commitment_at + Hash::size;
constexpr std::size_t body_length_at = body_hash_at + Hash::size;
constexpr std::size_t signature_at = body_length_at + 4;
static_assert(signature_at + crypto::Signature::size == log::header_size);

ByteView part(const Bytes& header, std::size_t at, std::size_t size) {
  return ByteView(header).subspan(at, size);
}

bool same(const Bytes& a, const Bytes& b, std::size_t at, std::size_t size) {
  return std::ranges::equal(part(a, at, size), part(b, at, size));
}

/// What of a header cannot be known from its surroundings.
struct Rest {
  ByteView key;
  ByteView parents;
  ByteView commitment;
  ByteView signature;
};

Rest rest_of(const Bytes& header) {
  return {part(header, key_at, KeyId::size), part(header, parents_at, Hash::size),
          part(header, commitment_at, Hash::size),
          part(header, signature_at, crypto::Signature::size)};
}

/// The header that follows `before`, with `rest`, over `body` and its wrapped key.
Bytes rebuild(const Bytes& before, const Rest& rest, ByteView body, ByteView wrapped_key) {
  ByteReader in(part(before, sequence_at, 8), "an entry's number");
  ByteWriter out;
  out.raw(part(before, 0, sequence_at)).u64(in.u64() + 1).raw(log::header_hash(before).view());
  out.raw(rest.key).raw(rest.parents).raw(rest.commitment);
  out.raw(log::content_hash(body, wrapped_key).view());
  out.u32(static_cast<std::uint32_t>(body.size())).raw(rest.signature);
  return out.take();
}

bool can_follow(const log::SealedEntry& before, const log::SealedEntry& entry) {
  return !entry.body.empty() && log::is_wrapped_key(entry.wrapped_key) &&
         rebuild(before.header, rest_of(entry.header), entry.body, entry.wrapped_key) ==
             entry.header;
}

void write_in_full(ByteWriter& out, const log::SealedEntry& entry) {
  out.u8(in_full).raw(entry.header).sized(entry.body).sized(entry.wrapped_key);
}

void write_following(ByteWriter& out, const log::SealedEntry& before,
                     const log::SealedEntry& entry) {
  const Rest rest = rest_of(entry.header);
  const bool key_differs = !same(before.header, entry.header, key_at, KeyId::size);
  const bool parents_differ = !same(before.header, entry.header, parents_at, Hash::size);
  out.u8(follows).u8(static_cast<std::uint8_t>((key_differs ? key : none) |
                                               (parents_differ ? parents : none) |
                                               (log::is_boxed(entry) ? boxed : none)));
  if (key_differs) out.raw(rest.key);
  if (parents_differ) out.raw(rest.parents);
  out.raw(rest.commitment).raw(rest.signature).sized(entry.body).raw(entry.wrapped_key);
}

Bytes copy(ByteView view) {
  return {view.begin(), view.end()};
}

log::SealedEntry read_in_full(ByteReader& in) {
  const ByteView header = in.raw(log::header_size);
  const ByteView body = in.sized(log::max_body);
  return {copy(header), copy(body), copy(in.sized(log::max_wrapped_key))};
}

Bytes read_wrapped_key(ByteReader& in, bool in_boxes) {
  if (!in_boxes) return copy(in.raw(log::wrapped_key_size));
  const std::uint8_t count = in.u8();
  if (count < 1 || count > log::max_boxes)
    throw Error(ErrorCode::damaged, "an entry is written in a way that is not known");
  Bytes out = copy(in.raw(count * log::boxed_key_size));
  out.insert(out.begin(), count);
  return out;
}

log::SealedEntry read_following(ByteReader& in, const log::SealedEntry& before) {
  const std::uint8_t differs = in.u8();
  if ((differs & ~all_differences) != 0)
    throw Error(ErrorCode::damaged, "an entry is written in a way that is not known");
  Rest rest = rest_of(before.header);
  if ((differs & key) != 0) rest.key = in.raw(KeyId::size);
  if ((differs & parents) != 0) rest.parents = in.raw(Hash::size);
  rest.commitment = in.raw(Hash::size);
  rest.signature = in.raw(crypto::Signature::size);
  const ByteView body = in.sized(log::max_body);
  if (body.empty()) throw Error(ErrorCode::damaged, "an entry without a body is written in full");
  const Bytes wrapped_key = read_wrapped_key(in, (differs & boxed) != 0);
  return {rebuild(before.header, rest, body, wrapped_key), copy(body), wrapped_key};
}

log::SealedEntry read_entry(ByteReader& in, const log::EntryRun& run) {
  const std::uint8_t form = in.u8();
  if (form == in_full) return read_in_full(in);
  if (form != follows || run.entries.empty())
    throw Error(ErrorCode::damaged, "an entry is written in a way that is not known");
  return read_following(in, run.entries.back());
}

}  // namespace

void write_run(ByteWriter& out, const log::EntryRun& run) {
  FIELDFARE_ASSERT(run.entries.size() <= limits::max_entries);
  out.raw(run.log.view()).raw(run.key.view()).u64(run.first);
  out.u16(static_cast<std::uint16_t>(run.entries.size()));
  const log::SealedEntry* before = nullptr;
  for (const log::SealedEntry& entry : run.entries) {
    FIELDFARE_ASSERT(entry.header.size() == log::header_size);
    if (before != nullptr && can_follow(*before, entry)) {
      write_following(out, *before, entry);
    } else {
      write_in_full(out, entry);
    }
    before = &entry;
  }
}

log::EntryRun read_run(ByteReader& in) {
  log::EntryRun run;
  run.log.bytes = in.fixed<LogId::size>();
  run.key.bytes = in.fixed<crypto::SignPublicKey::size>();
  run.first = in.u64();
  const std::size_t count = in.u16();
  if (count > limits::max_entries)
    throw Error(ErrorCode::damaged, "a sync message is larger than allowed");
  run.entries.reserve(std::min(count, in.remaining() / log::wrapped_key_size));
  for (std::size_t i = 0; i < count; ++i)
    run.entries.push_back(read_entry(in, run));
  return run;
}

}  // namespace fieldfare::sync
