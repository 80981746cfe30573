#pragma once

#include <functional>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::selection {

/// Cuts whole elements of given names out of XML that arrives in pieces, so that a sheet of any
/// length needs the memory of one row. A wanted element inside another is part of it. Prefixes of
/// names are passed over. A document type is refused, which leaves no entity to be expanded; so are
/// elements above limits::element_bytes. Errors are Error(damaged) or Error(not_possible).
class XmlCutter {
 public:
  /// False ends the cutting: what follows is not looked at.
  using Take = std::function<bool(std::string_view name, std::string_view element)>;

  XmlCutter(std::initializer_list<std::string_view> wanted, Take take);

  /// False once `take` has said so.
  bool feed(std::string_view piece);
  /// At the end of the part: Error(damaged) when markup or an element is left open.
  void finish();

 private:
  enum class State { text, markup };

  void end_markup();
  void open_or_close(std::string_view tag);
  [[nodiscard]] bool markup_ends(char c);
  void make_room(std::size_t bytes) const;

  std::vector<std::string_view> wanted_;
  Take take_;
  State state_ = State::text;
  std::string markup_;  ///< from "<" on
  char quote_ = 0;
  std::string element_;      ///< the wanted element so far; empty outside of one
  std::string_view inside_;  ///< its name
  std::size_t depth_ = 0;    ///< of elements of that name
  bool more_ = true;
};

/// Error(damaged) when small XML, read as a whole, has a document type or is UTF-16.
void refuse_document_type(std::string_view xml);

}  // namespace fieldfare::selection
