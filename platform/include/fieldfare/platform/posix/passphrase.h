#pragma once

#include <cstddef>
#include <filesystem>
#include <string_view>

#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::platform {

/// The longest passphrase, in bytes of UTF-8. Longer input is refused, never cut.
inline constexpr std::size_t passphrase_limit = 1024;

/// The first line of `file`, without its line end, read straight into locked memory. Error(usage)
/// when there is no such file, the line is empty or longer than passphrase_limit.
[[nodiscard]] crypto::SecureBuffer read_passphrase_file(const std::filesystem::path& file);

/// Asks at the controlling terminal, without echo. Backspace takes back one character, Ctrl-U the
/// line, Ctrl-C gives up. Error(usage) when there is no terminal, nothing was typed or the person
/// gave up. The terminal is put back as it was in every case.
[[nodiscard]] crypto::SecureBuffer ask_passphrase(std::string_view prompt);

}  // namespace fieldfare::platform
