#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <fieldfare/ui/area_pages.h>
#include <fieldfare/ui/closing_pages.h>
#include <fieldfare/ui/import_pages.h>
#include <fieldfare/ui/judgement_pages.h>
#include <fieldfare/ui/plan_pages.h>

/// What the pages round the notes show, as `snapshot.h` does for the rest. A page's data is read
/// while the page is open.
namespace fieldfare::ui {

/// A QR code: a square of dark and light modules, row by row. No side: there is none.
struct Qr {
  std::size_t side = 0;
  std::vector<bool> dark;
};

/// A text that goes to another device, by being shown, copied or scanned.
struct Slip {
  enum class Kind : std::uint8_t { card, invitation } kind = Kind::card;
  std::string about;  ///< whom an invitation is for
  std::string text;
  Qr code;
};

struct FrameworkRow {
  std::string id;
  std::string title;
};

struct MemberRow {
  std::string id;
  std::string name;       ///< a role, as the device was named
  std::string role;       ///< "lead", "deputy", "inspector", "observer", "quality", "custodian"
  std::string heard;      ///< "Last heard from 15 June, 09:10"
  std::string state;      ///< "member", "waiting" or "removed"
  std::size_t holds = 0;  ///< changes that its last statement says it has
  std::size_t late = 0;   ///< of a removed member: changes that nobody has decided on
  bool own = false;
};

/// What a removed member wrote that came after the removal.
struct LateRow {
  std::string member;
  std::string name;
  bool refused = false;
  std::size_t changes = 0;
  std::vector<std::string> items;  ///< "15 June, 10:42: Note: Parents said ..."
};

struct PeopleView {
  std::vector<MemberRow> members;  ///< those who take part first
  std::vector<LateRow> late;
  bool may_add = false;     ///< lead, deputy or custodian: adds and removes
  bool may_lead = false;    ///< lead: sets roles
  bool may_decide = false;  ///< lead or deputy: accepts late work
  bool may_take_over = false;
};

struct NoticeRow {
  std::string id;
  std::string message;
  std::string at;
};

struct GuestRow {
  std::string id;
  std::string name;
  std::string last;  ///< "10:42"
  std::size_t brought = 0;
  std::size_t took = 0;
};

/// A meeting on the local network that this tablet hosts.
struct MeetingView {
  enum class State : std::uint8_t { none, opening, open, ending } state = State::none;
  std::string address;
  std::vector<std::string> other_addresses;
  std::string words;  ///< eight of them
  Qr code;
  std::vector<GuestRow> guests;  ///< in the order they came
  std::string since;             ///< "10:30"
  std::string problem;           ///< why the last one could not open or ended early
  std::string hint;
};

/// What was brought up in a meeting of the team.
struct PointRow {
  std::string id;
  std::string as;  ///< "point", "outcome", "decision", "action" or "question"
  std::string text;
  std::string by;  ///< "Care inspector, 17:04"
  std::string outcome;
  bool open = false;
};

/// One item of a meeting's checklist.
struct ItemRow {
  std::string id;
  std::string text;
  std::string under;  ///< who ticked it, or why it cannot be ticked yet
  bool done = false;
  bool held_back = false;
};

struct TeamMeetingRow {
  std::string id;
  std::string title;
  std::string when;
  std::string state;  ///< "planned", "begun" or "held"
};

/// A team meeting, and what it is to go through: what is new since the last one.
struct TeamMeeting {
  TeamMeetingRow row;
  std::string since;  ///< "Since 15 June, 17:00", "From the beginning"
  std::vector<ItemRow> items;
  std::vector<PointRow> points;
  std::vector<PointRow> carried;     ///< open ones of earlier meetings
  std::vector<std::string> notes;    ///< new or changed, by time
  std::vector<std::string> gaps;     ///< of the evidence, in words
  std::vector<std::string> changes;  ///< of the timetable
  std::vector<std::string> members;  ///< who has not been heard from lately
  std::vector<std::string> held_back;
  std::size_t conflicts = 0;
  std::size_t concerns = 0;
};

struct TeamView {
  std::vector<TeamMeetingRow> meetings;
  std::optional<TeamMeeting> open;
};

struct SlotRow {
  std::string activity_id;
  std::string title;
  std::string under;  ///< "Care inspector · by video"
  float starts = 0;   ///< hours after midnight
  float ends = 0;
  bool clashes = false;  ///< with another of the day for the same inspector
  bool cancelled = false;
};

struct DayRow {
  std::string date;   ///< "2026-06-15"
  std::string title;  ///< "Mon 15 June"
  std::string under;  ///< "Week 1 · on site", a holiday's name; may be empty
  std::vector<SlotRow> slots;
};

struct FindingRow {
  std::string rule;
  std::string date;  ///< empty: of the whole visit
  std::string message;
  std::string reason;  ///< why it is so, when somebody has said
};

struct TimetableView {
  std::vector<DayRow> days;
  std::vector<FindingRow> findings;  ///< those without a reason first
  std::vector<MemberRow> members;    ///< whose own timetable can be shown
  std::vector<std::string> to_tell;
  std::string agreed;  ///< "Agreed with the area on 10 June 2026"; empty: not yet
  bool may_agree = false;
};

struct DeadlineDetail {
  std::string id;
  std::string title;
  std::string when;   ///< "Mon 22 June 2026, by 17:00", "No day yet"
  std::string state;  ///< in words: "In 3 working days", "Passed by 2 working days"
  std::string kind;   ///< "upcoming", "due-today", "overdue", "done" or "undated"
  std::string about;  ///< who, where the document puts it, what it counts from
  std::string moved;  ///< "Moved from Fri 19 June 2026 by Education HMI: ..."; may be empty
  std::string due;    ///< "2026-06-22"; empty: none
};

struct DeadlinesView {
  std::vector<DeadlineDetail> rows;
  bool may_move = false;
};

struct RequestRow {
  std::string id;
  std::string title;
  std::string text;
  std::string group;
  std::string state;        ///< as the core names it: "requested", "received", ...
  std::string state_words;  ///< "Asked for, due Fri 5 June"
  std::string from;
  std::vector<std::string> parts;  ///< of what it consists; "✓" before what has come
  std::vector<std::string> documents;
  std::string remarks;
  std::string reason;  ///< of an additional one
  bool overdue = false;
  bool reminder = false;  ///< a reminder is due
};

struct RequestsView {
  std::vector<RequestRow> rows;
  std::size_t asked = 0;
  std::size_t come = 0;  ///< received, or said not to be held
  std::size_t overdue = 0;
};

struct OutputRow {
  std::string id;
  std::string title;
  std::string under;  ///< "For the local authority", when it left last
  bool may_export = false;
};

struct BlockRow {
  enum class Kind : std::uint8_t { paragraph, heading, list, table } kind = Kind::paragraph;
  std::string text;
  std::vector<std::string> items;
  std::vector<std::string> columns;  ///< of a table; empty for one of facts
  std::vector<std::vector<std::string>> rows;
};

struct SectionRow {
  std::string id;
  std::string title;
  std::string help;
  std::string text;      ///< what people wrote in it
  bool written = false;  ///< people write it
  bool required = false;
  std::vector<BlockRow> blocks;
};

/// How an output looks now, and what stands against its leaving.
struct OutputPage {
  OutputRow row;
  std::string stage;
  std::vector<std::string> stages;
  std::string marking;
  std::vector<SectionRow> sections;
  std::vector<std::string> reasons;  ///< why it cannot leave; empty: it may
  std::vector<std::string> warnings;
  std::string quality;              ///< the deadline of its quality assurance, not done; or empty
  std::vector<CompareRow> compare;  ///< the feedback beside what it says; empty: no such
};

struct OutputsView {
  std::vector<OutputRow> outputs;
  std::optional<OutputPage> open;
  std::string folder;  ///< where files are written
};

/// Each is there while its page is open.
struct Pages {
  std::optional<PeopleView> people;
  std::optional<TeamView> team;
  std::optional<TimetableView> timetable;
  std::optional<DeadlinesView> deadlines;
  std::optional<RequestsView> requests;
  std::optional<OutputsView> outputs;
  std::optional<SelectionView> selection;
  std::optional<JudgementView> judgement;
  std::optional<SummariesView> summaries;
  std::optional<PlanView> plan;
  std::optional<ProvidersView> providers;
  std::optional<ContactsView> contacts;
  std::optional<SurveysView> surveys;
  std::optional<EndingView> ending;
  std::optional<DaysView> days;
  std::optional<AfterwardsView> afterwards;
  std::vector<std::string> gaps;  ///< of the coverage page: where the evidence is thin, in words
};

}  // namespace fieldfare::ui
