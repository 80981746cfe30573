#include "app/team_parts.h"

#include <algorithm>

#include <fmt/format.h>

namespace fieldfare::app {

namespace {

const char* in_words(framework::Inspectorate inspectorate) {
  return inspectorate == framework::Inspectorate::ofsted ? "Ofsted" : "CQC";
}

/// "education (Ofsted)"
std::string in_words(const framework::TeamMember& part) {
  if (!part.inspectorate) return part.discipline;
  return fmt::format("{} ({})", part.discipline, in_words(*part.inspectorate));
}

bool is_present(const MemberView& member) {
  return member.state == "member";
}

}  // namespace

std::vector<std::string> team_differs(const framework::Team& team,
                                      const std::vector<MemberView>& members) {
  std::vector<std::string> out;
  for (const framework::TeamMember& part : team.members) {
    const auto has = std::count_if(members.begin(), members.end(), [&](const MemberView& member) {
      return is_present(member) && member.part == part.role;
    });
    if (has < part.count)
      out.push_back(fmt::format("Nobody of the team is named for {}.", in_words(part)));
    for (const MemberView& member : members) {
      if (!is_present(member) || member.part != part.role) continue;
      const bool other = part.inspectorate && !member.inspectorate.empty() &&
                         member.inspectorate != framework::name(*part.inspectorate);
      if (other)
        out.push_back(
            fmt::format("{} is named for {} and is not of it.", member.name, in_words(part)));
      if (part.leads && member.role != "lead")
        out.push_back(
            fmt::format("{} is named for {} and does not lead.", member.name, in_words(part)));
    }
  }
  return out;
}

}  // namespace fieldfare::app
