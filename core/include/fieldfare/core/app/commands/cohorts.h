#pragma once

#include <fieldfare/core/app/commands/common.h>

/// Cohorts for sampling: a group found first by a need, a service received or a point in care or
/// education; then their documents are read and practitioners are asked (area SEND handbook 2023,
/// para 88 and 91). Inspectors choose whom to speak to where possible, before the visit from the
/// area's information or there from records by criteria; they may be invited, or not (preparation
/// for adulthood 2024 L399 and L401). Children stand in it by code alone.
namespace fieldfare::app {

/// One of need, service, point or criteria is said. Lead, deputy or inspector.
struct CohortAdd {
  static constexpr const char* name = "cohort.add";
  VisitId visit;
  std::optional<RawText> need;
  std::optional<RawText> service;
  std::optional<RawText> point;          ///< in care or education: "moving to college"
  std::optional<RawText> criteria;       ///< by which practitioners are asked to show records
  std::optional<EntityId> activity;      ///< the sampling visit or meeting
  std::optional<EntityId> line;          ///< of enquiry, that it is to test
  std::optional<std::string> chosen_by;  ///< inspector or provider
  std::optional<std::string> when;       ///< before or on-site
  std::optional<std::int64_t> size;      ///< how many they are; 0 to 100,000
  struct Result {
    EntityId cohort_id;
    std::vector<std::string> warnings;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("cohort_id", self.cohort_id);
      v("warnings", self.warnings);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
    v("need", self.need);
    v("service", self.service);
    v("point", self.point);
    v("criteria", self.criteria);
    v("activity", self.activity);
    v("line", self.line);
    v("chosen_by", self.chosen_by);
    v("when", self.when);
    v("size", self.size);
  }
};

/// Changes what is given and leaves the rest.
struct CohortEdit {
  static constexpr const char* name = "cohort.edit";
  EntityId cohort;
  std::optional<RawText> need;
  std::optional<RawText> service;
  std::optional<RawText> point;
  std::optional<RawText> criteria;
  std::optional<EntityId> activity;
  std::optional<EntityId> line;
  std::optional<std::string> chosen_by;
  std::optional<std::string> when;
  std::optional<std::int64_t> size;
  std::optional<bool> documents_read;  ///< those about them have been looked at
  std::optional<bool> discussed;       ///< with practitioners
  std::optional<bool> withdrawn;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("cohort", self.cohort);
    v("need", self.need);
    v("service", self.service);
    v("point", self.point);
    v("criteria", self.criteria);
    v("activity", self.activity);
    v("line", self.line);
    v("chosen_by", self.chosen_by);
    v("when", self.when);
    v("size", self.size);
    v("documents_read", self.documents_read);
    v("discussed", self.discussed);
    v("withdrawn", self.withdrawn);
  }
};

/// Puts a sampled case into a cohort, or takes it out, and says whether it was invited and met.
struct CohortCase {
  static constexpr const char* name = "cohort.case";
  EntityId cohort;
  EntityId case_id;
  std::optional<bool> invited;  ///< to meet inspectors
  std::optional<bool> met;
  bool out = false;
  using Result = Nothing;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("cohort", self.cohort);
    v("case", self.case_id);
    v("invited", self.invited);
    v("met", self.met);
    v.with_default("out", self.out);
  }
};

struct CohortCaseView {
  std::string case_id;
  std::string code;
  bool invited = false;
  bool met = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("case_id", self.case_id);
    v("code", self.code);
    v("invited", self.invited);
    v("met", self.met);
  }
};

struct CohortView {
  EntityId cohort_id;
  std::string need;
  std::string service;
  std::string point;
  std::string criteria;
  std::string activity_id;  ///< or empty
  std::string line_id;      ///< or empty
  std::string chosen_by;
  std::string when;
  std::optional<std::int64_t> size;
  bool documents_read = false;
  bool discussed = false;
  std::vector<CohortCaseView> cases;
  std::vector<std::string> remarks;  ///< what the guidance would still have
  std::string author;
  std::string at;
  bool conflicted = false;
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("cohort_id", self.cohort_id);
    v("need", self.need);
    v("service", self.service);
    v("point", self.point);
    v("criteria", self.criteria);
    v("activity_id", self.activity_id);
    v("line_id", self.line_id);
    v("chosen_by", self.chosen_by);
    v("when", self.when);
    v("size", self.size);
    v("documents_read", self.documents_read);
    v("discussed", self.discussed);
    v("cases", self.cases);
    v("remarks", self.remarks);
    v("author", self.author);
    v("at", self.at);
    v("conflicted", self.conflicted);
  }
};

struct CohortList {
  static constexpr const char* name = "cohort.list";
  VisitId visit;
  struct Result {
    std::vector<CohortView> cohorts;
    template <class Self, class V>
    static void describe(Self& self, V& v) {
      v("cohorts", self.cohorts);
    }
  };
  template <class Self, class V>
  static void describe(Self& self, V& v) {
    v("visit", self.visit);
  }
};

}  // namespace fieldfare::app
