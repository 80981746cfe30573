#pragma once

#include <fieldfare/core/app/commands/common.h>

/// What the visit asks the area for (Annex A of each guidance), and what has come. Documents travel
/// through the inspectorates' own system: here are references to them, never the documents.
namespace fieldfare::app {

struct RequestPart {
  std::string id;
  std::string text;
  bool received = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("id", self.id);
    v("text", self.text);
    v("received", self.received);
  }
};

/// Where a document can be found, in words. One document may serve several items.
struct DocumentView {
  EntityId document_id;
  std::string reference;
  std::string as_at;  ///< date of what it tells, or empty
  std::string received_on;
  std::vector<EntityId> requests;    ///< the items that it serves
  std::vector<std::string> seen_by;  ///< "Education HMI, 2026-06-10": who read it, and when
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("document_id", self.document_id);
    v("reference", self.reference);
    v("as_at", self.as_at);
    v("received_on", self.received_on);
    v("requests", self.requests);
    v("seen_by", self.seen_by);
  }
};

struct RequestView {
  EntityId request_id;
  std::string item;    ///< the framework's id of it; empty for an additional one
  std::string number;  ///< the document's own, "2.5", or empty
  std::string group;
  std::string group_title;
  std::string title;
  std::string text;
  bool additional = false;
  std::string reason;     ///< why an additional one is needed
  std::string condition;  ///< when it is asked for at all; empty: always
  std::string case_id;    ///< of an item that is asked for each tracked case
  std::string case_code;
  std::string weakness_id;  ///< of an item that is asked for each weakness that is followed up
  std::string weakness;     ///< what the weakness is
  std::vector<std::string> from;  ///< whom it is asked of
  /// "to-ask", "conditional" (nobody has said yet whether the condition holds), "requested",
  /// "part-received", "received", "not-held" (a normal answer) or "not-needed".
  std::string state;
  std::string review;  ///< "", "reviewed", "out-of-scope" or "less-relevant" (not looked at)
  std::string due;     ///< date, or empty
  std::string time;
  bool overdue = false;
  bool reminder_due = false;  ///< due tomorrow or before, not there, and not reminded today
  std::string asked_on;
  std::string reminded_on;
  std::string received_on;
  std::string as_at;                ///< the date that a list or figures refer to
  bool wants_as_at = false;         ///< it has come and nobody has said as at when
  bool snapshot = false;            ///< a picture of the past such as a census
  std::string looks_back_to;        ///< the first day that it is about, or empty
  bool pseudonymised = false;       ///< may come only without identities
  std::string form;                 ///< "given", "offered" or empty: a form of the inspectorates
  bool prepared_for_visit = false;  ///< may be written for the visit
  std::vector<RequestPart> parts;
  std::vector<DocumentView> documents;
  std::string remarks;  ///< questions and answers about it
  bool conflicted = false;
  std::string source;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("request_id", self.request_id);
    v("item", self.item);
    v("number", self.number);
    v("group", self.group);
    v("group_title", self.group_title);
    v("title", self.title);
    v("text", self.text);
    v("additional", self.additional);
    v("reason", self.reason);
    v("condition", self.condition);
    v("case_id", self.case_id);
    v("case_code", self.case_code);
    v("weakness_id", self.weakness_id);
    v("weakness", self.weakness);
    v("from", self.from);
    v("state", self.state);
    v("review", self.review);
    v("due", self.due);
    v("time", self.time);
    v("overdue", self.overdue);
    v("reminder_due", self.reminder_due);
    v("asked_on", self.asked_on);
    v("reminded_on", self.reminded_on);
    v("received_on", self.received_on);
    v("as_at", self.as_at);
    v("wants_as_at", self.wants_as_at);
    v("snapshot", self.snapshot);
    v("looks_back_to", self.looks_back_to);
    v("pseudonymised", self.pseudonymised);
    v("form", self.form);
    v("prepared_for_visit", self.prepared_for_visit);
    v("parts", self.parts);
    v("documents", self.documents);
    v("remarks", self.remarks);
    v("conflicted", self.conflicted);
    v("source", self.source);
  }
};

/// How far the requests of a visit have come. Items whose condition is open and those that are not
/// needed are no part of `asked`.
struct RequestProgress {
  std::int64_t asked = 0;
  std::int64_t received = 0;
  std::int64_t part_received = 0;
  std::int64_t not_held = 0;
  std::int64_t waiting = 0;  ///< asked for, and no answer yet
  std::int64_t overdue = 0;  ///< of those and of the partly received
  std::int64_t reminders_due = 0;
  std::int64_t additional = 0;
  std::int64_t conditional = 0;  ///< nobody has said yet whether they are needed
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("asked", self.asked);
    v("received", self.received);
    v("part_received", self.part_received);
    v("not_held", self.not_held);
    v("waiting", self.waiting);
    v("overdue", self.overdue);
    v("reminders_due", self.reminders_due);
    v("additional", self.additional);
    v("conditional", self.conditional);
  }
};

struct RequestList {
  static constexpr const char* name = "request.list";
  VisitId visit;
  std::optional<std::string> state;  ///< only those in it; also "overdue" and "reminder-due"
  std::optional<std::string> group;  ///< only of this group of the framework, or "additional"
  std::optional<EntityId> case_id;   ///< only about this case
  struct Result {
    std::vector<RequestView> requests;  ///< as the framework lists them, additional ones last
    RequestProgress progress;           ///< of the whole visit, whatever was asked for
    std::vector<std::string> rules;     ///< what the guidance says about asking and sending
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("requests", self.requests);
      v("progress", self.progress);
      v("rules", self.rules);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("state", self.state);
    v("group", self.group);
    v("case", self.case_id);
  }
};

/// Changes what is given of one item and leaves the rest. `request` is the framework's id or number
/// of it ("numbers", "2.5"; with `case_id` where it is asked for each case) or a request id, which
/// is what an item has that is asked for each weakness. Two
/// people who update one item meet in one entity, whoever was first. Lead, deputy or inspector.
struct RequestUpdate {
  static constexpr const char* name = "request.update";
  VisitId visit;
  std::string request;
  std::optional<EntityId> case_id;
  std::optional<std::string> state;   ///< as in RequestView, but for "conditional"
  std::optional<std::string> review;  ///< as in RequestView
  std::optional<Date> due;            ///< another day than the framework's
  std::optional<Date> received_on;    ///< today without it, when the state says that it came
  std::optional<Date> as_at;
  std::optional<bool> snapshot;
  std::optional<std::vector<std::string>> parts;  ///< ids of those received: the whole new set
  std::optional<std::string> from;                ///< a role of the framework: whom it is asked of
  std::optional<RawText> remarks;
  bool reminded = false;  ///< the area was reminded today
  struct Result {
    EntityId request_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("request_id", self.request_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("request", self.request);
    v("case", self.case_id);
    v("state", self.state);
    v("review", self.review);
    v("due", self.due);
    v("received_on", self.received_on);
    v("as_at", self.as_at);
    v("snapshot", self.snapshot);
    v("parts", self.parts);
    v("from", self.from);
    v("remarks", self.remarks);
    v.with_default("reminded", self.reminded);
  }
};

/// Asks for more than Annex A. It must be needed to understand experiences and outcomes within the
/// scope, hence the reason, and must not be in Annex A already: when an item of the framework looks
/// alike, Error(not_possible) names it unless `not_in_annex` says that it is another thing
/// (area-send-2023 para 67, L297-298; local-offer-2026 L530-535).
struct RequestAdd {
  static constexpr const char* name = "request.add";
  VisitId visit;
  RawText title;
  RawText reason;
  std::optional<std::string> from;  ///< a role of the framework
  std::optional<Date> due;
  std::optional<EntityId> case_id;
  bool not_in_annex = false;
  struct Result {
    EntityId request_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("request_id", self.request_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("title", self.title);
    v("reason", self.reason);
    v("from", self.from);
    v("due", self.due);
    v("case", self.case_id);
    v.with_default("not_in_annex", self.not_in_annex);
  }
};

/// A document came that serves these items: they are received, unless `in_part`.
struct RequestDocument {
  static constexpr const char* name = "request.document";
  VisitId visit;
  RawText reference;                  ///< where it is found, in words
  std::vector<std::string> requests;  ///< as in RequestUpdate
  std::optional<EntityId> case_id;    ///< the case of those that are asked for each case
  std::optional<Date> as_at;
  std::optional<Date> received_on;  ///< today without it
  bool in_part = false;
  struct Result {
    EntityId document_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("document_id", self.document_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("reference", self.reference);
    v("requests", self.requests);
    v("case", self.case_id);
    v("as_at", self.as_at);
    v("received_on", self.received_on);
    v.with_default("in_part", self.in_part);
  }
};

/// Every document reference of the visit, oldest first.
struct RequestDocuments {
  static constexpr const char* name = "request.documents";
  VisitId visit;
  struct Result {
    std::vector<DocumentView> documents;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("documents", self.documents);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// This member has read it, today: what names a child is read where it is and never stored.
struct RequestSeen {
  static constexpr const char* name = "request.seen";
  EntityId document;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("document", self.document);
  }
};

}  // namespace fieldfare::app
