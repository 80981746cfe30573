#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/selection/person_table.h>

/// Whether a description fits so few people of the list that it may say who somebody is, without a
/// name: small numbers and rare needs identify.
namespace fieldfare::selection {

/// Fewer people than this are few: the usual threshold for publishing counts of people.
inline constexpr std::int64_t few = 5;

/// Something that is said of somebody, in the words of a field: "age" "14", "needs" "autism".
struct Said {
  std::string field;
  std::string value;
  bool operator==(const Said&) const = default;
  auto operator<=>(const Said&) const = default;
};

/// What a text says in the words of the list's fields: ages and school years, and every value that
/// the list holds or that is a usual word for one ("girl", "ASD", "looked after"). Sorted,
/// distinct. References and figures are not looked for.
[[nodiscard]] std::vector<Said> said_in(std::string_view text, const PersonTable& table,
                                        const framework::Framework& framework);

/// One thing said, and how many people would fit without it.
struct SaidCount {
  Said said;
  std::string title;  ///< of the field
  std::int64_t rows_without = 0;
};

struct Combination {
  std::int64_t rows = 0;  ///< people on the list whom everything said fits
  std::vector<SaidCount> said;
  std::string coarsen;  ///< the field to be coarsened, or empty while there are enough
  std::string warning;  ///< a sentence, or empty
};

/// How many people fit. Several values of one field fit whoever has one of them, except in a list
/// (needs, settings), where all must be there. Rows that leave a field open do not fit. When fewer
/// than `few` fit, the field without which most people fit is the one to coarsen.
[[nodiscard]] Combination combine(const std::vector<Said>& said, const PersonTable& table,
                                  const framework::Framework& framework);

/// What a case made from a row may say without fitting fewer than `few` people: phase, support,
/// involvement, care, alternative provision, needs, and the age in years last, each only if it
/// keeps enough. Ethnicity and gender serve the choice alone and are never among them.
struct Coarse {
  std::vector<Said> kept;
  std::vector<std::string> left_out;  ///< titles of fields
};
[[nodiscard]] Coarse coarse_description(std::size_t row, const PersonTable& table,
                                        const framework::Framework& framework);

/// "autism", "EHC plan", "looked after": a value as people write it.
[[nodiscard]] std::string in_words(const Said& said);

}  // namespace fieldfare::selection
