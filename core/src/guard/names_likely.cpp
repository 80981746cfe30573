// The weights of the second voice, and what they say.

#include "guard/names_likely.h"

#include <algorithm>
#include <cstring>

#include <fieldfare/core/error.h>

#include "guard/names_around.h"
#include "guard/names_doubt.h"
#include "guard/names_layer.h"
#include "guard/names_signs.h"

extern "C" {
extern const unsigned char fieldfare_embedded_likelihood[];
extern const unsigned char fieldfare_embedded_likelihood_end[];
}

namespace fieldfare::guard {

namespace {

/// "FFLW", the version, how many signs and how many rows of the layer: 32 bits each, the lowest
/// byte first. Then a byte for each sign, one for each spelling, and the layer.
constexpr std::size_t head = 16;

const unsigned char* sign_weights() noexcept {
  return fieldfare_embedded_likelihood + head;
}
const unsigned char* spelling_weights() noexcept {
  return sign_weights() + Likelihood::weights;
}
const unsigned char* layer_weights() noexcept {
  return spelling_weights() + Likelihood::spellings;
}

}  // namespace

void Likelihood::check_weights() {
  constexpr std::uint32_t version = 2;
  const std::uint32_t numbers[] = {version, weights, Layer::plain_rows + Layer::word_rows};
  // cppcheck-suppress comparePointers
  const auto size = fieldfare_embedded_likelihood_end - fieldfare_embedded_likelihood;
  bool whole = size == static_cast<std::ptrdiff_t>(head + weights + spellings + Layer::bytes) &&
               std::memcmp(fieldfare_embedded_likelihood, "FFLW", 4) == 0;
  for (std::size_t i = 0; whole && i < std::size(numbers); ++i) {
    for (std::size_t byte = 0; byte < 4; ++byte)
      whole = whole && fieldfare_embedded_likelihood[4 + 4 * i + byte] ==
                           static_cast<unsigned char>(numbers[i] >> (8 * byte));
  }
  if (!whole)
    throw Error(ErrorCode::damaged, "the identity guard's weights are damaged",
                "Install the program again.");
}

Likelihood::Likelihood(const TokenStream& tokens, const Lexicon& lexicon,
                       const std::vector<NameReason>& reasons)
    : tokens_(tokens), lexicon_(lexicon), reasons_(reasons) {}

bool Likelihood::doubtful(std::size_t i) const {
  const Doubtful doubt = doubt_of(tokens_[i]);
  // A small word or letters by themselves, such as a whole cell of a table ("K", "EY", "heron"),
  // stand for nobody.
  const Shape shape = tokens_[i].shape;
  if (tokens_.size() == 1 &&
      (shape == Shape::lower || shape == Shape::upper || tokens_[i].letters == 1))
    return false;
  const bool letter = doubt == Doubtful::letter || doubt == Doubtful::small_letter;
  return doubt != Doubtful::none && (!letter || !beside_name(i));
}

/// "J Smith", "Harry T": a letter that the name beside it may take in.
bool Likelihood::beside_name(std::size_t i) const {
  const auto near = [&](std::size_t before) {
    return tokens_.adjacent(before) || tokens_.hyphened(before) ||
           tokens_.gap_after(before).starts_with('.');
  };
  // "LO-B"
  if ((i > 0 && tokens_.hyphened(i - 1)) || tokens_.hyphened(i)) return true;
  // "N.B.", "p.m."
  const auto pair = [&](std::size_t first) {
    if (first + 1 >= tokens_.size() || tokens_.gap_after(first) != "." ||
        tokens_[first].letters != 1 || tokens_[first + 1].letters != 1)
      return false;
    const char letters[] = {static_cast<char>(tokens_.word(first)[0] | 0x20),
                            static_cast<char>(tokens_.word(first + 1)[0] | 0x20)};
    return one_of(word_id({letters, 2}), {"nb", "ps", "pp", "qv", "eg", "ie", "am", "pm", "uk",
                                          "us", "ni", "hv", "dr", "ph", "md", "ba", "bc", "ad"});
  };
  if (pair(i) || (i > 0 && pair(i - 1))) return true;
  // "S.47", "K-2"
  if (i + 1 < tokens_.size() && !tokens_.gap_after(i).starts_with(' ') &&
      tokens_[i + 1].shape >= Shape::number && tokens_.gap_after(i).size() <= 1)
    return true;
  return (i > 0 && near(i - 1) && reasons_[i - 1] != NameReason::no) ||
         (i + 1 < tokens_.size() && near(i) && reasons_[i + 1] != NameReason::no);
}

int Likelihood::spelling(std::string_view folded) noexcept {
  const unsigned char* letters = spelling_weights();
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

int Likelihood::score(std::size_t i, const Manner& manner) const {
  const Manner rest = manner.without(tokens_[i], reasons_[i]);
  const Surroundings around(tokens_, lexicon_, reasons_, i);
  return weigh(signs_of(tokens_, reasons_, rest, around, i)) +
         Layer::weigh(Layer::rows_of(tokens_, reasons_, rest, around, i), layer_weights());
}

bool Likelihood::likely(std::size_t i, int score, const Manner& manner) const {
  const bool among = manner.without(tokens_[i], reasons_[i]).holds_identity();
  return score > asked_above(tokens_[i], among);
}

int Likelihood::weigh(const Signs& shown) noexcept {
  int sum = 0;
  for (std::size_t at = 0; at < shown.count; ++at)
    sum += static_cast<signed char>(sign_weights()[shown.numbers[at]]);
  return sum;
}

}  // namespace fieldfare::guard
