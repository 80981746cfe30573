#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter the_note = {"NOTE", "note", Kind::entity, "The note", required, "note"};

std::string print_added(const Json& result) {
  std::string out =
      fmt::format("Note {} is {}.\n", short_id(result.at("note_id").get<std::string>()),
                  where_in_words(result.at("where")));
  for (const Json& warning : result.at("warnings"))
    out += "! " + printable(warning.get<std::string>(), true) + "\n";
  return out;
}

std::string print_edited(const Json& result) {
  const auto warning = result.at("warning").get<std::string>();
  return fmt::format("The change is {}.\n{}", where_in_words(result.at("where")),
                     warning.empty() ? "" : warning + "\n");
}

std::string captured(const Json& note) {
  const auto after = note.at("minutes_after").get<std::int64_t>();
  if (note.at("capture") == "in-activity") return "typed in the activity";
  if (after <= 0) return "written outside the activity";
  return fmt::format("written {} afterwards", span_in_words(after));
}

std::string text_of(const Json& note) {
  if (note.at("erased").get<bool>()) return "[redacted]";
  return printable(note.at("text").get<std::string>());
}

std::string peers_in_words(const Json& peers) {
  std::string out;
  for (const Json& peer : peers) {
    const auto heard = peer.at("last_heard").get<std::string>();
    out +=
        fmt::format("  {} ({}), {}\n", printable(peer.at("name").get<std::string>(), true),
                    short_id(peer.at("member").get<std::string>()),
                    heard.empty() ? "not heard from yet" : "last heard from " + local_time(heard));
  }
  return out;
}

/// Who has erased a text that was redacted, and who still has to.
std::string progress_of_redaction(const Json& state) {
  std::string out;
  if (const auto left = state.at("to_order").get<std::int64_t>(); left > 0) {
    out += fmt::format("{} by colleagues: erased when they or the lead next sync.\n",
                       counted(left, "version is", "versions are"));
  }
  if (!state.at("confirmed").empty())
    out += "Confirmed as erased by:\n" + peers_in_words(state.at("confirmed"));
  if (!state.at("waiting").empty())
    out += "Not yet confirmed by:\n" + peers_in_words(state.at("waiting"));
  if (state.at("hub") == "confirmed") out += "The hub has erased it.\n";
  if (state.at("hub") == "waiting") out += "The hub has not confirmed it yet: sync with it.\n";
  return out;
}

std::string redaction_in_words(const Json& note) {
  const Json& state = note.at("redaction");
  if (state.is_null()) return {};
  std::string out = fmt::format("Redacted by {}, {}", printable(state.at("by").get<std::string>()),
                                local_time(state.at("at").get<std::string>()));
  const auto reason = printable(state.at("reason").get<std::string>());
  return out + (reason.empty() ? "" : ": " + reason) + "\n" + progress_of_redaction(state);
}

std::string print_note(const Json& note) {
  std::string out =
      fmt::format("{}  {}  {}\n{}, {}\n", short_id(note.at("note_id").get<std::string>()),
                  local_time(note.at("captured_at").get<std::string>()),
                  printable(note.at("author").get<std::string>(), true), captured(note),
                  where_in_words(note.at("where")));
  std::string criteria;
  for (const Json& one : note.at("criteria"))
    criteria += " " + one.get<std::string>();
  if (!criteria.empty()) out += "Criteria:" + criteria + "\n";
  if (const auto about = note.at("case_id").get<std::string>(); !about.empty()) {
    out += "Case: " + short_id(about) + "\n";
  }
  std::string tags;
  for (const char* word : {"basis", "recency"}) {
    if (const auto said = note.at(word).get<std::string>(); !said.empty()) tags += " " + said;
  }
  for (const Json& tag : note.at("tags"))
    tags += " " + tag.get<std::string>();
  if (!tags.empty()) out += "Marked:" + tags + "\n";
  if (!note.at("counts").get<bool>()) out += "Not evidence: its author shadows or assures.\n";
  for (const Json& line : note.at("lines")) {
    out += fmt::format("Tests line {} ({}): {}\n", short_id(line.at("line_id").get<std::string>()),
                       line.at("stance").get<std::string>(),
                       printable(line.at("text").get<std::string>(), true));
  }
  if (note.at("audience") == "restricted") out += "Restricted.\n";
  if (note.at("conflicted").get<bool>()) out += "In conflict: see `fieldfare conflict list`.\n";
  return out + redaction_in_words(note) + "\n" + text_of(note) + "\n";
}

std::string print_list(const Json& result) {
  std::string out;
  for (const Json& note : result.at("notes")) {
    if (!out.empty()) out += "\n----\n\n";
    out += print_note(note);
  }
  return out.empty() ? "There are no notes yet.\n" : out;
}

std::string print_history(const Json& result) {
  std::string out;
  for (const Json& version : result.at("versions")) {
    std::string fields;
    for (const Json& field : version.at("fields"))
      fields += " " + field.get<std::string>();
    out += fmt::format("{}  {}  set:{}\n", local_time(version.at("at").get<std::string>()),
                       printable(version.at("author").get<std::string>(), true), fields);
    const std::string text = text_of(version);
    if (!text.empty()) out += text + "\n";
    out += "\n";
  }
  return out + redaction_in_words(result);
}

std::string print_redacted(const Json& result) {
  return fmt::format(
             "{} erased here; the other devices and the hub follow when they sync.\n{}",
             counted(result.at("entries").get<std::int64_t>(), "version is", "versions are"),
             progress_of_redaction(result)) +
         "Backups and exports made before still hold the text: destroy them by hand.\n"
         "`fieldfare note show` tells later who has confirmed.\n";
}

std::vector<Parameter> add_parameters() {
  return {
      {"--activity", "activity", Kind::entity, "The activity it belongs to", required, "activity"},
      {"--text", "text", Kind::text, "The note; - reads standard input", required},
      {"--case", "case", Kind::entity, "The case it is about", false, "case"},
      {"--criterion", "criteria", Kind::words, "A theme or question; may be repeated"},
      {"--basis", "basis", Kind::word, "observed, told, read or survey"},
      {"--recency", "recency", Kind::word, "current or historical"},
      {"--audience", "audience", Kind::word, "team or restricted"},
      {"--tag", "tags", Kind::words, "A word of the framework, as factor:barrier; may be repeated"},
  };
}

std::string print_checked(const Json& result) {
  const auto& notes = result.at("notes");
  if (notes.empty())
    return fmt::format("Nothing is missing in {}.\n",
                       counted(result.at("checked").get<std::int64_t>(), "note", "notes"));
  std::string out;
  for (const Json& note : notes) {
    out += fmt::format("{}  {}\n", short_id(note.at("note_id").get<std::string>()),
                       note.at("text").get<std::string>());
    for (const Json& lack : note.at("lacks"))
      out += fmt::format("    {}\n", lack.get<std::string>());
  }
  return out;
}

}  // namespace

Noun note_noun() {
  return {
      "note",
      "Evidence notes",
      {
          {"add", "Writes an evidence note", "note.add", add_parameters(), print_added,
           "fieldfare note add --activity 7ad21be0 --criterion LO1.1 --text \"...\""},
          {"list",
           "Lists the notes of a visit",
           "note.list",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"},
            {"--activity", "activity", Kind::entity, "Only of this activity", false, "activity"},
            {"--criterion", "criterion", Kind::word, "Only with this theme or question"},
            {"--case", "case", Kind::entity, "Only about this case", false, "case"},
            {"--tag", "tags", Kind::words, "Only with this tag; may be repeated"},
            {"--basis", "basis", Kind::word, "Only observed, told, read or survey"},
            {"--recency", "recency", Kind::word, "Only current or historical"},
            {"--sector", "sector", Kind::word, "Only from education, health, care or joint"},
            {"--inspectorate", "inspectorate", Kind::word, "Only by authors of ofsted or cqc"},
            {"--author", "author", Kind::entity, "Only by this member", false, "member"},
            {"--line", "line", Kind::entity, "Only those that test this line", false, "line"},
            {"--since", "since", Kind::word, "Only captured then or later, ISO 8601"}},
           print_list,
           "fieldfare note list --criterion LO2"},
          {"show", "One note", "note.show", {the_note}, print_note, "fieldfare note show 90b1c2d3"},
          {"edit",
           "Changes what is given",
           "note.edit",
           {the_note,
            {"--text", "text", Kind::text, "The new text; - reads standard input"},
            {"--criterion", "criteria", Kind::words, "The whole new set; may be repeated"},
            {"--case", "case", Kind::entity, "The case it is about", false, "case"},
            {"--basis", "basis", Kind::word, "observed, told, read or survey"},
            {"--recency", "recency", Kind::word, "current or historical"},
            {"--audience", "audience", Kind::word, "team or restricted"},
            {"--tag", "tags", Kind::words, "The whole new set of tags; may be repeated"},
            {"--unset", "unset", Kind::words, "case, basis, recency or tags; may be repeated"}},
           print_edited,
           "fieldfare note edit 90b1c2d3 --text \"...\""},
          {"check",
           "What your own notes still lack, before you let go of them",
           "note.check",
           {{"--visit", "visit", Kind::visit, "The visit, when there are several"}},
           print_checked,
           "fieldfare note check"},
          {"history",
           "Every version of a note",
           "note.history",
           {the_note},
           print_history,
           "fieldfare note history 90b1c2d3"},
          {"redact",
           "Erases the text of every version, everywhere",
           "note.redact",
           {the_note, {"--reason", "reason", Kind::text, "Why", required}},
           print_redacted,
           "fieldfare note redact 90b1c2d3 --reason \"wrong meeting\""},
      },
  };
}

}  // namespace fieldfare::cli
