#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/library.h>

/// What tests of framework files share: where an item says it stands.
namespace fieldfare::test {

/// A built-in framework.
[[nodiscard]] inline const framework::Framework& built_in(std::string_view id) {
  static const auto library = framework::Library::built_in();
  return library.get(id);
}

/// The first line that a source names: "local-offer-2026 L93-99" is 93, "area-send-2023 para 39,
/// L154" is 154; 0 when it names none.
[[nodiscard]] inline int line_of(const std::string& source) {
  const auto at = source.find(" L");
  return at == std::string::npos ? 0 : std::stoi(source.substr(at + 2));
}

template <class T>
[[nodiscard]] std::vector<int> lines_of(const std::vector<T>& items) {
  std::vector<int> out;
  for (const T& item : items)
    out.push_back(line_of(item.source));
  return out;
}

}  // namespace fieldfare::test
