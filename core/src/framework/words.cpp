#include <fieldfare/core/framework/words.h>

#include <array>
#include <cstddef>
#include <utility>

namespace fieldfare::framework {

namespace {

template <class Enum>
using Spelling = std::pair<Enum, std::string_view>;

/// One table per enumeration; both directions read it.
template <class Enum>
constexpr auto spellings = nullptr;

template <>
constexpr auto spellings<Strength> = std::to_array<Spelling<Strength>>({
    {Strength::will, "will"},
    {Strength::at_least, "at-least"},
    {Strength::approximately, "approximately"},
    {Strength::usually, "usually"},
    {Strength::typically, "typically"},
    {Strength::particularly, "particularly"},
    {Strength::including, "including"},
    {Strength::consider, "consider"},
    {Strength::may, "may"},
    {Strength::unstated, "unstated"},
});

template <>
constexpr auto spellings<Anchor> = std::to_array<Spelling<Anchor>>({
    {Anchor::notification, "notification"},
    {Anchor::fieldwork_start, "fieldwork-start"},
    {Anchor::fieldwork_end, "fieldwork-end"},
    {Anchor::draft_sent, "draft-sent"},
    {Anchor::final_shared, "final-shared"},
    {Anchor::publication, "publication"},
});

template <>
constexpr auto spellings<OffsetUnit> = std::to_array<Spelling<OffsetUnit>>({
    {OffsetUnit::working_days, "working-days"},
    {OffsetUnit::months, "months"},
    {OffsetUnit::years, "years"},
});

template <>
constexpr auto spellings<DayLimit> = std::to_array<Spelling<DayLimit>>({
    {DayLimit::at_most, "at-most"},
    {DayLimit::at_least, "at-least"},
    {DayLimit::exactly, "exactly"},
});

template <>
constexpr auto spellings<TestsNeeded> = std::to_array<Spelling<TestsNeeded>>({
    {TestsNeeded::any, "any"},
    {TestsNeeded::all_met, "all-met"},
    {TestsNeeded::not_all_met, "not-all-met"},
});

template <>
constexpr auto spellings<ActionsNeeded> = std::to_array<Spelling<ActionsNeeded>>({
    {ActionsNeeded::any, "any"},
    {ActionsNeeded::none, "none"},
    {ActionsNeeded::some, "some"},
});

template <>
constexpr auto spellings<Precision> = std::to_array<Spelling<Precision>>({
    {Precision::day, "day"},
    {Precision::week, "week"},
});

template <>
constexpr auto spellings<VisitKind> = std::to_array<Spelling<VisitKind>>({
    {VisitKind::full, "full"},
    {VisitKind::monitoring, "monitoring"},
    {VisitKind::engagement, "engagement"},
    {VisitKind::thematic, "thematic"},
});

template <>
constexpr auto spellings<Attribution> = std::to_array<Spelling<Attribution>>({
    {Attribution::never, "never"},
    {Attribution::if_agreed, "if-agreed"},
    {Attribution::named, "named"},
});

template <>
constexpr auto spellings<Mode> = std::to_array<Spelling<Mode>>({
    {Mode::in_person, "in-person"},
    {Mode::phone, "phone"},
    {Mode::video, "video"},
});

template <>
constexpr auto spellings<Place> = std::to_array<Spelling<Place>>({
    {Place::on_site, "on-site"},
    {Place::off_site, "off-site"},
    {Place::either, "either"},
});

template <>
constexpr auto spellings<Link> = std::to_array<Spelling<Link>>({
    {Link::none, "none"},
    {Link::optional, "optional"},
    {Link::expected, "expected"},
});

template <>
constexpr auto spellings<CaseKind> = std::to_array<Spelling<CaseKind>>({
    {CaseKind::tracked, "tracked"},
    {CaseKind::sampled, "sampled"},
});

template <>
constexpr auto spellings<Sector> = std::to_array<Spelling<Sector>>({
    {Sector::education, "education"},
    {Sector::health, "health"},
    {Sector::care, "care"},
    {Sector::joint, "joint"},
});

template <>
constexpr auto spellings<Inspectorate> = std::to_array<Spelling<Inspectorate>>({
    {Inspectorate::ofsted, "ofsted"},
    {Inspectorate::cqc, "cqc"},
});

template <>
constexpr auto spellings<Side> = std::to_array<Spelling<Side>>({
    {Side::team, "team"},
    {Side::inspectorate, "inspectorate"},
    {Side::area, "area"},
    {Side::provider, "provider"},
    {Side::family, "family"},
});

template <>
constexpr auto spellings<FieldType> = std::to_array<Spelling<FieldType>>({
    {FieldType::integer, "integer"},
    {FieldType::category, "category"},
    {FieldType::text, "text"},
    {FieldType::list, "list"},
    {FieldType::flag, "flag"},
});

template <>
constexpr auto spellings<SectionContent> = std::to_array<Spelling<SectionContent>>({
    {SectionContent::text, "text"},
    {SectionContent::visit_facts, "visit-facts"},
    {SectionContent::activity_table, "activity-table"},
    {SectionContent::provider_kinds, "provider-kinds"},
    {SectionContent::survey_facts, "survey-facts"},
    {SectionContent::request_facts, "request-facts"},
    {SectionContent::notes, "notes"},
    {SectionContent::written, "written"},
    {SectionContent::outcome, "outcome"},
    {SectionContent::strengths, "strengths"},
    {SectionContent::improvements, "improvements"},
    {SectionContent::recommendations, "recommendations"},
    {SectionContent::priority_actions, "priority-actions"},
    {SectionContent::next_activity, "next-activity"},
    {SectionContent::progress, "progress"},
    {SectionContent::attendance, "attendance"},
    {SectionContent::agenda, "agenda"},
});

template <class Enum>
std::string_view spelling_of(Enum value) noexcept {
  for (const auto& [candidate, spelling] : spellings<Enum>) {
    if (candidate == value) return spelling;
  }
  return {};
}

}  // namespace

std::string_view name(Strength value) noexcept {
  return spelling_of(value);
}
std::string_view name(Anchor value) noexcept {
  return spelling_of(value);
}
std::string_view name(OffsetUnit value) noexcept {
  return spelling_of(value);
}
std::string_view name(DayLimit value) noexcept {
  return spelling_of(value);
}
std::string_view name(TestsNeeded value) noexcept {
  return spelling_of(value);
}
std::string_view name(ActionsNeeded value) noexcept {
  return spelling_of(value);
}
std::string_view name(Precision value) noexcept {
  return spelling_of(value);
}
std::string_view name(VisitKind value) noexcept {
  return spelling_of(value);
}
std::string_view name(Attribution value) noexcept {
  return spelling_of(value);
}
std::string_view name(Mode value) noexcept {
  return spelling_of(value);
}
std::string_view name(Place value) noexcept {
  return spelling_of(value);
}
std::string_view name(Link value) noexcept {
  return spelling_of(value);
}
std::string_view name(CaseKind value) noexcept {
  return spelling_of(value);
}
std::string_view name(Sector value) noexcept {
  return spelling_of(value);
}
std::string_view name(Inspectorate value) noexcept {
  return spelling_of(value);
}
std::string_view name(Side value) noexcept {
  return spelling_of(value);
}
std::string_view name(FieldType value) noexcept {
  return spelling_of(value);
}
std::string_view name(SectionContent value) noexcept {
  return spelling_of(value);
}

template <class Enum>
std::optional<Enum> from_name(std::string_view spelling) noexcept {
  for (const auto& [value, candidate] : spellings<Enum>) {
    if (candidate == spelling) return value;
  }
  return std::nullopt;
}

template std::optional<Strength> from_name<Strength>(std::string_view) noexcept;
template std::optional<Anchor> from_name<Anchor>(std::string_view) noexcept;
template std::optional<OffsetUnit> from_name<OffsetUnit>(std::string_view) noexcept;
template std::optional<DayLimit> from_name<DayLimit>(std::string_view) noexcept;
template std::optional<TestsNeeded> from_name<TestsNeeded>(std::string_view) noexcept;
template std::optional<ActionsNeeded> from_name<ActionsNeeded>(std::string_view) noexcept;
template std::optional<Precision> from_name<Precision>(std::string_view) noexcept;
template std::optional<VisitKind> from_name<VisitKind>(std::string_view) noexcept;
template std::optional<Attribution> from_name<Attribution>(std::string_view) noexcept;
template std::optional<Mode> from_name<Mode>(std::string_view) noexcept;
template std::optional<Place> from_name<Place>(std::string_view) noexcept;
template std::optional<Link> from_name<Link>(std::string_view) noexcept;
template std::optional<CaseKind> from_name<CaseKind>(std::string_view) noexcept;
template std::optional<Sector> from_name<Sector>(std::string_view) noexcept;
template std::optional<Inspectorate> from_name<Inspectorate>(std::string_view) noexcept;
template std::optional<Side> from_name<Side>(std::string_view) noexcept;
template std::optional<FieldType> from_name<FieldType>(std::string_view) noexcept;
template std::optional<SectionContent> from_name<SectionContent>(std::string_view) noexcept;

}  // namespace fieldfare::framework
