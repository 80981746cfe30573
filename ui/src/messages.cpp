#include <fieldfare/ui/action.h>
#include <fieldfare/ui/ask.h>
#include <fieldfare/ui/backend.h>

/// How messages are copied, moved and dropped: once here. Each is one of some fifty kinds, and
/// every page that sends one would otherwise be compiled with all of that.
namespace fieldfare::ui {

Action::Action() = default;
Action::Action(const Action&) = default;
Action::Action(Action&&) noexcept = default;
Action& Action::operator=(const Action&) = default;
Action& Action::operator=(Action&&) noexcept = default;
Action::~Action() = default;

Ask::Ask() = default;
Ask::Ask(const Ask&) = default;
Ask::Ask(Ask&&) noexcept = default;
Ask& Ask::operator=(const Ask&) = default;
Ask& Ask::operator=(Ask&&) noexcept = default;
Ask::~Ask() = default;

Command::Command() = default;
Command::Command(Command&&) noexcept = default;
Command& Command::operator=(Command&&) noexcept = default;
Command::~Command() = default;

Event::Event() = default;
Event::Event(const Event&) = default;
Event::Event(Event&&) noexcept = default;
Event& Event::operator=(const Event&) = default;
Event& Event::operator=(Event&&) noexcept = default;
Event::~Event() = default;

}  // namespace fieldfare::ui
