#include <fieldfare/core/planted.h>
#include <fieldfare/sync/hub/service.h>

#include <algorithm>
#include <optional>
#include <set>
#include <span>

#include <fmt/format.h>

#include <fieldfare/sync/limits.h>

namespace fieldfare::sync::hub {
namespace {

constexpr std::string_view visits_prefix = "/1/visits/";
constexpr std::string_view holds_domain = "fieldfare/holds/1";
constexpr int append_tries = 4;
constexpr std::uint32_t slow_down_seconds = 2;
constexpr std::size_t cached_chains = 1024;
constexpr std::string_view text_type = "text/plain; charset=utf-8";

/// What ends the handling of a request early.
struct Refusal {
  unsigned status;
  std::string_view code;
  std::string message;
};

std::int64_t milliseconds(std::chrono::milliseconds time) {
  return time.count();
}

template <class Decode>
auto parse(Decode&& decode) {
  try {
    return decode();
  } catch (const Error& error) {
    throw Refusal{400, "bad_request", error.what()};
  }
}

Response binary(Bytes body) {
  return {200, binary_type, std::move(body)};
}

Response text(std::string_view body, std::string_view type = text_type) {
  const ByteView view = as_bytes(body);
  return {200, std::string(type), Bytes(view.begin(), view.end())};
}

/// A few fixed names, so that nobody fills the metrics with others.
std::string_view page_of(std::string_view target) {
  for (const std::string_view page : {"hello", "token", "exchange", "wait"}) {
    if (target.starts_with(visits_prefix) && target.ends_with(page)) return page;
  }
  for (const std::string_view page : {"healthz", "readyz", "metrics"}) {
    if (target.substr(std::min<std::size_t>(target.size(), 1)) == page) return page;
  }
  return "other";
}

std::string json_escaped(std::string_view message) {
  std::string out;
  for (const char c : message) {
    if (c == '"' || c == '\\') {
      out += '\'';
    } else {
      out += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
  }
  return out;
}

/// Adds those records that are valid; the others are left out.
void extend(log::Membership& team, const std::vector<Bytes>& records) {
  for (const Bytes& record : records)
    static_cast<void>(team.add(record));
}

/// The hash of the record that was stored last.
Hash tail(const log::Membership& team) {
  return team.empty() ? Hash{} : log::record_hash(team.encoded().back());
}

/// The segments of one log, which are neighbours.
std::span<const log::LogHead> segments_of(const log::VersionVector& segments, const LogId& log) {
  // Not equal_range: clang 14 cannot read what libstdc++ gives back.
  const auto first = std::ranges::lower_bound(segments, log, {}, &log::LogHead::log);
  return {first, std::ranges::upper_bound(first, segments.end(), log, {}, &log::LogHead::log)};
}

std::set<Hash> erased_entries(const std::vector<Bytes>& orders) {
  std::set<Hash> out;
  for (const Bytes& order : orders)
    out.insert(log::decode_erasure(order).what.entry);
  return out;
}

/// The runs by turns: in each turn every log comes once, so that what a run of a forked log
/// continues is stored before it is looked at.
std::vector<std::vector<const log::EntryRun*>> turns_of(const std::vector<log::EntryRun>& runs) {
  std::vector<std::vector<const log::EntryRun*>> turns;
  std::map<LogId, std::size_t> turn_of;
  for (const log::EntryRun& run : runs) {
    const std::size_t turn = turn_of[run.log]++;
    if (turn == turns.size()) turns.emplace_back();
    turns[turn].push_back(&run);
  }
  return turns;
}

}  // namespace

Response error_response(unsigned status, std::string_view code, std::string_view message) {
  Response response = text(
      fmt::format(R"({{"error":{{"code":"{}","message":"{}"}}}})", code, json_escaped(message)),
      "application/json");
  response.status = status;
  return response;
}

HubService::HubService(HubStore& store, ports::Clock& clock, ports::Entropy& entropy,
                       ServiceOptions options)
    : HubService(store, clock, entropy, options, store.identity(entropy)) {}

HubService::HubService(HubStore& store, ports::Clock& clock, ports::Entropy& entropy,
                       ServiceOptions options, const StoreIdentity& identity)
    : store_(store),
      clock_(clock),
      entropy_(entropy),
      options_(options),
      key_(crypto::SigningKey::from_seed(identity.seed.view())),
      tokens_(identity.seed.view()),
      member_rate_(options.requests_per_member) {}

Response HubService::handle(const Request& request) {
  const std::string_view page = page_of(request.target);
  const double begin = stopwatch ? stopwatch() : 0;
  Response response = answer(request);
  metrics_.answered(page, response.status);
  if (stopwatch) metrics_.took(page, stopwatch() - begin);
  metrics_.totals.bytes_received += request.body.size();
  metrics_.totals.bytes_sent += response.body.size();
  return response;
}

Response HubService::answer(const Request& request) {
  try {
    return route(request);
  } catch (const Refusal& refusal) {
    if (refusal.status == 403) ++metrics_.totals.members_refused;
    Response response = error_response(refusal.status, refusal.code, refusal.message);
    if (refusal.status == 429) response.retry_after = slow_down_seconds;
    return response;
  } catch (const std::exception& error) {
    ++metrics_.totals.faults;
    if (log) log(error.what());
    const auto* known = dynamic_cast<const Error*>(&error);
    if (known != nullptr && known->code() == ErrorCode::unreachable)
      return error_response(503, "busy", "the hub's database does not answer; try again");
    return error_response(500, "internal", "the hub has a fault; its keeper finds it in its log");
  }
}

void HubService::handle(const Request& request, Respond respond) {
  parked_.reset();
  Response response = handle(request);
  if (!parked_) return respond(std::move(response));
  const Time end{clock_.now().ms + milliseconds(limits::longest_wait), 0};
  waiters_.add(parked_->visit, parked_->member, parked_->known, end, std::move(respond));
  parked_.reset();
}

void HubService::tick() {
  const Time now = clock_.now();
  waiters_.expire(now);
  if (waiters_.size() == 0 || now.ms - polled_.ms < milliseconds(limits::poll_every)) return;
  polled_ = now;
  try {
    const std::vector<VisitId> visits = waiters_.visits();
    const std::vector<std::uint64_t> counters = store_.changes(visits);
    for (std::size_t i = 0; i < visits.size(); ++i)
      waiters_.changed(visits[i], counters[i]);
  } catch (const std::exception& error) {  // the database is away: those who wait go on waiting
    ++metrics_.totals.faults;
    if (log) log(error.what());
  }
}

void HubService::wake(const VisitId& visit) {
  if (waiters_.any(visit)) waiters_.changed(visit, store_.changes({visit}).front());
}

MemberId HubService::asking_member(const VisitId& visit, const Request& request) {
  const Time now = clock_.now();
  const auto member = tokens_.member_of(request.token, visit, now);
  if (!member) throw Refusal{401, "token_needed", "say hello again"};
  if (!member_rate_.take(*member, now.ms))
    throw Refusal{429, "slow_down", "this device asks too often"};
  require_member(chain(visit), *member);
  return *member;
}

Response HubService::wait(const VisitId& visit, const Request& request) {
  const MemberId member = asking_member(visit, request);
  const std::uint64_t known = parse([&] {
    ByteReader in(request.body, "a wait");
    const std::uint64_t counter = in.u64();
    in.expect_end();
    return counter;
  });
  const std::uint64_t counter = store_.changes({visit}).front();
  if (counter == known) parked_ = Parked{visit, member, known};
  return counter_response(counter);
}

Response HubService::route(const Request& request) {
  const std::string_view target = request.target;
  if (!target.starts_with(visits_prefix)) {
    if (request.post) throw Refusal{404, "no_such_page", "there is no such page"};
    if (target == "/healthz") return text("ok\n");
    if (target == "/metrics") return metrics_page();
    if (target == "/readyz") return readiness();
    throw Refusal{404, "no_such_page", "there is no such page"};
  }
  const std::string_view rest = target.substr(visits_prefix.size());
  const auto visit = VisitId::from_hex(rest.substr(0, 2 * VisitId::size));
  const std::string_view verb = rest.substr(std::min(rest.size(), 2 * VisitId::size));
  if (!visit) throw Refusal{404, "no_such_page", "this is not the name of a visit"};
  using Handler = Response (HubService::*)(const VisitId&, const Request&);
  const Handler handler = verb == "/hello"      ? &HubService::hello
                          : verb == "/token"    ? &HubService::token
                          : verb == "/exchange" ? &HubService::exchange
                          : verb == "/wait"     ? &HubService::wait
                                                : nullptr;
  if (handler == nullptr) throw Refusal{404, "no_such_page", "there is no such page"};
  if (!request.post) throw Refusal{405, "wrong_method", "this page takes POST only"};
  return (this->*handler)(*visit, request);
}

Response HubService::hello(const VisitId& visit, const Request& request) {
  if (request.body.size() != MemberId::size)
    throw Refusal{400, "bad_request", "hello carries the member's id and nothing else"};
  const MemberId member = MemberId::from(request.body);
  const bool known = store_.find(visit) && chain(visit).find(member) != nullptr;
  return binary(
      encode(Hello{key(), tokens_.make_nonce(visit, member, clock_.now(), entropy_), known}));
}

Response HubService::token(const VisitId& visit, const Request& request) {
  const TokenRequest asked = parse([&] { return decode_token_request(request.body); });
  const Time now = clock_.now();
  if (!tokens_.nonce_fits(asked.nonce, visit, asked.member, now))
    throw Refusal{401, "token_needed", "the hello has run out or was for somebody else"};
  const bool registered = store_.find(visit).has_value();
  if (!registered && !options_.open_registration)
    throw Refusal{403, "not_registered", "this hub takes in registered visits only"};
  log::Membership extended = chain(visit);
  extend(extended, asked.records);
  if (extended.empty() || extended.visit() != visit)
    throw Refusal{403, "not_a_member", "the visit's membership is not known here"};
  require_member(extended, asked.member);
  if (!crypto::verify(extended.find(asked.member)->sign_key, auth_domain,
                      auth_message(key(), visit, asked.nonce), asked.signature))
    throw Refusal{403, "not_a_member", "the proof is not signed by this member's key"};
  if (!registered) store_.register_visit(visit, options_.quota);
  take_in_records(visit, asked.records);
  wake(visit);
  const Token token = tokens_.make_token(visit, asked.member, now);
  return binary(Bytes(token.bytes.begin(), token.bytes.end()));
}

Response HubService::exchange(const VisitId& visit, const Request& request) {
  const MemberId member = asking_member(visit, request);
  const Metrics::Totals before = metrics_.totals;
  const Parcel asked = parse([&] { return decode_parcel(request.body); });
  Answer answer;
  take_in_records(visit, asked.records);
  take_in_erasures(visit, asked.erasures, answer);
  // Somebody may have been removed by the very records that this request brought.
  require_member(chain(visit), member);
  take_in_runs(visit, asked.runs, answer);
  take_in_statements(visit, asked.statements);
  fill(visit, asked, answer);
  wake(visit);
  if (served) {
    served({member, metrics_.totals.entries_stored - before.entries_stored,
            metrics_.totals.entries_served - before.entries_served});
  }
  return binary(encode(answer));
}

void HubService::require_member(const log::Membership& chain, const MemberId& member) {
  if (planted(Fault::hub_serves_strangers)) return;
  const log::Member* found = chain.find(member);
  if (found == nullptr)
    throw Refusal{403, "not_a_member", "this device is not a member of the visit"};
  if (found->removed) throw Refusal{403, "not_a_member", "this device was removed from the visit"};
}

const log::Membership& HubService::chain(const VisitId& visit) {
  if (chains_.size() > cached_chains) chains_.clear();
  log::Membership& cached = chains_[visit];
  const auto row = store_.find(visit);
  const std::uint32_t count = row ? row->record_count : 0;
  if (cached.size() == count && (count == 0 || tail(cached) == row->record_head)) return cached;
  if (cached.size() > count) cached = {};
  const auto load = [&] { extend(cached, store_.records(visit)); };
  load();
  if (row && tail(cached) != row->record_head) {  // not what was cached before: a restore
    cached = {};
    load();
  }
  return cached;
}

bool HubService::take_in_records(const VisitId& visit, const std::vector<Bytes>& records) {
  for (int attempt = 0; attempt < append_tries && !records.empty(); ++attempt) {
    const log::Membership before = chain(visit);
    log::Membership after = before;
    extend(after, records);
    if (after.size() == before.size()) return true;
    if (after.visit() != visit) return false;
    const auto from = after.encoded().begin() + static_cast<std::ptrdiff_t>(before.size());
    const std::vector<Bytes> added(from, after.encoded().end());
    const auto counts = [&](const log::ErasureOrder& order) {
      return log::may_order(order, after.find(order.member));
    };
    if (store_.append_records(visit, static_cast<std::uint32_t>(before.size()), added, counts))
      return true;
  }
  return records.empty();
}

void HubService::take_in_erasures(const VisitId& visit, const std::vector<Bytes>& erasures,
                                  Answer& answer) {
  for (int attempt = 0; attempt < append_tries && !erasures.empty(); ++attempt) {
    const log::Membership& members = chain(visit);
    std::vector<CheckedErasure> checked;
    std::vector<std::string> refused;
    for (const Bytes& bytes : erasures) {
      try {
        log::ErasureOrder order = log::decode_erasure(bytes);
        if (log::counts(order, visit, members.find(order.member))) {
          checked.push_back({std::move(order), bytes});
        } else {
          refused.emplace_back("an order to erase is not signed by who may order it");
        }
      } catch (const Error& error) {
        if (error.code() != ErrorCode::damaged) throw;
        refused.emplace_back(error.what());
      }
    }
    // Another process may have taken in a record meanwhile, with which they count no more.
    const auto count = static_cast<std::uint32_t>(members.size());
    if (!checked.empty() && !store_.add_erasures(visit, count, checked)) continue;
    answer.other_refused.insert(answer.other_refused.end(), refused.begin(), refused.end());
    return;
  }
  if (!erasures.empty()) throw Refusal{503, "busy", "others are writing to this visit; try again"};
}

log::CheckedRun HubService::check(const VisitId& visit, const log::VersionVector& segments,
                                  const log::EntryRun& run) {
  std::optional<std::set<Hash>> erased;  // asked for entries without content alone, which are few
  std::size_t room = 0;
  return log::check_run(
      visit, segments_of(segments, run.log),
      [&](const BranchId& branch, std::uint64_t sequence) {
        return store_.hash_at(visit, run.log, branch, sequence);
      },
      [&](const Hash& entry) {
        if (!erased) {
          erased = erased_entries(store_.erasures(visit));
          room = log::max_holes - std::min(log::max_holes, store_.holes(visit).size());
        }
        return erased->contains(entry) || (room > 0 && room-- > 0);
      },
      run);
}

void HubService::take_in_runs(const VisitId& visit, const std::vector<log::EntryRun>& runs,
                              Answer& answer) {
  take_in_content(visit, runs, answer);
  for (const auto& turn : turns_of(runs))
    append(visit, turn, answer);
}

/// Content for entries that are held without it. Their headers were checked when they came, and
/// that these are the same headers says their hash.
void HubService::take_in_content(const VisitId& visit, const std::vector<log::EntryRun>& runs,
                                 Answer& answer) {
  const log::Holes holes = runs.empty() ? log::Holes{} : store_.holes(visit);
  if (holes.empty()) return;
  std::vector<CheckedContent> contents;
  for (const log::EntryRun& run : runs) {
    for (std::size_t i = 0; i < run.entries.size(); ++i) {
      const log::SealedEntry& entry = run.entries[i];
      const Hash hash = log::header_hash(entry.header);
      const log::Hole hole = log::hole_at(run.log, run.first + i, hash);
      if (entry.body.empty() || entry.header.size() != log::header_size ||
          !std::ranges::binary_search(holes, hole))
        continue;
      if (log::body_fits(log::decode_header(entry.header), entry))
        contents.push_back({hole, hash, &entry});
    }
  }
  std::uint64_t filled = 0;
  if (!contents.empty() && store_.fill(visit, contents, filled) == AppendResult::quota)
    throw Refusal{507, "quota", "the space that this hub gives to the visit is used up"};
  answer.accepted += static_cast<std::uint32_t>(filled);
}

void HubService::append(const VisitId& visit, const std::vector<const log::EntryRun*>& runs,
                        Answer& answer) {
  for (int attempt = 0; attempt < append_tries; ++attempt) {
    const log::VersionVector segments = store_.segments(visit);
    std::vector<log::CheckedRun> checked(runs.size());
    std::vector<CheckedAppend> appends;
    std::vector<log::Refused> refused;
    std::uint64_t entries = 0;
    for (std::size_t i = 0; i < runs.size(); ++i) {
      checked[i] = check(visit, segments, *runs[i]);
      refused.insert(refused.end(), checked[i].refused.begin(), checked[i].refused.end());
      if (checked[i].headers.empty()) continue;
      appends.push_back({runs[i], &checked[i]});
      entries += checked[i].headers.size();
    }
    const AppendResult result =
        appends.empty() ? AppendResult::stored : store_.append(visit, appends);
    if (result == AppendResult::quota)
      throw Refusal{507, "quota", "the space that this hub gives to the visit is used up"};
    if (result != AppendResult::stored) continue;
    metrics_.totals.entries_stored += entries;
    metrics_.totals.entries_refused += refused.size();
    answer.accepted += static_cast<std::uint32_t>(entries);
    answer.refused.insert(answer.refused.end(), refused.begin(), refused.end());
    return;
  }
  throw Refusal{503, "busy", "others are writing to this visit; try again"};
}

void HubService::take_in_statements(const VisitId& visit, const std::vector<Bytes>& statements) {
  const log::Membership& members = chain(visit);
  for (const Bytes& bytes : statements) {
    try {
      const log::HoldingStatement statement = log::decode_statement(bytes);
      const log::Member* member = members.find(statement.member);
      if (member == nullptr ||
          !crypto::verify(member->sign_key, holds_domain, log::signed_part(visit, statement),
                          statement.signature))
        continue;
      store_.put_statement(visit, {statement.member, statement.counter}, bytes);
    } catch (const Error& error) {
      if (error.code() != ErrorCode::damaged) throw;
    }
  }
}

void HubService::fill(const VisitId& visit, const Parcel& asked, Answer& answer) {
  Parcel& parcel = answer.parcel;
  const std::vector<Bytes>& records = chain(visit).encoded();
  parcel.held_records = ids_of_records(records);
  parcel.records = missing_records(records, asked.held_records);

  const auto row = store_.find(visit);
  if (!row) throw Refusal{403, "not_registered", "the visit was erased here meanwhile"};
  // After the row: the vector may be ahead of the feed position that the receipt tells, never
  // behind.
  const std::vector<Bytes> erasures = store_.erasures(visit);
  parcel.held_erasures = ids_of_erasures(erasures);
  parcel.erasures = missing_erasures(erasures, asked.held_erasures);
  const std::vector<Bytes> statements = store_.statements(visit);
  parcel.known_statements = counts_of(statements);
  parcel.statements = newer_statements(statements, asked.known_statements);
  parcel.holes = store_.holes(visit);
  if (parcel.holes.size() > log::max_holes) parcel.holes.resize(log::max_holes);
  fill_runs(visit, asked, answer);
  Receipt receipt;
  receipt.era = store_.era();
  receipt.feed = row->feed;
  receipt.time = static_cast<std::uint64_t>(clock_.now().ms);
  answer.receipt =
      sign_receipt(key_, {visit, parcel.ends, parcel.holes, parcel.held_erasures}, receipt);
}

void HubService::Room::use(const log::EntryRun& run) {
  entries -= std::min(entries, run.entries.size());
  for (const log::SealedEntry& entry : run.entries)
    bytes -= std::min(bytes, wire_size(entry));
}

/// What the asker holds without its content, as far as the content is here.
void HubService::fill_content(const VisitId& visit, const Parcel& asked,
                              const log::VersionVector& segments, Room& room, Answer& answer) {
  const std::size_t looked_at = std::min(asked.holes.size(), limits::asked_holes);
  for (std::size_t i = 0; i < looked_at; ++i) {
    const log::Hole& hole = asked.holes[i];
    if (std::ranges::binary_search(answer.parcel.holes, hole)) continue;  // lacking here as well
    for (const log::LogHead& segment : segments_of(segments, hole.log)) {
      if (hole.sequence < segment.start || hole.sequence > segment.length) continue;
      const auto hash = store_.hash_at(visit, hole.log, segment.branch, hole.sequence);
      if (!hash || log::hole_at(hole.log, hole.sequence, *hash) != hole) continue;
      if (room.none()) {
        answer.more = true;
        return;
      }
      log::EntryRun run = store_.read(visit, segment, hole.sequence, 1, room.bytes);
      if (run.entries.empty() || run.entries.front().body.empty()) continue;
      room.use(run);
      ++metrics_.totals.entries_served;
      answer.parcel.runs.push_back(std::move(run));
    }
  }
}

void HubService::fill_runs(const VisitId& visit, const Parcel& asked, Answer& answer) {
  const log::VersionVector segments = store_.segments(visit);
  const auto held = [&](const LogId& id, const BranchId& branch, std::uint64_t sequence) {
    return store_.hash_at(visit, id, branch, sequence);
  };
  answer.parcel.ends = log::ends_of(segments);
  const log::Comparison difference = log::compare(segments, asked.ends, held);
  log::add_landmarks(answer.parcel.ends, segments, difference.differ, held);
  Room room{std::min(asked.want_entries, limits::max_entries),
            std::min<std::size_t>(asked.want_bytes, limits::max_message / 2)};
  fill_content(visit, asked, segments, room, answer);
  for (const Gap& gap : difference.lacks) {
    if (room.none()) {
      answer.more = true;
      return;
    }
    const auto segment = std::ranges::find_if(segments, [&](const log::LogHead& head) {
      return head.log == gap.log && head.branch == gap.branch;
    });
    const auto wanted = std::min<std::uint64_t>(room.entries, gap.last - gap.first + 1);
    log::EntryRun run =
        store_.read(visit, *segment, gap.first, static_cast<std::size_t>(wanted), room.bytes);
    if (planted(Fault::hub_drops_last_entry) && !run.entries.empty()) run.entries.pop_back();
    room.use(run);
    answer.more = answer.more || gap.first + run.entries.size() <= gap.last;
    metrics_.totals.entries_served += run.entries.size();
    answer.parcel.runs.push_back(std::move(run));
  }
}

/// Whoever asks often has the store asked once a second: each time it has to flush to its disk.
Response HubService::readiness() {
  const Time now = clock_.now();
  if (!ready_at_ || now.ms < ready_at_->ms || now.ms - ready_at_->ms >= 1000) {
    ready_at_.reset();
    try {
      store_.check();
    } catch (const std::exception& error) {
      if (log) log(error.what());
      throw Refusal{503, "busy", "the hub's store does not take changes"};
    }
    ready_at_ = now;
  }
  return text("ready\n");
}

Response HubService::metrics_page() {
  std::optional<StoreFigures> figures;
  try {
    figures = store_.figures();
  } catch (const std::exception& error) {
    if (log) log(error.what());
  }
  metrics_.gauge("waiting", "Requests that wait for changes.",
                 static_cast<double>(waiters_.size()));
  return text(metrics_.text(figures), "text/plain; version=0.0.4");
}

}  // namespace fieldfare::sync::hub
