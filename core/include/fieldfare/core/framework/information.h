#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/basics.h>

/// What a visit asks the area for, and whom it chooses.
namespace fieldfare::framework {

struct RequestItem {
  std::string id;
  std::string number;  ///< the document's own, "2.5"; empty: it has none
  std::string title;
  std::string text;
  std::vector<Statement> parts;     ///< ticked one by one
  std::vector<std::string> from;    ///< roles it is asked of
  bool as_at = false;               ///< a list or figures: the date they refer to is asked for
  bool pseudonymised = false;       ///< may come only without identities
  std::optional<int> months_back;   ///< how far it looks back
  bool has_template = false;        ///< the inspectorates give a form for it
  bool optional_template = false;   ///< the inspectorates offer a form that need not be used
  bool prepared_for_visit = false;  ///< may be written for the visit, not only what is there
  std::string condition;            ///< when it is asked for at all; empty: always
  Strength strength = Strength::will;
  std::string source;
  bool operator==(const RequestItem&) const = default;
};

struct RequestGroup {
  std::string id;
  std::string title;
  bool per_case = false;      ///< asked once for every tracked case
  bool per_weakness = false;  ///< asked once for every weakness that is followed up
  std::string due;            ///< id of a deadline or an open target
  std::vector<RequestItem> items;
  std::string source;
  bool operator==(const RequestGroup&) const = default;
};

struct PersonField {
  std::string id;
  std::string title;
  FieldType type = FieldType::text;
  std::optional<int> minimum;
  std::optional<int> maximum;
  std::string unit;
  std::vector<std::string> values;    ///< of a category; other wording is mapped at import
  bool special_category = false;      ///< special category data: for selection alone
  std::vector<std::string> headings;  ///< column headings that propose this field
  std::string source;
  bool operator==(const PersonField&) const = default;
};

/// One of several lists in which person-level data comes.
struct PersonList {
  std::string id;
  std::string title;
  std::string text;
  std::vector<std::string> fields;  ///< ids; empty: all of them
  std::optional<int> months_back;   ///< whom it still holds, counted from the notification
  std::string source;
  bool operator==(const PersonList&) const = default;
};

/// A visit that asks for none has no fields here.
struct PersonLevelData {
  std::vector<std::string> formats;  ///< file name extensions
  std::string due;                   ///< id of a deadline or an open target
  int minimum_age = 0;
  int maximum_age = 25;
  std::vector<PersonField> fields;
  std::vector<PersonList> lists;  ///< empty: it comes as one list
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const PersonLevelData&) const = default;
};

/// A rule on a set of chosen cases or providers. A rule that names a field and values can be
/// counted (at least `minimum` and at most `maximum` of the chosen have one of the values, or a
/// number between `from` and `to`); one that does not is for people to weigh.
struct SelectionRule {
  std::string id;
  std::string text;
  Strength strength = Strength::consider;
  std::string field;
  std::vector<std::string> values;
  std::optional<int> from;  ///< of a field of numbers, itself included
  std::optional<int> to;    ///< itself included
  std::optional<int> minimum;
  std::optional<int> maximum;
  bool spread = false;  ///< the chosen are to differ in the field as far as they can
  std::string source;
  bool operator==(const SelectionRule&) const = default;
};

/// A visit that chooses nobody has no rules here.
struct Selection {
  std::optional<int> target;
  std::optional<int> warn_below;
  std::optional<int> warn_above;
  Strength strength = Strength::unstated;
  std::string due;  ///< id of a deadline or an open target
  std::vector<SelectionRule> rules;
  std::vector<Tag> kinds;        ///< of provider
  std::vector<Statement> tasks;  ///< what follows for whom once the choice is made
  std::string source;
  bool operator==(const Selection&) const = default;
};

}  // namespace fieldfare::framework
