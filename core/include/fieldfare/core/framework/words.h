#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace fieldfare::framework {

/// How firmly a document says something, by the word it uses. `unstated` is what the documents are
/// silent on and the lead decides. Only `will` and `at_least` bind, and even these are told, never
/// enforced: an inspector on site may have good reasons.
enum class Strength : std::uint8_t {
  will,
  at_least,
  approximately,
  usually,
  typically,
  particularly,
  including,
  consider,
  may,
  unstated,
};

/// What a deadline counts from. Nobody knows the last three when a visit is made.
enum class Anchor : std::uint8_t {
  notification,     ///< the notification day; day 0 in every sum
  fieldwork_start,  ///< the first on-site day, or the day of an engagement meeting
  fieldwork_end,    ///< the last on-site day: where a document says the end of the inspection
  draft_sent,       ///< the area has been given the draft of the report or letter
  final_shared,     ///< the area has been given the final one
  publication,      ///< it has been published
};

/// What a deadline's offset is counted in. Months and years are those of the calendar: the same day
/// of the month, or its last when it is shorter.
enum class OffsetUnit : std::uint8_t { working_days, months, years };

/// How a document bounds a number of days.
enum class DayLimit : std::uint8_t { at_most, at_least, exactly };

/// What an outcome asks of the judgement's tests, and of areas for priority action.
enum class TestsNeeded : std::uint8_t { any, all_met, not_all_met };
enum class ActionsNeeded : std::uint8_t { any, none, some };

/// How closely a document fixes a deadline: to the day, or to the week alone, in which case the
/// week's last working day is shown.
enum class Precision : std::uint8_t { day, week };

enum class VisitKind : std::uint8_t { full, monitoring, engagement, thematic };

/// Whether an output for readers outside may say in which area something was found.
enum class Attribution : std::uint8_t { never, if_agreed, named };

/// How an activity is held. Kinds that are nobody's meeting (travel, analysis) have no mode.
enum class Mode : std::uint8_t { in_person, phone, video };

/// Where an activity belongs by the documents.
enum class Place : std::uint8_t { on_site, off_site, either };

/// Whether an activity of a kind names a case or a provider. `expected`: ask, and tell when it is
/// missing; never refuse.
enum class Link : std::uint8_t { none, optional, expected };

enum class CaseKind : std::uint8_t { tracked, sampled };

enum class Sector : std::uint8_t { education, health, care, joint };

enum class Inspectorate : std::uint8_t { ofsted, cqc };

/// On whose side a role stands.
enum class Side : std::uint8_t { team, inspectorate, area, provider, family };

/// What a column of the person-level data holds.
enum class FieldType : std::uint8_t { integer, category, text, list, flag };

/// What a section of an output is filled with.
enum class SectionContent : std::uint8_t {
  text,            ///< fixed wording of the framework
  visit_facts,     ///< area, dates, team by role
  activity_table,  ///< completed activities: kind, number, sector, mode, days
  provider_kinds,  ///< kinds of provider and their number, no name
  survey_facts,    ///< surveys, audiences, opening and closing
  request_facts,   ///< how many information items came; nothing about what they say
  notes,           ///< evidence, for outputs that may carry it
  written,         ///< written by the lead
  outcome,         ///< the outcome's own wording
  strengths,
  improvements,
  recommendations,
  priority_actions,
  next_activity,  ///< what comes next and about when, as the outcome says
  progress,       ///< each weakness and what has become of it
  attendance,     ///< who was there, by role
  agenda,         ///< the points of a meeting and what was said on each
};

/// The spelling in framework files and in JSON of commands, for example "in-person".
[[nodiscard]] std::string_view name(Strength value) noexcept;
[[nodiscard]] std::string_view name(Anchor value) noexcept;
[[nodiscard]] std::string_view name(OffsetUnit value) noexcept;
[[nodiscard]] std::string_view name(DayLimit value) noexcept;
[[nodiscard]] std::string_view name(TestsNeeded value) noexcept;
[[nodiscard]] std::string_view name(ActionsNeeded value) noexcept;
[[nodiscard]] std::string_view name(Precision value) noexcept;
[[nodiscard]] std::string_view name(VisitKind value) noexcept;
[[nodiscard]] std::string_view name(Attribution value) noexcept;
[[nodiscard]] std::string_view name(Mode value) noexcept;
[[nodiscard]] std::string_view name(Place value) noexcept;
[[nodiscard]] std::string_view name(Link value) noexcept;
[[nodiscard]] std::string_view name(CaseKind value) noexcept;
[[nodiscard]] std::string_view name(Sector value) noexcept;
[[nodiscard]] std::string_view name(Inspectorate value) noexcept;
[[nodiscard]] std::string_view name(Side value) noexcept;
[[nodiscard]] std::string_view name(FieldType value) noexcept;
[[nodiscard]] std::string_view name(SectionContent value) noexcept;

/// The value spelt so, for any of the enumerations above; nothing for another spelling.
template <class Enum>
[[nodiscard]] std::optional<Enum> from_name(std::string_view spelling) noexcept;

/// True for the days that nobody knows when a visit is made.
[[nodiscard]] constexpr bool is_known_later(Anchor anchor) noexcept {
  return anchor == Anchor::draft_sent || anchor == Anchor::final_shared ||
         anchor == Anchor::publication;
}

/// True for `will` and `at_least`.
[[nodiscard]] constexpr bool binds(Strength strength) noexcept {
  return strength == Strength::will || strength == Strength::at_least;
}

}  // namespace fieldfare::framework
