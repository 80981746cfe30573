#include <algorithm>
#include <map>

#include <fmt/format.h>

#include <output/parts.h>
#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

/// "in the activity", or how long after its end.
std::string capture_in_words(const app::NoteView& note) {
  if (note.capture == "in-activity") return "written in the activity";
  const std::int64_t minutes = note.minutes_after;
  if (minutes < 60) return fmt::format("written up {} minutes after it", minutes);
  if (minutes < 48 * 60) return fmt::format("written up {} hours after it", minutes / 60);
  return fmt::format("written up {} days after it", minutes / (24 * 60));
}

std::string criteria_in_words(const framework::Framework& framework,
                              const std::vector<std::string>& ids) {
  std::vector<std::string> out;
  for (const std::string& id : ids) {
    if (const auto* question = framework.question(id)) {
      out.push_back(id + " " + question->short_title);
    } else if (const auto* theme = framework.theme(id)) {
      out.push_back(id + " " + theme->short_title);
    }
  }
  std::string all;
  for (const std::string& one : out)
    all += (all.empty() ? "" : "; ") + one;
  return all;
}

std::string kind_of_case(const EvidenceFacts& evidence, const std::string& id) {
  for (const app::CaseView& one : evidence.cases) {
    if (one.case_id.hex() == id) return "a " + one.kind + " child or young person";
  }
  return id.empty() ? "" : "a child or young person";
}

/// A title that only repeats the kind is not told twice.
std::string titled(const std::string& kind, const std::string& title) {
  return title.empty() || title == kind ? kind : kind + ": " + title;
}

/// Writes the notes of a hand-over, activity by activity.
class NoteWriter {
 public:
  explicit NoteWriter(const Context& context)
      : context_(context), evidence_(context.facts.evidence) {}

  std::vector<Block> write() {
    std::map<std::string, std::vector<const NoteFacts*>> by_activity;
    for (const NoteFacts& note : evidence_.notes) {
      if (note.note.audience == "restricted" && !evidence_.with_restricted) {
        ++left_out_;
      } else {
        by_activity[note.note.activity_id.hex()].push_back(&note);
      }
    }
    if (evidence_.notes.empty()) return {};
    count_all();
    for (const app::ActivityView& activity : context_.facts.visit.activities) {
      const auto found = by_activity.find(activity.activity_id.hex());
      if (found == by_activity.end()) continue;
      add(activity, found->second);
      by_activity.erase(found);
    }
    for (const auto& [id, notes] : by_activity) {
      out_.emplace_back(Heading{"An activity that is not held here"});
      for (const NoteFacts* note : notes)
        add(*note);
    }
    return std::move(out_);
  }

 private:
  void count_all() {
    Facts facts;
    facts.rows.push_back({"Notes", std::to_string(evidence_.notes.size())});
    facts.rows.push_back(
        {"Children and young people followed", people_counted(evidence_.cases.size())});
    if (left_out_ > 0) {
      facts.rows.push_back({"Restricted notes left out", std::to_string(left_out_)});
    }
    out_.emplace_back(std::move(facts));
  }

  void add(const app::ActivityView& activity, const std::vector<const NoteFacts*>& notes) {
    out_.emplace_back(
        Heading{fmt::format("{}, {}", titled(activity.kind_title, plain(activity.title)),
                            moment_in_words(activity.starts))});
    for (const NoteFacts* note : notes)
      add(*note);
  }

  void add(const NoteFacts& facts) {
    const app::NoteView& note = facts.note;
    Facts about;
    const auto tell = [&](std::string label, std::string value) {
      if (!value.empty()) about.rows.push_back({std::move(label), std::move(value)});
    };
    tell(fmt::format("Note {}", ++number_),
         fmt::format("{}, {}, {}", note.author, moment_in_words(note.captured_at),
                     capture_in_words(note)));
    if (note.audience == "restricted") tell("Readers", "restricted");
    if (note.erased) {
      tell("Standing", "not evidence: it was redacted");
    } else if (!facts.counts) {
      tell("Standing", "not evidence: its writer shadows the team or assures quality");
    }
    if (note.conflicted) tell("Conflict", "two people changed it; nobody has settled it");
    tell("Criteria", criteria_in_words(context_.framework, note.criteria));
    tell("Basis", note.basis);
    tell("Recency", note.recency);
    tell("About", kind_of_case(evidence_, note.case_id));
    if (facts.versions.size() == 1) tell("Signed entry", facts.versions.front().entry);
    out_.emplace_back(std::move(about));
    out_.emplace_back(Paragraph{note.erased ? redaction_in_words(note) : plain(note.text)});
    if (facts.versions.size() > 1) add_history(facts);
  }

  static std::string redaction_in_words(const app::NoteView& note) {
    if (!note.redaction) return "[redacted]";
    return fmt::format("[redacted by {}, {}: {}]", note.redaction->by,
                       moment_in_words(note.redaction->at), note.redaction->reason);
  }

  void add_history(const NoteFacts& facts) {
    Table table{{"Version", "By and when", "What it set", "Signed entry"}, {}};
    std::size_t number = 0;
    for (const app::NoteVersion& version : facts.versions) {
      std::string what = version.erased ? "[redacted]" : plain(version.text);
      if (what.empty()) what = listed(version.fields);
      table.rows.push_back({std::to_string(++number),
                            version.author + ", " + moment_in_words(version.at), std::move(what),
                            version.entry});
    }
    out_.emplace_back(std::move(table));
  }

  [[nodiscard]] std::string plain(const std::string& text) const {
    return without_codes(text, evidence_.cases);
  }

  const Context& context_;
  const EvidenceFacts& evidence_;
  std::vector<Block> out_;
  std::size_t number_ = 0;
  std::size_t left_out_ = 0;
};

/// To which role it was passed on and when; what was done in words only where that was asked for.
std::string acts_in_words(const app::ConcernView& concern, const EvidenceFacts& evidence) {
  std::string out;
  const auto tell = [&](const std::string& one) { out += (out.empty() ? "" : "; ") + one; };
  for (const app::ConcernActView& act : concern.acts) {
    if (!act.passed_to_label.empty())
      tell("passed to " + act.passed_to_label + ", " + moment_in_words(act.passed_at));
    if (evidence.with_restricted && !act.action.empty())
      tell(without_codes(act.action, evidence.cases));
  }
  if (!evidence.with_restricted) {
    tell(fmt::format("{} {}", concern.acts.size(),
                     concern.acts.size() == 1 ? "act recorded" : "acts recorded"));
  }
  return out;
}

std::string date_in_words(const std::string& iso) {
  const auto date = date_from_iso8601(iso);
  return date ? day_in_words(*date) : iso;
}

Table keys_table(const EvidenceFacts& evidence) {
  Table table{{"Member", "Role", "Key"}, {}};
  for (const KeyFacts& key : evidence.keys)
    table.rows.push_back({key.name, role_in_words(key.role), key.key});
  return table;
}

Table logs_table(const EvidenceFacts& evidence) {
  Table table{{"Log", "Written by", "Entries", "Hash of the last entry"}, {}};
  for (const LogFacts& log : evidence.logs)
    table.rows.push_back({log.log, log.writer, std::to_string(log.entries), log.head});
  return table;
}

}  // namespace

std::string people_counted(std::size_t count) {
  constexpr std::size_t smallest_told = 5;
  if (count == 0) return "none";
  return count < smallest_told ? "fewer than 5" : std::to_string(count);
}

std::vector<Block> every_activity(const Context& context) {
  Table table{{"When", "Activity", "Sector", "How", "Notes"}, {}};
  for (const app::ActivityView& activity : context.facts.visit.activities) {
    const std::string title = without_codes(activity.title, context.facts.evidence.cases);
    table.rows.push_back({moment_in_words(activity.starts), titled(activity.kind_title, title),
                          activity.sector, mode_in_words(activity.mode),
                          std::to_string(activity.notes)});
    if (!activity.provider_name.empty()) table.rows.back()[1] += ", " + activity.provider_name;
  }
  if (table.rows.empty()) return {};
  return {without_empty_columns(std::move(table))};
}

std::vector<Block> every_note(Context& context) {
  return NoteWriter(context).write();
}

/// Entries on leaders' wellbeing are for their own purpose and no evidence (the framework's
/// leaves_out says so).
std::vector<Block> every_concern(const Context& context) {
  const EvidenceFacts& evidence = context.facts.evidence;
  Table table{{"Raised", "Kind", "State", "By", "What was done"}, {}};
  for (const app::ConcernView& concern : evidence.concerns) {
    if (concern.kind.find("wellbeing") != std::string::npos) continue;
    const auto* kind = context.framework.concern_kind(concern.kind);
    table.rows.push_back({moment_in_words(concern.raised_at),
                          kind == nullptr ? concern.kind : kind->title, concern.state,
                          concern.author, acts_in_words(concern, evidence)});
  }
  std::vector<Block> out;
  if (!table.rows.empty()) out.emplace_back(std::move(table));
  Table formal{{"Received", "From", "About", "State", "Outcome"}, {}};
  for (const app::ComplaintView& one : evidence.complaints) {
    std::string outcome = one.outcome;
    if (!one.answered.empty()) outcome += ", " + date_in_words(one.answered);
    formal.rows.push_back(
        {date_in_words(one.received), one.from,
         without_codes(one.text.empty() ? one.about : one.about + ": " + one.text, evidence.cases),
         one.state, std::move(outcome)});
  }
  if (!formal.rows.empty()) {
    out.emplace_back(Heading{"Formal complaints"});
    out.emplace_back(std::move(formal));
  }
  return out;
}

Section verification(const Context& context) {
  const EvidenceFacts& evidence = context.facts.evidence;
  const auto& visit = context.facts.visit.visit;
  Section section{std::string(verification_section), "How to check this evidence base", {}};
  section.blocks.emplace_back(Paragraph{
      "It was made from the signed log of the visit. Each entry is signed with the key of the log "
      "that it stands in and names the hash of the entry before it, so that nothing can be "
      "changed, taken out or put in between afterwards without being seen."});
  section.blocks.emplace_back(
      Facts{{{"Visit", evidence.visit_id},
             {"Framework",
              fmt::format("{}, version {}", context.framework.id, context.framework.version)},
             {"Hash of the framework", evidence.framework_hash},
             {"State of the visit", visit.projection},
             {"Entries held", std::to_string(visit.held_entries.all)},
             {"Made", moment_in_words(to_iso8601(context.facts.visit.now))}}});
  section.blocks.emplace_back(Heading{"Keys of the team"});
  section.blocks.emplace_back(keys_table(evidence));
  section.blocks.emplace_back(Heading{"Logs"});
  section.blocks.emplace_back(logs_table(evidence));
  section.blocks.emplace_back(Heading{"What to do"});
  section.blocks.emplace_back(Bullets{
      {"On a device that holds the visit, \"fieldfare store verify\" reads every entry again, "
       "checks each signature and chain and builds the visit anew. It must find no problem.",
       "\"fieldfare visit show --json\" gives the state of the visit under \"projection\". It must "
       "be the one above, unless something was written or received since.",
       "\"fieldfare note history NOTE --json\" gives the signed entry of each version of a note.",
       "\"fieldfare export list\" gives the hash of this file as it was recorded in the visit "
       "(BLAKE2b, 256 bits); \"b2sum -l 256 FILE\" works it out from the file.",
       "The code of a child or young person is replaced by \"[a tracked child or young person]\" "
       "or \"[a sampled child or young person]\" in this document; the signed entries hold it."}});
  return section;
}

}  // namespace fieldfare::output
