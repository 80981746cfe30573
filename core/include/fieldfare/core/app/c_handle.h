#pragma once

#include <functional>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/fieldfare.h>

/// What another library needs to add functions to the C interface (fieldfare.h).
namespace fieldfare::app {

/// The notebook that a handle stands for; gone when the handle is closed.
[[nodiscard]] Notebook& notebook_behind(fieldfare_notebook& handle);

/// Runs `work` so that no exception crosses into C: 0, or the exit code, and then *answer, when it
/// is given, is the error as fieldfare.h has it.
[[nodiscard]] int call_from_c(char** answer, const std::function<void()>& work) noexcept;

}  // namespace fieldfare::app
