#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/basics.h>

/// What a visit asks and does: themes, kinds of activity, weeks and times.
namespace fieldfare::framework {

struct Question {
  std::string id;  ///< what a note's criterion names: "LO1.1"
  std::string short_title;
  std::string text;
  std::vector<Statement> prompts;
  std::string source;
  bool operator==(const Question&) const = default;
};

struct Theme {
  std::string id;  ///< "LO1"
  std::string title;
  std::string short_title;
  std::string group;  ///< the heading that several themes share; empty: none
  std::vector<Question> questions;
  std::string source;
  bool operator==(const Theme&) const = default;
};

struct Attendee {
  std::string role;
  Strength strength = Strength::will;
  bool operator==(const Attendee&) const = default;
};

struct ActivityKind {
  std::string id;
  std::string title;
  std::string purpose;
  Place place = Place::either;
  std::vector<Mode> modes;  ///< as the documents say, the usual one first; empty: it has no mode
  std::vector<int> weeks;   ///< where the documents put it; elsewhere is told, never refused;
                            ///< empty: they name no week
  int default_minutes = 60;
  bool evidence = false;  ///< whether evidence notes may be written in it
  Link case_link = Link::none;
  std::optional<CaseKind> case_kind;
  Link provider_link = Link::none;
  bool in_summary_note = false;
  std::vector<Attendee> attendees;
  std::vector<Statement> prompts;    ///< what to find out
  std::vector<Statement> checklist;  ///< what must have been dealt with before it is done
  std::string source;
  bool operator==(const ActivityKind&) const = default;
};

struct Week {
  int number = 0;
  std::string title;
  int starts = 0;  ///< working days from the notification day to the week's first
  int days = 5;    ///< working days; the on-site week takes the visit's own number
  std::vector<Statement> activities;
  std::string source;
  bool operator==(const Week&) const = default;
};

struct Deadline {
  std::string id;
  std::string title;
  Anchor anchor = Anchor::notification;
  int offset = 0;  ///< in `unit`, negative before the anchor
  OffsetUnit unit = OffsetUnit::working_days;
  std::optional<int> time_minutes;  ///< minutes after midnight, UK civil time
  Strength strength = Strength::will;
  Precision precision = Precision::day;
  std::vector<std::string> who;  ///< roles that act
  std::string source;
  std::string note;  ///< another reading of the document, when it has one
  /// `offset` by that other reading, where it gives another day.
  std::optional<int> other_offset;
  /// The document names the weekday that `offset` stands for when notification is on a Monday.
  bool weekday = false;
  /// The day from which others count and that this deadline says when to expect; one of the three
  /// that are not known beforehand.
  std::optional<Anchor> marks;
  bool operator==(const Deadline&) const = default;
};

/// Something the documents want but give no date for: the lead may set one.
struct OpenTarget {
  std::string id;
  std::string title;
  std::vector<std::string> who;
  std::string source;
  bool operator==(const OpenTarget&) const = default;
};

struct Survey {
  std::string id;
  std::string title;
  std::vector<Statement> audiences;
  std::string opens;   ///< id of a deadline
  std::string closes;  ///< id of a deadline
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Survey&) const = default;
};

struct VisitLength {
  int off_site_days = 0;  ///< at most
  int on_site_days = 0;   ///< bounded as `on_site_limit` says, and what a new visit begins with
  DayLimit on_site_limit = DayLimit::at_most;
  int notice_days = 0;  ///< working days from notification to the first on-site day
  Strength strength = Strength::typically;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const VisitLength&) const = default;
};

}  // namespace fieldfare::framework
