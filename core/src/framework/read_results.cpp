#include "read_parts.h"

namespace fieldfare::framework {

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
  take(from, "published", out.published);
  take(from, "marking", out.marking);
  take(from, "readers", out.readers);
  take(from, "stages", out.stages);
  take(from, "sections", out.sections);
  take(from, "before_export", out.before_export);
  take(from, "leaves_out", out.leaves_out);
  take(from, "distribution", out.distribution);
  take(from, "source", out.source);
}

void read(const json& from, FollowOn& out) {
  take(from, "id", out.id);
  take(from, "text", out.text);
  take(from, "strength", out.strength);
  take(from, "months", out.months);
  take(from, "anchor", out.anchor);
  take(from, "source", out.source);
}

void read(const json& from, Outcome& out) {
  take(from, "id", out.id);
  take(from, "number", out.number);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "tests", out.tests);
  take(from, "priority_actions", out.priority_actions);
  take(from, "rules", out.rules);
  take(from, "follow_on", out.follow_on);
  take(from, "source", out.source);
}

void read(const json& from, JudgementRecord& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "text", out.text);
  take(from, "values", out.values);
  take(from, "minimum", out.minimum);
  take(from, "source", out.source);
}

void read(const json& from, Judgement& out) {
  take(from, "made_in", out.made_in);
  take(from, "tests", out.tests);
  take(from, "records", out.records);
  take(from, "rules", out.rules);
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

void read(const json& from, InspectorateRetention& out) {
  take(from, "inspectorate", out.inspectorate);
  take(from, "policy", out.policy);
  take(from, "months", out.months);
  take(from, "source", out.source);
}

void read(const json& from, Retention& out) {
  take(from, "policy", out.policy);
  take(from, "anchor", out.anchor);
  take(from, "default_months", out.default_months);
  take(from, "strength", out.strength);
  take(from, "inspectorates", out.inspectorates);
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

}  // namespace fieldfare::framework
