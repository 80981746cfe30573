#pragma once

#include <cctype>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "guard/scan.h"

namespace fieldfare::guard {

/// Digits and letters of neighbouring tokens, put together and in capitals.
struct Run {
  static constexpr std::size_t limit = 24;
  char text[limit];
  std::size_t size = 0;
  std::size_t last = 0;  ///< the last token of the run

  [[nodiscard]] std::string_view view() const noexcept { return {text, size}; }
  [[nodiscard]] bool append(std::string_view word) noexcept {
    if (size + word.size() > limit) return false;
    for (const char c : word)
      text[size++] = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return true;
  }
};

/// What may stand between the groups of one number.
[[nodiscard]] bool group_gap(std::string_view gap) noexcept;

/// What a word before a number says that it is.
enum class Cue { none, nhs, upn, uln, insurance, passport, phone, local, postcode, vehicle };

[[nodiscard]] std::size_t count_digits(std::string_view word) noexcept;

/// "LS1", "E17", "EC1A", in capitals: the first half of a postcode, of an area in use.
[[nodiscard]] bool outward(std::string_view text) noexcept;

/// "no", "ref", "id".
[[nodiscard]] bool number_word(std::uint64_t id) noexcept;

/// A system or a service that keeps files of people: "mosaic", "hospital", "case".
[[nodiscard]] bool keeps_files(std::uint64_t id) noexcept;

/// The same, where a number needs no other word beside it: "LCS 0048213".
[[nodiscard]] bool system_of_files(std::uint64_t id) noexcept;

/// What numbers papers, buildings and firms, and not people: "invoice", "ticket".
[[nodiscard]] bool of_a_document(std::uint64_t id) noexcept;

/// What the words before token `i` say that it is: at most six tokens back on the same line.
[[nodiscard]] Cue number_cue(const TokenStream& tokens, std::size_t i);

/// The number of somebody's file that its form, a word beside it or its place in a row tells:
/// "EHC-0077215", "new id 4518833", "20931 on Synergy", "| 118734 |". True when there was one.
bool scan_file_number(Scan& scan, std::size_t i);

/// "case number two zero nine three one": said digit by digit. True when there was one.
bool scan_spoken_number(Scan& scan, std::size_t i);

/// "ext 4417": an extension by itself. True when it was one.
bool scan_extension(Scan& scan, std::size_t i);

/// A phone that begins at token `i`: in any grouping, with an o for its first nought, or said in
/// words. True when there was one, which is added then.
bool scan_phone(Scan& scan, std::size_t i);
bool scan_phone_with_letter(Scan& scan, std::size_t i);
bool scan_spoken_phone(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
