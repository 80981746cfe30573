#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

#include "guard/figures.h"
#include "guard/names_around.h"

namespace fieldfare::guard {

/// A distance in tokens, in seven steps.
[[nodiscard]] std::uint64_t steps_of(std::size_t distance) noexcept;

/// One figure's signs.
class SignsOfFigure {
 public:
  SignsOfFigure(const TokenStream& tokens, const FigureVoice::Company& block, const Figure& figure)
      : tokens_(tokens),
        block_(block),
        figure_(figure),
        kind_(static_cast<std::uint64_t>(figure.kind)) {}

  [[nodiscard]] FigureVoice::Signs all();

 private:
  void add(std::uint32_t question, std::uint64_t a, std::uint64_t b = 0,
           std::uint64_t c = 0) noexcept {
    if (out_.count == FigureVoice::Signs::limit) return;
    out_.numbers[out_.count++] =
        static_cast<std::uint32_t>(sign_of(question, a, b, c) % FigureVoice::weights);
  }

  /// The findings that hold part of the figure: what they cover tells nothing of it.
  void note_own();
  [[nodiscard]] bool is_own(std::uint32_t finding) const noexcept {
    return std::find(own_.begin(), own_.begin() + owned_, finding) != own_.begin() + owned_;
  }
  [[nodiscard]] bool other_finding(std::size_t i) const noexcept {
    return block_.found[i] != 0 && !is_own(block_.finding[i]);
  }

  /// What the token `i` is.
  [[nodiscard]] std::uint64_t class_at(std::size_t i) const;
  /// The word, or what a number looks like.
  [[nodiscard]] std::uint64_t word_at(std::size_t i) const;

  // What it is (figures_signs_itself.cpp).
  void itself();
  /// How it is written.
  [[nodiscard]] std::uint64_t form() const;
  [[nodiscard]] int own_year() const;
  /// How a handle is written, and where services are named.
  void handle();
  /// The number and the names of what may be a house.
  void home();
  /// Who it is, what leads to one and what is said behind.
  void person();
  /// The age near it.
  void age();

  // What stands around it (figures_signs.cpp).
  void neighbours();
  void words();
  /// Words that say whose or what number it is.
  void cues();
  /// Whom and what else the block tells of.
  void company();
  /// How far the nearest word for a birth, person, record and office stand.
  void nearest_said();

  const TokenStream& tokens_;
  const FigureVoice::Company& block_;
  const Figure& figure_;
  std::uint64_t kind_;
  std::uint64_t form_ = 0;
  std::uint64_t years_ = 0;
  std::uint64_t short_ = 0;
  std::uint64_t gap_before_ = 0;
  std::uint64_t gap_after_ = 0;
  std::array<std::uint32_t, 4> own_{};
  std::size_t owned_ = 0;
  FigureVoice::Signs out_;
};

}  // namespace fieldfare::guard
