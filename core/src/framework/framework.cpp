#include <fieldfare/core/framework/framework.h>

#include <algorithm>

#include <nlohmann/json.hpp>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>

#include "embedded.h"
#include "read.h"
#include "strict_json.h"

namespace fieldfare::framework {

namespace {

template <class T>
const T* with_id(const std::vector<T>& items, std::string_view wanted) noexcept {
  const auto found =
      std::find_if(items.begin(), items.end(), [&](const T& item) { return item.id == wanted; });
  return found == items.end() ? nullptr : &*found;
}

const nlohmann::json& parsed_schema() {
  static const nlohmann::json schema = [] {
    auto parsed = nlohmann::json::parse(embedded::schema());
    require_known_keywords(parsed);
    return parsed;
  }();
  return schema;
}

}  // namespace

Framework load(std::string_view json, std::string_view file_name) {
  if (json.size() > max_file_bytes) {
    throw Error(ErrorCode::usage, std::string(file_name) + ": larger than 1 MiB",
                "Framework files are text of some hundred kilobytes.");
  }
  const nlohmann::json definition = parse_strictly(json, file_name);
  check_schema(parsed_schema(), definition, file_name);
  Framework out = read_definition(definition);
  check_references(out, definition, file_name);
  out.file_name = file_name;
  out.definition = json;
  out.content_hash = crypto::hash(as_bytes(json));
  return out;
}

const Theme* Framework::theme(std::string_view wanted) const noexcept {
  return with_id(themes, wanted);
}

const Question* Framework::question(std::string_view wanted) const noexcept {
  for (const Theme& theme : themes) {
    if (const Question* found = with_id(theme.questions, wanted)) return found;
  }
  return nullptr;
}

const ActivityKind* Framework::activity_kind(std::string_view wanted) const noexcept {
  return with_id(activity_kinds, wanted);
}

const Deadline* Framework::deadline(std::string_view wanted) const noexcept {
  return with_id(deadlines, wanted);
}

const Role* Framework::role(std::string_view wanted) const noexcept {
  return with_id(roles, wanted);
}

const Output* Framework::output(std::string_view wanted) const noexcept {
  return with_id(outputs, wanted);
}

const RequestGroup* Framework::request_group(std::string_view wanted) const noexcept {
  return with_id(requests, wanted);
}

const RequestItem* Framework::request_item(std::string_view wanted) const noexcept {
  for (const RequestGroup& group : requests) {
    if (const RequestItem* found = with_id(group.items, wanted)) return found;
  }
  return nullptr;
}

const ConcernKind* Framework::concern_kind(std::string_view wanted) const noexcept {
  return with_id(concerns, wanted);
}

const Outcome* Framework::outcome(std::string_view wanted) const noexcept {
  return with_id(outcomes, wanted);
}

bool Framework::is_criterion(std::string_view wanted) const noexcept {
  return theme(wanted) != nullptr || question(wanted) != nullptr;
}

std::string_view Framework::term(std::string_view wanted) const noexcept {
  const Term* found = with_id(terms, wanted);
  return found == nullptr ? wanted : std::string_view(found->label);
}

}  // namespace fieldfare::framework
