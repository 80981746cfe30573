#include "session.h"

#include <charconv>
#include <cstdlib>
#include <iostream>
#include <iterator>

#include <fmt/format.h>

#include <fieldfare/platform/posix/passphrase.h>

namespace fieldfare::cli {

namespace {

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : std::string(value);
}

/// Where the ids of a kind of thing are listed.
struct Listing {
  std::string_view kind;
  std::string_view command;
  const char* list;
  const char* id;
};

constexpr Listing listings[] = {
    {"activity", "activity.list", "activities", "activity_id"},
    {"case", "case.list", "cases", "case_id"},
    {"note", "note.list", "notes", "note_id"},
    {"line", "line.list", "lines", "line_id"},
    {"concern", "concern.list", "concerns", "concern_id"},
    {"provider", "provider.list", "providers", "provider_id"},
    {"member", "member.list", "members", "member_id"},
    {"contact", "contact.list", "contacts", "contact_id"},
    {"document", "request.documents", "documents", "document_id"},
    {"meeting", "meeting.list", "meetings", "meeting_id"},
    {"point", "meeting.points", "points", "point_id"},
    {"comment", "comment.list", "comments", "comment_id"},
    {"cohort", "cohort.list", "cohorts", "cohort_id"},
    {"complaint", "complaint.list", "complaints", "complaint_id"},
    {"record", "judgement.show", "records", "record_id"},
};

constexpr std::size_t shortest_prefix = 6;
constexpr std::size_t entity_digits = 2 * EntityId::size;
constexpr std::size_t visit_digits = 2 * VisitId::size;

bool is_hex(std::string_view text) {
  return text.find_first_not_of("0123456789abcdefABCDEF") == std::string_view::npos;
}

std::string lower(std::string text) {
  for (char& c : text) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  return text;
}

std::string the_one(const std::vector<std::string>& found, std::string_view kind,
                    const std::string& given) {
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    throw Error(ErrorCode::not_found, fmt::format("There is no {} {}.", kind, given),
                fmt::format("Run `fieldfare {} list` to see what there is; an id may be cut to its "
                            "first 6 or more digits.",
                            kind));
  }
  throw Error(ErrorCode::not_found,
              fmt::format("{} of the ids begin with {}.", found.size(), given),
              "Give more of its digits.");
}

void collect(const Json& rows, const char* id, const std::string& prefix,
             std::vector<std::string>& out) {
  for (const Json& row : rows) {
    const auto& value = row.at(id).get_ref<const std::string&>();
    if (value.starts_with(prefix)) out.push_back(value);
  }
}

std::string read_standard_input() {
  std::string text((std::istreambuf_iterator<char>(std::cin)), std::istreambuf_iterator<char>());
  if (text.ends_with('\n')) text.pop_back();
  if (text.ends_with('\r')) text.pop_back();
  return text;
}

std::int64_t number(std::string_view name, const std::string& typed) {
  std::int64_t value = 0;
  const char* end = typed.data() + typed.size();
  const auto [stop, error] = std::from_chars(typed.data(), end, value);
  if (error != std::errc() || stop != end) {
    throw Error(ErrorCode::usage, fmt::format("{} takes a whole number.", name));
  }
  return value;
}

bool is_id(Kind kind) {
  return kind == Kind::visit || kind == Kind::any_visit || kind == Kind::entity ||
         kind == Kind::entities;
}

Json text(const std::string& typed) {
  return typed == "-" ? read_standard_input() : typed;
}

Json value_of(const Parameter& parameter, const Json& typed, Session& session) {
  const auto first = [&]() -> const std::string& {
    return typed.at(0).get_ref<const std::string&>();
  };
  switch (parameter.kind) {
    case Kind::word:
    case Kind::file:
      return first();
    case Kind::text:
      return text(first());
    case Kind::number:
      return number(parameter.name, first());
    case Kind::flag:
      return true;
    case Kind::words:
      return typed;
    case Kind::texts: {
      Json out = Json::array();
      for (const Json& one : typed)
        out.push_back(text(one.get_ref<const std::string&>()));
      return out;
    }
    case Kind::visit:
    case Kind::any_visit:
      return session.visit_id(first());
    case Kind::entity:
      return session.entity_id(parameter.of, first());
    case Kind::entities: {
      Json out = Json::array();
      for (const Json& one : typed)
        out.push_back(session.entity_id(parameter.of, one.get_ref<const std::string&>()));
      return out;
    }
  }
  return nullptr;
}

}  // namespace

std::filesystem::path Session::directory() const {
  if (!globals_.store.empty()) return globals_.store;
  if (const std::string set = environment("FIELDFARE_STORE"); !set.empty()) return set;
  if (const std::string data = environment("XDG_DATA_HOME"); data.starts_with('/')) {
    return std::filesystem::path(data) / "fieldfare";
  }
  const std::string home = environment("HOME");
  if (home.empty()) {
    throw Error(ErrorCode::usage, "No store was named and there is no home folder.",
                "Give --store DIR.");
  }
  return std::filesystem::path(home) / ".local" / "share" / "fieldfare";
}

bool Session::passphrase_given() const {
  return !globals_.passphrase_file.empty() || !environment("FIELDFARE_PASSPHRASE_FILE").empty();
}

crypto::SecureBuffer Session::passphrase(std::string_view prompt) const {
  if (!globals_.passphrase_file.empty()) {
    return platform::read_passphrase_file(globals_.passphrase_file);
  }
  if (const std::string file = environment("FIELDFARE_PASSPHRASE_FILE"); !file.empty()) {
    return platform::read_passphrase_file(file);
  }
  return platform::ask_passphrase(prompt);
}

void Session::apply_now(bool practice) {
  if (globals_.now.empty()) return;
  const auto time = time_from_iso8601(globals_.now);
  if (!time) {
    throw Error(ErrorCode::usage, "--now takes an ISO 8601 time.",
                "For example --now 2026-06-15T09:30:00+01:00");
  }
  if (!practice) {
    throw Error(ErrorCode::not_possible, "The clock of this store cannot be set.",
                "--now is for stores that were made with `store init --practice`.");
  }
  clock_.set(*time);
}

app::Ports Session::ports(bool practice) {
  apply_now(practice);
  return {&clock_, &entropy_};
}

void Session::open_with(const crypto::SecureBuffer& passphrase) {
  // Unlocking runs on the true time, so that --now cannot shorten the wait after a wrong try.
  notebook_ = app::Notebook::open(directory(), passphrase, system_ports());
  apply_now(notebook_->practice());
}

app::Notebook& Session::notebook() {
  if (!notebook_) open_with(passphrase("Passphrase: "));
  return *notebook_;
}

Json Session::execute(std::string_view command, Json members) {
  members["command"] = command;
  return notebook().execute_json(members);
}

Time Session::now() {
  static_cast<void>(notebook());
  return clock_.now();
}

std::string Session::visit_id(const std::string& given) {
  if (given.size() == visit_digits && is_hex(given)) return lower(given);
  std::vector<std::string> found;
  if (given.size() >= shortest_prefix && is_hex(given)) {
    collect(execute("visit.list").at("visits"), "visit_id", lower(given), found);
  }
  return the_one(found, "visit", given);
}

std::string Session::only_visit() {
  const Json visits = execute("visit.list").at("visits");
  if (visits.size() == 1) return visits.at(0).at("visit_id").get<std::string>();
  if (visits.empty()) {
    throw Error(ErrorCode::not_possible, "This store holds no visit yet.",
                "Make one with `fieldfare visit create` or join one with `fieldfare visit join`.");
  }
  throw Error(ErrorCode::usage, fmt::format("This store holds {} visits.", visits.size()),
              "Say which with --visit; `fieldfare visit list` shows them.");
}

std::string Session::entity_id(std::string_view kind, const std::string& given) {
  if (given.size() == entity_digits && is_hex(given)) return lower(given);
  std::vector<std::string> found;
  if (given.size() >= shortest_prefix && is_hex(given)) {
    const auto* listing = std::find_if(std::begin(listings), std::end(listings),
                                       [&](const Listing& one) { return one.kind == kind; });
    FIELDFARE_ASSERT(listing != std::end(listings));
    const Json visits = execute("visit.list");
    for (const Json& visit : visits.at("visits")) {
      try {
        const Json rows = execute(listing->command, {{"visit", visit.at("visit_id")}});
        collect(rows.at(listing->list), listing->id, lower(given), found);
      } catch (const Error& error) {
        // A visit that does not judge has no records; another may.
        if (error.code() != ErrorCode::not_possible) throw;
      }
    }
  }
  return the_one(found, kind, given);
}

Json members_of(const Verb& verb, const Json& typed, Session& session) {
  Json members = Json::object();
  // What needs no store comes first: a slip in the command line is told without a passphrase.
  for (const bool ids : {false, true}) {
    for (const Parameter& parameter : verb.parameters) {
      if (is_id(parameter.kind) != ids) continue;
      const auto given = typed.find(parameter.name);
      if (given != typed.end()) {
        members[std::string(parameter.member)] = value_of(parameter, *given, session);
      } else if (parameter.kind == Kind::visit) {
        members[std::string(parameter.member)] = session.only_visit();
      }
    }
  }
  return members;
}

}  // namespace fieldfare::cli
