#include <output/plain_words.h>

#include <fmt/format.h>

namespace fieldfare::output {

namespace {

constexpr const char* months[] = {"January",   "February", "March",    "April",
                                  "May",       "June",     "July",     "August",
                                  "September", "October",  "November", "December"};

std::string month_in_words(Date date) {
  return fmt::format("{} {}", months[static_cast<unsigned>(date.month()) - 1],
                     static_cast<int>(date.year()));
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && out[0] >= 'a' && out[0] <= 'z')
    out[0] = static_cast<char>(out[0] - 'a' + 'A');
  return out;
}

}  // namespace

std::string day_in_words(Date date) {
  return fmt::format("{} {}", static_cast<unsigned>(date.day()), month_in_words(date));
}

std::string days_in_words(const std::set<Date>& days) {
  std::vector<std::string> months_told;
  for (auto day = days.begin(); day != days.end();) {
    const std::string month = month_in_words(*day);
    std::vector<std::string> numbers;
    for (; day != days.end() && month_in_words(*day) == month; ++day) {
      numbers.push_back(std::to_string(static_cast<unsigned>(day->day())));
    }
    months_told.push_back(listed(numbers) + " " + month);
  }
  return listed(months_told);
}

std::string listed(const std::vector<std::string>& items) {
  std::string out;
  for (std::size_t i = 0; i < items.size(); ++i) {
    if (i > 0) out += i + 1 == items.size() ? " and " : ", ";
    out += items[i];
  }
  return out;
}

std::string listed(const std::set<std::string>& items) {
  return listed(std::vector<std::string>(items.begin(), items.end()));
}

std::string role_in_words(std::string_view role) {
  if (role == "lead") return "Lead inspector";
  if (role == "deputy") return "Deputy lead inspector";
  if (role == "quality") return "Quality assurance";
  return capitalised(role);
}

std::string inspectorate_in_words(std::string_view inspectorate) {
  if (inspectorate == "ofsted") return "Ofsted";
  if (inspectorate == "cqc") return "CQC";
  return std::string(inspectorate);
}

std::string mode_in_words(std::string_view mode) {
  if (mode == "in-person") return "in person";
  if (mode == "phone") return "by phone";
  if (mode == "video") return "by video";
  return std::string(mode);
}

}  // namespace fieldfare::output
