#include <set>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

#include "read.h"
#include "strict_json.h"

namespace fieldfare::framework {

namespace {

using nlohmann::json;
using Ids = std::set<std::string, std::less<>>;

std::string at(const std::string& path, std::size_t index) {
  return path + '/' + std::to_string(index);
}

class ReferenceCheck {
 public:
  ReferenceCheck(const Framework& framework, std::string_view file_name)
      : f_(framework), file_name_(file_name) {}

  void run(const json& definition) {
    collect();
    check_document(f_.document, "/document");
    for (std::size_t i = 0; i < f_.other_documents.size(); ++i)
      check_document(f_.other_documents[i], at("/other_documents", i));
    check_criteria();
    check_weeks_and_kinds();
    check_times();
    check_marks();
    need_roles(f_.timetable_told, "/timetable_told");
    check_requests();
    if (definition.contains("person_level_data")) check_person_level_data();
    if (definition.contains("case_selection"))
      check_selection(f_.case_selection, "/case_selection");
    if (definition.contains("provider_selection")) {
      check_selection(f_.provider_selection, "/provider_selection");
    }
    check_outputs();
    check_judging();
    check_judgement();
    check_people();
    check_every_list(definition, "");
  }

 private:
  void collect() {
    for (const Role& role : f_.roles)
      roles_.insert(role.id);
    for (const Deadline& deadline : f_.deadlines) {
      deadlines_.insert(deadline.id);
      due_.insert(deadline.id);
    }
    for (const OpenTarget& target : f_.open_targets)
      due_.insert(target.id);
    for (const PersonField& field : f_.person_level_data.fields)
      fields_.insert(field.id);
    for (const Note& note : f_.notes)
      notes_.insert(note.id);
    documents_.insert(f_.document.id);
    for (const SourceDocument& document : f_.other_documents)
      documents_.insert(document.id);
  }

  void claim(Ids& ids, const std::string& id, const std::string& path) {
    if (!ids.insert(id).second) refuse(file_name_, path, "the id \"" + id + "\" stands twice");
  }
  void need(const Ids& ids, const std::string& id, const std::string& path, const char* what) {
    if (ids.find(id) == ids.end()) {
      refuse(file_name_, path, std::string("there is no ") + what + " \"" + id + '"');
    }
  }
  void need_roles(const std::vector<std::string>& wanted, const std::string& path) {
    for (std::size_t i = 0; i < wanted.size(); ++i)
      need(roles_, wanted[i], at(path, i), "role");
  }
  void need_order(int low, int high, const std::string& path, const char* reason) {
    if (low > high) refuse(file_name_, path, reason);
  }

  void check_document(const SourceDocument& document, const std::string& path) {
    if (document.published && !document.published->ok()) {
      refuse(file_name_, path + "/published", "there is no such day");
    }
    if (!document.published && !document.in_use_from) {
      refuse(file_name_, path, "a document has the day it was published, or the year of its use");
    }
  }

  void check_criteria() {
    Ids ids;
    for (std::size_t t = 0; t < f_.themes.size(); ++t) {
      const Theme& theme = f_.themes[t];
      const std::string path = at("/themes", t);
      claim(ids, theme.id, path + "/id");
      for (std::size_t q = 0; q < theme.questions.size(); ++q) {
        const std::string& id = theme.questions[q].id;
        const std::string here = at(path + "/questions", q) + "/id";
        claim(ids, id, here);
        if (id.rfind(theme.id + '.', 0) != 0) {
          refuse(file_name_, here, "a question of this theme begins with \"" + theme.id + ".\"");
        }
      }
    }
  }

  void check_weeks_and_kinds() {
    std::set<int> weeks;
    for (std::size_t i = 0; i < f_.weeks.size(); ++i) {
      if (!weeks.insert(f_.weeks[i].number).second) {
        refuse(file_name_, at("/weeks", i) + "/number", "this week stands twice");
      }
      if (i > 0 && f_.weeks[i].starts <= f_.weeks[i - 1].starts) {
        refuse(file_name_, at("/weeks", i) + "/starts", "weeks stand in their order");
      }
    }
    for (std::size_t i = 0; i < f_.activity_kinds.size(); ++i) {
      const ActivityKind& kind = f_.activity_kinds[i];
      const std::string path = at("/activity_kinds", i);
      for (std::size_t w = 0; w < kind.weeks.size(); ++w) {
        if (weeks.count(kind.weeks[w]) == 0) {
          refuse(file_name_, at(path + "/weeks", w), "the week plan has no such week");
        }
      }
      for (std::size_t a = 0; a < kind.attendees.size(); ++a) {
        need(roles_, kind.attendees[a].role, at(path + "/attendees", a) + "/role", "role");
      }
      if (kind.case_kind && kind.case_link == Link::none) {
        refuse(file_name_, path + "/case_kind", "an activity without a case has no kind of case");
      }
    }
  }

  void check_times() {
    Ids ids;
    for (std::size_t i = 0; i < f_.deadlines.size(); ++i) {
      claim(ids, f_.deadlines[i].id, at("/deadlines", i) + "/id");
      need_roles(f_.deadlines[i].who, at("/deadlines", i) + "/who");
    }
    for (std::size_t i = 0; i < f_.open_targets.size(); ++i) {
      claim(ids, f_.open_targets[i].id, at("/open_targets", i) + "/id");
      need_roles(f_.open_targets[i].who, at("/open_targets", i) + "/who");
    }
    for (std::size_t i = 0; i < f_.surveys.size(); ++i) {
      need(deadlines_, f_.surveys[i].opens, at("/surveys", i) + "/opens", "deadline");
      need(deadlines_, f_.surveys[i].closes, at("/surveys", i) + "/closes", "deadline");
    }
  }

  /// The deadline that says when a day from which others count is to be expected.
  [[nodiscard]] const Deadline* marking(Anchor anchor) const {
    for (const Deadline& deadline : f_.deadlines) {
      if (deadline.marks == anchor) return &deadline;
    }
    return nullptr;
  }

  void check_marks() {
    std::set<Anchor> marked;
    for (std::size_t i = 0; i < f_.deadlines.size(); ++i) {
      const Deadline& deadline = f_.deadlines[i];
      const std::string path = at("/deadlines", i);
      if (deadline.marks && !marked.insert(*deadline.marks).second) {
        refuse(file_name_, path + "/marks", "another deadline marks this day");
      }
      // As many steps as there are days that can be marked; one more is a circle.
      const Deadline* step = &deadline;
      for (int steps = 0; is_known_later(step->anchor); ++steps) {
        if (steps > 3) refuse(file_name_, path + "/anchor", "it counts from itself in the end");
        step = marking(step->anchor);
        if (step == nullptr) {
          refuse(file_name_, path + "/anchor", "no deadline marks the day from which it counts");
        }
      }
    }
  }

  void check_requests() {
    Ids items;
    for (std::size_t g = 0; g < f_.requests.size(); ++g) {
      const RequestGroup& group = f_.requests[g];
      const std::string path = at("/requests", g);
      need(due_, group.due, path + "/due", "deadline");
      for (std::size_t i = 0; i < group.items.size(); ++i) {
        claim(items, group.items[i].id, at(path + "/items", i) + "/id");
        need_roles(group.items[i].from, at(path + "/items", i) + "/from");
      }
    }
  }

  void check_person_level_data() {
    const PersonLevelData& data = f_.person_level_data;
    need(due_, data.due, "/person_level_data/due", "deadline");
    need_order(data.minimum_age, data.maximum_age, "/person_level_data/minimum_age",
               "the lowest age is above the highest");
    Ids headings;
    for (std::size_t i = 0; i < data.fields.size(); ++i) {
      const PersonField& field = data.fields[i];
      const std::string path = at("/person_level_data/fields", i);
      if (field.type == FieldType::category && field.values.empty()) {
        refuse(file_name_, path, "a category names its values");
      }
      if (field.minimum && field.maximum) {
        need_order(*field.minimum, *field.maximum, path + "/minimum",
                   "the minimum is above the maximum");
      }
      for (std::size_t h = 0; h < field.headings.size(); ++h) {
        if (!headings.insert(field.headings[h]).second) {
          refuse(file_name_, at(path + "/headings", h), "this heading proposes two fields");
        }
      }
    }
    for (std::size_t i = 0; i < data.lists.size(); ++i) {
      const std::string path = at("/person_level_data/lists", i) + "/fields";
      for (std::size_t f = 0; f < data.lists[i].fields.size(); ++f)
        need(fields_, data.lists[i].fields[f], at(path, f), "person-level field");
    }
  }

  void check_selection(const Selection& selection, const std::string& path) {
    need(due_, selection.due, path + "/due", "deadline");
    if (selection.target && selection.warn_below) {
      need_order(*selection.warn_below, *selection.target, path + "/warn_below",
                 "the warning begins above the target");
    }
    if (selection.target && selection.warn_above) {
      need_order(*selection.target, *selection.warn_above, path + "/warn_above",
                 "the warning begins below the target");
    }
    for (std::size_t i = 0; i < selection.rules.size(); ++i) {
      check_rule(selection.rules[i], at(path + "/rules", i));
    }
  }

  void check_rule(const SelectionRule& rule, const std::string& path) {
    if (rule.field.empty()) {
      if (rule.minimum || rule.maximum || !rule.values.empty() || rule.from || rule.to ||
          rule.spread) {
        refuse(file_name_, path, "a rule that counts names a field");
      }
      return;
    }
    need(fields_, rule.field, path + "/field", "person-level field");
    if (rule.from && rule.to) {
      need_order(*rule.from, *rule.to, path + "/from", "the range is the wrong way round");
    }
    if (rule.minimum && rule.maximum) {
      need_order(*rule.minimum, *rule.maximum, path + "/minimum",
                 "the minimum is above the maximum");
    }
    for (const PersonField& field : f_.person_level_data.fields) {
      if (field.id != rule.field) continue;
      if ((rule.from || rule.to) && field.type != FieldType::integer) {
        refuse(file_name_, path, "a range needs a field of numbers");
      }
      if (field.values.empty()) continue;
      const Ids known(field.values.begin(), field.values.end());
      for (std::size_t v = 0; v < rule.values.size(); ++v) {
        need(known, rule.values[v], at(path + "/values", v), "value of the field");
      }
    }
  }

  void check_outputs() {
    for (std::size_t i = 0; i < f_.outputs.size(); ++i) {
      need_roles(f_.outputs[i].readers, at("/outputs", i) + "/readers");
      if (f_.outputs[i].evaluative && !f_.evaluative) {
        refuse(file_name_, at("/outputs", i) + "/evaluative",
               "a visit that does not judge has no output that does");
      }
    }
  }

  void check_judging() {
    need_order(f_.minimum_age, f_.maximum_age, "/scope/minimum_age",
               "the lowest age is above the highest");
    if (!f_.evaluative && !f_.outcomes.empty()) {
      refuse(file_name_, "/outcomes", "a visit that does not judge has no outcomes");
    }
    if (!f_.evaluative && f_.evaluative_words.words.empty()) {
      refuse(file_name_, "/evaluative_words/words",
             "a visit that does not judge names the words to look for");
    }
    if (f_.retention.default_months && f_.retention.anchor.empty()) {
      refuse(file_name_, "/retention/default_months", "a term counts from an anchor");
    }
  }

  void check_judgement() {
    const Judgement& judgement = f_.judgement;
    const bool judges = !judgement.made_in.empty();
    if (!f_.evaluative && judges) {
      refuse(file_name_, "/judgement", "a visit that does not judge says nothing of how");
    }
    if (judges && f_.activity_kind(judgement.made_in) == nullptr) {
      refuse(file_name_, "/judgement/made_in",
             "there is no kind of activity \"" + judgement.made_in + '"');
    }
    std::set<int> numbers;
    for (std::size_t i = 0; i < f_.outcomes.size(); ++i) {
      const Outcome& outcome = f_.outcomes[i];
      const std::string path = at("/outcomes", i);
      if (outcome.number && !numbers.insert(*outcome.number).second) {
        refuse(file_name_, path + "/number", "this number stands twice");
      }
      if (outcome.tests != TestsNeeded::any && judgement.tests.empty()) {
        refuse(file_name_, path + "/tests", "the judgement has no tests");
      }
      for (std::size_t n = 0; n < outcome.follow_on.size(); ++n) {
        if (outcome.follow_on[n].months.has_value() != outcome.follow_on[n].anchor.has_value()) {
          refuse(file_name_, at(path + "/follow_on", n), "a time and its anchor go together");
        }
      }
    }
  }

  void check_people() {
    std::size_t leading = 0;
    for (std::size_t i = 0; i < f_.team.members.size(); ++i) {
      if (f_.team.members[i].leads && ++leading > 1) {
        refuse(file_name_, at("/team/members", i) + "/leads", "one member leads, not two");
      }
      need(roles_, f_.team.members[i].role, at("/team/members", i) + "/role", "role");
    }
    for (std::size_t i = 0; i < f_.concerns.size(); ++i) {
      need_roles(f_.concerns[i].passed_to, at("/concerns", i) + "/passed_to");
    }
  }

  /// Holds for every list and every source alike, wherever they stand.
  void check_every_list(const json& value, const std::string& path) {
    if (value.is_array()) {
      Ids ids;
      for (std::size_t i = 0; i < value.size(); ++i) {
        if (value[i].is_object() && value[i].contains("id")) {
          claim(ids, value[i].at("id"), at(path, i) + "/id");
        }
        check_every_list(value[i], at(path, i));
      }
    }
    if (!value.is_object()) return;
    for (const auto& [key, item] : value.items()) {
      if (key == "source") {
        check_source(item.get_ref<const std::string&>(), path + "/source");
      } else {
        check_every_list(item, path + '/' + key);
      }
    }
  }

  void check_source(const std::string& source, const std::string& path) {
    constexpr std::string_view decision = "decision ";
    const auto at = source.find(decision);  // alone, or after the document's lines
    if (at != std::string::npos) {
      need(notes_, source.substr(at + decision.size()), path, "note of a decision");
    }
    // Every part but a decision begins with the id of a document.
    for (std::size_t begin = 0; begin < source.size();) {
      if (source.compare(begin, decision.size(), decision) == 0) return;
      need(documents_, source.substr(begin, source.find(' ', begin) - begin), path, "document");
      const auto end = source.find("; ", begin);
      begin = end == std::string::npos ? source.size() : end + 2;
    }
  }

  const Framework& f_;
  std::string_view file_name_;
  Ids roles_;
  Ids deadlines_;
  Ids due_;  ///< deadlines, and targets that the lead sets
  Ids fields_;
  Ids notes_;
  Ids documents_;
};

}  // namespace

void check_references(const Framework& framework, const json& definition,
                      std::string_view file_name) {
  ReferenceCheck(framework, file_name).run(definition);
}

}  // namespace fieldfare::framework
