#include "read_parts.h"

namespace fieldfare::framework {

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
  take(from, "group", out.group);
  take(from, "questions", out.questions);
  take(from, "source", out.source);
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

namespace {

/// "17:05", which the schema has passed.
int minutes_of(const std::string& time) {
  const auto digit = [&](std::size_t at) { return time[at] - '0'; };
  return (digit(0) * 10 + digit(1)) * 60 + digit(3) * 10 + digit(4);
}

}  // namespace

void read(const json& from, Deadline& out) {
  take(from, "id", out.id);
  take(from, "title", out.title);
  take(from, "anchor", out.anchor);
  take(from, "offset", out.offset);
  take(from, "unit", out.unit);
  if (from.contains("time")) out.time_minutes = minutes_of(from.at("time"));
  take(from, "strength", out.strength);
  take(from, "precision", out.precision);
  take(from, "who", out.who);
  take(from, "source", out.source);
  take(from, "note", out.note);
  take(from, "other_offset", out.other_offset);
  take(from, "weekday", out.weekday);
  take(from, "marks", out.marks);
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

void read(const json& from, VisitLength& out) {
  take(from, "off_site_days", out.off_site_days);
  take(from, "on_site_days", out.on_site_days);
  take(from, "on_site_limit", out.on_site_limit);
  take(from, "notice_days", out.notice_days);
  take(from, "strength", out.strength);
  take(from, "rules", out.rules);
  take(from, "source", out.source);
}

}  // namespace fieldfare::framework
