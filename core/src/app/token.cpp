#include "app/token.h"

#include <algorithm>

#include <fieldfare/core/error.h>

namespace fieldfare::app {

namespace {

template <class Names>
[[noreturn]] void not_in_list(std::string_view value, std::string_view what, const Names& allowed) {
  std::string list;
  for (const auto& name : allowed) {
    if (!list.empty()) list += ", ";
    list += name;
  }
  throw Error(ErrorCode::usage, "\"" + std::string(value) + "\" is not " + std::string(what) + ".",
              "Possible: " + list + ".");
}

}  // namespace

Token Token::of(std::string_view value, std::string_view what,
                std::initializer_list<std::string_view> allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end()) {
    not_in_list(value, what, allowed);
  }
  return Token(std::string(value));
}

Token Token::criterion(std::string_view value, const framework::Framework& framework) {
  if (!framework.is_criterion(value)) {
    std::vector<std::string> ids;
    for (const auto& theme : framework.themes) {
      ids.push_back(theme.id);
      for (const auto& question : theme.questions)
        ids.push_back(question.id);
    }
    not_in_list(value, "a criterion of this framework", ids);
  }
  return Token(std::string(value));
}

Token Token::activity_kind(std::string_view value, const framework::Framework& framework) {
  if (framework.activity_kind(value) == nullptr) {
    std::vector<std::string> ids;
    for (const auto& kind : framework.activity_kinds)
      ids.push_back(kind.id);
    not_in_list(value, "a kind of activity of this framework", ids);
  }
  return Token(std::string(value));
}

Token Token::concern_kind(std::string_view value, const framework::Framework& framework) {
  if (framework.concern_kind(value) == nullptr) {
    std::vector<std::string> ids;
    for (const auto& kind : framework.concerns)
      ids.push_back(kind.id);
    not_in_list(value, "a kind of concern of this framework", ids);
  }
  return Token(std::string(value));
}

Token Token::tag(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> all;
  std::vector<std::string> found;
  for (const auto& group : framework.tags) {
    if (group.id == "basis" || group.id == "recency") continue;
    for (const auto& tag : group.tags) {
      all.push_back(group.id + ":" + tag.id);
      if (value == tag.id || value == all.back()) found.push_back(all.back());
    }
  }
  if (found.size() > 1) not_in_list(value, "one tag alone", found);
  if (found.empty()) not_in_list(value, "a tag of this framework", all);
  return Token(std::move(found.front()));
}

Token Token::framework_role(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> ids;
  for (const auto& role : framework.roles)
    ids.push_back(role.id);
  return among(value, "a role of this framework", ids);
}

Token Token::among(std::string_view value, std::string_view what,
                   const std::vector<std::string>& allowed) {
  if (std::find(allowed.begin(), allowed.end(), value) == allowed.end())
    not_in_list(value, what, allowed);
  return Token(std::string(value));
}

Token Token::id(const EntityId& id) {
  return Token(id.hex());
}

Token Token::id(const MemberId& id) {
  return Token(id.hex());
}

Token Token::length(const LogId& log, std::uint64_t length) {
  return Token(log.hex() + "." + std::to_string(length));
}

Token Token::days(Date from, Date until) {
  return Token(to_iso8601(from) + "." + to_iso8601(until));
}

Token Token::framework_id(const framework::Framework& framework) {
  return Token(framework.id);
}

Token Token::role(log::Role role) {
  return Token(std::string(log::role_name(role)));
}

}  // namespace fieldfare::app
