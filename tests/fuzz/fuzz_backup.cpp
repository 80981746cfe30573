#include <cstddef>
#include <cstdint>

#include <fieldfare/core/crypto/hash.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/storage/describe.h>
#include <support/file_bytes.h>
#include <support/practice_store.h>

namespace {

using fieldfare::Bytes;
using fieldfare::ByteView;
using fieldfare::test::PracticeStore;

/// Magic, version, length of the key file and the key file of a backup made by us.
const Bytes& genuine_start() {
  static const Bytes start = [] {
    PracticeStore practice(fieldfare::test::TemporaryDirectory::in_memory());
    practice.open().backup(practice.directory / "backup");
    Bytes bytes = fieldfare::test::read_bytes(practice.directory / "backup");
    bytes.resize(8 + 1 + 4 + 126);
    return bytes;
  }();
  return start;
}

/// An Error is an answer; anything else that comes out is a finding.
void restore(ByteView bytes) {
  const auto directory = fieldfare::test::TemporaryDirectory::in_memory();
  fieldfare::test::SeededEntropy entropy;
  fieldfare::test::FakeClock clock;
  fieldfare::test::write_bytes(directory / "backup", bytes);
  try {
    static_cast<void>(fieldfare::storage::describe_file(bytes));
  } catch (const fieldfare::Error&) {
  }
  try {
    auto store = fieldfare::storage::Store::restore(
        directory / "backup", directory / "store",
        fieldfare::test::secret(PracticeStore::passphrase), entropy, clock);
    static_cast<void>(store.database().check_pages());
  } catch (const fieldfare::Error&) {
  }
}

}  // namespace

/// Backups as they come; and, behind a first byte that is odd, any bytes as the database of a
/// backup whose header and hash are genuine: what someone with the passphrase could make.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const ByteView input(data + 1, size - 1);
  if (data[0] % 2 == 0) {
    restore(input);
    return 0;
  }
  fieldfare::ByteWriter container;
  container.raw(genuine_start()).u64(input.size()).raw(input);
  container.raw(fieldfare::crypto::hash(container.bytes()).view());
  restore(container.bytes());
  return 0;
}
