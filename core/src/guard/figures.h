#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include <fieldfare/core/guard/guard.h>

#include "guard/scan.h"
#include "guard/token.h"

namespace fieldfare::guard {

/// A day that may be somebody's birthday, figures that may be somebody's number, where somebody may
/// live, or what somebody may be called on a service.
struct Figure {
  enum class Kind : std::uint8_t {
    date,     ///< "12/03/2014", "3rd August"
    day,      ///< "on Sunday", "Boxing Day", "in a fortnight": near an age or a birth
    year,     ///< "2016" behind a birth
    figures,  ///< "88-LDD-4410", "4417"
    person,   ///< "the lollipop man's widow", "the only girl on the boat building course"
    home,     ///< "9a Upper Saltings", "Flat 8"
    handle,   ///< "pasty.queen09", "VOIDKNIGHT" beside a service
  };
  static constexpr std::size_t kinds = 7;

  Kind kind = Kind::date;
  std::size_t first = 0;  ///< the tokens in doubt
  std::size_t last = 0;
  std::size_t from = 0;  ///< what a finding would hold: with the age or the cue beside it
  std::size_t to = 0;
  std::size_t age = 0;      ///< the token of an age near it; `last` when there is none
  std::uint32_t parts = 0;  ///< of an address: what it is made of (address_grammar.h)
  bool day_told = false;
  bool month_told = false;
  int year_told = 0;  ///< 0 when none is
};

/// The second voice for birthdays and numbers: a logistic regression over what a figure is, what
/// stands around it and what else its block tells. Its weights (core/lexicon/figures.bin) are
/// learnt by core/lexicon/learn-figures. Integers alone, so that every build says the same.
class FigureVoice {
 public:
  /// Numbers of the signs that a figure shows; each has a weight.
  struct Signs {
    static constexpr std::size_t limit = 160;
    std::array<std::uint32_t, limit> numbers{};
    std::size_t count = 0;
  };
  static constexpr std::size_t weights = 1U << 16U;

  /// What a block holds, for all its figures.
  struct Company {
    std::vector<std::uint8_t> found;     ///< by token: 0, or 1 and the label of what it is part of
    std::vector<std::uint32_t> finding;  ///< by token: which finding
    std::vector<std::uint8_t> dated;     ///< by token: part of a date, a day or a year
    std::vector<std::size_t> births;     ///< the words for a birth, in order
    std::array<std::size_t, 8> findings{};           ///< by label
    std::array<std::size_t, Figure::kinds> kinds{};  ///< figures by kind
    int first_year = 0;                              ///< the earliest year of its dates; 0 for none
    int last_year = 0;
  };

  explicit FigureVoice(const TokenStream& tokens);

  /// Tells it what was found in the block; before it is asked.
  void hear(const Findings& findings);

  /// Everything that could be a birthday or a number, found by rules or not, but for what was
  /// allowed.
  [[nodiscard]] const std::vector<Figure>& figures() const noexcept { return figures_; }
  /// Part of it was found.
  [[nodiscard]] bool found(const Figure& figure) const noexcept;
  /// True when a finding may be made of it: never of what stands alone, such as a cell of a table.
  [[nodiscard]] bool in_company(const Figure& figure) const noexcept;

  [[nodiscard]] Signs signs(const Figure& figure) const;
  /// The weights of its signs together: roughly the logarithm of the odds that it tells who
  /// somebody is, in sixteenths.
  [[nodiscard]] int score(const Figure& figure) const;

  /// Throws Error(damaged) when this build's weights are not as many as there are signs.
  static void check_weights();

 private:
  void gather();
  void gather_dates();
  void gather_days();
  void gather_numbers();
  void gather_people();
  void gather_homes();
  void gather_handles();
  Figure& add(Figure::Kind kind, std::size_t first, std::size_t last);
  [[nodiscard]] std::size_t age_near(std::size_t first, std::size_t last) const;
  void with_company(Figure& figure) const;

  const TokenStream& tokens_;
  std::vector<std::size_t> ages_;  ///< numbers that may be ages, in order
  Company company_;
  std::vector<Figure> figures_;
};

/// How something is written that may be a handle, and how far a service is.
struct HandleLook {
  bool joined = false;    ///< by underscores
  bool dotted = false;    ///< by dots
  bool hyphened = false;  ///< by hyphens
  bool digits = false;    ///< holds a number or a word that runs into one
  bool coded = false;     ///< holds a word that runs into a number
  bool small = false;     ///< holds small letters
  bool unknown = false;   ///< holds a word of no list
  bool named = false;     ///< holds a first name
  std::size_t letters = 0;
  std::size_t before = 0;  ///< words back to a service; 11 when none is near
  std::size_t behind = 0;  ///< the same ahead

  [[nodiscard]] static HandleLook of(const TokenStream& tokens, std::size_t first,
                                     std::size_t last);
  [[nodiscard]] bool beside_screen() const noexcept;
};

/// Gives the signs of one figure.
[[nodiscard]] FigureVoice::Signs signs_of(const TokenStream& tokens,
                                          const FigureVoice::Company& company,
                                          const Figure& figure);

/// Asks the second voice about every figure that no rule found, and adds what it takes for a
/// birthday or a number; last of all scans.
void scan_likely_figures(Scan& scan);

}  // namespace fieldfare::guard
