#include "reference.h"

#include <fmt/format.h>

#include "verb.h"

namespace fieldfare::cli {

namespace {

std::string placeholder(const Parameter& parameter) {
  switch (parameter.kind) {
    case Kind::flag:
      return {};
    case Kind::number:
      return " N";
    case Kind::text:
    case Kind::texts:
      return " TEXT";
    case Kind::visit:
    case Kind::any_visit:
      return " VISIT";
    case Kind::file:
      return " FILE";
    case Kind::entity:
    case Kind::entities:
      return " ID";
    default:
      return " WORD";
  }
}

std::string usage(const Parameter& parameter) {
  std::string out(parameter.name.substr(0, parameter.name.find(',')));
  if (out.starts_with("--")) out += placeholder(parameter);
  if (!parameter.required) out = "[" + out + "]";
  if (is_repeatable(parameter.kind)) out += "...";
  return out;
}

}  // namespace

std::string reference() {
  std::string out;
  for (const Noun& noun : nouns()) {
    out += fmt::format("{}: {}\n", noun.name, noun.summary);
    for (const Verb& verb : noun.verbs) {
      out +=
          fmt::format("\n  fieldfare {}{}{}", noun.name, verb.name.empty() ? "" : " ", verb.name);
      for (const Parameter& parameter : verb.parameters)
        out += " " + usage(parameter);
      out += fmt::format("\n      {}.\n", verb.summary);
      for (const Parameter& parameter : verb.parameters) {
        out += fmt::format("      {:<22}  {}\n", parameter.name, parameter.help);
      }
    }
    out += "\n";
  }
  return out;
}

}  // namespace fieldfare::cli
