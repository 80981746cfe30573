#include <catch2/catch_test_macros.hpp>

#include <algorithm>
#include <set>
#include <string>

#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/framework/wording.h>
#include <fieldfare/core/schedule/deadlines.h>

using namespace fieldfare;
using namespace fieldfare::framework;

namespace {

/// Those that core/docs/frameworks.md explains.
const std::set<std::string> known_checks = {
    "visit-facts",
    "activities-recorded",
    "by-lead",
    "no-identity",
    "team-recorded",
    "fieldwork-ended",
    "debrief-held",
    "conflicts-settled",
    "no-evaluative-words",
    "not-attributed",
    "outcome-chosen",
    "outcome-rules",
    "every-weakness",
    "traced",
    "safeguarding-passed-on",
    "feedback-held",
    "comments-answered",
    "final-team-meeting-held",
    "agenda-recorded",
    "attendance-recorded",
};

void check_words(const Framework& framework, const std::string& text) {
  INFO(text);
  CHECK(evaluative_hits(framework, text).empty());
}

bool has_tag(const Framework& framework, std::string_view group, std::string_view tag) {
  return std::any_of(framework.tags.begin(), framework.tags.end(), [&](const TagGroup& each) {
    return each.id == group && std::any_of(each.tags.begin(), each.tags.end(),
                                           [&](const Tag& one) { return one.id == tag; });
  });
}

template <class Check>
void for_each_built_in(Check check) {
  static const Library library = Library::built_in();
  for (const Framework* framework : library.list()) {
    INFO(framework->id);
    check(*framework);
  }
}

}  // namespace

TEST_CASE("in every framework each decision of ours is named where it applies") {
  for_each_built_in([](const Framework& framework) {
    for (const Note& note : framework.notes) {
      INFO(note.id);
      CHECK(framework.definition_json().find("decision " + note.id + '"') != std::string::npos);
    }
  });
}

TEST_CASE("in every framework each question has something to find out") {
  for_each_built_in([](const Framework& framework) {
    for (const Theme& theme : framework.themes) {
      for (const Question& question : theme.questions) {
        INFO(question.id);
        CHECK_FALSE(question.prompts.empty());
      }
    }
  });
}

TEST_CASE("in every framework a note can say how it is known and how recent it is") {
  for_each_built_in([](const Framework& framework) {
    for (const char* tag : {"observed", "told", "read", "survey"})
      CHECK(has_tag(framework, "basis", tag));
    for (const char* tag : {"current", "historical"})
      CHECK(has_tag(framework, "recency", tag));
  });
}

TEST_CASE("every framework says that identities are never written down") {
  for_each_built_in([](const Framework& framework) {
    CHECK(std::any_of(framework.notices.begin(), framework.notices.end(),
                      [](const Statement& notice) { return notice.id == "no-identity"; }));
    for (const Output& output : framework.outputs) {
      CHECK(std::any_of(output.before_export.begin(), output.before_export.end(),
                        [](const Statement& check) {
                          return check.id == "no-identity" && binds(check.strength);
                        }));
    }
  });
}

TEST_CASE("lists of people come only without identities, in every framework") {
  for_each_built_in([](const Framework& framework) {
    for (const char* id :
         {"person-level-data", "current-list", "leavers-list", "dynamic-support-register"}) {
      const RequestItem* item = framework.request_item(id);
      if (item != nullptr) CHECK(item->pseudonymised);
    }
  });
}

TEST_CASE("every output asks only for checks that the documentation explains") {
  for_each_built_in([](const Framework& framework) {
    for (const Output& output : framework.outputs) {
      for (const Statement& check : output.before_export) {
        INFO(check.id);
        CHECK(known_checks.contains(check.id));
      }
    }
  });
}

TEST_CASE("the own wording of a summary note holds no evaluative word, in every thematic visit") {
  for_each_built_in([](const Framework& framework) {
    const Output* note = framework.output("summary-note");
    CHECK((note != nullptr) == (framework.kind == VisitKind::thematic));
    if (note == nullptr) return;
    CHECK(note->stages == std::vector<std::string>{"draft", "comments", "final"});
    for (const OutputSection& section : note->sections) {
      check_words(framework, section.title);
      check_words(framework, section.text);
    }
    for (const ActivityKind& kind : framework.activity_kinds)
      check_words(framework, kind.title);
    for (const Theme& theme : framework.themes)
      check_words(framework, theme.title);
  });
}

TEST_CASE("every framework hands over its evidence and says how long it is kept") {
  for_each_built_in([](const Framework& framework) {
    CHECK(framework.output("evidence") != nullptr);
    CHECK_FALSE(framework.retention.policy.empty());
    for (const char* kind : {"safeguarding", "significant", "conduct", "wellbeing"})
      CHECK(framework.concern_kind(kind) != nullptr);
  });
}

TEST_CASE("the deadlines of every framework can be put on a calendar") {
  for_each_built_in([](const Framework& framework) {
    const auto due = schedule::deadlines(framework, *date_from_iso8601("2026-06-29"),
                                         framework.length.on_site_days);
    CHECK(due.size() == framework.deadlines.size());
  });
}

TEST_CASE("no built-in file is larger than what one log entry holds once it is packed") {
  for_each_built_in([](const Framework& framework) {
    CHECK(framework.definition_json().size() < max_file_bytes / 4);
  });
}
