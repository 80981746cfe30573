#pragma once

#include <filesystem>
#include <ostream>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/crypto/secure_buffer.h>

namespace fieldfare::tablet {

/// Opens the store in `directory` without a window, goes through the newest visit's pages as hands
/// do, and tells what each step and each frame cost. What it types is discarded; nothing else is
/// written, except ten notes that stay there where `with_notes` asks for what saving costs.
void measure(const std::filesystem::path& directory, crypto::SecureBuffer passphrase,
             app::Ports ports, bool with_notes, std::ostream& out);

}  // namespace fieldfare::tablet
