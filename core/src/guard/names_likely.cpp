// What a token is and what stands around it, as signs with learnt weights.

#include "guard/names_likely.h"

#include <algorithm>

#include <fieldfare/core/error.h>

extern "C" {
extern const unsigned char fieldfare_embedded_likelihood[];
extern const unsigned char fieldfare_embedded_likelihood_end[];
}

namespace fieldfare::guard {
namespace {

/// The kind of a doubtful token; 0 for one that is none.
enum class Doubt : std::uint8_t {
  none,
  first_title,
  first_start,
  first_lower,
  last_title,
  unknown_title,
  unknown_start,
  unknown_lower,
  plain_title,
  capitals,
  acronym,
};

/// "YP's mum", "GP said", "9 AM": people and times that these notes always shorten.
bool office_or_time(std::uint64_t id) noexcept {
  return one_of(id, {"yp", "yr", "ta", "gp", "sw", "ep", "ot", "pa", "ht", "hv",
                     "la", "pt", "am", "pm", "ok", "uk", "us", "tv", "id", "it"});
}

Doubt doubt_of(const Token& token) noexcept {
  if (!token.word() || token.covered || token.foreign || token.letters < 2) return Doubt::none;
  const WordFacts facts = token.facts;
  if (token.shape == Shape::upper && token.letters <= 3 && !token.loud) {
    // "CYP's dad": what the field calls people or offices is never anybody's initials.
    if (facts.has(Fact::title) || facts.has(Fact::term) || office_or_time(token.id))
      return Doubt::none;
    return facts.has(Fact::upper) ? Doubt::acronym : Doubt::capitals;
  }
  if (facts.has(Fact::term) || facts.has(Fact::kin) || facts.has(Fact::role)) return Doubt::none;
  const bool capital = token.capital() && !token.loud;
  if (!facts.known()) {
    if (!capital) return token.letters >= 3 ? Doubt::unknown_lower : Doubt::none;
    return token.sentence_start ? Doubt::unknown_start : Doubt::unknown_title;
  }
  if (facts.has(Fact::closed) && (!capital || token.sentence_start)) return Doubt::none;
  if (facts.has(Fact::first)) {
    if (!capital) return Doubt::first_lower;
    return token.sentence_start ? Doubt::first_start : Doubt::first_title;
  }
  if (!capital || token.sentence_start || token.shape != Shape::title) return Doubt::none;
  return facts.has(Fact::last) ? Doubt::last_title : Doubt::plain_title;
}

/// What a neighbour is, in one number.
std::uint32_t class_of(const Token& token, NameReason reason) noexcept {
  const WordFacts facts = token.facts;
  if (token.covered) return token.allowed ? 1 : 2;
  if (token.shape == Shape::number) return token.letters <= 2 ? 3 : 4;
  if (token.shape == Shape::code) return 5;
  if (token.letters == 1) return token.capital() ? 6 : 7;
  const std::uint32_t capital = token.capital() && !token.sentence_start && !token.loud ? 40 : 0;
  if (reason != NameReason::no) return 8 + capital;
  if (facts.has(Fact::title)) return 9 + capital;
  if (facts.has(Fact::kin)) return 10 + capital;
  if (facts.has(Fact::role)) return 11 + capital;
  if (facts.has(Fact::aux)) return 12;
  if (facts.has(Fact::determiner)) return 13;
  if (facts.has(Fact::locative)) return 14;
  if (facts.has(Fact::verb)) return 15;
  if (facts.has(Fact::before)) return 16;
  if (facts.has(Fact::closed)) return 17;
  if (facts.has(Fact::upper) && token.shape == Shape::upper) return 18;
  if (facts.has(Fact::term)) return 19 + capital;
  if (facts.has(Fact::setting)) return 20 + capital;
  if (facts.has(Fact::proper)) return 21 + capital;
  if (!facts.known()) return 22 + capital;
  if (facts.has(Fact::place)) return 23 + capital;
  if (facts.has(Fact::first)) return 24 + capital;
  if (facts.has(Fact::last)) return 25 + capital;
  return 26 + static_cast<std::uint32_t>(facts.level()) + capital;
}

/// What parts two tokens, in one number.
std::uint32_t gap_of(std::string_view gap) noexcept {
  if (gap == " ") return 1;
  if (gap == ", ") return 2;
  if (gap.find('\n') != std::string_view::npos) return 3;
  if (gap.starts_with(". ") || gap == "." || gap.starts_with("! ") || gap.starts_with("? "))
    return 4;
  if (gap.find(':') != std::string_view::npos) return 5;
  if (gap.find('(') != std::string_view::npos) return 6;
  if (gap.find(')') != std::string_view::npos) return 7;
  if (gap.find('/') != std::string_view::npos) return 8;
  if (gap.find('&') != std::string_view::npos || gap.find('+') != std::string_view::npos) return 9;
  if (gap == "-") return 10;
  if (gap.find('-') != std::string_view::npos || gap.find("\xE2\x80") != std::string_view::npos)
    return 11;
  if (gap.find('"') != std::string_view::npos || gap.find('\'') != std::string_view::npos)
    return 12;
  if (gap.find('=') != std::string_view::npos) return 13;
  if (gap.find(';') != std::string_view::npos) return 14;
  if (gap.empty()) return 15;
  return 16;
}

class Signing {
 public:
  void add(std::uint32_t kind, std::uint64_t a, std::uint64_t b = 0, std::uint64_t c = 0) noexcept {
    if (out.count == Likelihood::Signs::limit) return;
    std::uint64_t hash = 0x9E3779B97F4A7C15ULL * (kind + 1);
    for (const std::uint64_t part : {a, b, c}) {
      hash = (hash ^ part) * 0xFF51AFD7ED558CCDULL;
      hash ^= hash >> 32U;
    }
    out.numbers[out.count++] = static_cast<std::uint16_t>(hash % Likelihood::weights);
  }
  Likelihood::Signs out;
};

}  // namespace

void Likelihood::check_weights() {
  const auto size = fieldfare_embedded_likelihood_end - fieldfare_embedded_likelihood;
  if (size != static_cast<std::ptrdiff_t>(weights))
    throw Error(ErrorCode::damaged, "the identity guard's weights are damaged",
                "Install the program again.");
}

Likelihood::Likelihood(const TokenStream& tokens, const Lexicon& lexicon,
                       const std::vector<NameReason>& reasons)
    : tokens_(tokens), lexicon_(lexicon), reasons_(reasons) {}

bool Likelihood::doubtful(std::size_t i) const {
  return doubt_of(tokens_[i]) != Doubt::none;
}

Likelihood::Signs Likelihood::signs(std::size_t i) const {
  constexpr std::uint32_t outside = 100;
  const Token& token = tokens_[i];
  const auto doubt = static_cast<std::uint64_t>(doubt_of(token));
  const auto class_at = [&](std::ptrdiff_t at) {
    return at < 0 || at >= static_cast<std::ptrdiff_t>(tokens_.size())
               ? outside
               : class_of(tokens_[static_cast<std::size_t>(at)],
                          reasons_[static_cast<std::size_t>(at)]);
  };
  const auto word_at = [&](std::ptrdiff_t at) -> std::uint64_t {
    return at < 0 || at >= static_cast<std::ptrdiff_t>(tokens_.size())
               ? 0
               : tokens_[static_cast<std::size_t>(at)].id;
  };
  const auto gap_at = [&](std::ptrdiff_t at) -> std::uint32_t {
    if (at < 0 || at >= static_cast<std::ptrdiff_t>(tokens_.size())) return outside;
    return gap_of(tokens_.gap_after(static_cast<std::size_t>(at)));
  };
  const auto at = static_cast<std::ptrdiff_t>(i);
  const WordFacts facts = token.facts;
  const std::uint64_t before = class_at(at - 1);
  const std::uint64_t after = class_at(at + 1);
  const std::uint64_t gap_before = gap_at(at - 1);
  const std::uint64_t gap_after = gap_at(at);
  const std::uint64_t owns = token.possessive ? 1 : 0;
  Signing signing;
  signing.add(0, doubt);
  signing.add(1, doubt, static_cast<std::uint64_t>(facts.level()),
              (facts.has(Fact::place) ? 1U : 0U) + (facts.has(Fact::proper) ? 2U : 0U) +
                  (facts.has(Fact::seldom_name) ? 4U : 0U) +
                  (facts.has(Fact::mostly_name) ? 8U : 0U) +
                  (facts.has(Fact::capital_name) ? 16U : 0U) + (facts.has(Fact::last) ? 32U : 0U) +
                  (facts.has(Fact::verb) ? 64U : 0U) + (facts.has(Fact::setting) ? 128U : 0U) +
                  (facts.has(Fact::aux) ? 256U : 0U));
  signing.add(2, doubt, owns, after);
  signing.add(3, before, gap_before);
  signing.add(4, after, gap_after + 50 * owns);
  signing.add(5, doubt, before, gap_before);
  signing.add(6, doubt, after, gap_after + 50 * owns);
  signing.add(7, doubt, before * 200 + gap_before, after * 200 + gap_after);
  signing.add(8, before * 200 + gap_before, after * 200 + gap_after, owns);
  signing.add(9, word_at(at - 1), gap_before);
  signing.add(10, word_at(at + 1), gap_after, owns);
  signing.add(11, word_at(at - 1), gap_before, doubt);
  signing.add(12, word_at(at + 1), gap_after + 50 * owns, doubt);
  signing.add(13, class_at(at - 2), gap_at(at - 2), before * 100 + gap_before);
  signing.add(14, class_at(at + 2), gap_at(at + 1), after * 100 + gap_after);
  signing.add(15, word_at(at + 1), word_at(at + 2));
  signing.add(16, word_at(at - 2), word_at(at - 1));
  signing.add(17, gap_before, gap_after, doubt);
  if (doubt == static_cast<std::uint64_t>(Doubt::first_lower) ||
      doubt == static_cast<std::uint64_t>(Doubt::acronym))
    signing.add(18, token.id);
  // Who else the block speaks of.
  bool he = false;
  bool kin = false;
  for (std::size_t near = i + 1; near < tokens_.size() && near < i + 10; ++near) {
    he = he || one_of(tokens_[near].id,
                      {"he", "she", "his", "her", "him", "hes", "shes", "he's", "she's"});
    kin = kin || tokens_[near].facts.has(Fact::kin);
  }
  signing.add(19, he ? 1 : 0, doubt);
  signing.add(20, kin ? 1 : 0, doubt);
  if (!facts.known()) {
    const Folded folded = fold(tokens_.word(i));
    const std::string_view view = folded.view();
    signing.add(21, lexicon_.near_common_word(view) ? 1 : 0, doubt);
    signing.add(22, std::min<std::size_t>(view.size(), 9), doubt);
    signing.add(23, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 2))));
    signing.add(24, word_id(view.substr(view.size() - std::min<std::size_t>(view.size(), 3))));
    signing.add(25, word_id(view.substr(0, 2)));
  }
  return signing.out;
}

int Likelihood::score(std::size_t i) const {
  const Signs shown = signs(i);
  int sum = 0;
  for (std::size_t at = 0; at < shown.count; ++at)
    sum += static_cast<signed char>(fieldfare_embedded_likelihood[shown.numbers[at]]);
  return sum;
}

}  // namespace fieldfare::guard
