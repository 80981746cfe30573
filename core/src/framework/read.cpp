#include "read.h"

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include <fieldfare/core/error.h>

namespace fieldfare::framework {

namespace {

using nlohmann::json;

// The schema has passed: what is required is there and every value has its type and spelling.

void read(const json& from, std::string& out) {
  out = from.get<std::string>();
}
void read(const json& from, int& out) {
  out = from.get<int>();
}
void read(const json& from, bool& out) {
  out = from.get<bool>();
}

template <class Enum>
requires std::is_enum_v<Enum>
void read(const json& from, Enum& out) {
  const auto value = from_name<Enum>(from.get_ref<const std::string&>());
  FIELDFARE_ASSERT(value.has_value());
  out = *value;
}

void read(const json& from, Statement& out);
void read(const json& from, Term& out);
void read(const json& from, Role& out);
void read(const json& from, TeamMember& out);
void read(const json& from, Question& out);
void read(const json& from, Theme& out);
void read(const json& from, Tag& out);
void read(const json& from, TagGroup& out);
void read(const json& from, Attendee& out);
void read(const json& from, ActivityKind& out);
void read(const json& from, Week& out);
void read(const json& from, Deadline& out);
void read(const json& from, OpenTarget& out);
void read(const json& from, Survey& out);
void read(const json& from, RequestItem& out);
void read(const json& from, RequestGroup& out);
void read(const json& from, PersonField& out);
void read(const json& from, SelectionRule& out);
void read(const json& from, OutputSection& out);
void read(const json& from, Output& out);
void read(const json& from, Outcome& out);
void read(const json& from, ConcernKind& out);
void read(const json& from, EvaluativeWord& out);
void read(const json& from, Note& out);
void read(const json& from, SourceDocument& out);
void read(const json& from, VisitLength& out);
void read(const json& from, Team& out);
void read(const json& from, PersonLevelData& out);
void read(const json& from, Selection& out);
void read(const json& from, Retention& out);
void read(const json& from, EvaluativeWords& out);

template <class T>
void read(const json& from, std::vector<T>& out) {
  out.reserve(from.size());
  for (const json& item : from)
    read(item, out.emplace_back());
}

template <class T>
void read(const json& from, std::optional<T>& out) {
  read(from, out.emplace());
}

/// Reads the member when it is there; otherwise the struct's own default stays.
template <class T>
void take(const json& from, const char* key, T& out) {
  const auto found = from.find(key);
  if (found != from.end()) read(*found, out);
}

void read(const json& from, Statement& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
  take(from, "strength", out.strength);
  take(from, "source", out.source);
}

void read(const json& from, Term& out) {
  take(from, "id", out.id);
  take(from, "label", out.label);
  take(from, "abbreviation", out.abbreviation);
  take(from, "source", out.source);
}

void read(const json& from, Role& out) {
  take(from, "id", out.id);
  take(from, "label", out.label);
  take(from, "side", out.side);
  take(from, "source", out.source);
}

void read(const json& from, TeamMember& out) {
  take(from, "role", out.role);
  take(from, "discipline", out.discipline);
  take(from, "inspectorate", out.inspectorate);
  take(from, "count", out.count);
  take(from, "source", out.source);
}

void read(const json& from, Question& out) {
  take(from, "id", out.id);
  take(from, "short_title", out.short_title);
  take(from, "text", out.text);
  take(from, "prompts", out.prompts);
  take(from, "source", out.source);
}

void read(const json& from, Theme& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "short_title", out.short_title);
  take(from, "questions", out.questions);
  take(from, "source", out.source);
}

void read(const json& from, Tag& out) {
  take(from, "id", out.id);
  take(from, "label", out.label);
  take(from, "source", out.source);
}

void read(const json& from, TagGroup& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "tags", out.tags);
}

void read(const json& from, Attendee& out) {
  take(from, "role", out.role);
  take(from, "strength", out.strength);
}

void read(const json& from, ActivityKind& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "purpose", out.purpose);
  take(from, "place", out.place);
  take(from, "modes", out.modes);
  take(from, "weeks", out.weeks);
  take(from, "default_minutes", out.default_minutes);
  take(from, "evidence", out.evidence);
  take(from, "case", out.case_link);
  take(from, "case_kind", out.case_kind);
  take(from, "provider", out.provider_link);
  take(from, "in_summary_note", out.in_summary_note);
  take(from, "attendees", out.attendees);
  take(from, "prompts", out.prompts);
  take(from, "checklist", out.checklist);
  take(from, "source", out.source);
}

void read(const json& from, Week& out) {
  take(from, "number", out.number);
  take(from, "title", out.title);
  take(from, "starts", out.starts);
  take(from, "days", out.days);
  take(from, "activities", out.activities);
  take(from, "source", out.source);
}

/// "17:05", which the schema has passed.
int minutes_of(const std::string& time) {
  const auto digit = [&](std::size_t at) { return time[at] - '0'; };
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

void read(const json& from, Deadline& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "anchor", out.anchor);
  take(from, "offset", out.offset);
  if (from.contains("time")) out.time_minutes = minutes_of(from.at("time"));
  take(from, "strength", out.strength);
  take(from, "precision", out.precision);
  take(from, "who", out.who);
  take(from, "source", out.source);
  take(from, "note", out.note);
}

void read(const json& from, OpenTarget& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "who", out.who);
  take(from, "source", out.source);
}

void read(const json& from, Survey& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "audiences", out.audiences);
  take(from, "opens", out.opens);
  take(from, "closes", out.closes);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

void read(const json& from, RequestItem& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "parts", out.parts);
  take(from, "from", out.from);
  take(from, "as_at", out.as_at);
  take(from, "pseudonymised", out.pseudonymised);
  take(from, "months_back", out.months_back);
  take(from, "optional_template", out.optional_template);
  take(from, "strength", out.strength);
  take(from, "source", out.source);
}

void read(const json& from, RequestGroup& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "per_case", out.per_case);
  take(from, "due", out.due);
  take(from, "items", out.items);
  take(from, "source", out.source);
}

void read(const json& from, PersonField& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "type", out.type);
  take(from, "minimum", out.minimum);
  take(from, "maximum", out.maximum);
  take(from, "unit", out.unit);
  take(from, "values", out.values);
  take(from, "special_category", out.special_category);
  take(from, "headings", out.headings);
  take(from, "source", out.source);
}

void read(const json& from, PersonLevelData& out) {
  take(from, "formats", out.formats);
  take(from, "due", out.due);
  take(from, "minimum_age", out.minimum_age);
  take(from, "maximum_age", out.maximum_age);
  take(from, "fields", out.fields);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

void read(const json& from, SelectionRule& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
  take(from, "strength", out.strength);
  take(from, "field", out.field);
  take(from, "values", out.values);
  take(from, "minimum", out.minimum);
  take(from, "maximum", out.maximum);
  take(from, "source", out.source);
}

void read(const json& from, Selection& out) {
  take(from, "target", out.target);
  take(from, "warn_below", out.warn_below);
  take(from, "warn_above", out.warn_above);
  take(from, "strength", out.strength);
  take(from, "due", out.due);
  take(from, "rules", out.rules);
  take(from, "kinds", out.kinds);
  take(from, "tasks", out.tasks);
  take(from, "source", out.source);
}

void read(const json& from, OutputSection& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "content", out.content);
  take(from, "required", out.required);
  take(from, "source", out.source);
}

void read(const json& from, Output& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "evaluative", out.evaluative);
  take(from, "confidential", out.confidential);
  take(from, "readers", out.readers);
  take(from, "stages", out.stages);
  take(from, "sections", out.sections);
  take(from, "before_export", out.before_export);
  take(from, "leaves_out", out.leaves_out);
  take(from, "source", out.source);
}

void read(const json& from, Outcome& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "source", out.source);
}

void read(const json& from, ConcernKind& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "restricted", out.restricted);
  take(from, "passed_to", out.passed_to);
  take(from, "actions", out.actions);
  take(from, "source", out.source);
}

void read(const json& from, Retention& out) {
  take(from, "policy", out.policy);
  take(from, "anchor", out.anchor);
  take(from, "default_months", out.default_months);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

void read(const json& from, EvaluativeWord& out) {
  take(from, "term", out.term);
  take(from, "reason", out.reason);
}

void read(const json& from, EvaluativeWords& out) {
  take(from, "words", out.words);
  take(from, "allowed", out.allowed);
  take(from, "source", out.source);
}

void read(const json& from, Note& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
}

/// `published` is checked by `check_references`: a day that no calendar has stays zero here.
void read(const json& from, SourceDocument& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "publisher", out.publisher);
  out.published =
      date_from_iso8601(from.at("published").get_ref<const std::string&>()).value_or(Date{});
  take(from, "licence", out.licence);
}

void read(const json& from, VisitLength& out) {
  take(from, "off_site_days", out.off_site_days);
  take(from, "on_site_days", out.on_site_days);
  take(from, "notice_days", out.notice_days);
  take(from, "strength", out.strength);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

void read(const json& from, Team& out) {
  take(from, "size", out.size);
  take(from, "strength", out.strength);
  take(from, "members", out.members);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

}  // namespace

Framework read_definition(const json& from) {
  Framework out;
  take(from, "id", out.id);
  take(from, "version", out.version);
  take(from, "title", out.title);
  take(from, "short_title", out.short_title);
  take(from, "kind", out.kind);
  take(from, "evaluative", out.evaluative);
  take(from, "attribution", out.attribution);
  take(from, "document", out.document);
  take(from, "status", out.status);
  take(from, "legal_basis", out.legal_basis);
  take(from, "purpose", out.purpose);
  const json& scope = from.at("scope");
  take(scope, "minimum_age", out.minimum_age);
  take(scope, "maximum_age", out.maximum_age);
  take(scope, "rules", out.scope);
  take(from, "length", out.length);
  take(from, "terms", out.terms);
  take(from, "roles", out.roles);
  take(from, "team", out.team);
  take(from, "themes", out.themes);
  take(from, "tags", out.tags);
  take(from, "activity_kinds", out.activity_kinds);
  take(from, "weeks", out.weeks);
  take(from, "timetable_rules", out.timetable_rules);
  take(from, "deadlines", out.deadlines);
  take(from, "open_targets", out.open_targets);
  take(from, "surveys", out.surveys);
  take(from, "requests", out.requests);
  take(from, "request_rules", out.request_rules);
  take(from, "person_level_data", out.person_level_data);
  take(from, "case_selection", out.case_selection);
  take(from, "provider_selection", out.provider_selection);
  take(from, "outputs", out.outputs);
  take(from, "outcomes", out.outcomes);
  take(from, "concerns", out.concerns);
  take(from, "conduct", out.conduct);
  take(from, "retention", out.retention);
  take(from, "notices", out.notices);
  take(from, "evaluative_words", out.evaluative_words);
  take(from, "notes", out.notes);
  return out;
}

}  // namespace fieldfare::framework
