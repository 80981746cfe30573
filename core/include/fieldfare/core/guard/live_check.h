#pragma once

#include <memory>
#include <string_view>

#include <fieldfare/core/guard/guard.h>

namespace fieldfare::guard {

class Pseudonyms;

/// The guard for a text that changes a little at a time, as in an editor. Gives what `Guard::check`
/// gives; only the part of the text that changed since the last call is read again: a key
/// press in a note of 20,000 characters costs well under a millisecond. Keeps a copy of the text,
/// which is wiped. One per text that is being written; not thread-safe.
class LiveCheck {
 public:
  LiveCheck();
  ~LiveCheck();
  LiveCheck(LiveCheck&&) noexcept;
  LiveCheck& operator=(LiveCheck&&) noexcept;

  /// Valid until the next call. With `known`, the names that were paired in this session are found
  /// wherever they stand, also when this text says them nowhere else; without, the findings are
  /// those of `Guard::check`.
  [[nodiscard]] const Findings& check(std::string_view text, const AllowList& allow,
                                      const Pseudonyms* known = nullptr);

  /// Wipes and forgets the text.
  void clear();

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace fieldfare::guard
