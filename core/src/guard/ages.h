#pragma once

#include <cstddef>

#include "guard/birth_cue.h"
#include "guard/scan.h"

namespace fieldfare::guard {

// Each looks at one token and covers what begins there.

/// "turns 9 on 4 May", "will be sixteen on the third of June", "5 yrs old on 12/9", "18 next Tues".
void scan_age(Scan& scan, std::size_t i);

/// "celebrated his 10th on 3 May", "her 18th is 4 May".
void scan_ordinal_birthday(Scan& scan, std::size_t i);

/// The ages in the same breath as the birthday that was found by `cue`: "birthday last Saturday, 8
/// now", "his 10th birthday", "17, birthday is 3 Feb".
void reach_over_ages(Scan& scan, const BirthCue& cue);

/// What belongs to a birth that was found: its hour ("born 30/11/2016 23:52"), the visit that dates
/// it ("on the Tuesday before our visit"), what makes the day plain ("that's the eleventh"). Once
/// all birthdays are found.
void reach_over_births(Scan& scan);

/// "on his 5th birthday, 30 June", "I'll be 18 on Sunday", "both 5 on Halloween": the first token
/// of what is said in one breath with the birthday that begins at `first`.
[[nodiscard]] std::size_t breath_begins(const TokenStream& tokens, std::size_t first);

/// "the 5th of November, he is 9 then", "29 Feb, the 2016 one": the last token of what is said in
/// one breath with the birthday that ends at `last`.
[[nodiscard]] std::size_t breath_ends(const TokenStream& tokens, std::size_t last);

/// "30/11/2016 23:52", "31 Aug 2020, ten to midnight", "ten past four in the morning",
/// "at 11.50pm": the last token of the hour behind `last`, or `last`.
[[nodiscard]] std::size_t hour_end(const TokenStream& tokens, std::size_t last);

/// "on 3 May he turns 8", "as of Sunday she's 16": the day before the age at `i`.
void scan_day_then_age(Scan& scan, std::size_t i);

/// "an August 31st baby", "a Valentine's baby"
void scan_baby_of_a_day(Scan& scan, std::size_t i);

/// Births that no word for a birthday and no age tells, around token `i`: "youngest in the year, 31
/// Aug", "arrived 12 May 2016 at 27 weeks".
void scan_birth_told(Scan& scan, std::size_t i);

}  // namespace fieldfare::guard
