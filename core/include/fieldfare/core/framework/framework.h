#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/words.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/core/time.h>

/// The typed form of a framework file: what one kind of visit asks, wants to see, counts and puts
/// out. The file is the truth (core/docs/frameworks.md, framework.schema.json); these structs are
/// plain values. `source` everywhere is "document L123" (a line of the source text), "document para
/// 12", or "decision some-id", a note of the same file that says what was decided and why.
namespace fieldfare::framework {

/// A sentence with its firmness: a prompt, a checklist item, a rule, a notice.
struct Statement {
  std::string id;  ///< unique in its list; empty in lists of prompts
  std::string text;
  Strength strength = Strength::will;
  std::string source;
  bool operator==(const Statement&) const = default;
};

struct Term {
  std::string id;     ///< what code asks for, for example "health-body"
  std::string label;  ///< what people read, for example "integrated care board"
  std::string abbreviation;
  std::string source;
  bool operator==(const Term&) const = default;
};

struct Role {
  std::string id;
  std::string label;
  Side side = Side::area;
  std::string source;
  bool operator==(const Role&) const = default;
};

struct TeamMember {
  std::string role;
  std::string discipline;
  std::optional<Inspectorate> inspectorate;
  int count = 1;
  std::string source;
  bool operator==(const TeamMember&) const = default;
};

struct Team {
  int size = 0;
  Strength strength = Strength::usually;
  std::vector<TeamMember> members;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Team&) const = default;
};

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
  std::vector<Question> questions;
  std::string source;
  bool operator==(const Theme&) const = default;
};

/// A word that may be put on a note: a sector, a level of service, an enabler or a barrier.
struct Tag {
  std::string id;
  std::string label;
  std::string source;
  bool operator==(const Tag&) const = default;
};

struct TagGroup {
  std::string id;
  std::string title;
  std::vector<Tag> tags;
  bool operator==(const TagGroup&) const = default;
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
  std::vector<int> weeks;   ///< where the documents put it; elsewhere is told, never refused
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
  int offset = 0;                   ///< working days, negative before the anchor
  std::optional<int> time_minutes;  ///< minutes after midnight, UK civil time
  Strength strength = Strength::will;
  Precision precision = Precision::day;
  std::vector<std::string> who;  ///< roles that act
  std::string source;
  std::string note;  ///< another reading of the document, when it has one
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

struct RequestItem {
  std::string id;
  std::string title;
  std::string text;
  std::vector<Statement> parts;    ///< ticked one by one
  std::vector<std::string> from;   ///< roles it is asked of
  bool as_at = false;              ///< a list or figures: the date they refer to is asked for
  bool pseudonymised = false;      ///< may come only without identities
  std::optional<int> months_back;  ///< how far it looks back
  bool optional_template = false;  ///< the inspectorates offer a form that need not be used
  Strength strength = Strength::will;
  std::string source;
  bool operator==(const RequestItem&) const = default;
};

struct RequestGroup {
  std::string id;
  std::string title;
  bool per_case = false;  ///< asked once for every tracked case
  std::string due;        ///< id of a deadline
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

struct PersonLevelData {
  std::vector<std::string> formats;  ///< file name extensions
  std::string due;                   ///< id of a deadline
  int minimum_age = 0;
  int maximum_age = 25;
  std::vector<PersonField> fields;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const PersonLevelData&) const = default;
};

/// A rule on a set of chosen cases or providers. A rule that names a field and values can be
/// counted (at least `minimum` and at most `maximum` of the chosen have one of the values); one
/// that does not is for people to weigh.
struct SelectionRule {
  std::string id;
  std::string text;
  Strength strength = Strength::consider;
  std::string field;
  std::vector<std::string> values;
  std::optional<int> minimum;
  std::optional<int> maximum;
  std::string source;
  bool operator==(const SelectionRule&) const = default;
};

struct Selection {
  std::optional<int> target;
  std::optional<int> warn_below;
  std::optional<int> warn_above;
  Strength strength = Strength::unstated;
  std::string due;  ///< id of a deadline
  std::vector<SelectionRule> rules;
  std::vector<Tag> kinds;        ///< of provider
  std::vector<Statement> tasks;  ///< what follows for whom once the choice is made
  std::string source;
  bool operator==(const Selection&) const = default;
};

struct OutputSection {
  std::string id;
  std::string title;
  std::string text;  ///< fixed wording, or what the section is to say
  SectionContent content = SectionContent::text;
  bool required = true;
  std::string source;
  bool operator==(const OutputSection&) const = default;
};

struct Output {
  std::string id;  ///< "summary-note"
  std::string title;
  bool evaluative = false;
  bool confidential = false;
  std::vector<std::string> readers;  ///< roles
  std::vector<std::string> stages;   ///< in order: draft, comments, final
  std::vector<OutputSection> sections;
  std::vector<Statement> before_export;  ///< ids are checks that the output builder knows
  std::vector<Statement> leaves_out;
  std::string source;
  bool operator==(const Output&) const = default;
};

struct Outcome {
  std::string id;
  std::string title;
  std::string text;
  std::string source;
  bool operator==(const Outcome&) const = default;
};

struct ConcernKind {
  std::string id;
  std::string title;
  std::string text;
  bool restricted = true;              ///< a restricted audience reads its notes
  std::vector<std::string> passed_to;  ///< roles it may be passed on to
  std::vector<Statement> actions;
  std::string source;
  bool operator==(const ConcernKind&) const = default;
};

struct Retention {
  std::string policy;
  std::string anchor;                 ///< what a term counts from; empty when policy decides
  std::optional<int> default_months;  ///< nothing: no date may be assumed
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const Retention&) const = default;
};

/// A word or phrase that an output which must not judge should not hold. `term` is in lower case;
/// a final * stands for any ending.
struct EvaluativeWord {
  std::string term;
  std::string reason;
  bool operator==(const EvaluativeWord&) const = default;
};

struct EvaluativeWords {
  std::vector<EvaluativeWord> words;
  std::vector<std::string> allowed;  ///< phrases in which the words are the field's own terms
  std::string source;
  bool operator==(const EvaluativeWords&) const = default;
};

/// What was decided where a document is silent or says two things.
struct Note {
  std::string id;
  std::string text;
  bool operator==(const Note&) const = default;
};

struct SourceDocument {
  std::string id;
  std::string title;
  std::string publisher;
  Date published{};
  std::string licence;
  bool operator==(const SourceDocument&) const = default;
};

struct VisitLength {
  int off_site_days = 0;  ///< at most
  int on_site_days = 0;   ///< at most, and what a new visit begins with
  int notice_days = 0;    ///< working days from notification to the first on-site day
  Strength strength = Strength::typically;
  std::vector<Statement> rules;
  std::string source;
  bool operator==(const VisitLength&) const = default;
};

struct Framework {
  std::string id;
  int version = 1;
  std::string title;
  std::string short_title;
  VisitKind kind = VisitKind::thematic;
  bool evaluative = false;
  Attribution attribution = Attribution::never;
  SourceDocument document;
  std::string status;
  std::vector<Statement> legal_basis;
  std::vector<Statement> purpose;
  int minimum_age = 0;
  int maximum_age = 25;
  std::vector<Statement> scope;
  VisitLength length;
  std::vector<Term> terms;
  std::vector<Role> roles;
  Team team;
  std::vector<Theme> themes;
  std::vector<TagGroup> tags;
  std::vector<ActivityKind> activity_kinds;
  std::vector<Week> weeks;
  std::vector<Statement> timetable_rules;
  std::vector<Deadline> deadlines;
  std::vector<OpenTarget> open_targets;
  std::vector<Survey> surveys;
  std::vector<RequestGroup> requests;
  std::vector<Statement> request_rules;
  PersonLevelData person_level_data;
  Selection case_selection;
  Selection provider_selection;
  std::vector<Output> outputs;
  std::vector<Outcome> outcomes;
  std::vector<ConcernKind> concerns;
  std::vector<Statement> conduct;
  Retention retention;
  std::vector<Statement> notices;
  EvaluativeWords evaluative_words;
  std::vector<Note> notes;

  std::string file_name;   ///< where it came from, for messages
  std::string definition;  ///< the bytes it was loaded from
  Hash content_hash;       ///< BLAKE2b-256 of `definition`

  bool operator==(const Framework&) const = default;

  /// The whole original definition, byte for byte.
  [[nodiscard]] const std::string& definition_json() const noexcept { return definition; }

  /// Nothing when the framework has none of that id. Pointers live as long as the framework.
  [[nodiscard]] const Theme* theme(std::string_view wanted) const noexcept;
  [[nodiscard]] const Question* question(std::string_view wanted) const noexcept;
  [[nodiscard]] const ActivityKind* activity_kind(std::string_view wanted) const noexcept;
  [[nodiscard]] const Deadline* deadline(std::string_view wanted) const noexcept;
  [[nodiscard]] const Role* role(std::string_view wanted) const noexcept;
  [[nodiscard]] const Output* output(std::string_view wanted) const noexcept;
  [[nodiscard]] const RequestGroup* request_group(std::string_view wanted) const noexcept;
  [[nodiscard]] const RequestItem* request_item(std::string_view wanted) const noexcept;
  [[nodiscard]] const ConcernKind* concern_kind(std::string_view wanted) const noexcept;

  /// A criterion is a theme or a question: what `--criterion` and a note's tags may name.
  [[nodiscard]] bool is_criterion(std::string_view wanted) const noexcept;
  /// The label of a term ("integrated care board"), or the id itself when there is none.
  [[nodiscard]] std::string_view term(std::string_view wanted) const noexcept;
};

/// No framework file is larger: compressed, it must fit into one log entry (256 KiB).
inline constexpr std::size_t max_file_bytes = 1U << 20U;

/// Reads a framework file. A pure function of the bytes: the file name is for messages alone, so a
/// visit can pin the bytes. Strict: unknown keys, double keys, references to what is not there
/// and ids that stand twice are refused. Error(damaged) when the bytes are not JSON, Error(usage)
/// when they are but break a rule; both name file, JSON path (or line and column) and reason.
[[nodiscard]] Framework load(std::string_view json, std::string_view file_name);

/// The published schema (JSON Schema, draft 2020-12) that `load` checks against.
[[nodiscard]] std::string_view schema_json() noexcept;

}  // namespace fieldfare::framework
