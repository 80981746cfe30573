#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/ids.h>
#include <fieldfare/core/merge/register.h>
#include <fieldfare/core/time.h>

namespace fieldfare::model {

/// Reads an entity's registers as typed values. A register with several values gives the first by
/// entry hash, which is the same on every device; that they differ is told elsewhere.
class Fields {
 public:
  explicit Fields(const merge::EntityState& state) noexcept : state_(&state) {}

  [[nodiscard]] std::string text(std::string_view field) const;
  [[nodiscard]] std::optional<std::int64_t> integer(std::string_view field) const;
  [[nodiscard]] bool flag(std::string_view field) const;
  [[nodiscard]] std::optional<EntityId> id(std::string_view field) const;
  [[nodiscard]] std::optional<MemberId> member(std::string_view field) const;
  [[nodiscard]] std::optional<Time> time(std::string_view field) const;
  [[nodiscard]] Bytes bytes(std::string_view field) const;
  [[nodiscard]] std::vector<std::string> list(std::string_view field) const;
  /// The elements of a set (one boolean register each, named "set/element") that are in it. An
  /// element that one side added and another removed at the same time counts as in it.
  [[nodiscard]] std::vector<std::string> set(std::string_view name) const;
  [[nodiscard]] bool has(std::string_view field) const { return first(field) != nullptr; }

 private:
  [[nodiscard]] const log::Value* first(std::string_view field) const;
  const merge::EntityState* state_;
};

}  // namespace fieldfare::model
