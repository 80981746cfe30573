#pragma once

#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/framework/framework.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/output/document.h>

/// Makes a visit's outputs: the summary note, the report's outline, the letters, the evidence base
/// and the extracts. Which a visit has, their sections and the conditions on them come from its
/// framework. Everything here is pure.
namespace fieldfare::output {

/// What every output may be made of.
struct VisitFacts {
  app::VisitShow::Result visit;
  std::vector<app::MemberView> members;
  std::vector<app::ActivityView> activities;
  std::vector<app::ProviderView> providers;
  Time now;                  ///< what has ended by now was carried out
  std::string stage;         ///< one of the output's stages; empty: the first
  bool area_agreed = false;  ///< to be identified in the national report
  /// Whether quality assurance of the draft is recorded; nothing where the framework has no such
  /// step.
  std::optional<bool> quality_assured = {};
};

/// What people wrote for an output: by section, or by section and item ("agenda/self-evaluation").
struct WrittenPart {
  std::string text;
  bool conflicted = false;  ///< two people wrote it differently
};
using Written = std::map<std::string, WrittenPart, std::less<>>;

/// A word that would be a finding, and why the lead lets it pass in this output.
struct AllowedWord {
  std::string term;  ///< of the framework's list
  std::string reason;
};

/// The judgement, as far as it has been made.
struct JudgementFacts {
  struct Record {
    std::string kind;  ///< "strength", "weakness", ...
    std::string text;
    std::string value;  ///< one of the kind's values, or empty
    std::string who;    ///< who is to act, or empty
    std::string progress;
    std::size_t notes = 0;     ///< that it rests on
    bool from_report = false;  ///< taken over from an earlier report, on which it rests
  };
  std::string outcome;  ///< its id; empty: none has been chosen
  std::string text;     ///< in the team's own words
  std::vector<Record> records;
  std::vector<std::string> reasons;  ///< what the framework's rules still ask for
};

/// What was said in a meeting with an agenda.
struct MeetingFacts {
  std::vector<std::string> attended;                     ///< by role
  std::map<std::string, std::string, std::less<>> said;  ///< by item of the agenda
};

/// How many of the items asked for came.
struct RequestFacts {
  bool known = false;
  std::int64_t asked = 0;
  std::int64_t received = 0;
  std::int64_t not_held = 0;
};

/// How many comments the area made on the draft, and how many wait for an answer.
struct CommentFacts {
  std::size_t made = 0;
  std::size_t open = 0;
};

struct NoteFacts {
  app::NoteView note;
  std::vector<std::string> tags;  ///< "factor:good-practice"
  std::vector<app::NoteVersion> versions;
  bool counts = true;  ///< false for what those wrote whose work is no evidence
};

/// A log, as far as this device holds it.
struct LogFacts {
  std::string log;
  std::string writer;
  std::int64_t entries = 0;
  std::string head;  ///< hash of the last header: it stands for all before it
};

/// A member's key in this visit.
struct KeyFacts {
  std::string name;
  std::string role;
  std::string key;
};

/// What only outputs that carry evidence may be made of.
struct EvidenceFacts {
  std::vector<NoteFacts> notes;
  std::vector<app::CaseView> cases;
  std::vector<app::LineView> lines;
  std::vector<app::ConcernView> concerns;
  std::vector<app::ComplaintView> complaints;
  std::vector<LogFacts> logs;
  std::vector<KeyFacts> keys;
  std::string visit_id;
  std::string framework_hash;
  /// Further records by section: an inspector's summaries, what team meetings brought up.
  std::map<std::string, std::vector<Block>, std::less<>> more;
  bool with_restricted = false;  ///< show restricted notes that this device can read
};

/// An evaluative word in an output that must not judge.
struct WordFinding {
  std::string place;  ///< "Remarks of the lead inspector"
  std::string word;   ///< as it stands there
  std::string term;   ///< the framework's, "effective*"
  std::string reason;
  std::string allowed;  ///< the lead's reason for letting it pass, or empty
};

struct Built {
  Document document;
  std::vector<std::string> missing;   ///< reasons why it must not be exported yet
  std::vector<std::string> warnings;  ///< for the lead to weigh
  std::vector<WordFinding> words;     ///< of outputs that must not judge
};

/// Everything for one output. A summary note is built from `visit` and `written` alone: the rest is
/// not looked at, so no note can slip into it.
struct OutputFacts {
  VisitFacts visit;
  Written written;
  std::vector<AllowedWord> allowed;
  JudgementFacts judgement;
  MeetingFacts meeting;
  RequestFacts requests;
  CommentFacts comments;
  EvidenceFacts evidence;
  std::vector<app::TimelineRow> timeline = {};  ///< of the timeline alone
};

/// The framework's outputs in its order, then what every kind of visit has: the timeline for its
/// area.
[[nodiscard]] std::vector<const framework::Output*> outputs_of(
    const framework::Framework& framework);

/// One of them. Error(not_possible) when a visit of its kind has none of that id.
[[nodiscard]] const framework::Output& output_of(const framework::Framework& framework,
                                                 std::string_view id);

/// True when a member of this role may take the output out of the app (area SEND handbook 2023,
/// para 108: the lead; deputies act for the lead; quality assurers and the custodian receive the
/// evidence base).
[[nodiscard]] bool may_export(const framework::Output& output, std::string_view role) noexcept;

/// Error(not_possible) when the framework has no such output, Error(usage) for a stage that it does
/// not know.
[[nodiscard]] Built build(const framework::Framework& framework, std::string_view output,
                          const OutputFacts& facts);

/// Evaluative words in one text, with what the lead let pass.
[[nodiscard]] std::vector<WordFinding> words_in(const framework::Framework& framework,
                                                std::string_view place, std::string_view text,
                                                const std::vector<AllowedWord>& allowed);

/// Something in a finished document that must not leave.
struct Leak {
  std::string place;  ///< "Activities carried out, row 3"
  std::string what;   ///< "a name", "a case code": never the text itself
  std::string rule;
};

/// What the finished document must not hold, whoever typed it: what the guard finds under `allow`,
/// and case codes. Hashes are passed over.
[[nodiscard]] std::vector<Leak> leaks_in(const Document& document, const guard::Guard& guard,
                                         const guard::AllowList& allow,
                                         const std::vector<app::CaseView>& cases);

}  // namespace fieldfare::output
