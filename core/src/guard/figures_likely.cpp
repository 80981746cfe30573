// The weights of the second voice for birthdays and numbers, and what it says.

#include <algorithm>
#include <array>

#include <fieldfare/core/error.h>

#include "guard/address_grammar.h"
#include "guard/figures.h"
#include "guard/numbers.h"
#include "guard/relations.h"
#include "guard/streets.h"

extern "C" {
extern const unsigned char fieldfare_embedded_figures[];
extern const unsigned char fieldfare_embedded_figures_end[];
}

namespace fieldfare::guard {
namespace {

// The file: "FFLF", its version, the number of weights, each little-endian in four bytes; the
// weights.
constexpr std::size_t head = 12;
constexpr unsigned char version = 1;
static_assert(FigureVoice::weights == std::size_t{1} << 16U);

/// Above which score a figure is asked about: sooner `among` other identities, where who reads one
/// question reads the next with it.
int asked_above(const Figure& figure, bool among) noexcept {
  switch (figure.kind) {
    case Figure::Kind::date:
      return among ? -16 : 2;
    case Figure::Kind::day:
    case Figure::Kind::year:
      return among ? -10 : 4;
    case Figure::Kind::figures:
      break;
    case Figure::Kind::person:
      return among ? -10 : 18;
    case Figure::Kind::home:
      // "Rowan House": without a number it may be a setting that the visit does not know.
      if (!AddressChain{.parts = figure.parts}.numbered()) return among ? 6 : 28;
      return among ? -8 : 12;
    case Figure::Kind::handle:
      return among ? -2 : 10;
  }
  return among ? -12 : 4;
}

/// A phone by its nought and its length.
bool like_a_phone(const TokenStream& tokens, const Figure& figure) noexcept {
  constexpr std::size_t least = 9;
  std::size_t digits = 0;
  for (std::size_t i = figure.first; i <= figure.last; ++i)
    digits += count_digits(tokens.word(i));
  return tokens.word(figure.first)[0] == '0' && digits >= least;
}

/// What a finding of the figure holds: with its company, but for what another finding holds.
Figure free_span(const TokenStream& tokens, Figure figure) {
  std::size_t from = figure.first;
  while (from > figure.from && !tokens[from - 1].covered)
    --from;
  std::size_t to = figure.last;
  while (to < figure.to && !tokens[to + 1].covered)
    ++to;
  figure.from = from;
  figure.to = to;
  return figure;
}

void add_figure(Scan& scan, const Figure& figure) {
  if (figure.kind == Figure::Kind::person) {
    add_description(scan, figure.from, figure.to,
                    "it may tell who it is: it is said as such descriptions are");
    return;
  }
  if (figure.kind == Figure::Kind::home) {
    // "8 Fold Head, Oxenhope"
    scan.add_tokens(figure.from, with_town(scan.tokens(), figure.to), Label::address, Tier::ask,
                    "it may be an address: it stands where addresses stand");
    return;
  }
  if (figure.kind == Figure::Kind::handle) {
    scan.add_tokens(figure.from, figure.to, Label::handle, Tier::ask,
                    "it may be a name on a social media service: it stands where such names stand");
    return;
  }
  const bool number = figure.kind == Figure::Kind::figures;
  // "SEN-2024-03318": what is joined to it belongs to it.
  std::size_t from = figure.from;
  const auto joined = [&](std::size_t at) {
    const std::string_view gap = scan.tokens().gap_after(at);
    return (gap == "-" || gap == "/" || gap == "_") && !scan.tokens()[at].covered &&
           (scan.tokens()[at].shape == Shape::upper || scan.tokens()[at].shape >= Shape::number);
  };
  while (number && from > 0 && joined(from - 1))
    --from;
  const bool phone = number && like_a_phone(scan.tokens(), figure);
  const Label label = phone ? Label::phone : number ? Label::id : Label::dob;
  // "EHN/4410/c"
  std::size_t to = figure.to;
  while (number && to + 1 < scan.tokens().size() && scan.tokens()[to + 1].letters <= 2 &&
         !scan.tokens()[to + 1].covered &&
         (scan.tokens().gap_after(to) == "-" || scan.tokens().gap_after(to) == "/"))
    ++to;
  scan.add_tokens(from, to, label, Tier::ask,
                  phone ? "it may be a phone number: it stands where phone numbers stand"
                  : number
                      ? "it may be somebody's number: it stands where such numbers stand"
                      : "it may be a birthday: it stands among words that stand around birthdays");
}

}  // namespace

void FigureVoice::check_weights() {
  constexpr std::array<unsigned char, head> first = {'F', 'F', 'L', 'F', version,        0,
                                                     0,   0,   0,   0,   weights >> 16U, 0};
  // cppcheck-suppress comparePointers
  const auto size = fieldfare_embedded_figures_end - fieldfare_embedded_figures;
  if (size != static_cast<std::ptrdiff_t>(head + weights) ||
      !std::equal(first.begin(), first.end(), fieldfare_embedded_figures))
    throw Error(ErrorCode::damaged, "the identity guard's weights are damaged",
                "Install the program again.");
}

int FigureVoice::score(const Figure& figure) const {
  const Signs shown = signs(figure);
  int sum = 0;
  for (std::size_t at = 0; at < shown.count; ++at)
    sum += static_cast<signed char>(fieldfare_embedded_figures[head + shown.numbers[at]]);
  return sum;
}

void scan_likely_figures(Scan& scan) {
  // In a scrap of a few words there is too little to hear, but of numbers and homes that stand
  // beside somebody.
  constexpr std::size_t least = 12;
  constexpr std::size_t least_among = 6;
  const std::size_t size = scan.tokens().size();
  if (size < (scan.findings().empty() ? least : least_among)) return;
  const auto heard = [&](Figure::Kind kind) {
    return size >= least || kind == Figure::Kind::figures || kind == Figure::Kind::home ||
           kind == Figure::Kind::handle;
  };
  FigureVoice voice(scan.tokens());
  const auto open = [&](const Figure& figure) {
    return heard(figure.kind) && !voice.found(figure);
  };
  // Once more where something was found: a birth that was told makes the next date likelier.
  for (int turn = 0; turn < 2; ++turn) {
    if (std::none_of(voice.figures().begin(), voice.figures().end(), open)) return;
    voice.hear(scan.findings());
    const bool among = !scan.findings().empty();
    std::vector<Figure> likely;
    for (const Figure& figure : voice.figures()) {
      const bool whole = figure.kind >= Figure::Kind::person;
      if (open(figure) && voice.score(figure) > asked_above(figure, among) &&
          voice.in_company(figure))
        likely.push_back(whole ? figure : free_span(scan.tokens(), figure));
    }
    if (likely.empty()) return;
    for (const Figure& figure : likely)
      add_figure(scan, figure);
  }
}

}  // namespace fieldfare::guard
