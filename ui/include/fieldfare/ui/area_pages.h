#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

/// What the pages show on contacts, surveys and the end of a visit; see pages.h.
namespace fieldfare::ui {

/// A role, as contacts are filed under.
struct OfficeRow {
  std::string id;
  std::string label;
};

struct ContactRow {
  std::string id;
  std::string role;
  std::string role_label;
  std::string name;
  std::string phone;
  std::string email;
};

struct ContactsView {
  std::vector<ContactRow> rows;
  std::vector<OfficeRow> roles;
  std::vector<std::string> still_open;  ///< roles that nobody is named for
};

struct SurveyRow {
  std::string id;
  std::string title;
  std::string audiences;
  std::string state;    ///< "not-open", "open", "closed" or "not-held"
  std::string when;     ///< "Open until Sun 14 June, 12:00"
  std::string shared;   ///< "The link was shared on 1 June 2026"; empty: not yet
  std::string replies;  ///< "214 replies as at 12 June 2026"; empty: not counted
  bool paper = false;
  std::string distribution;
  std::string accessibility;
  std::vector<std::string> rules;
};

struct SurveysView {
  std::vector<SurveyRow> rows;
  bool may_add = false;
};

struct DisposalRow {
  std::string at;
  std::string receipt;  ///< the whole signed text
  bool genuine = false;
};

/// The end of a visit on this device.
struct EndingView {
  std::vector<std::string> missing;  ///< what is not done; stops nobody
  bool may_close = false;
  bool may_hold = false;   ///< lead, deputy or custodian
  std::string hold;        ///< why the evidence is kept longer; empty: it is not
  std::string hold_until;  ///< in words; empty: until it is released
};

}  // namespace fieldfare::ui
