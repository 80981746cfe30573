#pragma once

#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/output/build.h>

/// What the sections of outputs are made by. Each function answers the blocks of one section, none
/// when there is nothing to say.
namespace fieldfare::output {

/// A text that a person typed, and where in the output it stands.
struct Typed {
  std::string place;
  std::string text;
};

/// One output while it is built.
struct Context {
  const framework::Framework& framework;
  const framework::Output& output;
  const OutputFacts& facts;
  Built& built;
  std::vector<const app::ActivityView*> done = {};  ///< carried out by now, by time
  std::vector<Typed> typed = {};

  [[nodiscard]] bool asks_for(std::string_view check) const;
  /// Tells `sentence` unless `fulfilled`: a reason to refuse where the framework binds (with
  /// "will"), a warning where it does not; nothing when it does not ask for `check`.
  void demand(bool fulfilled, std::string_view check, std::string sentence);
};

/// A column in which no row says anything is left out.
[[nodiscard]] Table without_empty_columns(Table table);
[[nodiscard]] bool carried_out(const app::ActivityView& activity, Time now);
[[nodiscard]] std::string moment_in_words(std::string_view iso);

// plain_sections.cpp: facts about the visit.
[[nodiscard]] std::vector<Block> visit_facts(const Context& context);
[[nodiscard]] std::vector<Block> themes(const Context& context);
[[nodiscard]] std::vector<Block> activity_kinds(const Context& context);
[[nodiscard]] std::vector<Block> provider_kinds(Context& context);
[[nodiscard]] std::vector<Block> survey_facts(const Context& context);
[[nodiscard]] std::vector<Block> request_facts(const Context& context);
/// The last on-site day, when the visit's days are known.
[[nodiscard]] std::optional<Date> last_day(const Context& context);

// timeline_sections.cpp: what every kind of visit puts out for its area.
inline constexpr std::string_view timeline_output = "timeline";
[[nodiscard]] const framework::Output& timeline_of_every_visit();
[[nodiscard]] std::vector<Block> timeline_days(const Context& context);

// judged_sections.cpp: what people wrote and judged.
[[nodiscard]] std::vector<Block> written(Context& context, const framework::OutputSection& section);
[[nodiscard]] std::vector<Block> outcome(const Context& context);
[[nodiscard]] std::vector<Block> records(const Context& context, std::string_view kind);
[[nodiscard]] std::vector<Block> priority_actions(const Context& context);
[[nodiscard]] std::vector<Block> next_activity(const Context& context);
[[nodiscard]] std::vector<Block> progress(const Context& context);
[[nodiscard]] std::vector<Block> attendance(Context& context);
[[nodiscard]] std::vector<Block> agenda(Context& context, bool& complete);

// evidence_sections.cpp: for the hand-over.
[[nodiscard]] std::vector<Block> every_activity(const Context& context);
[[nodiscard]] std::vector<Block> every_note(Context& context);
[[nodiscard]] std::vector<Block> every_concern(const Context& context);
[[nodiscard]] Section verification(const Context& context);
/// Its id. It holds nothing that anybody typed.
inline constexpr std::string_view verification_section = "verification";

// extract.cpp: without area, provider or case.
[[nodiscard]] std::vector<Block> extract(Context& context, const framework::OutputSection& section);

/// `text` with each case code replaced by what kind of case it is. Codes are compared without
/// regard to case.
[[nodiscard]] std::string without_codes(std::string text, const std::vector<app::CaseView>& cases);

/// "fewer than 5", or the number: a small number of children may say who they are.
[[nodiscard]] std::string people_counted(std::size_t count);

/// The conditions of the framework's before_export, each by its id.
void check_conditions(Context& context);

}  // namespace fieldfare::output
