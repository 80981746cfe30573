#include "strict_json.h"

#include <algorithm>
#include <set>
#include <utility>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>

namespace fieldfare::framework {

namespace {

using nlohmann::json;

/// Follows the parser through the file, so that a double key can be told with its path.
class DoubleKeys {
 public:
  explicit DoubleKeys(std::string_view file_name) : file_name_(file_name) {}

  void see(json::parse_event_t event, const json& parsed) {
    switch (event) {
      case json::parse_event_t::object_start:
        begin_value();
        frames_.push_back({});
        break;
      case json::parse_event_t::array_start:
        begin_value();
        frames_.push_back({.array = true});
        break;
      case json::parse_event_t::value:
        begin_value();
        break;
      case json::parse_event_t::key:
        take_key(parsed.get<std::string>());
        break;
      case json::parse_event_t::object_end:
      case json::parse_event_t::array_end:
        frames_.pop_back();
        break;
    }
  }

 private:
  struct Frame {
    bool array = false;
    std::size_t count = 0;
    std::string key = {};
    std::set<std::string> keys = {};
  };

  void begin_value() {
    if (!frames_.empty() && frames_.back().array) ++frames_.back().count;
  }

  void take_key(std::string key) {
    Frame& frame = frames_.back();
    frame.key = key;
    if (!frame.keys.insert(std::move(key)).second) {
      refuse(file_name_, path(), "this key stands twice in its object");
    }
  }

  [[nodiscard]] std::string path() const {
    std::string out;
    for (const Frame& frame : frames_) {
      out += path_step(frame.array ? std::to_string(frame.count - 1) : frame.key);
    }
    return out;
  }

  std::string_view file_name_;
  std::vector<Frame> frames_;
};

std::string line_and_column(std::string_view text, std::size_t byte) {
  const std::string_view before = text.substr(0, std::min(byte > 0 ? byte - 1 : 0, text.size()));
  const auto line = 1 + std::count(before.begin(), before.end(), '\n');
  const std::size_t line_start = before.rfind('\n') + 1;  // npos + 1 is 0
  return "line " + std::to_string(line) + ", column " +
         std::to_string(before.size() - line_start + 1);
}

}  // namespace

void refuse(std::string_view file_name, const std::string& path, const std::string& reason) {
  throw Error(ErrorCode::usage,
              std::string(file_name) + ": " + (path.empty() ? "/" : path) + ": " + reason,
              "Correct the framework file; framework.schema.json says what belongs there.");
}

std::string path_step(std::string_view key) {
  std::string out = "/";
  for (const char c : key.substr(0, 80)) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += static_cast<unsigned char>(c) < 0x20 || c == 0x7F ? '?' : c;
    }
  }
  return out;
}

json parse_strictly(std::string_view text, std::string_view file_name) {
  DoubleKeys double_keys{file_name};
  try {
    return json::parse(text, [&](int, json::parse_event_t event, json& parsed) {
      double_keys.see(event, parsed);
      return true;
    });
  } catch (const json::parse_error& error) {
    throw Error(ErrorCode::damaged,
                std::string(file_name) + ": " + line_and_column(text, error.byte) +
                    ": this is not valid JSON",
                "Compare the file with the one you were given, or write it again.");
  } catch (const json::exception&) {
    throw Error(ErrorCode::damaged, std::string(file_name) + ": a number is out of range",
                "Compare the file with the one you were given, or write it again.");
  }
}

}  // namespace fieldfare::framework
