#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Roles, take-over, late work of removed members, and the custodian's proof.
namespace fieldfare::app {

/// Gives a member another role. Lead.
struct MemberRole {
  static constexpr const char* name = "member.role";
  VisitId visit;
  MemberId member;
  std::string role;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
    v("role", self.role);
  }
};

/// Says which of the framework's team a member is: "social-care-inspector", "lead-inspector". The
/// documents want inspectors of education, social care and health (area SEND handbook 2023, para
/// 58), and what nobody is yet is told by `MemberList`. Lead, deputy, or the member.
struct MemberPart {
  static constexpr const char* name = "member.part";
  VisitId visit;
  MemberId member;
  std::string part;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
    v("part", self.part);
  }
};

/// Lets a member read restricted notes and concerns, those written before as well, or ends it for
/// what is written from now on: what the member has read, it has. Lead.
struct MemberRestricted {
  static constexpr const char* name = "member.restricted";
  VisitId visit;
  MemberId member;
  bool grant = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
    v("grant", self.grant);
  }
};

/// This member leads in place of every lead there is, and a new epoch begins: for a lead's device
/// that is lost. Deputy or custodian; everybody sees it.
struct MemberTakeOver {
  static constexpr const char* name = "member.take-over";
  VisitId visit;
  struct Result {
    std::vector<MemberId> removed;  ///< the leads before
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("removed", self.removed);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// One thing that a late entry says.
struct LateItem {
  std::string at;           ///< by the writer's clock
  std::string entity_kind;  ///< "note", "activity", ...; empty when it cannot be read here
  std::string entity_id;
  std::string text;  ///< when it sets one
  std::vector<std::string> fields;
  std::int64_t erases = 0;  ///< entries that it asks to be erased: a redaction, for this reason
  std::string reason;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("at", self.at);
    v("entity_kind", self.entity_kind);
    v("entity_id", self.entity_id);
    v("text", self.text);
    v("fields", self.fields);
    v("erases", self.erases);
    v("reason", self.reason);
  }
};

struct LateWorkView {
  MemberId member_id;
  std::string name;
  std::string state;  ///< "waiting", or "refused" when somebody has left all of it out
  /// Who let them in, when they are no member because that somebody was removed unheard; else
  /// empty.
  std::string let_in_by;
  std::int64_t entries = 0;
  std::vector<LateItem> items;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("member_id", self.member_id);
    v("name", self.name);
    v("let_in_by", self.let_in_by);
    v("state", self.state);
    v("entries", self.entries);
    v("items", self.items);
  }
};

/// What removed members wrote that whoever removed them did not hold, and what those wrote whom
/// a deputy or custodian let in who was then removed by somebody who had not heard of it: stored,
/// passed on, and not part of the visit until a lead or deputy accepts it.
struct MemberLate {
  static constexpr const char* name = "member.late";
  VisitId visit;
  struct Result {
    std::vector<LateWorkView> late;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("late", self.late);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

struct LateDecision {
  std::int64_t entries = 0;  ///< how many it was about
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("entries", self.entries);
  }
};

/// Takes a removed member's late work, as far as it is here, into the visit. Lead or deputy.
struct MemberAccept {
  static constexpr const char* name = "member.accept";
  VisitId visit;
  MemberId member;
  using Result = LateDecision;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
  }
};

/// Leaves it out, so that nobody is asked again. It stays in the log and can be accepted later.
struct MemberRefuse {
  static constexpr const char* name = "member.refuse";
  VisitId visit;
  MemberId member;
  using Result = LateDecision;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
  }
};

/// Opens every key that was sealed to this custodian and writes a proof for each that was not
/// proven yet, so that all can see that the visit's content can be recovered. Custodian.
struct MemberProve {
  static constexpr const char* name = "member.prove";
  VisitId visit;
  struct Result {
    std::int64_t proven = 0;            ///< keys with a proof now
    std::vector<std::int64_t> missing;  ///< epochs of which this device lacks a key
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("proven", self.proven);
      v("missing", self.missing);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Whether a custodian has proven to hold an epoch's keys.
struct EpochView {
  std::int64_t number = 0;
  std::string key;          ///< its id
  bool current = false;     ///< what is written now is sealed with it
  std::string recoverable;  ///< "proven", "no", "wrong" or "unknown" (this device lacks the key)
  std::string restricted_recoverable;  ///< the same of the restricted audience's key
  std::string by;                      ///< the custodian, when proven
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("number", self.number);
    v("key", self.key);
    v("current", self.current);
    v("recoverable", self.recoverable);
    v("restricted_recoverable", self.restricted_recoverable);
    v("by", self.by);
  }
};

/// This device's public card for one visit: the name it was given and two fresh public keys.
struct DeviceCard {
  static constexpr const char* name = "device.card";
  struct Result {
    std::string card;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("card", self.card);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

struct MemberAdd {
  static constexpr const char* name = "member.add";
  VisitId visit;
  std::string card;
  std::string role;
  struct Result {
    MemberId member_id;
    std::string invite;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("member_id", self.member_id);
      v("invite", self.invite);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("card", self.card);
    v("role", self.role);
  }
};

struct MemberView {
  MemberId member_id;
  std::string name;
  std::string inspectorate;
  std::string role;
  std::string state;  ///< "member", "waiting" (added apart, see log-format.md) or "removed"
  bool this_device = false;
  std::string last_heard;          ///< when this device last received something of theirs, or empty
  std::int64_t holds_entries = 0;  ///< entries that their last statement says they hold
  std::int64_t late = 0;           ///< entries of a removed member that nobody has decided on
  bool restricted = false;         ///< of the restricted audience
  std::string part = {};           ///< which of the framework's team: a role of it, or empty
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("member_id", self.member_id);
    v("name", self.name);
    v("inspectorate", self.inspectorate);
    v("role", self.role);
    v("state", self.state);
    v("this_device", self.this_device);
    v("last_heard", self.last_heard);
    v("holds_entries", self.holds_entries);
    v("late", self.late);
    v("restricted", self.restricted);
    v("part", self.part);
  }
};

struct MemberList {
  static constexpr const char* name = "member.list";
  VisitId visit;
  struct Result {
    std::vector<MemberView> members;
    /// Where the team is not the one that the guidance has, in words. Never refused.
    std::vector<std::string> team_differs = {};
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("members", self.members);
      v("team_differs", self.team_differs);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

/// Removes a member and starts a new epoch whose key the removed device never gets.
struct MemberRemove {
  static constexpr const char* name = "member.remove";
  VisitId visit;
  MemberId member;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("member", self.member);
  }
};

struct VisitJoin {
  static constexpr const char* name = "visit.join";
  std::string invite;
  struct Result {
    VisitId visit_id;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("visit_id", self.visit_id);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("invite", self.invite);
  }
};

}  // namespace fieldfare::app
