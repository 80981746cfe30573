#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/basics.h>

/// Who takes part in a visit.
namespace fieldfare::framework {

struct Role {
  std::string id;
  std::string label;
  Side side = Side::area;
  std::string source;
  bool operator==(const Role&) const = default;
};

struct TeamMember {
  std::string role;
  std::string discipline;
  std::optional<Inspectorate> inspectorate;
  int count = 1;
  bool leads = false;  ///< the document says that this member leads the visit
  std::string source;
  bool operator==(const TeamMember&) const = default;
};

struct Team {
  int size = 0;
  Strength strength = Strength::usually;
  std::vector<TeamMember> members;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Team&) const = default;
};

}  // namespace fieldfare::framework
