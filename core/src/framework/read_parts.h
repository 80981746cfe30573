#pragma once

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>
#include <fieldfare/core/framework/framework.h>

/// How parts of a framework file become structs, one `read` for each. The schema has passed before:
/// what is required is there and every value has its type and spelling.
namespace fieldfare::framework {

using nlohmann::json;

// read.cpp
void read(const json& from, Statement& out);
void read(const json& from, Term& out);
void read(const json& from, Tag& out);
void read(const json& from, TagGroup& out);
void read(const json& from, Note& out);
void read(const json& from, SourceDocument& out);

// read_people.cpp
void read(const json& from, Role& out);
void read(const json& from, TeamMember& out);
void read(const json& from, Team& out);

// read_work.cpp
void read(const json& from, Question& out);
void read(const json& from, Theme& out);
void read(const json& from, Attendee& out);
void read(const json& from, ActivityKind& out);
void read(const json& from, Week& out);
void read(const json& from, Deadline& out);
void read(const json& from, OpenTarget& out);
void read(const json& from, Survey& out);
void read(const json& from, VisitLength& out);

// read_information.cpp
void read(const json& from, RequestItem& out);
void read(const json& from, RequestGroup& out);
void read(const json& from, PersonField& out);
void read(const json& from, PersonList& out);
void read(const json& from, PersonLevelData& out);
void read(const json& from, SelectionRule& out);
void read(const json& from, Selection& out);

// read_results.cpp
void read(const json& from, OutputSection& out);
void read(const json& from, Output& out);
void read(const json& from, FollowOn& out);
void read(const json& from, Outcome& out);
void read(const json& from, JudgementRecord& out);
void read(const json& from, Judgement& out);
void read(const json& from, ConcernKind& out);
void read(const json& from, InspectorateRetention& out);
void read(const json& from, Retention& out);
void read(const json& from, EvaluativeWord& out);
void read(const json& from, EvaluativeWords& out);

inline void read(const json& from, std::string& out) {
  out = from.get<std::string>();
}
inline void read(const json& from, int& out) {
  out = from.get<int>();
}
inline void read(const json& from, bool& out) {
  out = from.get<bool>();
}

template <class Enum>
requires std::is_enum_v<Enum>
void read(const json& from, Enum& out) {
  const auto value = from_name<Enum>(from.get_ref<const std::string&>());
  FIELDFARE_ASSERT(value.has_value());
  out = *value;
}

template <class T>
void read(const json& from, std::vector<T>& out) {
  out.reserve(from.size());
  for (const json& item : from)
    read(item, out.emplace_back());
}

template <class T>
void read(const json& from, std::optional<T>& out) {
  read(from, out.emplace());
}

/// Reads the member when it is there; otherwise the struct's own default stays.
template <class T>
void take(const json& from, const char* key, T& out) {
  const auto found = from.find(key);
  if (found != from.end()) read(*found, out);
}

}  // namespace fieldfare::framework
