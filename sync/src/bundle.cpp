#include <fieldfare/core/planted.h>
#include <fieldfare/sync/bundle.h>

#include <algorithm>
#include <set>
#include <string_view>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/sync/limits.h>

#include "bundle_check.h"

namespace fieldfare::sync {
namespace {

constexpr std::string_view magic = "FFBUNDLE";
constexpr std::uint8_t version = 1;
constexpr std::string_view sign_domain = "fieldfare/bundle/1";
constexpr std::string_view last_bundle = "what the last bundle held";
constexpr std::size_t closing_size = crypto::Signature::size + Hash::size;

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The bundle cannot be used: ") + what,
              "Nothing was changed here. Ask for the file again.");
}

void write_all(ByteWriter& out, const std::vector<Bytes>& items) {
  out.u32(static_cast<std::uint32_t>(items.size()));
  for (const Bytes& item : items)
    out.sized(item);
}

std::vector<Bytes> read_all(ByteReader& in, std::size_t max_count, std::size_t max_size) {
  const std::size_t count = in.u32();
  if (count > max_count) damaged("it holds more than a visit can have");
  std::vector<Bytes> items;
  for (std::size_t i = 0; i < count; ++i) {
    const ByteView item = in.sized(max_size);
    items.emplace_back(item.begin(), item.end());
  }
  return items;
}

/// Everything before the signature.
Bytes signed_part(const Bundle& bundle) {
  ByteWriter out;
  out.raw(as_bytes(magic)).u8(version).raw(bundle.visit.view()).raw(bundle.maker.view());
  write_all(out, bundle.records);
  write_all(out, bundle.erasures);
  write_all(out, bundle.statements);
  write(out, bundle.ends);
  out.u32(static_cast<std::uint32_t>(bundle.runs.size()));
  for (const log::EntryRun& run : bundle.runs)
    write_run(out, run);
  return out.take();
}

ByteReader begin(ByteView bytes) {
  if (!looks_like_bundle(bytes)) damaged("it is not a Fieldfare bundle");
  ByteReader in(bytes, "a bundle");
  static_cast<void>(in.raw(magic.size()));
  if (in.u8() != version) damaged("it was made by a newer program; update this one");
  return in;
}

std::vector<log::EntryRun> collect(log::Replica& replica, const std::vector<Gap>& gaps) {
  std::vector<log::EntryRun> runs;
  for (const Gap& gap : gaps) {
    for (std::uint64_t next = gap.first; next <= gap.last;) {
      const auto wanted = std::min<std::uint64_t>(limits::batch_entries, gap.last - next + 1);
      log::EntryRun run = replica.read(gap.log, gap.branch, next, static_cast<std::size_t>(wanted),
                                       limits::batch_bytes);
      FIELDFARE_ASSERT(!run.entries.empty());
      next += run.entries.size();
      runs.push_back(std::move(run));
    }
  }
  return runs;
}

/// What the last bundle held. A note of an earlier program says nothing of holes.
struct LastBundle {
  Ends ends;
  log::Holes holes;
};

LastBundle last_of(log::Replica& replica) {
  const Bytes kept = replica.remembered(last_bundle);
  if (kept.empty()) return {};
  ByteReader in(kept, "the note about the last bundle");
  LastBundle out{log::read_ends(in, limits::max_logs), {}};
  if (in.remaining() > 0) out.holes = log::read_holes(in, log::max_holes);
  return out;
}

/// The entry here that a hole names, by itself; without entries when it is not here or has no
/// content here either.
log::EntryRun content_for(log::Replica& replica, const log::VersionVector& mine,
                          const log::Hole& hole) {
  for (const log::LogHead& head : mine) {
    if (head.log != hole.log || hole.sequence < head.start || hole.sequence > head.length) continue;
    const auto hash = replica.hash_at(hole.log, head.branch, hole.sequence);
    if (!hash || log::hole_at(hole.log, hole.sequence, *hash) != hole) continue;
    log::EntryRun run = replica.read(hole.log, head.branch, hole.sequence, 1, limits::batch_bytes);
    if (!run.entries.empty() && !run.entries.front().body.empty()) return run;
  }
  return {};
}

/// Content that readers of earlier bundles may lack: of what was a hole here then, and of what
/// colleagues say they lack.
std::vector<log::EntryRun> content_lacking(log::Replica& replica, const log::VersionVector& mine,
                                           const log::Holes& holes_then) {
  std::set<log::Hole> holes(holes_then.begin(), holes_then.end());
  for (const Bytes& bytes : replica.statements()) {
    const log::Holes told = log::decode_statement(bytes).holes;
    holes.insert(told.begin(), told.end());
  }
  std::vector<log::EntryRun> runs;
  for (const log::Hole& hole : holes) {
    log::EntryRun run = content_for(replica, mine, hole);
    if (!run.entries.empty() && runs.size() < limits::max_bundle_runs / 2)
      runs.push_back(std::move(run));
  }
  return runs;
}

std::vector<Gap> lacking(log::Replica& replica, const log::VersionVector& mine,
                         const Ends& theirs) {
  return log::compare(mine, theirs,
                      [&](const LogId& log, const BranchId& branch, std::uint64_t at) {
                        return replica.hash_at(log, branch, at);
                      })
      .lacks;
}

void check_for(log::Replica& replica, const Bundle& bundle) {
  if (bundle.visit != replica.visit()) {
    throw Error(ErrorCode::not_possible, "The bundle is of another visit",
                "Join that visit first, or choose another file.");
  }
  std::vector<Bytes> records = replica.membership();
  records.insert(records.end(), bundle.records.begin(), bundle.records.end());
  if (!signed_by_member(bundle, records)) damaged("it is not signed by a member of the visit");
}

}  // namespace

bool signed_by_member(const Bundle& bundle, const std::vector<Bytes>& records) {
  log::Membership chain;
  for (const Bytes& record : records)
    static_cast<void>(chain.add(record));
  if (chain.empty() || chain.visit() != bundle.visit) return false;
  const log::Member* maker = chain.find(bundle.maker);
  const Hash told = crypto::hash(signed_part(bundle));
  return maker != nullptr &&
         (planted(Fault::bundle_unchecked) ||
          crypto::verify(maker->sign_key, sign_domain, told.view(), bundle.signature));
}

Bytes encode(Bundle bundle, log::Replica& signer) {
  bundle.maker = signer.member();
  ByteWriter out;
  const Bytes content = signed_part(bundle);
  out.raw(content);
  out.raw(signer.sign(sign_domain, crypto::hash(content).view()).view());
  out.raw(crypto::hash(out.bytes()).view());
  return out.take();
}

bool looks_like_bundle(ByteView bytes) noexcept {
  return bytes.size() > magic.size() && as_text(bytes.first(magic.size())) == magic;
}

VisitId bundle_visit(ByteView bytes) {
  ByteReader in = begin(bytes);
  VisitId visit;
  visit.bytes = in.fixed<VisitId::size>();
  return visit;
}

Bundle decode_bundle(ByteView bytes) {
  static_cast<void>(begin(bytes));
  if (bytes.size() < closing_size || bytes.size() > limits::max_bundle)
    damaged("it has not the size of a bundle");
  const ByteView hashed = bytes.first(bytes.size() - Hash::size);
  if (!planted(Fault::bundle_unchecked) &&
      !std::ranges::equal(crypto::hash(hashed).view(), bytes.last(Hash::size)))
    damaged("it was cut short or changed on its way");

  ByteReader in = begin(hashed);
  Bundle bundle;
  bundle.visit.bytes = in.fixed<VisitId::size>();
  bundle.maker.bytes = in.fixed<MemberId::size>();
  bundle.records = read_all(in, limits::max_records, limits::max_record);
  bundle.erasures = read_all(in, limits::max_erasures, log::erasure_order_size);
  bundle.statements = read_all(in, limits::max_statements, limits::max_statement);
  bundle.ends = log::read_ends(in, limits::max_logs);
  const std::size_t runs = in.u32();
  if (runs > limits::max_bundle_runs) damaged("it holds more than a visit can have");
  for (std::size_t i = 0; i < runs; ++i)
    bundle.runs.push_back(read_run(in));
  bundle.signature.bytes = in.fixed<crypto::Signature::size>();
  in.expect_end();
  return bundle;
}

SyncOutcome bundle_out(log::Replica& replica, FileAccess& files, const std::filesystem::path& file,
                       bool since_last) {
  static_cast<void>(replica.statement());
  Bundle bundle;
  bundle.visit = replica.visit();
  const log::VersionVector mine = replica.holdings();
  bundle.ends = log::ends_of(mine);
  bundle.records = replica.membership();
  bundle.erasures = replica.erasures();
  bundle.statements = replica.statements();
  const LastBundle last = since_last ? last_of(replica) : LastBundle{};
  bundle.runs = collect(replica, lacking(replica, mine, last.ends));
  if (since_last) {
    for (log::EntryRun& run : content_lacking(replica, mine, last.holes))
      bundle.runs.push_back(std::move(run));
  }
  SyncOutcome outcome;
  for (const log::EntryRun& run : bundle.runs)
    outcome.sent += run.entries.size();

  ByteWriter held;
  write(held, bundle.ends);
  write(held, replica.holes());
  const Bytes bytes = encode(std::move(bundle), replica);
  files.write(file, bytes);
  replica.remember(last_bundle, held.bytes());
  outcome.bytes_sent = bytes.size();
  return outcome;
}

SyncOutcome bundle_in(log::Replica& replica, FileAccess& files, const std::filesystem::path& file) {
  const Bytes bytes = files.read(file, limits::max_bundle);
  Bundle bundle = decode_bundle(bytes);
  check_for(replica, bundle);

  SyncOutcome outcome;
  outcome.bytes_received = bytes.size();
  log::Arrival arrival;
  arrival.records = std::move(bundle.records);
  arrival.erasures = std::move(bundle.erasures);
  arrival.runs = std::move(bundle.runs);
  arrival.statements = std::move(bundle.statements);
  arrival.complete = true;
  log::ImportOutcome imported = replica.take_in(arrival);
  outcome.received = imported.accepted;
  std::set<LogId> told;
  for (const log::Refused& refused : imported.refused) {
    if (told.insert(refused.log).second) outcome.refused.push_back(refused);
  }
  outcome.other_refused = std::move(imported.other_refused);
  outcome.forked = std::move(imported.forked);
  return outcome;
}

}  // namespace fieldfare::sync
