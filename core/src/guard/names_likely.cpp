// The weights of the second voice, and what they say.

#include "guard/names_likely.h"

#include <algorithm>

#include <fieldfare/core/error.h>

#include "guard/names_signs.h"

extern "C" {
extern const unsigned char fieldfare_embedded_likelihood[];
extern const unsigned char fieldfare_embedded_likelihood_end[];
}

namespace fieldfare::guard {

void Likelihood::check_weights() {
  const auto size = fieldfare_embedded_likelihood_end - fieldfare_embedded_likelihood;
  if (size != static_cast<std::ptrdiff_t>(weights + spellings))
    throw Error(ErrorCode::damaged, "the identity guard's weights are damaged",
                "Install the program again.");
}

Likelihood::Likelihood(const TokenStream& tokens, const Lexicon& lexicon,
                       const std::vector<NameReason>& reasons)
    : tokens_(tokens), lexicon_(lexicon), reasons_(reasons) {}

bool Likelihood::doubtful(std::size_t i) const {
  return in_doubt(tokens_[i]);
}

int Likelihood::threshold(const Token& token) noexcept {
  return asked_above(token);
}

int Likelihood::spelling(std::string_view folded) noexcept {
  const unsigned char* letters = fieldfare_embedded_likelihood + weights;
  char marked[Folded::limit + 2];
  const std::size_t size = std::min(folded.size(), Folded::limit) + 2;
  marked[0] = '^';
  std::copy_n(folded.begin(), size - 2, marked + 1);
  marked[size - 1] = '$';
  int sum = 0;
  for (std::size_t length = 3; length <= 4; ++length) {
    for (std::size_t at = 0; at + length <= size; ++at)
      sum += static_cast<signed char>(letters[word_id({marked + at, length}) % spellings]);
  }
  return sum;
}

Likelihood::Signs Likelihood::signs(std::size_t i) const {
  return signs_of(tokens_, lexicon_, reasons_, i);
}

int Likelihood::score(std::size_t i) const {
  const Signs shown = signs(i);
  int sum = 0;
  for (std::size_t at = 0; at < shown.count; ++at)
    sum += static_cast<signed char>(fieldfare_embedded_likelihood[shown.numbers[at]]);
  return sum;
}

}  // namespace fieldfare::guard
