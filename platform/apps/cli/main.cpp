#include <exception>
#include <iostream>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include <fieldfare/core/error.h>
#include <fieldfare/core/output/export.h>
#include <fieldfare/platform/posix/harden.h>

#include "findings.h"
#include "parser.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

/// The call may have failed before its options were understood.
bool wants_json(int argc, const char* const* argv) {
  for (int i = 1; i < argc; ++i) {
    if (std::string_view(argv[i]) == "--json") return true;
  }
  return false;
}

void print(const Session& session, const Verb& verb, const Outcome& outcome) {
  if (outcome.printed) return;
  std::cout << (session.json()
                    ? outcome.result.dump(2, ' ', false, Json::error_handler_t::replace) + "\n"
                    : verb.print(outcome.result));
}

/// What an error has to say beside its message: what the guard found, why an export was refused.
struct Details {
  Json findings = Json::array();
  std::vector<std::string> reasons;
};

Details details_of(const Error& error, const Verb& verb, const Json& members) {
  Details details{findings_of(error, verb, members), {}};
  if (const auto* refused = dynamic_cast<const output::ExportRefused*>(&error)) {
    details.reasons = refused->reasons();
  }
  return details;
}

int report(const Error& error, bool json, const Details& details = {}) {
  if (json) {
    Json body = {
        {"code", error_name(error.code())}, {"message", error.what()}, {"hint", error.hint()}};
    if (!details.findings.empty()) body["findings"] = details.findings;
    if (!details.reasons.empty()) body["reasons"] = details.reasons;
    std::cerr << Json{{"error", body}}.dump(2, ' ', false, Json::error_handler_t::replace) << "\n";
  } else {
    std::cerr << "fieldfare: " << printable(error.what()) << "\n"
              << findings_in_words(details.findings);
    if (!error.hint().empty()) std::cerr << "  " << printable(error.hint()) << "\n";
  }
  return exit_code(error.code());
}

int run(const Call& call) {
  Session session(call.globals);
  Json members;
  try {
    members = members_of(*call.verb, call.typed, session);
    const Outcome outcome = call.verb->run != nullptr
                                ? call.verb->run(session, members)
                                : Outcome{session.execute(call.verb->command, members)};
    print(session, *call.verb, outcome);
    return outcome.exit;
  } catch (const Error& error) {
    return report(error, session.json(), details_of(error, *call.verb, members));
  }
}

int run(int argc, const char* const* argv) {
  platform::harden_process();
  std::ios::sync_with_stdio(false);
  const std::optional<Call> call = parse(argc, argv);
  const int code = call ? run(*call) : 0;
  std::cout.flush();
  if (!std::cout) throw Error(ErrorCode::internal, "The output could not be written.");
  return code;
}

}  // namespace

}  // namespace fieldfare::cli

int main(int argc, char** argv) {
  using namespace fieldfare;
  const bool json = cli::wants_json(argc, argv);
  try {
    return cli::run(argc, argv);
  } catch (const Error& error) {
    return cli::report(error, json);
  } catch (const std::exception& error) {
    return cli::report(Error(ErrorCode::internal, error.what()), json);
  }
}
