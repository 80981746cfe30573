#include "read_parts.h"

namespace fieldfare::framework {

void read(const json& from, RequestItem& out) {
  take(from, "id", out.id);
  take(from, "number", out.number);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "parts", out.parts);
  take(from, "from", out.from);
  take(from, "as_at", out.as_at);
  take(from, "pseudonymised", out.pseudonymised);
  take(from, "months_back", out.months_back);
  take(from, "template", out.has_template);
  take(from, "optional_template", out.optional_template);
  take(from, "prepared_for_visit", out.prepared_for_visit);
  take(from, "condition", out.condition);
  take(from, "strength", out.strength);
  take(from, "source", out.source);
}

void read(const json& from, RequestGroup& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "per_case", out.per_case);
  take(from, "per_weakness", out.per_weakness);
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

void read(const json& from, PersonList& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "fields", out.fields);
  take(from, "months_back", out.months_back);
  take(from, "source", out.source);
}

void read(const json& from, PersonLevelData& out) {
  take(from, "formats", out.formats);
  take(from, "due", out.due);
  take(from, "minimum_age", out.minimum_age);
  take(from, "maximum_age", out.maximum_age);
  take(from, "fields", out.fields);
  take(from, "lists", out.lists);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

void read(const json& from, SelectionRule& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
  take(from, "strength", out.strength);
  take(from, "field", out.field);
  take(from, "values", out.values);
  take(from, "from", out.from);
  take(from, "to", out.to);
  take(from, "minimum", out.minimum);
  take(from, "maximum", out.maximum);
  take(from, "spread", out.spread);
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

}  // namespace fieldfare::framework
