#include <fieldfare/sync/parcel.h>

#include <algorithm>
#include <iterator>
#include <optional>
#include <string_view>

#include <fieldfare/sync/limits.h>

namespace fieldfare::sync {
namespace {

constexpr std::string_view parcel_magic = "FFPARCEL";
constexpr std::string_view answer_magic = "FFANSWER";
constexpr std::uint8_t version = 2;

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

template <class Ids>
void write_ids(ByteWriter& out, const Ids& ids) {
  out.u16(static_cast<std::uint16_t>(ids.size()));
  for (const auto& id : ids)
    out.raw(id.view());
}

template <class Ids>
Ids read_ids(ByteReader& in, std::size_t limit) {
  using One = typename Ids::value_type;
  const std::size_t count = in.u16();
  check_count(count, std::min(limit, in.remaining() / One::size));
  Ids ids(count);
  for (One& id : ids)
    id.bytes = in.fixed<One::size>();
  for (std::size_t i = 1; i < ids.size(); ++i) {
    if (!(ids[i - 1] < ids[i]))
      throw Error(ErrorCode::damaged, "a sync message is not in its one order");
  }
  return ids;
}

template <class Ids>
void sort_once(Ids& ids) {
  std::ranges::sort(ids);
  ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
}

std::optional<log::ErasureId> id_of_erasure(const Bytes& order) {
  try {
    return log::erasure_id(log::decode_erasure(order).what);
  } catch (const Error&) {
    return std::nullopt;
  }
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

void write_reasons(ByteWriter& out, const std::vector<std::string>& reasons) {
  const std::size_t count = std::min(reasons.size(), limits::max_refused);
  out.u16(static_cast<std::uint16_t>(count));
  for (std::size_t i = 0; i < count; ++i)
    out.sized(as_bytes(std::string_view(reasons[i]).substr(0, limits::max_reason)));
}

std::vector<std::string> read_reasons(ByteReader& in) {
  const std::size_t count = in.u16();
  check_count(count, limits::max_refused);
  std::vector<std::string> out(count);
  for (std::string& reason : out)
    reason = as_text(in.sized(limits::max_reason));
  return out;
}

}  // namespace

std::size_t wire_size(const log::SealedEntry& entry) noexcept {
  return entry.header.size() + 4 + entry.body.size() + 4 + entry.wrapped_key.size();
}

Bytes encode(const Parcel& parcel) {
  ByteWriter out;
  begin(out, parcel_magic);
  write_ids(out, parcel.held_records);
  write_ids(out, parcel.held_erasures);
  write(out, parcel.holes);
  out.u32(parcel.want_entries).u32(parcel.want_bytes);
  write(out, parcel.ends);
  write_counts(out, parcel.known_statements);
  write_all(out, parcel.records);
  write_all(out, parcel.erasures);
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
  parcel.held_records = read_ids<RecordIds>(in, limits::max_records);
  parcel.held_erasures = read_ids<ErasureIds>(in, limits::max_erasures);
  parcel.holes = log::read_holes(in, log::max_holes);
  parcel.want_entries = in.u32();
  parcel.want_bytes = in.u32();
  parcel.ends = log::read_ends(in, limits::max_logs);
  parcel.known_statements = read_counts(in);
  parcel.records = read_all(in, limits::max_records, limits::max_record);
  parcel.erasures = read_all(in, limits::max_erasures, log::erasure_order_size);
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
  out.sized(encode(answer.parcel)).u32(answer.accepted).u8(answer.more ? 1 : 0);
  write(out, answer.receipt);
  write_refused(out, answer.refused);
  write_reasons(out, answer.other_refused);
  return out.take();
}

Answer decode_answer(ByteView bytes) {
  ByteReader in(bytes, "a sync answer");
  expect(in, answer_magic);
  Answer answer;
  answer.parcel = decode_parcel(in.sized(limits::max_message));
  answer.accepted = in.u32();
  const std::uint8_t more = in.u8();
  if (more > 1) throw Error(ErrorCode::damaged, "a sync answer is malformed");
  answer.more = more == 1;
  answer.receipt = read_receipt(in);
  answer.refused = read_refused(in);
  answer.other_refused = read_reasons(in);
  in.expect_end();
  return answer;
}

RecordIds ids_of_records(const std::vector<Bytes>& records) {
  RecordIds ids;
  ids.reserve(records.size());
  for (const Bytes& record : records)
    ids.push_back(log::record_id(record));
  sort_once(ids);
  return ids;
}

ErasureIds ids_of_erasures(const std::vector<Bytes>& orders) {
  ErasureIds ids;
  for (const Bytes& order : orders) {
    if (const auto id = id_of_erasure(order)) ids.push_back(*id);
  }
  sort_once(ids);
  return ids;
}

std::vector<Bytes> missing_records(const std::vector<Bytes>& records, const RecordIds& held) {
  std::vector<Bytes> out;
  std::ranges::copy_if(records, std::back_inserter(out), [&](const Bytes& record) {
    return !std::ranges::binary_search(held, log::record_id(record));
  });
  return out;
}

std::vector<Bytes> missing_erasures(const std::vector<Bytes>& orders, const ErasureIds& held) {
  std::vector<Bytes> out;
  std::ranges::copy_if(orders, std::back_inserter(out), [&](const Bytes& order) {
    const auto id = id_of_erasure(order);
    return id && !std::ranges::binary_search(held, *id);
  });
  return out;
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
