#include <algorithm>

#include <fmt/format.h>

#include <output/parts.h>
#include <output/plain_words.h>

namespace fieldfare::output {

namespace {

/// Paragraphs of a typed text: empty lines part them.
void add_paragraphs(std::vector<Block>& out, const std::string& text) {
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find("\n\n", at), text.size());
    if (end > at) out.emplace_back(Paragraph{text.substr(at, end - at)});
    at = text.find_first_not_of('\n', end);
    if (at == std::string::npos) break;
  }
}

/// What was written for a section or an item of it, told as typed.
std::string text_of(Context& context, const std::string& part, const std::string& place) {
  const auto found = context.facts.written.find(part);
  if (found == context.facts.written.end()) return {};
  if (found->second.conflicted) {
    context.built.missing.push_back(
        fmt::format("\"{}\" is in conflict: two people wrote it differently.", place));
  }
  context.typed.push_back({place, found->second.text});
  return found->second.text;
}

std::vector<const JudgementFacts::Record*> of_kind(const Context& context, std::string_view kind) {
  std::vector<const JudgementFacts::Record*> out;
  for (const JudgementFacts::Record& record : context.facts.judgement.records) {
    if (record.kind == kind) out.push_back(&record);
  }
  return out;
}

std::string capitalised(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z')
    text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

/// "not-sufficient-progress" reads "Not sufficient progress".
std::string value_in_words(std::string value) {
  std::replace(value.begin(), value.end(), '-', ' ');
  return capitalised(std::move(value));
}

}  // namespace

std::vector<Block> written(Context& context, const framework::OutputSection& section) {
  std::vector<Block> out;
  add_paragraphs(out, text_of(context, section.id, section.title));
  // What a monitoring inspection records beside the weaknesses stands where its letter has a place
  // for it (area SEND handbook 2023, para 127 and 140).
  const std::string_view kind = section.id == "new-weaknesses" ? "new-weakness"
                                : section.id == "issues"       ? "decision"
                                                               : "";
  for (Block& block : records(context, kind))
    out.push_back(std::move(block));
  return out;
}

std::vector<Block> outcome(const Context& context) {
  const JudgementFacts& judgement = context.facts.judgement;
  const framework::Outcome* chosen = context.framework.outcome(judgement.outcome);
  if (chosen == nullptr) return {};
  std::vector<Block> out;
  out.emplace_back(Paragraph{chosen->text});
  add_paragraphs(out, judgement.text);
  return out;
}

std::vector<Block> records(const Context& context, std::string_view kind) {
  Bullets bullets;
  for (const JudgementFacts::Record* record : of_kind(context, kind)) {
    bullets.items.push_back(
        record->value.empty() ? record->text : value_in_words(record->value) + ": " + record->text);
  }
  if (bullets.items.empty()) return {};
  return {bullets};
}

std::vector<Block> priority_actions(const Context& context) {
  Table table{{"Area for priority action", "Failings", "Who is to act"}, {}};
  for (const JudgementFacts::Record* record : of_kind(context, "priority-action"))
    table.rows.push_back({record->text, value_in_words(record->value), record->who});
  if (table.rows.empty()) return {};
  return {table};
}

std::vector<Block> next_activity(const Context& context) {
  const framework::Outcome* chosen = context.framework.outcome(context.facts.judgement.outcome);
  if (chosen == nullptr) return {};
  Bullets bullets;
  for (const framework::FollowOn& next : chosen->follow_on)
    bullets.items.push_back(next.text);
  if (bullets.items.empty()) return {};
  return {bullets};
}

std::vector<Block> progress(const Context& context) {
  std::vector<Block> out;
  for (const JudgementFacts::Record* record : of_kind(context, "weakness")) {
    out.emplace_back(Heading{record->text});
    if (!record->value.empty())
      out.emplace_back(Facts{{{"Progress", value_in_words(record->value)}}});
    add_paragraphs(out, record->progress);
  }
  return out;
}

std::vector<Block> attendance(Context& context) {
  Bullets bullets;
  for (const std::string& one : context.facts.meeting.attended)
    bullets.items.push_back(capitalised(one));
  const std::string text = text_of(context, "attendance", "Who attended");
  for (std::size_t at = 0; at < text.size();) {
    const std::size_t end = std::min(text.find('\n', at), text.size());
    std::string line = text.substr(at, end - at);
    if (!line.empty() &&
        std::find(bullets.items.begin(), bullets.items.end(), line) == bullets.items.end())
      bullets.items.push_back(std::move(line));
    at = end + 1;
  }
  if (bullets.items.empty()) return {};
  return {bullets};
}

std::vector<Block> agenda(Context& context, bool& complete) {
  complete = true;
  std::vector<Block> out;
  const auto* kind = context.framework.activity_kind("engagement-meeting");
  if (kind == nullptr) return out;
  const auto is_tag = [&](std::string_view id) {
    return std::any_of(context.framework.tags.begin(), context.framework.tags.end(),
                       [&](const framework::TagGroup& group) {
                         return group.id == "agenda" &&
                                std::any_of(group.tags.begin(), group.tags.end(),
                                            [&](const auto& tag) { return tag.id == id; });
                       });
  };
  for (const framework::Statement& item : kind->checklist) {
    const auto own_section = std::find_if(
        context.output.sections.begin(), context.output.sections.end(),
        [&](const framework::OutputSection& section) { return section.id == item.id; });
    if (!is_tag(item.id) || own_section != context.output.sections.end()) continue;
    std::string text = text_of(context, "agenda/" + item.id, item.text);
    if (text.empty()) {
      const auto said = context.facts.meeting.said.find(item.id);
      if (said != context.facts.meeting.said.end()) text = said->second;
      context.typed.push_back({item.text, text});
    }
    complete = complete && !text.empty();
    if (text.empty()) continue;
    out.emplace_back(Heading{item.text});
    add_paragraphs(out, text);
  }
  return out;
}

}  // namespace fieldfare::output
