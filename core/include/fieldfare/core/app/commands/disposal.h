#pragma once

#include <fieldfare/core/app/commands/common.h>

/// The end of a visit on this device: everything of it is erased, and what says so is kept.
namespace fieldfare::app {

/// Erases a visit from this device: entries, notes, drafts, contacts, lists and, above all, every
/// key with which its content could be read. What the hub or others hold is not touched. Refused
/// (Error(not_possible), with reasons) while the visit is open, while something is held by this
/// device alone, or while the evidence has been neither confirmed by the hub nor recorded as handed
/// over, unless `reason` says why it is done nevertheless. Backups that were made before hold the
/// keys as well: they are to be destroyed, too, and the record says so.
struct VisitDispose {
  static constexpr const char* name = "visit.dispose";
  VisitId visit;
  std::optional<RawText> reason;
  struct Result {
    std::string receipt;  ///< the signed record of disposal, a text for people and programs
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("receipt", self.receipt);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("reason", self.reason);
  }
};

/// The evidence base is kept longer than the guidance's term, for research or another reason of the
/// inspectorate's (area SEND handbook 2023, para 116). The day on which it may go waits, this
/// device's disposal asks for a reason, and the record of disposal says so. Given again it is
/// changed; `released` ends it. Lead, deputy or custodian, also after the visit was closed.
struct VisitHold {
  static constexpr const char* name = "visit.hold";
  VisitId visit;
  std::optional<RawText> reason = {};  ///< needed for a new one
  std::optional<Date> until = {};      ///< nothing: until it is released
  bool released = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("reason", self.reason);
    v("until", self.until);
    v.with_default("released", self.released);
  }
};

struct DisposalView {
  VisitId visit_id;
  std::string at;
  std::string receipt;
  bool genuine = false;  ///< the signature is this device's and fits the text
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit_id", self.visit_id);
    v("at", self.at);
    v("receipt", self.receipt);
    v("genuine", self.genuine);
  }
};

/// The records of what was disposed of on this device, oldest first.
struct VisitDisposals {
  static constexpr const char* name = "visit.disposals";
  struct Result {
    std::vector<DisposalView> disposals;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("disposals", self.disposals);
    }
  };
  template <class Self, class V>
  static void describe(Self&, V&) {}
};

}  // namespace fieldfare::app
