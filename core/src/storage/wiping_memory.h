#pragma once

namespace fieldfare::storage {

/// From before the first connection on, SQLite overwrites memory that it gives back: pages of the
/// database as they are when decrypted, and values that pass through statements. (SQLCipher's own
/// `cipher_memory_security` locks all of it as well, which doubles the cost of a save.) Returns
/// true when it is so; false when the library was at work before. Thread-safe.
bool wipe_freed_memory() noexcept;

}  // namespace fieldfare::storage
