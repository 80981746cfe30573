// Uses what needs the libraries below: the encrypted file needs SQLCipher, its key libsodium.
#include <cstdio>
#include <filesystem>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/database.h>

int main(int count, char** arguments) {
  using fieldfare::storage::Database;
  if (count != 2) return 2;
  try {
    const std::filesystem::path file = arguments[1];
    const auto key = fieldfare::crypto::SecureBuffer::copy_of(
        fieldfare::as_bytes("0123456789abcdef0123456789abcdef"));
    auto database = Database::open_encrypted(file, key, Database::Mode::create);
    database.execute("CREATE TABLE note(text TEXT)");
    database.prepare("INSERT INTO note VALUES('kept')").run();
    auto read = database.prepare("SELECT text FROM note");
    const bool good = read.step() && read.text(0) == "kept";
    std::puts(good ? "consumer: works" : "consumer: wrong");
    return good ? 0 : 1;
  } catch (const fieldfare::Error& error) {
    std::fprintf(stderr, "consumer: %s\n", error.what());
    return 1;
  }
}
