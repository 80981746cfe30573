#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <regex>
#include <string>
#include <string_view>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>

#include "strict_json.h"

namespace fieldfare::framework {

namespace {

using nlohmann::json;

constexpr auto known_keywords = std::to_array<std::string_view>(
    {"$schema",   "$id",       "$defs",      "$ref",     "title",    "description",
     "type",      "enum",      "const",      "required", "pattern",  "properties",
     "items",     "minLength", "minimum",    "maximum",  "minItems", "additionalProperties",
     "maxLength", "maxItems",  "uniqueItems"});

std::size_t code_points(const std::string& text) {
  return static_cast<std::size_t>(std::count_if(text.begin(), text.end(), [](char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
  }));
}

bool is_integer(const json& value) {
  if (value.is_number_integer()) return true;
  return value.is_number_float() && std::trunc(value.get<double>()) == value.get<double>();
}

bool has_type(const json& value, const std::string& type) {
  if (type == "object") return value.is_object();
  if (type == "array") return value.is_array();
  if (type == "string") return value.is_string();
  if (type == "boolean") return value.is_boolean();
  FIELDFARE_ASSERT(type == "integer");
  return is_integer(value);
}

/// Walks a value and its schema side by side. Depth is bounded by the schema, which does not refer
/// to itself; a value nested deeper is refused where the schema ends.
class SchemaCheck {
 public:
  SchemaCheck(const json& root, std::string_view file_name) : root_(root), file_name_(file_name) {}

  void check(const json& schema, const json& value, const std::string& path) {
    for (const auto& [keyword, rule] : schema.items())
      apply(keyword, rule, schema, value, path);
  }

 private:
  void apply(const std::string& keyword, const json& rule, const json& schema, const json& value,
             const std::string& path) {
    if (keyword == "$ref") {
      check(root_.at(json::json_pointer(rule.get<std::string>().substr(1))), value, path);
    } else if (keyword == "type") {
      if (!has_type(value, rule)) {
        refuse(file_name_, path, "this must be of type " + rule.get<std::string>());
      }
    } else if (keyword == "enum") {
      if (std::find(rule.begin(), rule.end(), value) == rule.end()) {
        refuse(file_name_, path, "this must be one of " + rule.dump());
      }
    } else if (keyword == "const") {
      if (value != rule) refuse(file_name_, path, "this must be " + rule.dump());
    } else if (value.is_string()) {
      apply_to_string(keyword, rule, value.get_ref<const std::string&>(), path);
    } else if (value.is_number()) {
      apply_to_number(keyword, rule, value.get<double>(), path);
    } else if (value.is_array()) {
      apply_to_array(keyword, rule, value, path);
    } else if (value.is_object()) {
      apply_to_object(keyword, rule, schema, value, path);
    }
  }

  void apply_to_string(const std::string& keyword, const json& rule, const std::string& value,
                       const std::string& path) {
    if (keyword == "minLength" && code_points(value) < rule.get<std::size_t>()) {
      refuse(file_name_, path, "this text must not be empty");
    }
    // Also keeps the recursive matcher of std::regex off long text: "maxLength" sorts before
    // "pattern".
    if (keyword == "maxLength" && code_points(value) > rule.get<std::size_t>()) {
      refuse(file_name_, path, "this text is longer than " + rule.dump() + " characters");
    }
    if (keyword == "pattern" && !std::regex_match(value, pattern(rule))) {
      refuse(file_name_, path, "this must match " + rule.get<std::string>());
    }
  }

  void apply_to_number(const std::string& keyword, const json& rule, double value,
                       const std::string& path) {
    if (keyword == "minimum" && value < rule.get<double>()) {
      refuse(file_name_, path, "this must be at least " + rule.dump());
    }
    if (keyword == "maximum" && value > rule.get<double>()) {
      refuse(file_name_, path, "this must be at most " + rule.dump());
    }
  }

  void apply_to_array(const std::string& keyword, const json& rule, const json& value,
                      const std::string& path) {
    if (keyword == "minItems" && value.size() < rule.get<std::size_t>()) {
      refuse(file_name_, path, "this list needs at least " + rule.dump() + " item(s)");
    }
    if (keyword == "maxItems" && value.size() > rule.get<std::size_t>()) {
      refuse(file_name_, path, "this list has more than " + rule.dump() + " items");
    }
    if (keyword == "items") {
      for (std::size_t i = 0; i < value.size(); ++i) {
        check(rule, value[i], path + path_step(std::to_string(i)));
      }
    }
    if (keyword == "uniqueItems") {
      for (std::size_t i = 1; i < value.size(); ++i) {
        const auto here = value.begin() + static_cast<json::difference_type>(i);
        if (std::find(value.begin(), here, *here) != here) {
          refuse(file_name_, path + path_step(std::to_string(i)),
                 "this item stands twice in the list");
        }
      }
    }
  }

  void apply_to_object(const std::string& keyword, const json& rule, const json& schema,
                       const json& value, const std::string& path) {
    if (keyword == "required") {
      for (const auto& key : rule) {
        if (!value.contains(key.get_ref<const std::string&>())) {
          refuse(file_name_, path, "\"" + key.get<std::string>() + "\" is missing");
        }
      }
    }
    if (keyword == "properties") {
      for (const auto& [key, item] : value.items()) {
        if (rule.contains(key)) check(rule.at(key), item, path + path_step(key));
      }
    }
    if (keyword == "additionalProperties") {
      for (const auto& [key, item] : value.items()) {
        if (!schema.at("properties").contains(key)) {
          refuse(file_name_, path + path_step(key), "nothing of this name belongs here");
        }
      }
    }
  }

  const std::regex& pattern(const json& rule) {
    const auto& text = rule.get_ref<const std::string&>();
    auto found = patterns_.find(text);
    if (found == patterns_.end()) found = patterns_.emplace(text, std::regex(text)).first;
    return found->second;
  }

  const json& root_;
  std::string_view file_name_;
  std::map<std::string, std::regex> patterns_;
};

}  // namespace

void require_known_keywords(const json& schema) {
  for (const auto& [keyword, rule] : schema.items()) {
    FIELDFARE_ASSERT(std::find(known_keywords.begin(), known_keywords.end(), keyword) !=
                     known_keywords.end());
    if (keyword == "items") require_known_keywords(rule);
    if (keyword != "properties" && keyword != "$defs") continue;
    for (const auto& [name, part] : rule.items())
      require_known_keywords(part);
  }
}

void check_schema(const json& schema, const json& value, std::string_view file_name) {
  SchemaCheck(schema, file_name).check(schema, value, "");
}

}  // namespace fieldfare::framework
