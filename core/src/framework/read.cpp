#include "read.h"

#include "read_parts.h"

namespace fieldfare::framework {

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

void read(const json& from, Note& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
}

/// A day that no calendar has stays one that is not `ok()`: `check_references` refuses it.
void read(const json& from, SourceDocument& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "publisher", out.publisher);
  if (from.contains("published")) {
    out.published =
        date_from_iso8601(from.at("published").get_ref<const std::string&>()).value_or(Date{});
  }
  take(from, "in_use_from", out.in_use_from);
  take(from, "licence", out.licence);
}

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
  take(from, "other_documents", out.other_documents);
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
  take(from, "timetable_told", out.timetable_told);
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
  take(from, "judgement", out.judgement);
  take(from, "concerns", out.concerns);
  take(from, "conduct", out.conduct);
  take(from, "afterwards", out.afterwards);
  take(from, "retention", out.retention);
  take(from, "notices", out.notices);
  take(from, "evaluative_words", out.evaluative_words);
  take(from, "notes", out.notes);
  return out;
}

}  // namespace fieldfare::framework
