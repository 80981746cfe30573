#pragma once

#include "verb.h"

/// Each noun stands in a file of its own.
namespace fieldfare::cli {

[[nodiscard]] Noun store_noun();
[[nodiscard]] Noun device_noun();
[[nodiscard]] Noun framework_noun();
[[nodiscard]] Noun visit_noun();
[[nodiscard]] Noun member_noun();
[[nodiscard]] Noun deadline_noun();
[[nodiscard]] Noun request_noun();
[[nodiscard]] Noun contact_noun();
[[nodiscard]] Noun survey_noun();
[[nodiscard]] Noun activity_noun();
[[nodiscard]] Noun timetable_noun();
[[nodiscard]] Noun case_noun();
[[nodiscard]] Noun cases_noun();
[[nodiscard]] Noun note_noun();
[[nodiscard]] Noun line_noun();
[[nodiscard]] Noun concern_noun();
[[nodiscard]] Noun coverage_noun();
[[nodiscard]] Noun provider_noun();
[[nodiscard]] Noun search_noun();
[[nodiscard]] Noun guard_noun();
[[nodiscard]] Noun sync_noun();
[[nodiscard]] Noun meeting_noun();
[[nodiscard]] Noun summary_noun();
[[nodiscard]] Noun judgement_noun();
[[nodiscard]] Noun conflict_noun();
[[nodiscard]] Noun notice_noun();
[[nodiscard]] Noun dump_noun();
[[nodiscard]] Noun export_noun();
[[nodiscard]] Noun output_noun();
[[nodiscard]] Noun wording_noun();
[[nodiscard]] Noun comment_noun();
[[nodiscard]] Noun cohort_noun();
[[nodiscard]] Noun complaint_noun();
[[nodiscard]] Noun distribution_noun();
[[nodiscard]] Noun afterwards_noun();
[[nodiscard]] Noun demo_noun();

/// `meeting host`, beside the verbs about what a meeting records.
[[nodiscard]] Verb meeting_host_verb();

}  // namespace fieldfare::cli
