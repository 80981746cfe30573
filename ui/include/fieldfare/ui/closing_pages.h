#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include <fieldfare/ui/area_pages.h>

/// What the pages show on the days of a visit and on what follows it; see pages.h.
namespace fieldfare::ui {

/// A stretch of days on which the visit stands still.
struct PauseRow {
  std::string from;   ///< "2026-06-16"
  std::string words;  ///< "From Tue 16 June on", "Tue 16 to Thu 18 June"
  std::string reason;
  bool goes_on = false;
};

struct HolidayRow {
  std::string from;   ///< "2026-05-25"
  std::string until;  ///< its last day
  std::string words;  ///< "25 May 2026 to 29 May 2026"
};

struct DaysView {
  std::string state;               ///< "open", "paused", "deferred" or "closed"
  std::vector<std::string> facts;  ///< "The area was notified on 1 June 2026."
  std::vector<std::string> notes;  ///< what the guidance says that these days do not follow
  std::vector<PauseRow> pauses;
  std::vector<HolidayRow> holidays;
  bool may_change = false;  ///< lead or deputy
};

/// Something that is to happen after the visit.
struct StepRow {
  std::string id;
  std::string text;
  std::string under;  ///< "Done on 3 July 2026 by Education HMI"; empty: not done
  bool done = false;
};

/// Somebody who is to get an output.
struct RecipientRow {
  std::string output;
  std::string stage;
  std::string to;
  std::string title;  ///< "Report, final"
  std::string label;  ///< who that is
  std::string state;  ///< "received", "owing" or "later"
  std::string under;  ///< "On 3 July 2026, recorded by Education HMI"
};

struct ComplaintRow {
  std::string id;
  std::string title;  ///< "About the findings, received on 3 July 2026"
  std::string text;
  std::string from;
  std::string outcome;  ///< as the core names it: "upheld", ...; empty: open
  std::string answer;   ///< "Not upheld on 9 July 2026: ..."; empty: open
};

/// What the area says about a draft.
struct CommentRow {
  std::string id;
  std::string title;  ///< "On the report, from the local authority"
  std::string text;
  std::string answer;
  bool changed = false;  ///< the draft was changed for it
};

struct AfterwardsView {
  std::vector<StepRow> steps;
  std::vector<RecipientRow> recipients;  ///< by output and stage
  std::size_t owing = 0;
  std::vector<CommentRow> comments;
  std::vector<OfficeRow> drafts;  ///< outputs that the area comments on
  std::vector<ComplaintRow> complaints;
  std::string last_day;    ///< for a complaint, in words; empty: the guidance gives none
  bool held_back = false;  ///< publication waits for an answer
  bool may_send = false;   ///< lead or deputy
};

/// The feedback beside what is written, by theme.
struct CompareRow {
  std::string title;
  std::vector<std::string> feedback;
  std::vector<std::string> written;
  std::string remark;
};

}  // namespace fieldfare::ui
