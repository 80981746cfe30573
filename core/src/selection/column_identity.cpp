#include "selection/column_identity.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>

#include "selection/field_values.h"
#include "selection/xlsx_parts.h"

namespace fieldfare::selection {

namespace {

using guard::Label;

constexpr std::array<std::string_view, 8> held = {"names",
                                                  "dates of birth",
                                                  "phone numbers",
                                                  "e-mail addresses",
                                                  "postcodes",
                                                  "addresses",
                                                  "identity numbers, such as NHS numbers",
                                                  "social media handles"};

/// How many of a hundred cells of a kind make a column one that identifies.
constexpr std::array<std::size_t, 8> enough = {20, 5, 5, 5, 5, 10, 33, 20};

/// Whether somebody born on the day could be of an age that these visits look at. The last half
/// year is left out: those are days of meetings and reviews.
bool could_be_birth(const std::string& iso, Date today) {
  const auto date = date_from_iso8601(iso);
  if (!date) return false;
  const auto days = (std::chrono::sys_days{today} - std::chrono::sys_days{*date}).count();
  return days > 183 && days < 27 * 366;
}

struct Counts {
  std::size_t filled = 0;
  std::array<std::size_t, 8> found{};
  std::size_t dates = 0;
  std::size_t births = 0;
  std::size_t serials = 0;
  int least = 0;
  int most = 0;
};

void count_dates(Counts& counts, const std::string& text, std::size_t times, Date today) {
  if (const std::string date = date_in(text); !date.empty()) {
    counts.dates += times;
    if (could_be_birth(date, today)) counts.births += times;
    return;
  }
  int number = 0;
  const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
  if (read.ec != std::errc() || read.ptr != text.data() + text.size() || text.size() != 5) return;
  if (!could_be_birth(date_of_serial(number, false), today)) return;
  counts.least = counts.serials == 0 ? number : std::min(counts.least, number);
  counts.most = std::max(counts.most, number);
  counts.serials += times;
}

/// Days are spread over years; references that are counted up are not.
bool serials_are_dates(const Counts& counts, std::size_t distinct) {
  const auto span = static_cast<std::size_t>(counts.most - counts.least);
  return counts.serials * 10 >= counts.filled * 9 && counts.filled >= 5 && span > 1'000 &&
         span > distinct * 3;
}

std::string verdict(const Counts& counts, std::size_t distinct) {
  std::size_t most = 0;
  std::string_view what;
  for (std::size_t label = 0; label < held.size(); ++label) {
    const bool tells = counts.found[label] * 100 >= counts.filled * enough[label];
    if (!tells || counts.found[label] <= most) continue;
    most = counts.found[label];
    what = held[label];
  }
  if (!what.empty()) return std::string(what);
  if (counts.births * 10 >= counts.filled * 6 && counts.births > 0)
    return "dates that may be dates of birth";
  if (serials_are_dates(counts, distinct)) return "numbers that may be dates of birth";
  return {};
}

}  // namespace

ColumnIdentity look_at(const RawColumn& column, std::size_t first, std::size_t rows, bool place,
                       const guard::Guard& guard, const guard::AllowList& allow, Date today) {
  std::vector<std::size_t> times(column.distinct(), 0);
  for (std::size_t row = first; row < rows; ++row)
    ++times[column.code(row)];
  ColumnIdentity out;
  out.stopped.assign(column.distinct(), false);
  Counts counts;
  std::size_t distinct = 0;
  for (std::uint32_t code = 1; code < column.distinct(); ++code) {
    if (times[code] == 0) continue;
    ++distinct;
    counts.filled += times[code];
    const std::string& text = column.value(code);
    count_dates(counts, text, times[code], today);
    if (!telling_field(text).empty()) continue;
    guard::AllowList with = allow;
    if (place) with.add(text, guard::AllowedAs::setting);
    const guard::Findings findings = guard.check(text, with);
    if (findings.empty()) continue;
    out.stopped[code] = true;
    counts.found[static_cast<std::size_t>(findings.front().label)] += times[code];
  }
  out.what = verdict(counts, distinct);
  return out;
}

}  // namespace fieldfare::selection
