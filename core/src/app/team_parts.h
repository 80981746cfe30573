#pragma once

#include <string>
#include <vector>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/framework/framework.h>

namespace fieldfare::app {

/// Where the present members are not the team that the framework has, in words: a part that nobody
/// has, one that somebody of the other inspectorate has, a lead with another part than the one that
/// leads.
[[nodiscard]] std::vector<std::string> team_differs(const framework::Team& team,
                                                    const std::vector<MemberView>& members);

}  // namespace fieldfare::app
