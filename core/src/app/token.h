#pragma once

#include <cstdint>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/log/membership.h>
#include <fieldfare/core/time.h>

namespace fieldfare::app {

/// A word from a closed list: a role, a state, a criterion of the framework. Together with
/// GuardedText, numbers, times and ids this is all that a field can be set to, so no path leads raw
/// text into the log.
class Token {
 public:
  /// `value` if `allowed` has it, else Error(usage) that lists what is possible for `what`.
  [[nodiscard]] static Token of(std::string_view value, std::string_view what,
                                std::initializer_list<std::string_view> allowed);
  /// A theme or question of the framework.
  [[nodiscard]] static Token criterion(std::string_view value,
                                       const framework::Framework& framework);
  /// An activity kind of the framework.
  [[nodiscard]] static Token activity_kind(std::string_view value,
                                           const framework::Framework& framework);
  /// A kind of concern of the framework.
  [[nodiscard]] static Token concern_kind(std::string_view value,
                                          const framework::Framework& framework);
  /// One of a framework's tags, "factor:barrier"; the group may be left out where one group alone
  /// has the tag. Not of the groups basis and recency, which are fields of their own.
  [[nodiscard]] static Token tag(std::string_view value, const framework::Framework& framework);
  /// A role of the framework, on either side of the table.
  [[nodiscard]] static Token framework_role(std::string_view value,
                                            const framework::Framework& framework);
  /// One of `allowed`, which a framework gives.
  [[nodiscard]] static Token among(std::string_view value, std::string_view what,
                                   const std::vector<std::string>& allowed);
  /// An entity or a member, as an element of a set.
  [[nodiscard]] static Token id(const EntityId& id);
  [[nodiscard]] static Token id(const MemberId& id);
  /// How much of a log is held, as an element of a set.
  [[nodiscard]] static Token length(const LogId& log, std::uint64_t length);
  /// A span of days, as an element of a set.
  [[nodiscard]] static Token days(Date from, Date until);
  [[nodiscard]] static Token framework_id(const framework::Framework& framework);
  [[nodiscard]] static Token role(log::Role role);

  [[nodiscard]] const std::string& str() const noexcept { return value_; }

 private:
  explicit Token(std::string value) : value_(std::move(value)) {}
  std::string value_;
};

}  // namespace fieldfare::app
