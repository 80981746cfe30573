// What a figure is and what stands around it, as signs with learnt weights.

#include <algorithm>

#include "guard/birth_cue.h"
#include "guard/dates.h"
#include "guard/figures.h"
#include "guard/names_around.h"
#include "guard/numbers.h"
#include "guard/occasions.h"

namespace fieldfare::guard {
namespace {

std::uint64_t steps_of(std::size_t distance) noexcept {
  if (distance <= 3) return distance;
  if (distance <= 6) return 4;
  return distance <= 12 ? 5 : 6;
}

std::uint64_t years_of(int year) noexcept {
  if (year == 0) return 0;
  if (year < 1960) return 1;
  if (year < 1998) return 2;
  if (year < 2006) return 3;
  if (year < 2013) return 4;
  if (year < 2018) return 5;
  if (year < 2021) return 6;
  return static_cast<std::uint64_t>(std::min(year, 2030) - 2014);
}

bool pronoun(std::uint64_t id) noexcept {
  static constexpr WordSet words({"he",   "she",   "his",   "her",     "him",    "hes",
                                  "shes", "he's",  "she's", "they",    "their",  "who",
                                  "yp",   "child", "pupil", "boy",     "girl",   "lad",
                                  "twin", "twins", "baby",  "student", "learner"});
  return words.has(id);
}

/// One figure's signs.
class SignsOfFigure {
 public:
  SignsOfFigure(const TokenStream& tokens, const FigureVoice::Company& block, const Figure& figure)
      : tokens_(tokens),
        block_(block),
        figure_(figure),
        kind_(static_cast<std::uint64_t>(figure.kind)) {}

  [[nodiscard]] FigureVoice::Signs all() {
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

 private:
  void add(std::uint32_t question, std::uint64_t a, std::uint64_t b = 0,
           std::uint64_t c = 0) noexcept {
    if (out_.count == FigureVoice::Signs::limit) return;
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL * (question + 1);
    for (const std::uint64_t part : {a, b, c}) {
      hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
      hash ^= hash >> 32U;
    }
    out_.numbers[out_.count++] = static_cast<std::uint32_t>(hash % FigureVoice::weights);
  }

  /// The findings that hold part of the figure: what they cover tells nothing of it.
  void note_own() {
    for (std::size_t i = figure_.first; i <= figure_.last && owned_ < own_.size(); ++i) {
      const bool again = owned_ > 0 && own_[owned_ - 1] == block_.finding[i];
      if (block_.found[i] != 0 && !again) own_[owned_++] = block_.finding[i];
    }
  }
  [[nodiscard]] bool is_own(std::uint32_t finding) const noexcept {
    return std::find(own_.begin(), own_.begin() + owned_, finding) != own_.begin() + owned_;
  }
  [[nodiscard]] bool other_finding(std::size_t i) const noexcept {
    return block_.found[i] != 0 && !is_own(block_.finding[i]);
  }

  /// What the token `i` is.
  [[nodiscard]] std::uint64_t class_at(std::size_t i) const {
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
  /// The word, or what a number looks like.
  [[nodiscard]] std::uint64_t word_at(std::size_t i) const {
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

  /// How it is written.
  [[nodiscard]] std::uint64_t form() const {
    if (figure_.kind == Figure::Kind::figures) {
      std::uint64_t digits = 0;
      for (std::size_t i = figure_.first; i <= figure_.last; ++i)
        digits += count_digits(tokens_.word(i));
      const Token& first = tokens_[figure_.first];
      const std::uint64_t letters = first.word() ? 1 + std::min<std::uint64_t>(first.letters, 5)
                                                 : (first.shape == Shape::code ? 10U : 0U);
      const std::uint64_t parts = std::min<std::size_t>(figure_.last - figure_.first, 3);
      return std::min<std::uint64_t>(digits, 14) * 1000 + letters * 10 + parts;
    }
    if (figure_.kind == Figure::Kind::day)
      return weekday(tokens_[figure_.first].id) ? 1
             : tokens_[figure_.first].shape == Shape::code
                 ? 2
                 : (known_day_end(tokens_, figure_.first) != 0 ? 3 : 4);
    if (figure_.kind == Figure::Kind::year) return 0;
    std::uint64_t words = 0;
    for (std::size_t i = figure_.first; i <= figure_.last; ++i)
      words = words * 3 + (tokens_[i].word() ? 1U : tokens_[i].shape == Shape::code ? 2U : 0U);
    return (figure_.day_told ? 1U : 0U) + (figure_.month_told ? 2U : 0U) +
           (figure_.year_told != 0 ? 4U : 0U) + 8 * std::min<std::uint64_t>(words, 100) +
           std::uint64_t{1000} *
               (figure_.last > figure_.first ? gap_of(tokens_.gap_after(figure_.first)) : 0U);
  }

  [[nodiscard]] int own_year() const {
    if (figure_.kind != Figure::Kind::year) return figure_.year_told;
    int year = 0;
    for (const char c : tokens_.word(figure_.first))
      year = year * 10 + (c - '0');
    return year;
  }

  void itself() {
    form_ = form();
    years_ = years_of(own_year());
    add(0, kind_);
    add(1, kind_, form_);
    add(2, kind_, years_);
    add(3, kind_, form_, years_);
    short_ = kind_ * 100 + (figure_.kind == Figure::Kind::figures ? form_ / 1000 : years_) * 2 +
             (figure_.day_told ? 1 : 0);
    if (figure_.kind == Figure::Kind::figures) {
      // "EHC-0077215": its letters, and whether noughts begin it.
      const std::string_view word = tokens_.word(figure_.first);
      std::size_t letters = 0;
      while (letters < word.size() && (word[letters] < '0' || word[letters] > '9'))
        ++letters;
      add(4, word_id(fold(word.substr(0, letters)).view()));
      add(5, letters < word.size() && word[letters] == '0' ? 1 : 0, form_);
      std::uint64_t shape = 0;
      for (std::size_t i = figure_.first; i <= figure_.last; ++i)
        shape = shape * 31 +
                (tokens_[i].word()                 ? 20U
                 : tokens_[i].shape == Shape::code ? 10U
                                                   : 0U) +
                std::min<std::uint64_t>(tokens_[i].letters, 9);
      add(6, shape);
      const std::string_view tail = tokens_.word(figure_.last);
      add(7, tail.back() > '9' ? 1 : 0, form_);
    }
    if (figure_.kind == Figure::Kind::day) add(8, tokens_[figure_.first].id);
    if (figure_.kind == Figure::Kind::person) person();
    if (figure_.kind == Figure::Kind::home) home();
    if (figure_.kind == Figure::Kind::handle) handle();
  }

  /// How a handle is written, and where services are named.
  void handle() {
    const HandleLook look = HandleLook::of(tokens_, figure_.first, figure_.last);
    std::uint64_t way = 0;
    for (const bool bit : {look.joined, look.dotted, look.hyphened, look.digits, look.coded,
                           look.small, look.unknown, look.named})
      way = way * 2 + (bit ? 1U : 0U);
    const std::uint64_t letters = std::min<std::size_t>(look.letters, 16) / 2;
    add(114, way);
    add(115, way, letters);
    add(116, steps_of(look.before), way);
    add(117, steps_of(look.behind), way);
    add(118, steps_of(look.before), steps_of(look.behind), look.joined || look.dotted ? 1 : 0);
    add(119, steps_of(look.before), figure_.first > 0 ? word_at(figure_.first - 1) : 1);
    add(120, static_cast<std::uint64_t>(tokens_[figure_.first].shape),
        static_cast<std::uint64_t>(tokens_[figure_.last].shape), figure_.last - figure_.first);
    for (std::size_t i = figure_.first; i <= figure_.last; ++i) {
      Token bare = tokens_[i];
      bare.covered = false;
      add(121, class_of(bare, NameReason::no));
      add(122, bare.id);
    }
    const std::string_view first = tokens_.word(figure_.first);
    add(123, word_id(fold(first.substr(0, std::min<std::size_t>(first.size(), 3))).view()));
  }

  /// The number and the names of what may be a house.
  void home() {
    const Token& first = tokens_[figure_.first];
    const Token& last = tokens_[figure_.last];
    add(94, first.word() ? first.id : 0, static_cast<std::uint64_t>(first.shape), first.letters);
    add(95, figure_.last - figure_.first, last.facts.has(Fact::street) ? 1 : 0);
    const std::uint64_t led = figure_.first > 0 ? word_at(figure_.first - 1) : 1;
    const std::uint64_t gap = figure_.first > 0 ? gap_of(tokens_.gap_after(figure_.first - 1)) : 99;
    add(98, figure_.parts);
    add(99, figure_.parts, led);
    add(100, figure_.parts, gap);
    add(101, figure_.parts, figure_.last + 1 < tokens_.size() ? word_at(figure_.last + 1) : 1);
    add(102, figure_.parts, gap_of(tokens_.gap_after(figure_.last)));
    for (std::size_t i = figure_.first + 1; i <= figure_.last; ++i) {
      Token bare = tokens_[i];
      bare.covered = false;
      add(96, class_of(bare, NameReason::no), i == figure_.last ? 1 : 0);
      add(97, bare.id);
    }
  }

  /// Who it is, what leads to one and what is said behind.
  void person() {
    const std::uint64_t who = tokens_[figure_.first].id;
    const std::uint64_t led = tokens_[figure_.from].id;
    add(90, who);
    add(91, led, figure_.first - figure_.from);
    add(92, led, who);
    std::uint64_t owned = 0;
    std::uint64_t capital = 0;
    for (std::size_t i = figure_.from; i < figure_.first; ++i) {
      owned += tokens_[i].possessive ? 1U : 0U;
      capital += tokens_[i].capital() && !tokens_[i].sentence_start ? 1U : 0U;
      add(93, tokens_[i].id);
      add(94, class_at(i));
    }
    std::uint64_t places = 0;
    std::uint64_t settings = 0;
    for (std::size_t i = figure_.first + 1; i <= figure_.to; ++i) {
      add(95, tokens_[i].id);
      add(96, class_at(i));
      places += tokens_[i].capital() ? 1U : 0U;
      settings += tokens_[i].facts.has(Fact::setting) ? 1U : 0U;
    }
    places = std::min<std::uint64_t>(places, 2);
    add(97, owned, capital);
    add(98, places, std::min<std::uint64_t>(settings, 1));
    add(99, owned * 3 + std::min<std::uint64_t>(capital, 2), places, led);
    add(100, std::min<std::size_t>(figure_.to - figure_.first, 12) / 2, led);
    const std::uint64_t next =
        figure_.first + 1 < tokens_.size() ? tokens_[figure_.first + 1].id : 0;
    const std::uint64_t then =
        figure_.first + 2 < tokens_.size() ? tokens_[figure_.first + 2].id : 0;
    add(101, led, next);
    add(102, led, next, then);
    add(103, led, gap_of(tokens_.gap_after(figure_.first)));
  }

  /// The age near it.
  void age() {
    if (figure_.age != figure_.last) {
      const auto age = small_number(tokens_, figure_.age);
      const std::uint64_t value = age ? static_cast<std::uint64_t>(*age) : 99;
      const bool after = figure_.age > figure_.last;
      const std::size_t away = after ? figure_.age - figure_.last : figure_.first - figure_.age;
      const std::uint64_t shape = static_cast<std::uint64_t>(tokens_[figure_.age].shape);
      add(10, kind_, steps_of(away), after ? 1 : 0);
      add(11, kind_, std::min<std::uint64_t>(value, 30), shape);
      add(12, kind_, value < 26 ? 1 : 0, shape);
      const std::uint64_t before = figure_.age > 0 ? tokens_[figure_.age - 1].id : 0;
      const std::uint64_t before_class = figure_.age > 0 ? class_at(figure_.age - 1) : 99;
      add(13, before, kind_);
      add(14, before_class, figure_.age > 0 ? gap_of(tokens_.gap_after(figure_.age - 1)) : 99,
          kind_);
      if (figure_.age > 1) add(15, tokens_[figure_.age - 2].id, before);
      if (figure_.age + 1 < tokens_.size()) {
        add(16, tokens_[figure_.age + 1].id, kind_);
        add(17, gap_of(tokens_.gap_after(figure_.age)), class_at(figure_.age + 1), kind_);
      }
      for (std::size_t at = std::min(figure_.age, figure_.last) + 1;
           at < std::max(figure_.age, figure_.first); ++at)
        add(18, tokens_[at].id, after ? 1 : 0);
    } else {
      add(19, kind_);
    }
  }

  void neighbours() {
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

  void words() {
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

  /// Words that say whose or what number it is.
  void cues() {
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

  /// Whom and what else the block tells of.
  void company() {
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

  /// How far the nearest word for a birth, person, record and office stand.
  void nearest_said() {
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
    const std::uint64_t who =
        steps_of(nearest(true, person)) * 10 + steps_of(nearest(false, person));
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

}  // namespace

FigureVoice::Signs signs_of(const TokenStream& tokens, const FigureVoice::Company& company,
                            const Figure& figure) {
  return SignsOfFigure(tokens, company, figure).all();
}

}  // namespace fieldfare::guard
