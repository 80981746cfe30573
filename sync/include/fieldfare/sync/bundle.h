#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/log/replica.h>
#include <fieldfare/sync/session.h>

/// Sync by a file: bundle-format.md.
namespace fieldfare::sync {

/// How files are written and read, so that tests can do it in memory and make it fail.
class FileAccess {
 public:
  virtual ~FileAccess() = default;
  /// All of the file, at most `limit` bytes. Error(not_found), Error(internal).
  [[nodiscard]] virtual Bytes read(const std::filesystem::path& file, std::size_t limit) = 0;
  /// Complete and durable under its name, or not there at all.
  virtual void write(const std::filesystem::path& file, ByteView bytes) = 0;
};

struct Bundle {
  VisitId visit;
  MemberId maker;
  std::vector<Bytes> records;
  std::vector<Bytes> erasures;
  std::vector<Bytes> statements;
  Ends ends;  ///< what the maker held
  std::vector<log::EntryRun> runs;
  crypto::Signature signature;
};

/// With the maker's signature and the closing hash.
[[nodiscard]] Bytes encode(Bundle bundle, log::Replica& signer);
/// Error(damaged) unless the hash fits and the form is right. The signature is not checked here:
/// `signature_of_member` needs the visit's membership.
[[nodiscard]] Bundle decode_bundle(ByteView bytes);

/// Writes what this replica holds; with `since_last`, only what the last bundle made here for this
/// visit did not hold.
[[nodiscard]] SyncOutcome bundle_out(log::Replica& replica, FileAccess& files,
                                     const std::filesystem::path& file, bool since_last);

/// Reads a bundle into this replica. Error(damaged): nothing was changed. Error(not_possible): it
/// is of another visit. Logs whose earlier entries are missing are left out and told in `refused`.
[[nodiscard]] SyncOutcome bundle_in(log::Replica& replica, FileAccess& files,
                                    const std::filesystem::path& file);

/// A bundle in words, for `fieldfare dump`: what it holds and how it is signed, no keys.
/// Error(damaged) when it is not a bundle.
[[nodiscard]] std::string describe_bundle(ByteView bytes);
/// True when the bytes begin like a bundle.
[[nodiscard]] bool looks_like_bundle(ByteView bytes) noexcept;
/// The visit a bundle is of, read from its beginning; Error(damaged) when it is not a bundle.
[[nodiscard]] VisitId bundle_visit(ByteView bytes);

}  // namespace fieldfare::sync
