#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include <fieldfare/core/schedule/deadlines.h>

#include <output/parts.h>
#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

std::string deadline_in_words(const VisitFacts& facts, std::string_view id) {
  for (const app::DeadlineView& deadline : facts.visit.deadlines) {
    if (deadline.id != id) continue;
    const auto due = date_from_iso8601(deadline.due);
    const std::string day = due ? day_in_words(*due) : deadline.due;
    return deadline.time.empty() ? day : day + ", " + deadline.time;
  }
  return "not known";
}

}  // namespace

Table without_empty_columns(Table table) {
  for (std::size_t column = table.columns.size(); column-- > 0;) {
    const bool empty = std::all_of(table.rows.begin(), table.rows.end(),
                                   [&](const auto& row) { return row[column].empty(); });
    if (!empty) continue;
    const auto at = static_cast<std::ptrdiff_t>(column);
    table.columns.erase(table.columns.begin() + at);
    for (auto& row : table.rows)
      row.erase(row.begin() + at);
  }
  return table;
}

bool carried_out(const app::ActivityView& activity, Time now) {
  const auto ends = time_from_iso8601(activity.ends);
  return ends && *ends <= now;
}

std::string moment_in_words(std::string_view iso) {
  const auto time = time_from_iso8601(iso);
  if (!time) return std::string(iso);
  const int minutes = minutes_of_day(*time);
  return fmt::format("{}, {:02}:{:02}", day_in_words(date_of(*time)), minutes / 60, minutes % 60);
}

std::optional<Date> last_day(const Context& context) {
  const VisitFacts& facts = context.facts.visit;
  if (const auto end = date_from_iso8601(facts.visit.fieldwork_end)) return end;
  const auto start = date_from_iso8601(facts.visit.visit.fieldwork_start);
  if (!start || facts.visit.on_site_days < 1) return std::nullopt;
  const int days = static_cast<int>(facts.visit.on_site_days);
  return schedule::key_days(context.framework, *start, days).fieldwork_end;
}

std::vector<Block> themes(const Context& context) {
  Bullets bullets;
  for (const framework::Theme& theme : context.framework.themes)
    bullets.items.push_back(theme.title);
  return {bullets};
}

std::vector<Block> visit_facts(const Context& context) {
  const VisitFacts& from = context.facts.visit;
  const auto start = date_from_iso8601(from.visit.visit.fieldwork_start);
  const auto end = last_day(context);
  const auto notification = date_from_iso8601(from.visit.notification);
  Facts facts;
  facts.rows.push_back({"Area", from.visit.visit.area});
  const bool meeting = context.framework.kind == framework::VisitKind::engagement;
  if (notification && !meeting) facts.rows.push_back({"Notification", day_in_words(*notification)});
  if (start && end) {
    facts.rows.push_back({meeting ? "Meeting" : "On site",
                          *start == *end ? day_in_words(*start)
                                         : day_in_words(*start) + " to " + day_in_words(*end)});
  }
  // The area's timeline names nobody of the team.
  if (context.output.id == timeline_output) return {facts};
  for (const app::MemberView& member : from.members) {
    if (member.state != "member") continue;
    facts.rows.push_back(
        {role_in_words(member.role),
         fmt::format("{} ({})", member.name, inspectorate_in_words(member.inspectorate))});
  }
  return {facts};
}

std::vector<Block> activity_kinds(const Context& context) {
  Table table{{"Activity", "Number", "Sector", "How", "Days"}, {}};
  for (const framework::ActivityKind& kind : context.framework.activity_kinds) {
    if (!kind.in_summary_note) continue;
    std::size_t count = 0;
    std::set<std::string> sectors;
    std::set<std::string> modes;
    std::set<Date> days;
    for (const app::ActivityView* activity : context.done) {
      if (activity->kind != kind.id) continue;
      ++count;
      if (!activity->sector.empty()) sectors.insert(activity->sector);
      if (!kind.modes.empty()) modes.insert(mode_in_words(activity->mode));
      if (const auto starts = time_from_iso8601(activity->starts)) days.insert(date_of(*starts));
    }
    if (count == 0) continue;
    table.rows.push_back(
        {kind.title, std::to_string(count), listed(sectors), listed(modes), days_in_words(days)});
  }
  if (table.rows.empty()) return {};
  return {without_empty_columns(std::move(table))};
}

/// How many of each kind were visited or met; none is named (local-offer-2026 L289).
std::vector<Block> provider_kinds(Context& context) {
  std::set<std::string> met;
  for (const app::ActivityView* activity : context.done)
    met.insert(activity->provider);
  std::map<std::pair<std::string, std::string>, std::size_t> counts;
  std::size_t counted = 0;
  const auto& providers = context.facts.visit.providers;
  for (const app::ProviderView& provider : providers) {
    if (!met.contains(provider.provider_id.hex())) continue;
    ++counted;
    ++counts[{provider.kind.empty() ? "not said" : provider.kind, provider.sector}];
    context.typed.push_back({"a provider's kind", provider.kind});
  }
  if (counted < providers.size()) {
    context.built.warnings.push_back(
        fmt::format("{} of {} providers are named by no activity that was carried out; they are "
                    "not counted.",
                    providers.size() - counted, providers.size()));
  }
  if (counts.empty()) return {Paragraph{"No provider or service was visited or met."}};
  Table table{{"Kind", "Sector", "Number"}, {}};
  for (const auto& [kind, count] : counts)
    table.rows.push_back({kind.first, kind.second, std::to_string(count)});
  return {table};
}

std::vector<Block> survey_facts(const Context& context) {
  std::vector<Block> out;
  for (const framework::Survey& survey : context.framework.surveys) {
    Facts facts;
    // Several surveys have a heading each.
    if (context.framework.surveys.size() > 1) {
      out.emplace_back(Heading{survey.title});
    } else {
      facts.rows.push_back({"Survey", survey.title});
    }
    facts.rows.push_back({"Opened", deadline_in_words(context.facts.visit, survey.opens)});
    facts.rows.push_back({"Closed", deadline_in_words(context.facts.visit, survey.closes)});
    Bullets audiences;
    for (const framework::Statement& one : survey.audiences)
      audiences.items.push_back(one.text);
    out.emplace_back(std::move(facts));
    out.emplace_back(Paragraph{"It was for:"});
    out.emplace_back(std::move(audiences));
  }
  return out;
}

std::vector<Block> request_facts(const Context& context) {
  const RequestFacts& requests = context.facts.requests;
  if (!requests.known || requests.asked == 0) return {};
  return {Facts{{{"Items asked for", std::to_string(requests.asked)},
                 {"Shared", std::to_string(requests.received)},
                 {"Not held by the area", std::to_string(requests.not_held)}}}};
}

}  // namespace fieldfare::output
