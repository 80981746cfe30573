#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Meetings of the team and with leaders. A meeting is an activity whose kind has a checklist in
/// the framework: team, planning, leaders', keep-in-touch, debrief and feedback meetings, and any
/// other that is to deal with something. What has prompts alone can be shown and recorded in as
/// well, and is not listed.
namespace fieldfare::app {

/// What a meeting brought up: a point, an outcome, a decision, something to do, a question. Each is
/// a thing of its own, so that two people can record at the same time.
struct MeetingPointView {
  EntityId point_id;
  EntityId meeting_id;
  std::string meeting;  ///< its title
  std::string as;       ///< point, outcome, decision, action or question
  std::string item;     ///< the item of the checklist, or the criterion, it belongs to, or empty
  std::string text;
  std::string state;    ///< open or closed
  std::string outcome;  ///< what came of it
  std::vector<std::string> criteria;
  std::string follow_up_role;    ///< a role of the framework, or empty
  std::string follow_up_label;   ///< the role in words
  std::string follow_up_member;  ///< id, or empty
  std::string follow_up_name;
  std::string line_id;
  std::string case_id;
  std::string author;
  std::string at;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("point_id", self.point_id);
    v("meeting_id", self.meeting_id);
    v("meeting", self.meeting);
    v("as", self.as);
    v("item", self.item);
    v("text", self.text);
    v("state", self.state);
    v("outcome", self.outcome);
    v("criteria", self.criteria);
    v("follow_up_role", self.follow_up_role);
    v("follow_up_label", self.follow_up_label);
    v("follow_up_member", self.follow_up_member);
    v("follow_up_name", self.follow_up_name);
    v("line_id", self.line_id);
    v("case_id", self.case_id);
    v("author", self.author);
    v("at", self.at);
    v("conflicted", self.conflicted);
  }
};

/// One item of a meeting's checklist, or a criterion that was answered in it.
struct MeetingItem {
  std::string item;
  std::string text;
  std::string strength;  ///< of the document's wording: "will", "may", ...
  bool done = false;
  std::string answer;
  std::string by;
  std::string at;
  bool conflicted = false;
  std::string held_back;  ///< why it cannot be ticked yet, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("item", self.item);
    v("text", self.text);
    v("strength", self.strength);
    v("done", self.done);
    v("answer", self.answer);
    v("by", self.by);
    v("at", self.at);
    v("conflicted", self.conflicted);
    v("held_back", self.held_back);
  }
};

struct MeetingView {
  EntityId meeting_id;  ///< the activity's id
  std::string kind;
  std::string kind_title;
  std::string title;
  std::string starts;
  std::string ends;
  std::string state;  ///< planned, begun (its time has come or something is recorded) or held
  std::int64_t points = 0;
  std::int64_t open = 0;  ///< of them
  std::int64_t items = 0;
  std::int64_t items_done = 0;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("meeting_id", self.meeting_id);
    v("kind", self.kind);
    v("kind_title", self.kind_title);
    v("title", self.title);
    v("starts", self.starts);
    v("ends", self.ends);
    v("state", self.state);
    v("points", self.points);
    v("open", self.open);
    v("items", self.items);
    v("items_done", self.items_done);
  }
};

struct MeetingList {
  static constexpr const char* name = "meeting.list";
  VisitId visit;
  std::optional<std::string> kind = {};  ///< only of this kind of activity
  struct Result {
    std::vector<MeetingView> meetings;  ///< by time
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("meetings", self.meetings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("kind", self.kind);
  }
};

/// Somebody who is expected at a meeting, or was there: by role, never by name.
struct MeetingAttendee {
  std::string role;
  std::string label;
  bool expected = false;
  bool attended = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("role", self.role);
    v("label", self.label);
    v("expected", self.expected);
    v("attended", self.attended);
  }
};

struct MeetingShow {
  static constexpr const char* name = "meeting.show";
  EntityId meeting;
  struct Result {
    MeetingView meeting;
    std::string purpose;
    std::vector<std::string> prompts;
    std::vector<MeetingAttendee> attendees;
    std::vector<std::string> present;       ///< members of the team, as they are called
    std::vector<MeetingItem> items;         ///< the checklist, then criteria that were answered
    std::vector<MeetingPointView> points;   ///< recorded in it, by time
    std::vector<MeetingPointView> carried;  ///< open ones of earlier meetings of its kind
    std::string agreed;                     ///< the position that the meeting agreed on
    std::vector<std::string> held_back;     ///< why it may not be held yet
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("meeting", self.meeting);
      v("purpose", self.purpose);
      v("prompts", self.prompts);
      v("attendees", self.attendees);
      v("present", self.present);
      v("items", self.items);
      v("points", self.points);
      v("carried", self.carried);
      v("agreed", self.agreed);
      v("held_back", self.held_back);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("meeting", self.meeting);
  }
};

/// Records one point of a meeting while it goes on: important points and outcomes of all team
/// meetings are kept (area SEND handbook 2023, para 97). A decision or something to do stays open
/// and is carried over until it is closed; everything else is closed when it is recorded, unless
/// somebody follows it up or it is said to stay open.
struct MeetingRecord {
  static constexpr const char* name = "meeting.record";
  EntityId meeting;
  RawText text;
  std::string as = "point";  ///< point, outcome, decision, action or question
  std::optional<std::string> item = {};
  std::vector<std::string> criteria = {};
  std::optional<std::string> follow_up_role = {};  ///< a role of the framework
  std::optional<MemberId> follow_up_member = {};
  std::optional<EntityId> line = {};
  std::optional<EntityId> case_id = {};
  bool keep_open = false;
  struct Result {
    EntityId point_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("point_id", self.point_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("meeting", self.meeting);
    v("text", self.text);
    v.with_default("as", self.as);
    v("item", self.item);
    v("criteria", self.criteria);
    v("follow_up_role", self.follow_up_role);
    v("follow_up_member", self.follow_up_member);
    v("line", self.line);
    v("case", self.case_id);
    v.with_default("keep_open", self.keep_open);
  }
};

/// The points of every meeting of a visit, by time.
struct MeetingPoints {
  static constexpr const char* name = "meeting.points";
  VisitId visit;
  std::optional<std::string> state = {};  ///< open or closed
  struct Result {
    std::vector<MeetingPointView> points;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("points", self.points);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("state", self.state);
  }
};

/// Changes what is given and leaves the rest.
struct MeetingPoint {
  static constexpr const char* name = "meeting.point";
  EntityId point;
  std::optional<RawText> text = {};
  std::optional<std::string> as = {};
  std::optional<std::string> state = {};  ///< open or closed
  std::optional<RawText> outcome = {};
  std::optional<std::vector<std::string>> criteria = {};
  std::optional<std::string> follow_up_role = {};
  std::optional<MemberId> follow_up_member = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("point", self.point);
    v("text", self.text);
    v("as", self.as);
    v("state", self.state);
    v("outcome", self.outcome);
    v("criteria", self.criteria);
    v("follow_up_role", self.follow_up_role);
    v("follow_up_member", self.follow_up_member);
  }
};

/// Ticks an item of the checklist, or answers it. A criterion can be answered too: the key evidence
/// of a final meeting, criterion by criterion (para 98); the questions of an engagement meeting
/// (under para 151). Error(not_possible) while the item is held back.
struct MeetingAnswer {
  static constexpr const char* name = "meeting.answer";
  EntityId meeting;
  std::string item;
  std::optional<bool> done = {};
  std::optional<RawText> answer = {};
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("meeting", self.meeting);
    v("item", self.item);
    v("done", self.done);
    v("answer", self.answer);
  }
};

/// Says who was there and that the meeting was held. Feedback to leaders (feedback meeting,
/// debrief) is refused while a safeguarding concern that this member can read has not been passed
/// on (area SEND handbook 2023, under para 107, L390; decision "feedback" of the thematic
/// frameworks). `attended` and `present`, when given, are whole new sets.
struct MeetingHeld {
  static constexpr const char* name = "meeting.held";
  EntityId meeting;
  std::optional<std::vector<std::string>> attended = {};  ///< roles of the framework
  std::optional<std::vector<MemberId>> present = {};      ///< of the team
  std::optional<RawText> agreed = {};  ///< reached jointly by the team (para 108)
  bool held = true;                    ///< false: it goes on, or is yet to come
  struct Result {
    std::vector<std::string> unticked;  ///< what its checklist still asks for
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("unticked", self.unticked);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("meeting", self.meeting);
    v("attended", self.attended);
    v("present", self.present);
    v("agreed", self.agreed);
    v.with_default("held", self.held);
  }
};

}  // namespace fieldfare::app
