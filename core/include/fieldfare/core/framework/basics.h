#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/framework/words.h>
#include <fieldfare/core/time.h>

/// What every part of a framework is made of.
namespace fieldfare::framework {

/// A sentence with its firmness: a prompt, a checklist item, a rule, a notice.
struct Statement {
  std::string id;  ///< unique in its list; empty in lists of prompts
  std::string text;
  Strength strength = Strength::will;
  std::string source;
  bool operator==(const Statement&) const = default;
};

struct Term {
  std::string id;     ///< what code asks for, for example "health-body"
  std::string label;  ///< what people read, for example "integrated care board"
  std::string abbreviation;
  std::string source;
  bool operator==(const Term&) const = default;
};

/// A word that may be put on a note: a sector, a level of service, an enabler or a barrier.
struct Tag {
  std::string id;
  std::string label;
  std::string source;
  bool operator==(const Tag&) const = default;
};

struct TagGroup {
  std::string id;
  std::string title;
  std::vector<Tag> tags;
  bool operator==(const TagGroup&) const = default;
};

/// What was decided where a document is silent or says two things.
struct Note {
  std::string id;
  std::string text;
  bool operator==(const Note&) const = default;
};

struct SourceDocument {
  std::string id;
  std::string title;
  std::string publisher;
  std::optional<Date> published;
  std::optional<int> in_use_from;  ///< the year, where the document carries no date
  std::string licence;
  bool operator==(const SourceDocument&) const = default;
};

}  // namespace fieldfare::framework
