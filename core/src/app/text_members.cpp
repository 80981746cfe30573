#include <fieldfare/core/app/text_members.h>

#include <optional>
#include <string>
#include <type_traits>
#include <vector>

#include <fieldfare/core/app/commands.h>

#include "app/command_list.h"

namespace fieldfare::app {
namespace {

/// Reads a description and notes the members that hold text.
class MemberReader {
 public:
  MemberReader(const char* command, std::vector<TextMember>& out) : command_(command), out_(out) {}

  template <class T>
  void operator()(const char* name, T&) {
    note<std::remove_const_t<T>>(name, false);
  }
  template <class T>
  void with_default(const char* name, T&) {
    note<std::remove_const_t<T>>(name, false);
  }

 private:
  template <class T>
  struct inner {
    using type = void;
    static constexpr bool list = false;
  };
  template <class T>
  struct inner<std::optional<T>> {
    using type = T;
    static constexpr bool list = false;
  };
  template <class T>
  struct inner<std::vector<T>> {
    using type = T;
    static constexpr bool list = true;
  };

  template <class T>
  void note(const char* name, bool list) {
    if constexpr (std::is_same_v<T, RawText> || std::is_same_v<T, std::string>) {
      out_.push_back({command_, name, list, std::is_same_v<T, RawText>});
    } else if constexpr (!std::is_void_v<typename inner<T>::type>) {
      note<typename inner<T>::type>(name, list || inner<T>::list);
    }
  }

  std::string command_;
  std::vector<TextMember>& out_;
};

template <class C>
void read(std::vector<TextMember>& out) {
  C command{};
  MemberReader reader(C::name, out);
  C::describe(command, reader);
}

}  // namespace

std::vector<TextMember> text_members() {
  std::vector<TextMember> out;
#define FIELDFARE_READ(C) read<C>(out);
  FIELDFARE_COMMANDS(FIELDFARE_READ)
#undef FIELDFARE_READ
  return out;
}

}  // namespace fieldfare::app
