#pragma once

#include <cstdint>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/receipt.h>
#include <fieldfare/sync/version_vector.h>

namespace fieldfare::sync {

/// The newest holding statement that somebody knows of a member.
struct StatementCount {
  MemberId member;
  std::uint64_t counter = 0;
  bool operator==(const StatementCount&) const = default;
};

using RecordIds = std::vector<RecordId>;         ///< sorted, none twice
using ErasureIds = std::vector<log::ErasureId>;  ///< sorted, none twice

/// What one side tells the other in one message: protocol.md, "The parcel". First what the sender
/// holds, then some of what the other lacks.
struct Parcel {
  RecordIds held_records;
  ErasureIds held_erasures;
  /// What is held without its content: in an answer all, in a request what is asked for.
  log::Holes holes;
  std::uint32_t want_entries = 0;
  std::uint32_t want_bytes = 0;
  Ends ends;
  std::vector<StatementCount> known_statements;
  std::vector<Bytes> records;
  std::vector<Bytes> erasures;
  std::vector<Bytes> statements;
  std::vector<log::EntryRun> runs;
};

/// What a hub or host says back, after what it took in is durable.
struct Answer {
  Parcel parcel;
  std::uint32_t accepted = 0;  ///< entries of the request that were new there, and holes filled
  bool more = false;
  Receipt receipt;
  std::vector<log::Refused> refused;
  std::vector<std::string> other_refused;  ///< records and orders: why
};

/// decode(encode(x)) == x. Decoding throws Error(damaged) for anything else that could be sent:
/// beyond a limit, out of order, too short, too long, of another version. It checks form only; what
/// entries and records are worth, their own checks say.
[[nodiscard]] Bytes encode(const Parcel& parcel);
[[nodiscard]] Parcel decode_parcel(ByteView bytes);
[[nodiscard]] Bytes encode(const Answer& answer);
[[nodiscard]] Answer decode_answer(ByteView bytes);

/// The part that bundles share with parcels: a run, in which what follows from the entry before is
/// left out of a header. read_run(write_run(r)) == r, for damaged entries too.
void write_run(ByteWriter& out, const log::EntryRun& run);
[[nodiscard]] log::EntryRun read_run(ByteReader& in);
/// The bytes that an entry takes in a run.
[[nodiscard]] std::size_t wire_size(const log::SealedEntry& entry) noexcept;

/// The names of records and of orders; an order that cannot be read has none.
[[nodiscard]] RecordIds ids_of_records(const std::vector<Bytes>& records);
[[nodiscard]] ErasureIds ids_of_erasures(const std::vector<Bytes>& orders);
/// Those that are not among `held`, in the order in which they stand.
[[nodiscard]] std::vector<Bytes> missing_records(const std::vector<Bytes>& records,
                                                 const RecordIds& held);
[[nodiscard]] std::vector<Bytes> missing_erasures(const std::vector<Bytes>& orders,
                                                  const ErasureIds& held);

/// Those of `statements` that are newer than `known` says; ones that cannot be read are left out.
[[nodiscard]] std::vector<Bytes> newer_statements(const std::vector<Bytes>& statements,
                                                  const std::vector<StatementCount>& known);
[[nodiscard]] std::vector<StatementCount> counts_of(const std::vector<Bytes>& statements);

}  // namespace fieldfare::sync
