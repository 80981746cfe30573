#include <fieldfare/core/planted.h>
#include <fieldfare/sync/hub/service.h>

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include <fieldfare/sync/limits.h>

#include "service_parts.h"

namespace fieldfare::sync::hub {
namespace {

constexpr std::string_view visits_prefix = "/1/visits/";
constexpr std::uint32_t slow_down_seconds = 2;
constexpr std::size_t cached_chains = 1024;
constexpr std::string_view text_type = "text/plain; charset=utf-8";

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

/// The hash of the record that was stored last.
Hash tail(const log::Membership& team) {
  return team.empty() ? Hash{} : log::record_hash(team.encoded().back());
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
  if (request.channel && *request.channel != asked.channel &&
      !planted(Fault::proof_of_any_line_taken))
    throw Refusal{401, "token_needed", "the proof was made for another line than this one"};
  const bool registered = store_.find(visit).has_value();
  if (!registered && !options_.open_registration)
    throw Refusal{403, "not_registered", "this hub takes in registered visits only"};
  log::Membership extended = chain(visit);
  extend(extended, asked.records);
  if (extended.empty() || extended.visit() != visit)
    throw Refusal{403, "not_a_member", "the visit's membership is not known here"};
  require_member(extended, asked.member);
  if (!crypto::verify(extended.find(asked.member)->sign_key, auth_domain,
                      auth_message(key(), visit, asked.nonce, asked.channel), asked.signature))
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
