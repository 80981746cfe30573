#include <fieldfare/core/log/chain.h>

#include <algorithm>
#include <exception>
#include <string>
#include <system_error>
#include <thread>
#include <tuple>

#include <fieldfare/core/error.h>
#include <fieldfare/core/planted.h>

namespace fieldfare::log {
namespace {

constexpr std::size_t previous_at = 2 + VisitId::size + LogId::size + 8;

/// An entry's two hashes, made and compared. What cannot be read at all stays as it is here.
struct Hashed {
  Hash hash;
  bool body_fits = false;
};

/// Why an entry's header cannot follow `end`; empty when it can.
std::string objection(const VisitId& visit, const LogHead& end, const Header& header,
                      const SealedEntry& entry, const Hashed& hashed, const MayLack& may_lack) {
  if (header.visit != visit) return "the entry belongs to another visit";
  if (header.log != end.log) return "the entry belongs to another log";
  const bool linked = !planted(Fault::chain_unchecked);
  if (linked && header.sequence != end.length + 1) return "the entry's number is out of order";
  if (linked && header.previous != end.head) return "the entry does not follow the one before it";
  if (!hashed.body_fits) return "the entry's content is not the one that was signed";
  if (!entry.body.empty()) return {};
  if (header.sequence == 1) return "a log's first entry came without its content";
  if (!may_lack(hashed.hash))
    return "more entries came without their content than a visit can have";
  return {};
}

/// One log as its holder has it.
class HeldLog {
 public:
  HeldLog(std::span<const LogHead> segments, const HashAt& hash_at)
      : segments_(segments), hash_at_(hash_at) {
    for (const LogHead& segment : segments)
      longest_ = std::max(longest_, segment.length);
  }

  [[nodiscard]] std::uint64_t longest() const noexcept { return longest_; }

  [[nodiscard]] const LogHead* trunk() const {
    const auto at = std::ranges::find_if(
        segments_, [](const LogHead& segment) { return segment.branch.is_zero(); });
    return at == segments_.end() ? nullptr : &*at;
  }

  /// The segment that holds this entry.
  [[nodiscard]] const LogHead* find(std::uint64_t sequence, const Hash& hash) const {
    for (const LogHead& segment : segments_) {
      if (sequence < segment.start || sequence > segment.length) continue;
      if (at(segment, sequence) == hash) return &segment;
    }
    return nullptr;
  }

  [[nodiscard]] std::optional<Hash> at(const LogHead& segment, std::uint64_t sequence) const {
    return sequence == segment.length ? segment.head : hash_at_(segment.branch, sequence);
  }

  [[nodiscard]] bool has(const BranchId& branch) const {
    return std::ranges::any_of(segments_,
                               [&](const LogHead& segment) { return segment.branch == branch; });
  }

  /// True when something follows this place already.
  [[nodiscard]] bool continues(const LogHead& segment, std::uint64_t after) const {
    if (after < segment.length) return true;
    return std::ranges::any_of(segments_, [&](const LogHead& other) {
      return !other.branch.is_zero() && other.parent == segment.branch && other.start == after + 1;
    });
  }

 private:
  std::span<const LogHead> segments_;
  const HashAt& hash_at_;
  std::uint64_t longest_ = 0;
};

/// How many entries the run begins with that are held, and the segment of the last of them.
struct Known {
  std::size_t count = 0;
  const LogHead* segment = nullptr;
};

/// Who holds an entry holds all before it, so an entry that ends a segment spares the look at
/// those.
Known count_known(const HeldLog& held, std::span<const LogHead> segments, const EntryRun& run) {
  Known known;
  for (const LogHead& segment : segments) {
    if (segment.length < run.first) continue;
    const std::uint64_t index = segment.length - run.first;
    if (index < known.count || index >= run.entries.size()) continue;
    const SealedEntry& entry = run.entries[static_cast<std::size_t>(index)];
    if (header_hash(entry.header) == segment.head)
      known = {static_cast<std::size_t>(index) + 1, &segment};
  }
  while (known.count < run.entries.size() && run.first + known.count <= held.longest()) {
    const LogHead* segment =
        held.find(run.first + known.count, header_hash(run.entries[known.count].header));
    if (segment == nullptr) break;
    known = {known.count + 1, segment};
  }
  return known;
}

void hash_all(std::span<const SealedEntry> entries, std::span<Hashed> out) {
  for (std::size_t i = 0; i < entries.size(); ++i) {
    try {
      out[i] = {header_hash(entries[i].header),
                body_fits(decode_header(entries[i].header), entries[i])};
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;  // the walk along the chain says why
    }
  }
}

/// The hashes are most of what checking a run costs, so a long one has half of them made by another
/// thread.
std::vector<Hashed> hash_entries(std::span<const SealedEntry> entries) {
  constexpr std::size_t worth_a_thread = 256;
  const std::size_t here = entries.size() < worth_a_thread ? entries.size() : entries.size() / 2;
  std::vector<Hashed> out(entries.size());
  std::exception_ptr failed;
  const auto hash_the_rest = [&] {
    try {
      hash_all(entries.subspan(here), std::span(out).subspan(here));
    } catch (...) {
      failed = std::current_exception();
    }
  };
  {
    std::jthread other;  // joined at the end of these braces, however they are left
    try {
      if (here < entries.size()) other = std::jthread(hash_the_rest);
    } catch (const std::system_error&) {
      hash_the_rest();  // there is no room for a thread
    }
    hash_all(entries.first(here), out);
  }
  if (failed) std::rethrow_exception(failed);
  return out;
}

/// Takes entries from `checked.known` on while they follow one another; says why it stopped.
std::optional<Refused> follow(const VisitId& visit, const EntryRun& run, const MayLack& may_lack,
                              LogHead end, CheckedRun& checked) {
  const std::vector<Hashed> hashes = hash_entries(std::span(run.entries).subspan(checked.known));
  for (std::size_t i = checked.known; i < run.entries.size(); ++i) {
    const SealedEntry& entry = run.entries[i];
    const Hashed& hashed = hashes[i - checked.known];
    const auto refused = [&](std::string reason) {
      return Refused{run.log, end.length + 1, std::move(reason)};
    };
    try {
      const Header header = decode_header(entry.header);
      std::string reason = objection(visit, end, header, entry, hashed, may_lack);
      if (!reason.empty()) return refused(std::move(reason));
      checked.headers.push_back(header);
    } catch (const Error& error) {
      return refused(error.what());
    }
    checked.hashes.push_back(hashed.hash);
    end.length += 1;
    end.head = checked.hashes.back();
  }
  return std::nullopt;
}

/// Keeps the headers up to the last one whose signature fits; true when all were kept.
bool keep_signed(CheckedRun& checked, const EntryRun& run) {
  std::size_t count = checked.headers.size();
  while (count > 0 && !signature_fits(run.entries[checked.known + count - 1].header, run.key))
    --count;
  const bool all = count == checked.headers.size();
  checked.headers.resize(count);
  checked.hashes.resize(count);
  return all;
}

void refuse(CheckedRun& checked, const EntryRun& run, std::uint64_t sequence, std::string reason) {
  checked.refused.push_back({run.log, sequence, std::move(reason)});
}

/// Works out the segment that the new entries end.
void go_on(CheckedRun& checked, const HeldLog& held, const EntryRun& run) {
  checked.forks = held.continues(checked.segment, checked.after);
  if (checked.forks) {
    const BranchId name = branch_of(checked.hashes.front());
    bool taken = name.is_zero() || held.has(name);
    if (cuts(checked)) {
      checked.next = held.at(checked.segment, checked.after + 1).value_or(Hash{});
      const BranchId rest = branch_of(checked.next);
      taken = taken || rest.is_zero() || rest == name || held.has(rest);
    }
    if (taken) {
      checked.headers.clear();
      checked.hashes.clear();
      checked.forks = false;
      refuse(checked, run, checked.after + 1, "two branches of this log bear the same short name");
      return;
    }
    checked.end.branch = name;
    checked.end.start = checked.after + 1;
    checked.end.parent = checked.segment.branch;
  }
  checked.end.length = checked.after + checked.headers.size();
  checked.end.head = checked.hashes.back();
}

void refuse_detached(CheckedRun& checked, const EntryRun& run, std::uint64_t longest) {
  checked.detached = true;
  if (run.first > longest + 1) {
    refuse(checked, run, run.first,
           "the entries from " + std::to_string(longest + 1) + " to " +
               std::to_string(run.first - 1) + " of this log have not arrived yet");
  } else {
    refuse(checked, run, run.first,
           "this log was continued in another way before this entry, and where is not known yet");
  }
}

/// Finds what the first new entry follows. False when that is not held; `before` is its hash.
bool place(CheckedRun& checked, const HeldLog& held, const EntryRun& run, const Known& known,
           Hash& before) {
  checked.known = known.count;
  checked.after = run.first - 1 + known.count;
  if (known.segment != nullptr) {
    checked.segment = *known.segment;
    before = header_hash(run.entries[known.count - 1].header);
    return true;
  }
  if (checked.after == 0) {
    if (const LogHead* trunk = held.trunk()) checked.segment = *trunk;
    return true;
  }
  if (run.entries.empty()) return true;
  const Bytes& header = run.entries.front().header;
  if (header.size() != header_size) return checked.after <= held.longest();
  before = Hash::from(ByteView(header).subspan(previous_at, Hash::size));
  const LogHead* segment = held.find(checked.after, before);
  if (segment != nullptr) checked.segment = *segment;
  return segment != nullptr;
}

}  // namespace

CheckedRun check_run(const VisitId& visit, std::span<const LogHead> segments, const HashAt& hash_at,
                     const MayLack& may_lack, const EntryRun& run) {
  CheckedRun checked;
  checked.segment.log = run.log;
  checked.segment.key = run.key;
  if (log_id_of(run.key) != run.log) {
    refuse(checked, run, run.first, "the log's name is not the hash of its key");
    return checked;
  }
  if (run.first == 0) {
    refuse(checked, run, 0, "the entries of a log are counted from 1");
    return checked;
  }
  const HeldLog held(segments, hash_at);
  Hash before;
  if (!place(checked, held, run, count_known(held, segments, run), before)) {
    refuse_detached(checked, run, held.longest());
    return checked;
  }
  std::optional<Refused> stop =
      follow(visit, run, may_lack, {run.log, run.key, checked.after, before}, checked);
  if (!keep_signed(checked, run)) {
    stop = Refused{run.log, checked.after + checked.headers.size() + 1,
                   "the signature is not by this log's key"};
  }
  if (stop) checked.refused.push_back(std::move(*stop));
  checked.end = checked.segment;
  if (!checked.headers.empty()) go_on(checked, held, run);
  return checked;
}

CheckedRun check_run(const VisitId& visit, const LogHead& end, const EntryRun& run) {
  const std::span<const LogHead> segments(&end, end.length == 0 ? 0 : 1);
  const auto nothing_at = [](const BranchId&, std::uint64_t) { return std::nullopt; };
  return check_run(
      visit, segments, nothing_at, [](const Hash&) { return true; }, run);
}

std::vector<LogHead> with_run(std::vector<LogHead> segments, const CheckedRun& checked) {
  if (checked.headers.empty()) return segments;
  const BranchId name = checked.segment.branch;
  if (!checked.forks) {
    std::erase_if(segments, [&](const LogHead& segment) { return segment.branch == name; });
  } else if (cuts(checked)) {
    const BranchId rest = branch_of(checked.next);
    for (LogHead& segment : segments) {
      if (!segment.branch.is_zero() && segment.parent == name && segment.branch != name &&
          segment.start == checked.segment.length + 1)
        segment.parent = rest;
    }
    for (LogHead& segment : segments) {
      if (segment.branch != name) continue;
      segment.length = checked.after;
      segment.head = checked.headers.front().previous;
    }
    LogHead cut = checked.segment;
    cut.branch = rest;
    cut.start = checked.after + 1;
    cut.parent = name;
    segments.push_back(cut);
  }
  segments.push_back(checked.end);
  std::erase_if(segments, [](const LogHead& segment) { return segment.length < segment.start; });
  std::ranges::sort(segments, [](const LogHead& a, const LogHead& b) {
    return std::tie(a.log, a.start, a.branch) < std::tie(b.log, b.start, b.branch);
  });
  return segments;
}

}  // namespace fieldfare::log
