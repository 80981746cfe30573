#include <fieldfare/core/app/text_members.h>

#include <optional>
#include <string>
#include <type_traits>
#include <utility>
#include <vector>

#include <fieldfare/core/app/commands.h>

#include "app/command_list.h"

namespace fieldfare::app {
namespace {

/// What no text fits into.
template <class T>
struct holds_no_text : std::bool_constant<std::is_arithmetic_v<T> || std::is_enum_v<T>> {};
template <>
struct holds_no_text<Time> : std::true_type {};
template <>
struct holds_no_text<Date> : std::true_type {};
template <class Tag, std::size_t N>
struct holds_no_text<Id<Tag, N>> : std::true_type {};

/// Reads a description and notes the members that hold text, those of rows inside it too. A member
/// of a type that it does not know does not compile: nothing is passed over.
class MemberReader {
 public:
  MemberReader(std::string command, std::vector<TextMember>& out, std::string within = {},
               bool listed = false)
      : command_(std::move(command)), out_(out), within_(std::move(within)), listed_(listed) {}

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
      out_.push_back({command_, within_ + name, list || listed_, std::is_same_v<T, RawText>});
    } else if constexpr (!std::is_void_v<typename inner<T>::type>) {
      note<typename inner<T>::type>(name, list || inner<T>::list);
    } else if constexpr (!holds_no_text<T>::value) {
      T row{};
      MemberReader rows(command_, out_, within_ + name + ".", list || listed_);
      T::describe(row, rows);
    }
  }

  std::string command_;
  std::vector<TextMember>& out_;
  std::string within_;  ///< "rows." for the members of a row
  bool listed_ = false;
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
