#pragma once

#include <optional>
#include <string>
#include <vector>

/// What the page on which an activity is planned shows; see pages.h.
namespace fieldfare::ui {

struct KindRow {
  std::string id;
  std::string title;
  std::string purpose;
  std::string mode;  ///< the usual one
  int minutes = 60;
};

/// Somebody who can go.
struct GoerRow {
  std::string id;
  std::string name;
};

/// An activity as it stands.
struct PlannedRow {
  std::string id;
  std::string kind;
  std::string title;
  std::string date;  ///< "2026-06-15"
  int starts = 0;    ///< minutes after midnight
  int ends = 0;
  std::string mode;
  std::string sector;
  std::string place;
  std::vector<std::string> members;
  bool cancelled = false;
  std::string reason;                ///< of its last change; may be empty
  std::vector<std::string> history;  ///< "15 June, 08:10, Education HMI: starts 09:30, was 10:00"
  std::string to_tell;               ///< who must be told of it as it stands; empty: nobody
};

struct PlanView {
  std::vector<KindRow> kinds;
  std::vector<GoerRow> goers;
  std::vector<std::string> days;  ///< the on-site days
  std::string told;               ///< who is told of the timetable: "the nominated officer, ..."
  bool agreed = false;            ///< with the area, so that every change is told
  std::optional<PlannedRow> open;
};

}  // namespace fieldfare::ui
