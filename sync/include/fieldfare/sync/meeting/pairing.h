#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/ids.h>

/// How people carry a meeting's certificate from the host's screen to the other devices:
/// meeting.md, "The pairing code".
namespace fieldfare::sync::meeting {

inline constexpr std::size_t pairing_word_count = 8;
inline constexpr std::size_t max_pairing_places = 4;

/// Eight words, separated by spaces: the first 64 bits of the fingerprint.
[[nodiscard]] std::string pairing_words(const Hash& fingerprint);

/// The whole fingerprint and where the host is, for a QR code or to be copied. `places`: numeric
/// "ADDRESS:PORT"; those after the fourth are left out.
[[nodiscard]] std::string pairing_text(const Hash& fingerprint,
                                       const std::vector<std::string>& places);

struct Pairing {
  Bytes fingerprint;                ///< all of it, or its first 8 bytes when words were given
  std::vector<std::string> places;  ///< empty when words were given
  [[nodiscard]] bool fits(const Hash& seen) const noexcept;
};

/// Reads either form. Law: fits(h) after read_pairing(pairing_words(h)) and after
/// read_pairing(pairing_text(h, p)). Error(usage) says which word is not one of ours, and which of
/// ours is near it.
[[nodiscard]] Pairing read_pairing(std::string_view given);

}  // namespace fieldfare::sync::meeting
