#include "nouns.h"

namespace fieldfare::cli {

const std::vector<Noun>& nouns() {
  static const std::vector<Noun> all = {
      store_noun(),      device_noun(),  framework_noun(), visit_noun(),     member_noun(),
      deadline_noun(),   request_noun(), survey_noun(),    contact_noun(),   activity_noun(),
      timetable_noun(),  case_noun(),    note_noun(),      line_noun(),      concern_noun(),
      provider_noun(),   search_noun(),  guard_noun(),     sync_noun(),      meeting_noun(),
      conflict_noun(),   notice_noun(),  dump_noun(),      export_noun(),    output_noun(),
      wording_noun(),    comment_noun(), cohort_noun(),    complaint_noun(), distribution_noun(),
      afterwards_noun(), demo_noun(),    coverage_noun(),  summary_noun(),   judgement_noun(),
      cases_noun(),
  };
  return all;
}

}  // namespace fieldfare::cli
