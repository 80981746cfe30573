#pragma once

#include <string_view>

#include <fieldfare/core/log/membership.h>

namespace fieldfare::log {

/// What a membership record's signature covers first.
inline constexpr std::string_view membership_domain = "fieldfare/membership/1";

/// The place of a member in a record, or the number of its members.
[[nodiscard]] std::size_t index_of(const MembershipRecord& record, const MemberId& id);

}  // namespace fieldfare::log
