#pragma once

#include <nlohmann/json.hpp>

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/error.h>

/// Reads commands from JSON and writes results to it by the `describe` of each struct. What does
/// not depend on the struct is compiled once, in json_form.cpp: there are some hundred structs.
namespace fieldfare::app {

class JsonReader {
 public:
  explicit JsonReader(const nlohmann::json& object) : object_(&object) {}

  template <class T>
  void operator()(const char* name, T& member) {
    if (const nlohmann::json* value = find(name, true)) read(name, *value, member);
  }
  template <class T>
  void operator()(const char* name, std::optional<T>& member) {
    with_default(name, member);
  }
  template <class T>
  void operator()(const char* name, std::vector<T>& member) {
    with_default(name, member);
  }

  template <class T>
  void with_default(const char* name, T& member) {
    if (const nlohmann::json* value = find(name, false)) read(name, *value, member);
  }

  /// A member that nobody asked for is a mistake: told, not passed over.
  void expect_nothing_else() const;

 private:
  /// Null when it is not given, which is an error where it is needed.
  const nlohmann::json* find(const char* name, bool needed);

  static const std::string& text(const char* name, const nlohmann::json& value);
  static const nlohmann::json& list(const char* name, const nlohmann::json& value);
  [[noreturn]] static void no_id(const char* name);

  static void read(const char* name, const nlohmann::json& value, std::string& out);
  static void read(const char* name, const nlohmann::json& value, RawText& out);
  static void read(const char* name, const nlohmann::json& value, bool& out);
  static void read(const char* name, const nlohmann::json& value, std::int64_t& out);
  static void read(const char* name, const nlohmann::json& value, Time& out);
  static void read(const char* name, const nlohmann::json& value, Date& out);
  template <class Tag, std::size_t N>
  static void read(const char* name, const nlohmann::json& value, Id<Tag, N>& out) {
    const auto id = Id<Tag, N>::from_hex(text(name, value));
    if (!id) no_id(name);
    out = *id;
  }
  template <class T>
  static void read(const char* name, const nlohmann::json& value, std::optional<T>& out) {
    read(name, value, out.emplace());
  }
  template <class T>
  static void read(const char* name, const nlohmann::json& value, std::vector<T>& out) {
    for (const auto& element : list(name, value))
      read(name, element, out.emplace_back());
  }

  const nlohmann::json* object_;
  std::set<std::string, std::less<>> seen_;
};

class JsonWriter {
 public:
  JsonWriter();

  template <class T>
  void operator()(const char* name, const T& member) {
    put(name, write(member));
  }
  template <class T>
  void with_default(const char* name, const T& member) {
    put(name, write(member));
  }
  [[nodiscard]] nlohmann::json take() { return std::move(object_); }

  template <class T>
  static nlohmann::json object(const T& described) {
    JsonWriter writer;
    T::describe(described, writer);
    return writer.take();
  }

 private:
  void put(const char* name, nlohmann::json&& value);
  static void add(nlohmann::json& list, nlohmann::json&& value);
  static nlohmann::json empty_list();

  static nlohmann::json write(const std::string& value);
  static nlohmann::json write(bool value);
  static nlohmann::json write(std::int64_t value);
  template <class Tag, std::size_t N>
  static nlohmann::json write(const Id<Tag, N>& id) {
    return write(id.hex());
  }
  template <class T>
  static nlohmann::json write(const std::optional<T>& value) {
    return value ? write(*value) : nlohmann::json();
  }
  template <class T>
  static nlohmann::json write(const std::vector<T>& values) {
    nlohmann::json out = empty_list();
    for (const auto& value : values)
      add(out, write(value));
    return out;
  }
  template <class T>
  requires requires(const T& t, JsonWriter& w) { T::describe(t, w); }
  static nlohmann::json write(const T& described) { return object(described); }

  nlohmann::json object_;
};

}  // namespace fieldfare::app
