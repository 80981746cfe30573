#include "model/fields.h"

#include <algorithm>

namespace fieldfare::model {

const log::Value* Fields::first(std::string_view field) const {
  const merge::Register* found = state_->find(field);
  if (found == nullptr || found->live().empty()) return nullptr;
  const log::Value& value = found->live().front().value;
  return std::holds_alternative<std::monostate>(value) ? nullptr : &value;
}

std::string Fields::text(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::string() : *text;
}

std::optional<std::int64_t> Fields::integer(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* number = value == nullptr ? nullptr : std::get_if<std::int64_t>(value);
  return number == nullptr ? std::nullopt : std::optional(*number);
}

bool Fields::flag(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* flag = value == nullptr ? nullptr : std::get_if<bool>(value);
  return flag != nullptr && *flag;
}

Bytes Fields::bytes(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* bytes = value == nullptr ? nullptr : std::get_if<Bytes>(value);
  return bytes == nullptr ? Bytes() : *bytes;
}

std::optional<EntityId> Fields::id(std::string_view field) const {
  const Bytes found = bytes(field);
  return found.size() == EntityId::size ? std::optional(EntityId::from(found)) : std::nullopt;
}

std::optional<MemberId> Fields::member(std::string_view field) const {
  const Bytes found = bytes(field);
  return found.size() == MemberId::size ? std::optional(MemberId::from(found)) : std::nullopt;
}

std::optional<Time> Fields::time(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* text = value == nullptr ? nullptr : std::get_if<std::string>(value);
  return text == nullptr ? std::nullopt : time_from_iso8601(*text);
}

std::vector<std::string> Fields::list(std::string_view field) const {
  const log::Value* value = first(field);
  const auto* list = value == nullptr ? nullptr : std::get_if<std::vector<std::string>>(value);
  return list == nullptr ? std::vector<std::string>() : *list;
}

std::vector<std::string> Fields::set(std::string_view name) const {
  std::vector<std::string> out;
  for (const auto& field : state_->fields()) {
    if (field.name.size() <= name.size() + 1 || !field.name.starts_with(name) ||
        field.name[name.size()] != '/') {
      continue;
    }
    const auto& live = field.value.live();
    const bool in = std::any_of(live.begin(), live.end(), [](const merge::LiveValue& value) {
      const auto* flag = std::get_if<bool>(&value.value);
      return flag != nullptr && *flag;
    });
    if (in) out.push_back(field.name.substr(name.size() + 1));
  }
  return out;
}

}  // namespace fieldfare::model
