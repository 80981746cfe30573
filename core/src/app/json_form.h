#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <type_traits>
#include <vector>

#include <fieldfare/core/error.h>

/// Reads commands from JSON and writes results to it by the `describe` of each struct.
namespace fieldfare::app {

[[noreturn]] inline void wrong_member(const std::string& name, const std::string& expected) {
  throw Error(ErrorCode::usage, "\"" + name + "\" must be " + expected + ".");
}

class JsonReader {
 public:
  explicit JsonReader(const nlohmann::json& object) : object_(&object) {}

  template <class T>
  void operator()(const char* name, T& member) {
    seen_.insert(name);
    const auto found = object_->find(name);
    if (found == object_->end() || found->is_null()) {
      if constexpr (!is_optional<T> && !is_list<T>) {
        throw Error(ErrorCode::usage, std::string("\"") + name + "\" is missing.");
      }
      return;
    }
    read(name, *found, member);
  }

  template <class T>
  void with_default(const char* name, T& member) {
    seen_.insert(name);
    const auto found = object_->find(name);
    if (found != object_->end() && !found->is_null()) read(name, *found, member);
  }

  /// A member that nobody asked for is a mistake: told, not passed over.
  void expect_nothing_else() const {
    for (const auto& [name, value] : object_->items()) {
      if (name != "command" && !seen_.contains(name)) {
        throw Error(ErrorCode::usage, "\"" + name + "\" is not part of this command.");
      }
    }
  }

 private:
  template <class T>
  struct optional_of : std::false_type {};
  template <class T>
  struct optional_of<std::optional<T>> : std::true_type {};
  template <class T>
  struct list_of : std::false_type {};
  template <class T>
  struct list_of<std::vector<T>> : std::true_type {};
  template <class T>
  static constexpr bool is_optional = optional_of<T>::value;
  template <class T>
  static constexpr bool is_list = list_of<T>::value;

  static std::string text(const char* name, const nlohmann::json& value) {
    if (!value.is_string()) wrong_member(name, "a text");
    return value.get<std::string>();
  }
  static void read(const char* name, const nlohmann::json& value, std::string& out) {
    out = text(name, value);
  }
  static void read(const char* name, const nlohmann::json& value, RawText& out) {
    out = RawText(text(name, value));
  }
  static void read(const char* name, const nlohmann::json& value, bool& out) {
    if (!value.is_boolean()) wrong_member(name, "true or false");
    out = value.get<bool>();
  }
  static void read(const char* name, const nlohmann::json& value, std::int64_t& out) {
    if (!value.is_number_integer()) wrong_member(name, "a whole number");
    out = value.get<std::int64_t>();
  }
  static void read(const char* name, const nlohmann::json& value, Time& out) {
    const auto time = time_from_iso8601(text(name, value));
    if (!time) wrong_member(name, "a time such as 2026-06-15T09:30:00+01:00");
    out = *time;
  }
  static void read(const char* name, const nlohmann::json& value, Date& out) {
    const auto date = date_from_iso8601(text(name, value));
    if (!date) wrong_member(name, "a date such as 2026-06-15");
    out = *date;
  }
  template <class Tag, std::size_t N>
  static void read(const char* name, const nlohmann::json& value, Id<Tag, N>& out) {
    const auto id = Id<Tag, N>::from_hex(text(name, value));
    if (!id) {
      throw Error(ErrorCode::not_found, std::string("\"") + name + "\" is not an id.",
                  "Ids are printed by the list commands.");
    }
    out = *id;
  }
  template <class T>
  static void read(const char* name, const nlohmann::json& value, std::optional<T>& out) {
    read(name, value, out.emplace());
  }
  template <class T>
  static void read(const char* name, const nlohmann::json& value, std::vector<T>& out) {
    if (!value.is_array()) wrong_member(name, "a list");
    for (const auto& element : value)
      read(name, element, out.emplace_back());
  }

  const nlohmann::json* object_;
  std::set<std::string> seen_;
};

class JsonWriter {
 public:
  template <class T>
  void operator()(const char* name, const T& member) {
    object_[name] = write(member);
  }
  template <class T>
  void with_default(const char* name, const T& member) {
    object_[name] = write(member);
  }
  [[nodiscard]] nlohmann::json take() { return std::move(object_); }

  template <class T>
  static nlohmann::json object(const T& described) {
    JsonWriter writer;
    T::describe(described, writer);
    return writer.take();
  }

 private:
  static nlohmann::json write(const std::string& value) { return value; }
  static nlohmann::json write(bool value) { return value; }
  static nlohmann::json write(std::int64_t value) { return value; }
  template <class Tag, std::size_t N>
  static nlohmann::json write(const Id<Tag, N>& id) {
    return id.hex();
  }
  template <class T>
  static nlohmann::json write(const std::optional<T>& value) {
    return value ? write(*value) : nlohmann::json();
  }
  template <class T>
  static nlohmann::json write(const std::vector<T>& values) {
    nlohmann::json out = nlohmann::json::array();
    for (const auto& value : values)
      out.push_back(write(value));
    return out;
  }
  template <class T>
  requires requires(const T& t, JsonWriter& w) { T::describe(t, w); }
  static nlohmann::json write(const T& described) { return object(described); }

  nlohmann::json object_ = nlohmann::json::object();
};

}  // namespace fieldfare::app
