#pragma once

#include <string_view>

namespace fieldfare::platform {

/// Tells the service manager that started this process (systemd, Type=notify) how it goes:
/// "READY=1", "STOPPING=1", "STATUS=…". Without such a manager, or when it does not listen, nothing
/// happens.
void tell_service_manager(std::string_view state) noexcept;

}  // namespace fieldfare::platform
