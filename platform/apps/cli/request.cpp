#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter one_case = {"--case", "case", Kind::entity, "The case, for what is asked for each",
                            false,    "case"};

std::string print_id(const Json& result) {
  return fmt::format("Information item {}.\n",
                     short_id(result.at("request_id").get<std::string>()));
}

std::string print_document(const Json& result) {
  return fmt::format("Document reference {} is recorded.\n",
                     short_id(result.at("document_id").get<std::string>()));
}

/// What people should know of an item beside its state.
std::string remark_on(const Json& item) {
  const auto text = [&](const char* name) { return item.at(name).get<std::string>(); };
  std::string out;
  const auto add = [&](bool is_so, const std::string& sentence) {
    if (is_so) out += (out.empty() ? "" : "; ") + sentence;
  };
  add(item.at("overdue").get<bool>(), "overdue");
  add(item.at("reminder_due").get<bool>(), "remind the area");
  add(!text("as_at").empty(), "as at " + local_date(text("as_at")));
  add(item.at("wants_as_at").get<bool>(), "as at which date?");
  add(text("state") == "conditional", "only if: " + text("condition"));
  add(!text("review").empty() && text("review") != "reviewed", text("review"));
  const std::size_t documents = item.at("documents").size();
  add(documents > 0, counted(static_cast<std::int64_t>(documents), "document", "documents"));
  add(item.at("conflicted").get<bool>(), "in conflict");
  return out;
}

std::string print_list(const Json& result) {
  Json rows = result.at("requests");
  for (Json& row : rows) {
    row["remark"] = remark_on(row);
    if (row.at("number").get<std::string>().empty()) row["number"] = row.at("item");
    const std::string weakness = row.at("weakness").get<std::string>();
    if (!weakness.empty()) row["title"] = row.at("title").get<std::string>() + ": " + weakness;
  }
  const Json& progress = result.at("progress");
  const auto of = [&](const char* name) { return progress.at(name).get<std::int64_t>(); };
  return fmt::format(
             "{} asked for: {} received, {} in part, {} not held, {} waiting; {} overdue, {} to "
             "remind of\n\n",
             of("asked"), of("received"), of("part_received"), of("not_held"), of("waiting"),
             of("overdue"), of("reminders_due")) +
         table(rows,
               {{"id", "request_id", Cell::id},
                {"item", "number"},
                {"case", "case_code"},
                {"state", "state"},
                {"due", "due", Cell::date},
                {"time", "time"},
                {"what", "title"},
                {"", "remark"}},
               "Nothing is asked for.");
}

const Verb list = {
    "list",
    "Lists what is asked for and what has come",
    "request.list",
    {visit,
     {"--state", "state", Kind::word,
      "to-ask, conditional, requested, part-received, received, not-held, not-needed, overdue or "
      "reminder-due"},
     {"--group", "group", Kind::word, "A group of the framework, or additional"},
     one_case},
    print_list,
    "fieldfare request list --state overdue"};

const Verb update = {
    "update",
    "Changes what is given of one item",
    "request.update",
    {visit,
     {"ITEM", "request", Kind::word, "Its number, the framework's id of it, or its id", required},
     one_case,
     {"--state", "state", Kind::word,
      "to-ask, requested, part-received, received, not-held or not-needed"},
     {"--received-on", "received_on", Kind::word, "The day it came, a date (today)"},
     {"--as-at", "as_at", Kind::word, "The date that a list or figures refer to"},
     {"--snapshot", "snapshot", Kind::flag, "A picture of the past, such as a census"},
     {"--part", "parts", Kind::words, "A part that came; the whole new set; may be repeated"},
     {"--review", "review", Kind::word, "reviewed, out-of-scope or less-relevant"},
     {"--due", "due", Kind::word, "Another day than the framework's, a date"},
     {"--from", "from", Kind::word, "A role of the framework: whom it is asked of"},
     {"--remarks", "remarks", Kind::text, "Questions and answers about it"},
     {"--reminded", "reminded", Kind::flag, "The area was reminded today"}},
    print_id,
    "fieldfare request update 2.5 --state received --as-at 2026-05-31"};

const Verb add = {
    "add",
    "Asks for more than Annex A",
    "request.add",
    {visit,
     {"--title,--text", "title", Kind::text, "What is asked for", required},
     {"--reason", "reason", Kind::text, "Why it is needed", required},
     {"--from", "from", Kind::word, "A role of the framework: whom it is asked of"},
     {"--due", "due", Kind::word, "By when, a date"},
     {"--case", "case", Kind::entity, "The case it is about", false, "case"},
     {"--not-in-annex", "not_in_annex", Kind::flag, "It is none of the framework's items"}},
    print_id,
    "fieldfare request add --title \"Minutes of the transition board\" --reason \"Two sources "
    "differ on who decides\""};

const Verb document = {
    "document",
    "Records where a document is found that came",
    "request.document",
    {visit,
     {"--reference,--text", "reference", Kind::text, "Where it is found, in words", required},
     {"--item", "requests", Kind::words, "An item that it serves; may be repeated", required},
     one_case,
     {"--as-at", "as_at", Kind::word, "The date of what it tells"},
     {"--received-on", "received_on", Kind::word, "The day it came, a date (today)"},
     {"--in-part", "in_part", Kind::flag, "More is to come for these items"}},
    print_document,
    "fieldfare request document --reference \"Upload 14\" --item 1.1 --item 1.2"};

std::string print_documents(const Json& result) {
  Json rows = result.at("documents");
  for (Json& row : rows)
    row["serves"] = row.at("requests").size();
  return table(rows,
               {{"document", "document_id", Cell::id},
                {"received", "received_on", Cell::date},
                {"as at", "as_at", Cell::date},
                {"items", "serves"},
                {"where", "reference"},
                {"read by", "seen_by", Cell::list}},
               "No document is recorded yet.");
}

const Verb documents = {"documents",         "Lists where documents are found that came",
                        "request.documents", {visit},
                        print_documents,     "fieldfare request documents"};

const Verb seen = {
    "seen",
    "Records that you have read a document, today",
    "request.seen",
    {{"DOCUMENT", "document", Kind::entity, "The document reference", required, "document"}},
    done,
    "fieldfare request seen 8de0a1b2"};

}  // namespace

Noun request_noun() {
  return {"request",
          "Information that the area is asked for",
          {list, update, add, document, documents, seen}};
}

}  // namespace fieldfare::cli
