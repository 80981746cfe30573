#pragma once

#include <future>

#include <fieldfare/core/bytes.h>
#include <fieldfare/sync/remote.h>

namespace fieldfare::sync {

/// Asks a remote for the next answer while the last one is taken in. What is asked ahead is a guess
/// at the next request; the answer counts only if the request then is that very one, byte for byte,
/// and is dropped otherwise. A guess brings nothing, so that nothing depends on whether it was
/// sent.
class AskAhead {
 public:
  explicit AskAhead(Remote& remote) : remote_(remote) {}
  ~AskAhead();
  AskAhead(const AskAhead&) = delete;
  AskAhead& operator=(const AskAhead&) = delete;

  /// Sends a request without entries, records, orders or statements on a thread of its own. From
  /// now to the next `exchange` or `settle` nobody may touch the remote. Nothing happens where the
  /// remote answers on this very thread, or no thread is to be had.
  void ask(Parcel guess);
  /// Waits for what was asked ahead, if anything was: the remote may be touched again.
  void settle();
  /// As Remote::exchange.
  [[nodiscard]] Answer exchange(const Parcel& parcel);

 private:
  Remote& remote_;
  Bytes asked_;  ///< the guess in its encoding; empty when none is under way
  std::future<Answer> answer_;
};

}  // namespace fieldfare::sync
