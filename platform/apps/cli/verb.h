#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

/// The command line as a table: nouns, their verbs, and for each parameter the member of the
/// command's JSON form that it fills. A verb that only runs one command of the notebook is one row.
namespace fieldfare::cli {

using Json = nlohmann::json;
class Session;

/// How a parameter's words become a JSON value.
enum class Kind {
  word,       ///< as it stands
  text,       ///< what a person wrote, for the guard; "-" reads it from standard input
  number,     ///< a whole number
  flag,       ///< true when given
  words,      ///< repeatable
  texts,      ///< repeatable text
  visit,      ///< a visit's id or its beginning; may be left out when the store has one visit
  any_visit,  ///< the same, but left out means none
  entity,     ///< the id of an activity, case, note, ... or its beginning; `of` says which
  entities,   ///< repeatable
  file,       ///< a path
};

struct Parameter {
  std::string_view name;    ///< "--text", or in capitals for one without a name: "NOTE"
  std::string_view member;  ///< of the JSON form
  Kind kind = Kind::word;
  std::string_view help;
  bool required = false;
  std::string_view of = {};  ///< for Kind::entity: "activity", "note", ...
};

[[nodiscard]] constexpr bool is_repeatable(Kind kind) noexcept {
  return kind == Kind::words || kind == Kind::texts || kind == Kind::entities;
}

inline constexpr bool required = true;

struct Outcome {
  Json result = Json::object();
  int exit = 0;
  bool printed = false;  ///< the verb has written its own output
};

struct Verb {
  std::string_view name;  ///< empty for a noun that needs no verb ("search")
  std::string_view summary;
  std::string_view command;  ///< the notebook's command, unless `run` does the work
  std::vector<Parameter> parameters;
  std::string (*print)(const Json& result);  ///< the result in words, without --json
  std::string_view example;
  Outcome (*run)(Session& session, const Json& values) = nullptr;
};

struct Noun {
  std::string_view name;
  std::string_view summary;
  std::vector<Verb> verbs;
};

/// All nouns, in the order in which help lists them.
[[nodiscard]] const std::vector<Noun>& nouns();

}  // namespace fieldfare::cli
