#include <fieldfare/core/log/chain.h>

#include <optional>
#include <string>

#include <fieldfare/core/error.h>

namespace fieldfare::log {
namespace {

constexpr const char* fork_reason =
    "this log was continued in two ways, as after a restored backup; the other way is held here";

/// Why an entry's header cannot follow `end`; empty when it can.
std::string objection(const VisitId& visit, const LogHead& end, const Header& header,
                      const SealedEntry& entry) {
  if (header.visit != visit) return "the entry belongs to another visit";
  if (header.log != end.log) return "the entry belongs to another log";
  if (header.sequence != end.length + 1) return "the entry's number is out of order";
  if (header.previous != end.head) return "the entry does not follow the one before it";
  if (!body_fits(header, entry)) return "the entry's content is not the one that was signed";
  return {};
}

/// How many entries of the run the holder has already. Only the one at the holder's end can be
/// compared without reading the log; a different hash there is the mark of a fork.
std::size_t count_known(const LogHead& end, const EntryRun& run, bool& forked) {
  if (run.first > end.length) return 0;
  const std::uint64_t overlap = end.length - run.first + 1;
  if (overlap > run.entries.size()) return run.entries.size();
  const auto known = static_cast<std::size_t>(overlap);
  forked = header_hash(run.entries[known - 1].header) != end.head;
  return known;
}

/// Takes entries from `checked.known` on while they follow one another; says why it stopped.
std::optional<Refused> follow(const VisitId& visit, const EntryRun& run, CheckedRun& checked) {
  for (std::size_t i = checked.known; i < run.entries.size(); ++i) {
    const SealedEntry& entry = run.entries[i];
    const auto refused = [&](std::string reason) {
      return Refused{run.log, checked.end.length + 1, std::move(reason)};
    };
    try {
      const Header header = decode_header(entry.header);
      std::string reason = objection(visit, checked.end, header, entry);
      if (!reason.empty()) {
        checked.forked = i == checked.known && header.sequence == checked.end.length + 1 &&
                         header.previous != checked.end.head &&
                         signature_fits(entry.header, run.key);
        return refused(checked.forked ? fork_reason : std::move(reason));
      }
      checked.headers.push_back(header);
    } catch (const Error& error) {
      return refused(error.what());
    }
    checked.hashes.push_back(header_hash(entry.header));
    checked.end.length += 1;
    checked.end.head = checked.hashes.back();
  }
  return std::nullopt;
}

/// Keeps the headers up to the last one whose signature fits; true when all were kept.
bool keep_signed(CheckedRun& checked, const EntryRun& run, const LogHead& begin) {
  std::size_t count = checked.headers.size();
  while (count > 0 && !signature_fits(run.entries[checked.known + count - 1].header, run.key))
    --count;
  const bool all = count == checked.headers.size();
  checked.headers.resize(count);
  checked.hashes.resize(count);
  checked.end.length = begin.length + count;
  checked.end.head = count == 0 ? begin.head : checked.hashes.back();
  return all;
}

}  // namespace

CheckedRun check_run(const VisitId& visit, const LogHead& end, const EntryRun& run) {
  CheckedRun checked;
  const bool begins = end.length == 0;
  const LogHead begin{run.log, run.key, end.length, begins ? Hash{} : end.head};
  checked.end = begin;
  if (log_id_of(run.key) != run.log || (!begins && end.log != run.log)) {
    checked.end = end;
    checked.refused.push_back({run.log, run.first, "the log's name is not the hash of its key"});
    return checked;
  }
  if (run.first == 0) {
    checked.refused.push_back({run.log, 0, "the entries of a log are counted from 1"});
    return checked;
  }
  if (run.first > end.length + 1) {
    checked.missing_from = end.length + 1;
    checked.refused.push_back({run.log, run.first,
                               "the entries from " + std::to_string(end.length + 1) + " to " +
                                   std::to_string(run.first - 1) +
                                   " of this log have not arrived yet"});
    return checked;
  }
  checked.known = count_known(begin, run, checked.forked);
  if (checked.forked) {
    checked.refused.push_back({run.log, end.length, fork_reason});
    return checked;
  }
  std::optional<Refused> stop = follow(visit, run, checked);
  if (!keep_signed(checked, run, begin))
    stop = Refused{run.log, checked.end.length + 1, "the signature is not by this log's key"};
  if (stop) checked.refused.push_back(std::move(*stop));
  return checked;
}

}  // namespace fieldfare::log
