#include <fieldfare/core/guard/check_digits.h>

#include <algorithm>
#include <array>

namespace fieldfare::guard {
namespace {

constexpr bool digit(char c) noexcept {
  return c >= '0' && c <= '9';
}

bool all_digits(std::string_view text) noexcept {
  return std::all_of(text.begin(), text.end(), digit);
}

/// Weights 10 to 2 over the first nine of ten digits.
int weighted_sum(std::string_view digits) noexcept {
  int sum = 0;
  for (int i = 0; i < 9; ++i)
    sum += (10 - i) * (digits[static_cast<std::size_t>(i)] - '0');
  return sum;
}

constexpr std::string_view upn_letters = "ABCDEFGHJKLMNPQRTUVWXYZ";

constexpr std::array<std::string_view, 126> areas = {
    "AB", "AL", "B",  "BA", "BB", "BD", "BF", "BH", "BL", "BN", "BR", "BS", "BT", "BX", "CA", "CB",
    "CF", "CH", "CM", "CO", "CR", "CT", "CV", "CW", "DA", "DD", "DE", "DG", "DH", "DL", "DN", "DT",
    "DY", "E",  "EC", "EH", "EN", "EX", "FK", "FY", "G",  "GL", "GU", "GY", "HA", "HD", "HG", "HP",
    "HR", "HS", "HU", "HX", "IG", "IM", "IP", "IV", "JE", "KA", "KT", "KW", "KY", "L",  "LA", "LD",
    "LE", "LL", "LN", "LS", "LU", "M",  "ME", "MK", "ML", "N",  "NE", "NG", "NN", "NP", "NR", "NW",
    "OL", "OX", "PA", "PE", "PH", "PL", "PO", "PR", "RG", "RH", "RM", "S",  "SA", "SE", "SG", "SK",
    "SL", "SM", "SN", "SO", "SP", "SR", "SS", "ST", "SW", "SY", "TA", "TD", "TF", "TN", "TQ", "TR",
    "TS", "TW", "UB", "W",  "WA", "WC", "WD", "WF", "WN", "WR", "WS", "WV", "YO", "ZE"};
static_assert(std::is_sorted(areas.begin(), areas.end()));

}  // namespace

bool valid_nhs_number(std::string_view digits) noexcept {
  if (digits.size() != 10 || !all_digits(digits)) return false;
  const int check = 11 - weighted_sum(digits) % 11;
  return check != 10 && check % 11 == digits[9] - '0';
}

bool valid_uln(std::string_view digits) noexcept {
  if (digits.size() != 10 || !all_digits(digits) || digits[0] == '0') return false;
  const int rest = weighted_sum(digits) % 11;
  return rest != 0 && 10 - rest == digits[9] - '0';
}

bool well_formed_upn(std::string_view text) noexcept {
  if (text.size() != 13 || upn_letters.find(text[0]) == std::string_view::npos) return false;
  const char end = text[12];
  return all_digits(text.substr(1, 11)) &&
         (digit(end) || upn_letters.find(end) != std::string_view::npos);
}

bool valid_upn(std::string_view text) noexcept {
  if (!well_formed_upn(text)) return false;
  std::size_t sum = 0;
  for (std::size_t i = 1; i < 13; ++i) {
    const std::size_t value =
        digit(text[i]) ? static_cast<std::size_t>(text[i] - '0') : upn_letters.find(text[i]);
    sum += value * (i + 1);
  }
  return upn_letters[sum % 23] == text[0];
}

bool valid_national_insurance(std::string_view text) noexcept {
  if (text.size() != 8 && text.size() != 9) return false;
  constexpr std::string_view never_first = "DFIQUV";
  constexpr std::string_view never_second = "DFIOQUV";
  constexpr std::array<std::string_view, 7> never = {"BG", "GB", "KN", "NK", "NT", "TN", "ZZ"};
  const auto letter = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (!letter(text[0]) || !letter(text[1]) || !all_digits(text.substr(2, 6))) return false;
  if (never_first.find(text[0]) != std::string_view::npos) return false;
  if (never_second.find(text[1]) != std::string_view::npos) return false;
  if (std::find(never.begin(), never.end(), text.substr(0, 2)) != never.end()) return false;
  return text.size() == 8 || (text[8] >= 'A' && text[8] <= 'D');
}

bool postcode_area(std::string_view letters) noexcept {
  return std::binary_search(areas.begin(), areas.end(), letters);
}

}  // namespace fieldfare::guard
