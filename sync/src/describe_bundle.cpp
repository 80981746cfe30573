#include <fmt/format.h>
#include <iterator>

#include <fieldfare/core/error.h>
#include <fieldfare/sync/bundle.h>

#include "bundle_check.h"

namespace fieldfare::sync {
namespace {

using Out = std::back_insert_iterator<std::string>;

void describe_record(Out out, const Bytes& bytes) {
  try {
    const log::MembershipRecord record = log::decode_membership(bytes);
    fmt::format_to(out, "  record {}, epoch {}, signed by member {}\n", record.number, record.epoch,
                   record.signer.hex());
    for (const log::Member& member : record.members) {
      fmt::format_to(out, "    {}{} {}\n", member.removed ? "removed " : "",
                     log::role_name(member.role), log::member_id_of(member.sign_key).hex());
    }
  } catch (const Error& error) {
    fmt::format_to(out, "  not readable: {}\n", error.what());
  }
}

void describe_statement(Out out, const Bytes& bytes) {
  try {
    const log::HoldingStatement statement = log::decode_statement(bytes);
    fmt::format_to(out, "  member {} said for the {}. time that it holds {} entries of {} logs\n",
                   statement.member.hex(), statement.counter, size(statement.holds),
                   statement.holds.size());
    if (!statement.holes.empty()) {
      fmt::format_to(out, "    of which {} without their content\n", statement.holes.size());
    }
  } catch (const Error& error) {
    fmt::format_to(out, "  not readable: {}\n", error.what());
  }
}

void describe_run(Out out, const log::EntryRun& run) {
  std::size_t erased = 0;
  std::size_t bytes = 0;
  for (const log::SealedEntry& entry : run.entries) {
    erased += entry.body.empty() ? 1 : 0;
    bytes += wire_size(entry);
  }
  fmt::format_to(out, "  log {}: entries {} to {}, {} bytes", run.log.hex(), run.first,
                 run.first + run.entries.size() - 1, bytes);
  if (erased > 0) fmt::format_to(out, ", {} without content", erased);
  fmt::format_to(out, "\n");
}

}  // namespace

std::string describe_bundle(ByteView bytes) {
  const Bundle bundle = decode_bundle(bytes);
  std::string text;
  const Out out = std::back_inserter(text);
  fmt::format_to(out, "Fieldfare bundle, version 1, {} bytes, undamaged\nvisit {}\n", bytes.size(),
                 bundle.visit.hex());
  fmt::format_to(out, "made by member {}, {}\n", bundle.maker.hex(),
                 signed_by_member(bundle, bundle.records)
                     ? "whose signature fits"
                     : "whose signature does NOT fit the membership in the bundle");
  fmt::format_to(out, "the maker held {} entries of {} logs\n", size(bundle.ends),
                 bundle.ends.size());
  fmt::format_to(out, "membership: {} records\n", bundle.records.size());
  for (const Bytes& record : bundle.records)
    describe_record(out, record);
  fmt::format_to(out, "orders to erase: {}\n", bundle.erasures.size());
  fmt::format_to(out, "statements of holdings: {}\n", bundle.statements.size());
  for (const Bytes& statement : bundle.statements)
    describe_statement(out, statement);
  fmt::format_to(out, "entries, all encrypted: {} runs\n", bundle.runs.size());
  for (const log::EntryRun& run : bundle.runs)
    describe_run(out, run);
  return text;
}

}  // namespace fieldfare::sync
