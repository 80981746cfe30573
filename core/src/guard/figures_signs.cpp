// What stands around a figure, as signs with learnt weights.

#include "guard/figures_signs.h"

#include <algorithm>

#include "guard/birth_cue.h"
#include "guard/names_around.h"
#include "guard/numbers.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

bool pronoun(std::uint64_t id) noexcept {
  static constexpr WordSet words({"he",   "she",   "his",   "her",     "him",    "hes",
                                  "shes", "he's",  "she's", "they",    "their",  "who",
                                  "yp",   "child", "pupil", "boy",     "girl",   "lad",
                                  "twin", "twins", "baby",  "student", "learner"});
  return words.has(id);
}

}  // namespace

std::uint64_t steps_of(std::size_t distance) noexcept {
  if (distance <= 3) return distance;
  if (distance <= 6) return 4;
  return distance <= 12 ? 5 : 6;
}

FigureVoice::Signs SignsOfFigure::all() {
  note_own();
  itself();
  if (figure_.kind < Figure::Kind::person) age();
  neighbours();
  words();
  company();
  nearest_said();
  if (figure_.kind == Figure::Kind::figures) cues();
  return out_;
}

void SignsOfFigure::note_own() {
  for (std::size_t i = figure_.first; i <= figure_.last && owned_ < own_.size(); ++i) {
    const bool again = owned_ > 0 && own_[owned_ - 1] == block_.finding[i];
    if (block_.found[i] != 0 && !again) own_[owned_++] = block_.finding[i];
  }
}

std::uint64_t SignsOfFigure::class_at(std::size_t i) const {
  const Token& token = tokens_[i];
  if (token.allowed) return 1;
  if (other_finding(i)) return 100U + block_.found[i];
  if (block_.dated[i] != 0) return 120;
  if (weekday(token.id)) return 121;
  if (of_a_record(token)) return 122;
  Token bare = token;
  bare.covered = false;
  return class_of(bare, NameReason::no);
}

std::uint64_t SignsOfFigure::word_at(std::size_t i) const {
  const Token& token = tokens_[i];
  if (token.allowed) return 1;
  if (other_finding(i)) return 100U + block_.found[i];
  if (block_.dated[i] != 0) return 120;
  if (token.shape == Shape::number) return 2 + std::min<std::uint64_t>(token.letters, 8);
  if (token.shape == Shape::code) {
    const std::string_view word = tokens_.word(i);
    if (word.size() <= 3 && (word[0] == 'Y' || word[0] == 'y')) return 20;
    return 21 + std::min<std::uint64_t>(token.letters, 8);
  }
  return token.id;
}

void SignsOfFigure::neighbours() {
  constexpr std::size_t reach = 4;
  constexpr std::uint64_t outside = 99;
  std::array<std::uint64_t, reach + 1> before{};
  std::array<std::uint64_t, reach + 1> after{};
  for (std::size_t by = 1; by <= reach; ++by) {
    before[by] = figure_.first >= by ? class_at(figure_.first - by) : outside;
    after[by] = figure_.last + by < tokens_.size() ? class_at(figure_.last + by) : outside;
    add(20 + static_cast<std::uint32_t>(by), before[by], kind_);
    add(30 + static_cast<std::uint32_t>(by), after[by], kind_);
  }
  gap_before_ = figure_.first > 0 ? gap_of(tokens_.gap_after(figure_.first - 1)) : outside;
  gap_after_ = gap_of(tokens_.gap_after(figure_.last));
  if (figure_.last + 1 == tokens_.size()) gap_after_ = outside;
  add(40, before[1], gap_before_, kind_);
  add(41, after[1], gap_after_, kind_);
  add(42, before[1] * 200 + gap_before_, after[1] * 200 + gap_after_, kind_);
  add(43, gap_before_, gap_after_, kind_);
  add(44, before[2], before[1] * 200 + gap_before_, kind_);
  add(45, after[2], after[1] * 200 + gap_after_, kind_);
  add(46, before[1], gap_before_, short_);
  add(47, after[1], gap_after_, short_);
  add(48, gap_before_, gap_after_, short_);
}

void SignsOfFigure::words() {
  constexpr std::size_t reach = 10;
  const std::uint64_t none = 0;
  const auto word = [&](std::ptrdiff_t by) {
    const auto at = static_cast<std::ptrdiff_t>(by < 0 ? figure_.first : figure_.last) + by;
    return at >= 0 && at < static_cast<std::ptrdiff_t>(tokens_.size())
               ? word_at(static_cast<std::size_t>(at))
               : none;
  };
  add(50, word(-1), kind_);
  add(51, word(1), kind_);
  add(52, word(-2), kind_);
  add(53, word(2), kind_);
  add(54, word(-2), word(-1), kind_);
  add(55, word(1), word(2), kind_);
  add(56, word(-1), word(1), kind_);
  add(57, word(-1), short_);
  add(58, word(1), short_);
  add(59, word(-3), word(-2), word(-1));
  for (std::size_t by = 1; by <= reach && by <= figure_.first; ++by) {
    const std::size_t at = figure_.first - by;
    if (tokens_.gap_after(at).find('\n') != std::string_view::npos) break;
    add(60, word_at(at), kind_);
  }
  for (std::size_t by = 1; by <= reach && figure_.last + by < tokens_.size(); ++by) {
    const std::size_t at = figure_.last + by;
    if (tokens_.gap_after(at - 1).find('\n') != std::string_view::npos) break;
    add(61, word_at(at), kind_);
  }
}

void SignsOfFigure::cues() {
  constexpr std::size_t far = 5;
  std::array<std::uint64_t, 8> at{};
  for (std::size_t by = 1; by <= far; ++by) {
    const auto look = [&](std::size_t i, std::size_t side) {
      if (at[side] == 0 && of_a_document(tokens_[i].id)) at[side] = by;
      if (at[side + 2] == 0 && keeps_files(tokens_[i].id)) at[side + 2] = by;
      if (at[side + 4] == 0 && number_word(tokens_[i].id)) at[side + 4] = by;
      if (at[side + 6] == 0 && tokens_[i].facts.has(Fact::upper)) at[side + 6] = by;
    };
    if (figure_.first >= by && tokens_.same_line(figure_.first - by)) look(figure_.first - by, 0);
    if (figure_.last + by < tokens_.size()) look(figure_.last + by, 1);
  }
  for (std::size_t side = 0; side < at.size(); ++side) {
    add(110, side, std::min<std::uint64_t>(at[side], 3));
    add(111, side, at[side] != 0 ? 1 : 0, form_);
  }
  add(112, at[0] != 0 ? 1 : 0, at[2] != 0 ? 1 : 0, at[4] != 0 ? 1 : 0);
  add(113, at[0] + at[1] != 0 ? 1 : 0, at[2] + at[3] != 0 ? 1 : 0, at[4] + at[5] != 0 ? 1 : 0);
}

void SignsOfFigure::company() {
  std::array<std::size_t, 8> found = block_.findings;
  for (std::size_t at = 0; at < owned_; ++at) {
    for (std::size_t i = figure_.first; i <= figure_.last; ++i) {
      if (block_.found[i] == 0 || block_.finding[i] != own_[at]) continue;
      --found[block_.found[i] - 1U];
      break;
    }
  }
  const auto few = [](std::size_t count) { return std::min<std::uint64_t>(count, 2); };
  const std::uint64_t persons = few(found[static_cast<std::size_t>(Label::person)]);
  const std::uint64_t births = few(found[static_cast<std::size_t>(Label::dob)]);
  std::size_t rest = 0;
  for (const std::size_t count : found)
    rest += count;
  const std::uint64_t others = few(rest - found[static_cast<std::size_t>(Label::person)] -
                                   found[static_cast<std::size_t>(Label::dob)]);
  add(70, persons, kind_);
  add(71, births, kind_);
  add(72, others, kind_);
  add(73, persons * 9 + births * 3 + others, kind_);
  add(74, persons * 9 + births * 3 + others, short_);
  const std::uint64_t dates =
      std::min<std::size_t>(block_.kinds[static_cast<std::size_t>(figure_.kind)] - 1, 3);
  const int year = figure_.year_told;
  add(75, dates, kind_);
  add(76, year != 0 && block_.first_year < year ? 1 : 0,
      year != 0 && block_.last_year > year ? 1 : 0, kind_);
  add(77, dates, short_);
}

void SignsOfFigure::nearest_said() {
  std::size_t birth = 100;
  std::uint64_t which = 0;
  bool behind = false;
  const auto near = [&](std::size_t at) {
    const std::size_t away = at < figure_.first ? figure_.first - at : at - figure_.last;
    if (away >= birth) return;
    birth = away;
    which = tokens_[at].id;
    behind = at > figure_.last;
  };
  const auto next = std::lower_bound(block_.births.begin(), block_.births.end(), figure_.first);
  if (next != block_.births.begin()) near(*(next - 1));
  if (next != block_.births.end()) near(*next);
  add(78, steps_of(birth), behind ? 1 : 0, kind_);
  add(79, which, behind ? 1 : 0, kind_);
  add(80, steps_of(birth), behind ? 1 : 0, short_);
  // Who is spoken of nearest before and behind, and whether a record is.
  const auto nearest = [&](bool before, const auto& fits) {
    constexpr std::size_t far = 15;
    for (std::size_t by = 1; by <= far; ++by) {
      if (before ? figure_.first < by : figure_.last + by >= tokens_.size()) break;
      if (fits(before ? figure_.first - by : figure_.last + by)) return by;
    }
    return std::size_t{100};
  };
  const auto person = [&](std::size_t i) {
    return (other_finding(i) && block_.found[i] == 1) || pronoun(tokens_[i].id) ||
           tokens_[i].facts.has(Fact::kin);
  };
  const auto record = [&](std::size_t i) { return of_a_record(tokens_[i]); };
  const auto office = [&](std::size_t i) {
    return i < figure_.first && i + 5 >= figure_.first && of_an_office(tokens_[i]);
  };
  const std::uint64_t done = steps_of(nearest(true, office));
  add(104, done, kind_);
  add(105, done, short_);
  const std::uint64_t who = steps_of(nearest(true, person)) * 10 + steps_of(nearest(false, person));
  const std::uint64_t what =
      steps_of(nearest(true, record)) * 10 + steps_of(nearest(false, record));
  add(81, who, kind_);
  add(82, who / 10, short_);
  add(83, what, kind_);
  add(84, what / 10, short_);
  add(85, who / 10, what / 10, kind_);
  add(86, std::min<std::size_t>(tokens_.size() / 8, 6), kind_);
  const bool opens = figure_.first == 0 || tokens_[figure_.first - 1].gap == Gap::line;
  const bool ends = tokens_[figure_.last].gap == Gap::line;
  add(87, opens ? 1 : 0, ends ? 1 : 0, short_);
  std::uint64_t field = 0;
  for (std::size_t i = figure_.first > 10 ? figure_.first - 10 : 0;
       i < tokens_.size() && i < figure_.last + 10; ++i)
    field |= says_of_pupil(tokens_[i], tokens_.word(i));
  add(88, field, kind_);
}

FigureVoice::Signs signs_of(const TokenStream& tokens, const FigureVoice::Company& company,
                            const Figure& figure) {
  return SignsOfFigure(tokens, company, figure).all();
}

}  // namespace fieldfare::guard
