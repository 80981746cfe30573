#pragma once

#include <string>
#include <vector>

namespace fieldfare::app {

/// A member of a command that takes a text.
struct TextMember {
  std::string command;  ///< "note.add"
  std::string member;   ///< "text"; of a row inside the command "rows.text"
  bool list = false;    ///< takes several
  bool free = false;    ///< what people write: the identity guard reads it. Else a word of a list.
};

/// Every member of every command and query that takes a text, from the commands' own descriptions:
/// a new one is in this list by itself. tests/unit/core/app/text_members_test.cpp holds what each
/// does with an identity.
[[nodiscard]] std::vector<TextMember> text_members();

}  // namespace fieldfare::app
