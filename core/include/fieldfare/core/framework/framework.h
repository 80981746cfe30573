#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/information.h>
#include <fieldfare/core/framework/people.h>
#include <fieldfare/core/framework/results.h>
#include <fieldfare/core/framework/work.h>
#include <fieldfare/core/ids.h>

/// The typed form of a framework file: what one kind of visit asks, wants to see, counts and puts
/// out. The file is the truth (core/docs/frameworks.md, framework.schema.json); these structs are
/// plain values. `source` everywhere is "document L123" (a line of the source text), "document para
/// 12", or "decision some-id", a note of the same file that says what was decided and why.
namespace fieldfare::framework {

struct Framework {
  std::string id;
  int version = 1;
  std::string title;
  std::string short_title;
  VisitKind kind = VisitKind::thematic;
  bool evaluative = false;
  Attribution attribution = Attribution::never;
  SourceDocument document;
  std::vector<SourceDocument> other_documents;  ///< that sources name as well
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
  std::vector<std::string> timetable_told;  ///< roles that are told it and every change to it
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
  Judgement judgement;
  std::vector<ConcernKind> concerns;
  std::vector<Statement> conduct;
  std::vector<Statement> afterwards;  ///< what follows once the last output is out
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
  [[nodiscard]] const Outcome* outcome(std::string_view wanted) const noexcept;

  /// Whether children and young people are chosen and followed, and whether providers are.
  [[nodiscard]] bool selects_cases() const noexcept { return !case_selection.rules.empty(); }
  [[nodiscard]] bool selects_providers() const noexcept {
    return !provider_selection.rules.empty();
  }

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
