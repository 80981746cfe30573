#include <fieldfare/sync/parcel.h>

#include <algorithm>
#include <string_view>

#include <fieldfare/sync/limits.h>

namespace fieldfare::sync {
namespace {

constexpr std::string_view parcel_magic = "FFPARCEL";
constexpr std::string_view answer_magic = "FFANSWER";
constexpr std::uint8_t version = 1;

void begin(ByteWriter& out, std::string_view magic) {
  out.raw(as_bytes(magic)).u8(version);
}

void expect(ByteReader& in, std::string_view magic) {
  if (as_text(in.raw(magic.size())) != magic)
    throw Error(ErrorCode::damaged, "this is not a message of the sync protocol");
  if (in.u8() != version)
    throw Error(ErrorCode::damaged,
                "the other side speaks a version of the protocol that this "
                "program does not know",
                "Update the older of the two.");
}

void check_count(std::size_t count, std::size_t limit) {
  if (count > limit) throw Error(ErrorCode::damaged, "a sync message is larger than allowed");
}

void write_all(ByteWriter& out, const std::vector<Bytes>& items) {
  out.u16(static_cast<std::uint16_t>(items.size()));
  for (const Bytes& item : items)
    out.sized(item);
}

std::vector<Bytes> read_all(ByteReader& in, std::size_t max_count, std::size_t max_size) {
  const std::size_t count = in.u16();
  check_count(count, max_count);
  std::vector<Bytes> items;
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView item = in.sized(max_size);
    items.emplace_back(item.begin(), item.end());
  }
  return items;
}

void write_counts(ByteWriter& out, const std::vector<StatementCount>& counts) {
  out.u16(static_cast<std::uint16_t>(counts.size()));
  for (const StatementCount& count : counts)
    out.raw(count.member.view()).u64(count.counter);
}

std::vector<StatementCount> read_counts(ByteReader& in) {
  const std::size_t count = in.u16();
  check_count(count, limits::max_statements);
  std::vector<StatementCount> out(count);
  for (StatementCount& item : out) {
    item.member.bytes = in.fixed<MemberId::size>();
    item.counter = in.u64();
  }
  return out;
}

void write_refused(ByteWriter& out, const std::vector<log::Refused>& refused) {
  const std::size_t count = std::min(refused.size(), limits::max_refused);
  out.u16(static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i) {
    const std::string_view reason = refused[i].reason;
    out.raw(refused[i].log.view()).u64(refused[i].sequence);
    out.sized(as_bytes(reason.substr(0, limits::max_reason)));
  }
}

std::vector<log::Refused> read_refused(ByteReader& in) {
  const std::size_t count = in.u16();
  check_count(count, limits::max_refused);
  std::vector<log::Refused> out(count);
  for (log::Refused& item : out) {
    item.log.bytes = in.fixed<LogId::size>();
    item.sequence = in.u64();
    item.reason = as_text(in.sized(limits::max_reason));
  }
  return out;
}

}  // namespace

std::size_t wire_size(const log::SealedEntry& entry) noexcept {
  return entry.header.size() + 4 + entry.body.size() + 4 + entry.wrapped_key.size();
}

Bytes encode(const Parcel& parcel) {
  ByteWriter out;
  begin(out, parcel_magic);
  out.u32(parcel.record_count).raw(parcel.record_head.view());
  out.u32(parcel.want_entries).u32(parcel.want_bytes);
  write(out, parcel.ends);
  write_counts(out, parcel.known_statements);
  write_all(out, parcel.records);
  write_all(out, parcel.statements);
  out.u16(static_cast<std::uint16_t>(parcel.runs.size()));
  for (const log::EntryRun& run : parcel.runs)
    write_run(out, run);
  return out.take();
}

Parcel decode_parcel(ByteView bytes) {
  ByteReader in(bytes, "a sync parcel");
  expect(in, parcel_magic);
  Parcel parcel;
  parcel.record_count = in.u32();
  parcel.record_head.bytes = in.fixed<Hash::size>();
  parcel.want_entries = in.u32();
  parcel.want_bytes = in.u32();
  parcel.ends = read_ends(in);
  parcel.known_statements = read_counts(in);
  parcel.records = read_all(in, limits::max_records, limits::max_record);
  parcel.statements = read_all(in, limits::max_statements, limits::max_statement);
  const std::size_t runs = in.u16();
  check_count(runs, limits::max_logs);
  std::size_t entries = 0;
  for (std::size_t i = 0; i < runs; ++i) {
    parcel.runs.push_back(read_run(in));
    entries += parcel.runs.back().entries.size();
    check_count(entries, limits::max_entries);
  }
  in.expect_end();
  return parcel;
}

Bytes encode(const Answer& answer) {
  ByteWriter out;
  begin(out, answer_magic);
  out.sized(encode(answer.parcel)).u8(answer.more ? 1 : 0);
  out.raw(answer.receipt.era.view()).u64(answer.receipt.feed).raw(answer.receipt.signature.view());
  write_refused(out, answer.refused);
  return out.take();
}

Answer decode_answer(ByteView bytes) {
  ByteReader in(bytes, "a sync answer");
  expect(in, answer_magic);
  Answer answer;
  answer.parcel = decode_parcel(in.sized(limits::max_message));
  const std::uint8_t more = in.u8();
  if (more > 1) throw Error(ErrorCode::damaged, "a sync answer is malformed");
  answer.more = more == 1;
  answer.receipt.era.bytes = in.fixed<Era::size>();
  answer.receipt.feed = in.u64();
  answer.receipt.signature.bytes = in.fixed<crypto::Signature::size>();
  answer.refused = read_refused(in);
  in.expect_end();
  return answer;
}

std::vector<StatementCount> counts_of(const std::vector<Bytes>& statements) {
  std::vector<StatementCount> out;
  for (const Bytes& bytes : statements) {
    try {
      const log::HoldingStatement statement = log::decode_statement(bytes);
      out.push_back({statement.member, statement.counter});
    } catch (const Error&) {
      continue;
    }
  }
  return out;
}

std::vector<Bytes> newer_statements(const std::vector<Bytes>& statements,
                                    const std::vector<StatementCount>& known) {
  std::vector<Bytes> out;
  for (const Bytes& bytes : statements) {
    for (const StatementCount& own : counts_of({bytes})) {
      const auto at = std::find_if(known.begin(), known.end(), [&](const StatementCount& count) {
        return count.member == own.member;
      });
      if (at == known.end() || at->counter < own.counter) out.push_back(bytes);
    }
  }
  return out;
}

}  // namespace fieldfare::sync
