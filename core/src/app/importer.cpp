#include "app/importer.h"

#include <algorithm>
#include <span>

#include <fieldfare/core/log/card.h>
#include <fieldfare/core/planted.h>

#include "app/holes.h"
#include "app/late_work.h"
#include "app/notices.h"
#include "app/read_ahead.h"

namespace fieldfare::app {

namespace {

constexpr std::string_view not_for_us = "it is not meant for this member";
constexpr std::string_view not_certified = "its log does not prove to be a member's";

}  // namespace

void Importer::take(const log::EntryRun& run, log::ImportOutcome& outcome) {
  const log::VersionVector segments = log::segments_of(visit_->strands(run.log));
  const auto hash_at = [&](const BranchId& branch, std::uint64_t sequence) {
    const log::LogRow* strand = visit_->find_strand(run.log, branch);
    return strand == nullptr ? std::nullopt : engine_->logs().hash_at(strand->lid, sequence);
  };
  std::size_t room = log::max_holes - std::min(log::max_holes, visit_->holes.size());
  const auto may_lack = [&](const Hash& entry) {
    return visit_->erased.contains(entry) || (room > 0 && room-- > 0);
  };
  const log::CheckedRun checked = log::check_run(visit_->id, segments, hash_at, may_lack, run);
  outcome.known += checked.known;
  fill_holes(run, checked.known, outcome);
  if (!checked.refused.empty()) put_aside(run, checked, outcome);
  if (checked.headers.empty()) return;
  leave_own_log(run.log);
  log::LogRow* row = strand_for(run, checked);
  if (checked.forks) tell_fork(*row, checked, outcome);
  row->heard_at = to_iso8601(engine_->now());
  const auto fresh = std::span(run.entries).subspan(checked.known, checked.headers.size());
  ReadAhead ahead(*visit_, fresh);
  for (std::size_t i = 0; i < fresh.size(); ++i) {
    const auto open = [&] { return ahead.take(i); };
    store(*row, checked.headers[i], fresh[i], checked.hashes[i], open);
  }
  row->lamport = visit_->lamport;
  engine_->logs().save_head(*transaction_, *row);
  outcome.accepted += checked.headers.size();
  if (checked.refused.empty()) no_longer(*transaction_, *visit_, "entries-refused", run.log.hex());
}

void Importer::erase(const log::ErasureOrder& order) {
  const auto hole = visit_->holes.extract(order.what.entry);
  // What was made from a text that is not here is not known from the text.
  ordered_unread_.insert(order.what.entry);
  for (const log::LogRow& row : visit_->strands(log::log_id_of(order.what.log_key))) {
    const std::uint64_t sequence = order.what.sequence;
    if (sequence < row.head.start || sequence > row.head.length) continue;
    if (engine_->logs().hash_at(row.lid, sequence) != order.what.entry) continue;
    engine_->projector().erase(*transaction_, *visit_, {log::entry_number(row.lid, sequence)});
    if (hole.empty()) ordered_unread_.erase(order.what.entry);
    redacted_ = true;
  }
}

void Importer::read_again() {
  for (const std::int64_t number : engine_->logs().with_problem(visit_->vid)) {
    const auto stored = engine_->logs().entry(number);
    log::LogRow* row = visit_->find_log(log::lid_of(number));
    if (!stored || row == nullptr) continue;
    const log::Header header = log::decode_header(stored->entry.header);
    engine_->logs().set_problem(*transaction_, number, {});
    const std::string problem =
        read(*row, header, stored->entry, log::header_hash(stored->entry.header), number,
             [&] { return read_change(*visit_, stored->entry); });
    engine_->logs().set_problem(*transaction_, number, problem);
    row->lamport = visit_->lamport;
    engine_->logs().save_head(*transaction_, *row);
  }
}

void Importer::finish() {
  if (said_ends_ || took_late_) settle_ends(*transaction_, *engine_, *visit_);
  refold_after(*transaction_, *engine_, *visit_, ordered_unread_);
  if (took_holes_) find_redacted_holes(*engine_, *visit_);
}

/// Content that a run brings for entries which are held without theirs. That the header is the
/// one held says its hash; so a signature is not asked for.
void Importer::fill_holes(const log::EntryRun& run, std::size_t known,
                          log::ImportOutcome& outcome) {
  for (std::size_t i = 0; i < known && !visit_->holes.empty(); ++i) {
    const log::SealedEntry& entry = run.entries[i];
    if (entry.body.empty() || planted(Fault::hole_stays)) continue;
    const Hash hash = log::header_hash(entry.header);
    const auto hole = visit_->holes.find(hash);
    if (hole == visit_->holes.end()) continue;
    const log::Header header = log::decode_header(entry.header);
    if (!log::body_fits(header, entry)) continue;
    const std::int64_t number = hole->second;
    visit_->holes.erase(hole);
    log::LogRow* row = visit_->find_log(log::lid_of(number));
    FIELDFARE_ASSERT(row != nullptr);
    engine_->logs().put_content(*transaction_, number, entry);
    if (planted(Fault::filled_hole_unread)) continue;
    const auto open = [&] { return read_change(*visit_, entry); };
    const std::string problem = read(*row, header, entry, hash, number, open);
    if (!problem.empty()) engine_->logs().set_problem(*transaction_, number, problem);
    row->lamport = std::max(row->lamport, visit_->lamport);
    engine_->logs().save_head(*transaction_, *row);
    ++outcome.accepted;
  }
}

/// Where the new entries go: the strand that they lengthen, or a new one.
log::LogRow* Importer::strand_for(const log::EntryRun& run, const log::CheckedRun& checked) {
  if (checked.segment.length == 0 && !checked.forks) {
    log::LogRow row = engine_->logs().add_log(*transaction_, visit_->vid, run.key, {});
    return visit_->add_strand(std::move(row));
  }
  log::LogRow* base = visit_->find_strand(run.log, checked.segment.branch);
  FIELDFARE_ASSERT(base != nullptr);
  if (!checked.forks) return base;
  log::LogRow row = engine_->logs().add_strand(
      *transaction_, *base, checked.after, checked.headers.front().previous, checked.end.branch);
  return visit_->add_strand(std::move(row));
}

/// Somebody holds more of the log that we append to than we do, or holds something else there:
/// this store was put back to an older state or copied. Our entries are taken back, and the next
/// one goes to a new log.
void Importer::leave_own_log(const LogId& log) {
  if (!visit_->own) return;
  const log::LogRow* own = visit_->find_log(visit_->own->lid);
  if (own == nullptr || own->head.log != log) return;
  engine_->retire_own_logs(*transaction_);
  tell(*transaction_, *engine_, *visit_, {"own-log-copied", log.hex(), {{"log", log.hex()}}});
}

/// Both ways of a forked log count; people should know that a store was put back or copied.
void Importer::tell_fork(const log::LogRow& row, const log::CheckedRun& checked,
                         log::ImportOutcome& outcome) {
  outcome.forked.push_back(row.head.log);
  log::Notice notice{"log-forked",
                     row.head.log.hex() + "/" + checked.end.branch.hex(),
                     {{"log", row.head.log.hex()}, {"after", std::to_string(checked.after)}}};
  if (row.writer) notice.facts.emplace_back("member", row.writer->hex());
  tell(*transaction_, *engine_, *visit_, notice);
}

/// What merely has not arrived is no bad entry: it is told in the outcome alone.
void Importer::put_aside(const log::EntryRun& run, const log::CheckedRun& checked,
                         log::ImportOutcome& outcome) {
  outcome.refused.insert(outcome.refused.end(), checked.refused.begin(), checked.refused.end());
  if (checked.detached) return;
  for (const log::Refused& refused : checked.refused) {
    tell(*transaction_, *engine_, *visit_,
         {"entries-refused",
          run.log.hex(),
          {{"log", run.log.hex()},
           {"sequence", std::to_string(refused.sequence)},
           {"reason", refused.reason},
           {"where", "here"}}});
  }
}

template <class Open>
void Importer::store(log::LogRow& row, const log::Header& header, const log::SealedEntry& entry,
                     const Hash& hash, const Open& open) {
  if (visit_->erased.contains(hash) &&
      !planted(Fault::redacted_body_taken_again)) {  // an order came first: the body is refused
    engine_->logs().append(*transaction_, row, {entry.header, {}, {}}, hash);
    return;
  }
  const std::int64_t number = engine_->logs().append(*transaction_, row, entry, hash);
  if (entry.body.empty()) {
    note_hole(*visit_, hash, number);
    took_holes_ = true;
  }
  const std::string problem = read(row, header, entry, hash, number, open);
  if (!problem.empty()) engine_->logs().set_problem(*transaction_, number, problem);
}

/// Applies an entry that `open` reads; says why not. A bad entry never stops the others.
template <class Open>
std::string Importer::read(log::LogRow& row, const log::Header& header,
                           const log::SealedEntry& entry, const Hash& hash, std::int64_t number,
                           const Open& open) {
  if (entry.body.empty()) return {};
  try {
    std::optional<log::Change> change = open();
    if (!change) return std::string(log::is_boxed(entry) ? not_for_us : no_key);
    if (header.sequence == 1) learn_writer(row, *change);
    if (!row.writer) return std::string(not_certified);
    visit_->lamport = std::max(visit_->lamport, change->lamport);
    said_ends_ = note_ends(*transaction_, *visit_, number, *change) || said_ends_;
    if (!visit_->counts(row, header.sequence)) {
      took_late_ = true;
      return {};
    }
    engine_->projector().apply(*transaction_, *visit_, number, hash, *change, *row.writer);
    note_words(*change);
    redacted_ = redacted_ || change->kind == log::ChangeKind::redaction;
    return {};
  } catch (const Error& error) {
    if (error.code() != ErrorCode::damaged) throw;
    return error.what();
  }
}

void Importer::learn_writer(log::LogRow& row, const log::Change& change) {
  if (change.kind != log::ChangeKind::open_log) return;
  const auto certificate = log::decode_certificate(change.certificate, visit_->id, row.head.log);
  const MemberId writer = log::member_id_of(certificate.member);
  if (!visit_->chain.names(writer)) return;
  for (log::LogRow& strand : visit_->strands(row.head.log))
    engine_->logs().set_writer(*transaction_, strand, writer);
  if (visit_->chain.find(writer) != nullptr || planted(Fault::newcomer_counts)) return;
  visit_->ended.insert(writer);  // for somebody to accept: of the lead's words there may be some
  said_ends_ = true;
}

void Importer::note_words(const log::Change& change) {
  for (const auto& part : change.entities) {
    changed_words_ = changed_words_ || part.kind == "allowed-phrase" || part.kind == "provider" ||
                     part.kind == "visit";
  }
}

}  // namespace fieldfare::app
