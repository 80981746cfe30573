#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

const Parameter visit = {"--visit", "visit", Kind::visit, "The visit, when there are several"};
const Parameter output = {"--output", "output", Kind::word,
                          "summary-note, report, letter, evidence, national or good-practice",
                          required};

std::string print_list(const Json& result) {
  return table(result.at("outputs"),
               {{"output", "output"},
                {"title", "title"},
                {"stages", "stages", Cell::list},
                {"evaluates", "evaluative", Cell::mark},
                {"confidential", "confidential", Cell::mark},
                {"exported", "exported_at", Cell::time}},
               "This kind of visit puts nothing out.");
}

std::string text_of(const Json& value) {
  return printable(value.get<std::string>());
}

void print_block(std::string& out, const Json& block) {
  const std::string kind = block.at("kind").get<std::string>();
  if (kind == "paragraph" || kind == "heading") {
    out += (kind == "heading" ? "  -- " : "  ") + text_of(block.at("text")) + "\n";
  } else if (kind == "list") {
    for (const Json& item : block.at("items"))
      out += "  - " + text_of(item) + "\n";
  } else {
    for (const Json& row : block.at("rows")) {
      std::string line;
      for (const Json& cell : row.at("cells"))
        line += (line.empty() ? "  " : " | ") + text_of(cell);
      out += line + "\n";
    }
  }
}

void print_told(std::string& out, std::string_view title, const Json& lines) {
  if (lines.empty()) return;
  out += fmt::format("\n{}\n", title);
  for (const Json& line : lines)
    out += "  - " + text_of(line) + "\n";
}

std::string print_preview(const Json& result) {
  std::string out = text_of(result.at("title")) + "\nStage: " + text_of(result.at("stage")) + "\n";
  for (const Json& section : result.at("sections")) {
    if (section.at("blocks").empty()) continue;
    out += "\n" + text_of(section.at("title")) + "\n";
    for (const Json& block : section.at("blocks"))
      print_block(out, block);
  }
  print_told(out, "It cannot be exported yet:", result.at("reasons"));
  print_told(out, "To be weighed:", result.at("warnings"));
  for (const Json& leak : result.at("leaks")) {
    out += fmt::format("\nMust not leave: {} in {} ({}).\n", text_of(leak.at("what")),
                       text_of(leak.at("place")), text_of(leak.at("rule")));
  }
  return out;
}

std::string print_compare(const Json& result) {
  std::string out;
  for (const Json& row : result.at("rows")) {
    out += text_of(row.at("title")) + "\n";
    for (const Json& one : row.at("feedback"))
      out += "  said     " + text_of(one) + "\n";
    for (const Json& one : row.at("written"))
      out += "  written  " + text_of(one) + "\n";
    if (!row.at("remark").get<std::string>().empty())
      out += "  ! " + text_of(row.at("remark")) + "\n";
  }
  if (!result.at("remark").get<std::string>().empty()) out += text_of(result.at("remark")) + "\n";
  return out.empty() ? "Nothing has been said or written yet.\n" : out;
}

std::string print_words(const Json& result) {
  return table(result.at("words"),
               {{"word", "word"},
                {"in", "place"},
                {"term", "term"},
                {"why", "reason"},
                {"passed because", "allowed"}},
               "No evaluative word stands in it.");
}

}  // namespace

Noun output_noun() {
  return {
      "output",
      "What a visit puts out: how it looks and what people write for it",
      {
          {"list",
           "Lists the outputs of this kind of visit",
           "output.list",
           {visit},
           print_list,
           "fieldfare output list"},
          {"preview",
           "Shows an output as it stands, and what is against its export",
           "output.preview",
           {visit,
            output,
            {"--stage", "stage", Kind::word, "A stage of the output (its first)"},
            {"--with-restricted", "restricted", Kind::flag,
             "Evidence base: with restricted notes"}},
           print_preview,
           "fieldfare output preview --output summary-note"},
          {"write",
           "Writes a section, or an item of it; an empty text takes it away",
           "output.write",
           {visit,
            output,
            {"--section", "section", Kind::word, "A section of the output", required},
            {"--item", "item", Kind::word,
             "An item of the agenda, or the full id of a note in an extract"},
            {"--text", "text", Kind::text, "The text, or - for standard input", required}},
           done,
           "fieldfare output write --output letter --section next-steps --text -"},
          {"compare",
           "The feedback beside the judgement's records, by theme, to see that they agree",
           "output.compare",
           {visit},
           print_compare,
           "fieldfare output compare"},
          {"attribution",
           "Says whether the area agreed to be identified in the national report",
           "output.attribution",
           {visit, {"--agreed", "agreed", Kind::flag, "It agreed; without this: it did not"}},
           done,
           "fieldfare output attribution --agreed"},
      },
  };
}

Noun wording_noun() {
  return {
      "wording",
      "Evaluative words in outputs that must not judge",
      {
          {"check",
           "Finds them in an output, or in a text as if it stood there",
           "wording.check",
           {visit, output, {"--text", "text", Kind::text, "A text, or - for standard input"}},
           print_words,
           "fieldfare wording check --output summary-note"},
          {"allow",
           "Lets a word pass in an output, with a reason",
           "wording.allow",
           {visit,
            output,
            {"--term", "term", Kind::word, "The term that wording check shows", required},
            {"--reason,--text", "reason", Kind::text, "Why it may stand", required},
            {"--withdraw", "withdraw", Kind::flag, "Takes the permission back"}},
           done,
           "fieldfare wording allow --output summary-note --term \"strength*\" --reason \"...\""},
      },
  };
}

}  // namespace fieldfare::cli
