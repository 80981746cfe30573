#include <cstdio>
#include <cstdlib>

#include <fieldfare/core/error.h>

namespace fieldfare {

std::string_view error_name(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::internal:
      return "internal";
    case ErrorCode::usage:
      return "usage";
    case ErrorCode::guard_refused:
      return "guard.refused";
    case ErrorCode::locked:
      return "locked";
    case ErrorCode::damaged:
      return "damaged";
    case ErrorCode::forbidden:
      return "forbidden";
    case ErrorCode::unreachable:
      return "unreachable";
    case ErrorCode::not_found:
      return "not_found";
    case ErrorCode::not_possible:
      return "not_possible";
  }
  return "internal";
}

int exit_code(ErrorCode code) noexcept {
  switch (code) {
    case ErrorCode::internal:
      return 1;
    case ErrorCode::usage:
      return 2;
    case ErrorCode::guard_refused:
      return 3;
    case ErrorCode::locked:
      return 4;
    case ErrorCode::damaged:
      return 5;
    case ErrorCode::forbidden:
      return 6;
    case ErrorCode::unreachable:
      return 7;
    case ErrorCode::not_found:
    case ErrorCode::not_possible:
      return 8;
  }
  return 1;
}

void assertion_failed(const char* expression, const char* file, int line) noexcept {
  std::fprintf(stderr, "fieldfare: a programmer's assumption does not hold: %s (%s:%d)\n",
               expression, file, line);
  std::abort();
}

}  // namespace fieldfare
