#pragma once

#include <filesystem>
#include <memory>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/storage/database.h>

struct sqlite3;

namespace fieldfare::storage {

/// An open SQLite connection with every setting and guard of storage.md applied.
class Connection {
 public:
  [[nodiscard]] static Connection encrypted(const std::filesystem::path& file,
                                            const crypto::SecureBuffer& key, Database::Mode mode);
  [[nodiscard]] static Connection plain(const std::filesystem::path& file, Database::Mode mode);

  [[nodiscard]] static Connection in_memory();

  [[nodiscard]] sqlite3* handle() const noexcept { return handle_.get(); }
  [[nodiscard]] bool is_encrypted() const noexcept { return encrypted_; }

 private:
  struct Close {
    void operator()(sqlite3* handle) const noexcept;
  };
  Connection(const std::filesystem::path& file, bool encrypted);

  std::unique_ptr<sqlite3, Close> handle_;
  bool encrypted_;
};

}  // namespace fieldfare::storage
