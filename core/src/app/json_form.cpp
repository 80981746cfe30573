#include "app/json_form.h"

namespace fieldfare::app {

namespace {

[[noreturn]] void wrong_member(const char* name, std::string_view expected) {
  throw Error(ErrorCode::usage,
              "\"" + std::string(name) + "\" must be " + std::string(expected) + ".");
}

}  // namespace

const nlohmann::json* JsonReader::find(const char* name, bool needed) {
  seen_.insert(name);
  const auto found = object_->find(name);
  if (found != object_->end() && !found->is_null()) return &*found;
  if (needed) throw Error(ErrorCode::usage, "\"" + std::string(name) + "\" is missing.");
  return nullptr;
}

void JsonReader::expect_nothing_else() const {
  for (const auto& [name, value] : object_->items()) {
    if (name != "command" && !seen_.contains(name)) {
      throw Error(ErrorCode::usage, "\"" + name + "\" is not part of this command.");
    }
  }
}

const std::string& JsonReader::text(const char* name, const nlohmann::json& value) {
  if (!value.is_string()) wrong_member(name, "a text");
  return value.get_ref<const std::string&>();
}

const nlohmann::json& JsonReader::list(const char* name, const nlohmann::json& value) {
  if (!value.is_array()) wrong_member(name, "a list");
  return value;
}

void JsonReader::no_id(const char* name) {
  throw Error(ErrorCode::not_found, "\"" + std::string(name) + "\" is not an id.",
              "Ids are printed by the list commands.");
}

void JsonReader::read(const char* name, const nlohmann::json& value, std::string& out) {
  out = text(name, value);
}

void JsonReader::read(const char* name, const nlohmann::json& value, RawText& out) {
  out = RawText(text(name, value));
}

void JsonReader::read(const char* name, const nlohmann::json& value, bool& out) {
  if (!value.is_boolean()) wrong_member(name, "true or false");
  out = value.get<bool>();
}

void JsonReader::read(const char* name, const nlohmann::json& value, std::int64_t& out) {
  if (!value.is_number_integer()) wrong_member(name, "a whole number");
  out = value.get<std::int64_t>();
}

void JsonReader::read(const char* name, const nlohmann::json& value, Time& out) {
  const auto time = time_from_iso8601(text(name, value));
  if (!time) wrong_member(name, "a time such as 2026-06-15T09:30:00+01:00");
  out = *time;
}

void JsonReader::read(const char* name, const nlohmann::json& value, Date& out) {
  const auto date = date_from_iso8601(text(name, value));
  if (!date) wrong_member(name, "a date such as 2026-06-15");
  out = *date;
}

JsonWriter::JsonWriter() : object_(nlohmann::json::object()) {}

void JsonWriter::put(const char* name, nlohmann::json&& value) {
  object_[name] = std::move(value);
}

void JsonWriter::add(nlohmann::json& list, nlohmann::json&& value) {
  list.push_back(std::move(value));
}

nlohmann::json JsonWriter::empty_list() {
  return nlohmann::json::array();
}

nlohmann::json JsonWriter::write(const std::string& value) {
  return value;
}

nlohmann::json JsonWriter::write(bool value) {
  return value;
}

nlohmann::json JsonWriter::write(std::int64_t value) {
  return value;
}

}  // namespace fieldfare::app
