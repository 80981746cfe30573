#include "model/kind.h"

#include <algorithm>
#include <array>
#include <utility>

namespace fieldfare::model {

namespace {

constexpr auto names = std::to_array<std::pair<Kind, std::string_view>>({
    {Kind::visit, "visit"},
    {Kind::member, "member"},
    {Kind::activity, "activity"},
    {Kind::case_, "case"},
    {Kind::note, "note"},
    {Kind::line, "line"},
    {Kind::concern, "concern"},
    {Kind::concern_action, "concern-action"},
    {Kind::provider, "provider"},
    {Kind::allowed_phrase, "allowed-phrase"},
    {Kind::request, "request"},
    {Kind::request_document, "request-document"},
    {Kind::deadline, "deadline"},
    {Kind::told, "told"},
    {Kind::survey, "survey"},
    {Kind::timetable_reason, "timetable-reason"},
    {Kind::pause, "pause"},
    {Kind::meeting, "meeting"},
    {Kind::meeting_point, "meeting-point"},
    {Kind::meeting_answer, "meeting-answer"},
    {Kind::summary, "summary"},
    {Kind::line_note, "line-note"},
    {Kind::judgement, "judgement"},
    {Kind::judgement_record, "judgement-record"},
    {Kind::complaint, "complaint"},
    {Kind::afterwards, "afterwards"},
    {Kind::cohort, "cohort"},
    {Kind::output_part, "output-part"},
    {Kind::allowed_wording, "allowed-wording"},
    {Kind::export_, "export"},
    {Kind::comment, "comment"},
    {Kind::distribution, "distribution"},
});

constexpr auto kinds = [] {
  std::array<Kind, names.size()> out{};
  for (std::size_t i = 0; i < names.size(); ++i)
    out[i] = names[i].first;
  return out;
}();
static_assert(std::ranges::is_sorted(kinds));

}  // namespace

std::span<const Kind> all_kinds() noexcept {
  return kinds;
}

std::string_view kind_name(Kind kind) noexcept {
  const auto* found = std::find_if(names.begin(), names.end(),
                                   [kind](const auto& named) { return named.first == kind; });
  return found == names.end() ? std::string_view("unknown") : found->second;
}

std::optional<Kind> kind_from_name(std::string_view name) noexcept {
  for (const auto& [kind, text] : names) {
    if (text == name) return kind;
  }
  return std::nullopt;
}

bool is_text_field(Kind kind, std::string_view field) noexcept {
  switch (kind) {
    case Kind::note:
    case Kind::concern:
    case Kind::meeting_point:
    case Kind::summary:
      return field == "text" || field == "outcome";
    case Kind::request:
      return field == "remarks";
    case Kind::survey:
      return field == "distribution" || field == "accessibility";
    case Kind::line:
      return field == "text" || field == "outcome" || field == "next-step" ||
             field == "origin-detail";
    case Kind::meeting:
      return field == "agreed";
    case Kind::meeting_answer:
      return field == "answer";
    case Kind::judgement:
      return field == "text";
    case Kind::cohort:
      return field == "need" || field == "service" || field == "point" || field == "criteria";
    case Kind::judgement_record:
      return field == "text" || field == "who" || field == "progress";
    case Kind::output_part:
      return field == "text";
    case Kind::comment:
    case Kind::complaint:
      return field == "text" || field == "answer";
    default:
      return false;
  }
}

std::string_view parent_field(Kind kind) noexcept {
  switch (kind) {
    case Kind::note:
      return "activity";
    case Kind::concern_action:
      return "concern";
    case Kind::told:
      return "activity";
    case Kind::meeting_point:
    case Kind::meeting_answer:
      return "meeting";
    case Kind::line_note:
      return "line";
    default:
      return {};
  }
}

std::string_view sort_field(Kind kind) noexcept {
  switch (kind) {
    case Kind::activity:
      return "starts";
    case Kind::visit:
    case Kind::allowed_phrase:
    case Kind::output_part:
    case Kind::allowed_wording:
      return {};
    default:
      return "at";
  }
}

}  // namespace fieldfare::model
