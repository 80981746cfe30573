#include "parser.h"

#include <deque>
#include <iostream>

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include "reference.h"

namespace fieldfare::cli {

namespace {

/// Of a parameter without a name that takes several.
constexpr int most_words = 1'000;

struct Attached {
  CLI::App* app = nullptr;
  const Noun* noun = nullptr;
  const Verb* verb = nullptr;
  std::vector<CLI::Option*> options;  ///< beside the verb's parameters
};

CLI::Option* attach(CLI::App& app, const Parameter& parameter) {
  const std::string name(parameter.name);
  const std::string help(parameter.help);
  CLI::Option* option = nullptr;
  if (parameter.kind == Kind::flag) {
    option = app.add_flag(name, help);
  } else if (name.starts_with("--")) {
    option = app.add_option(name, help);
  } else {
    option = app.add_option(name, help)->option_text(" ");
  }
  if (is_repeatable(parameter.kind)) {
    option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    if (!name.starts_with("--")) option->expected(1, most_words)->allow_extra_args();
  }
  option->required(parameter.required);
  return option;
}

Attached attach(CLI::App& parent, const Noun& noun, const Verb& verb) {
  Attached out;
  out.noun = &noun;
  out.verb = &verb;
  out.app = &parent;
  if (!verb.name.empty()) {
    out.app = parent.add_subcommand(std::string(verb.name), std::string(verb.summary));
  }
  for (const Parameter& parameter : verb.parameters) {
    out.options.push_back(attach(*out.app, parameter));
  }
  out.app->footer(fmt::format("Example:\n  {}\n", verb.example));
  return out;
}

std::string example_of(const Noun& noun) {
  std::string out = "Examples:\n";
  for (const Verb& verb : noun.verbs)
    out += fmt::format("  {}\n", verb.example);
  return out;
}

std::string verbs_of(const Noun& noun) {
  std::string out;
  for (const Verb& verb : noun.verbs) {
    if (!out.empty()) out += ", ";
    out += verb.name;
  }
  return out;
}

class Parser {
 public:
  Parser() : app_("The field notebook of an inspection team.", "fieldfare") {
    app_.fallthrough();
    app_.require_subcommand(1);
    app_.add_option("--store", globals_.store, "The store's directory (or FIELDFARE_STORE)");
    app_.add_option("--passphrase-file", globals_.passphrase_file,
                    "A file whose first line is the passphrase (or FIELDFARE_PASSPHRASE_FILE)");
    app_.add_flag("--json", globals_.json, "One JSON document on standard output");
    app_.add_option("--now", globals_.now, "The time of this call, in a practice store");
    app_.set_version_flag("--version", std::string("fieldfare ") + FIELDFARE_VERSION);
    app_.add_flag_callback(
        "--help-all", [] { throw CLI::CallForAllHelp(); }, "Every command with its options");
    app_.footer(
        "Examples:\n"
        "  fieldfare store init --name \"Education HMI\" --inspectorate ofsted\n"
        "  fieldfare visit list\n"
        "  fieldfare NOUN --help          what can be done with a thing\n"
        "  fieldfare NOUN VERB --help     the options of one command\n");
    for (const Noun& noun : nouns())
      add(noun);
  }

  std::optional<Call> read(int argc, const char* const* argv) {
    try {
      app_.parse(argc, argv);
    } catch (const CLI::CallForAllHelp&) {
      std::cout << reference();
      return std::nullopt;
    } catch (const CLI::Success& success) {
      app_.exit(success);
      return std::nullopt;
    } catch (const CLI::ParseError& error) {
      throw explained(error);
    }
    return call();
  }

 private:
  void add(const Noun& noun) {
    CLI::App* app = app_.add_subcommand(std::string(noun.name), std::string(noun.summary));
    app->fallthrough();
    nouns_.emplace_back(app, &noun);
    for (const Verb& verb : noun.verbs) {
      verbs_.push_back(attach(*app, noun, verb));
      if (!verb.name.empty()) verbs_.back().app->fallthrough();
    }
    if (!noun.verbs.front().name.empty()) {
      app->require_subcommand(1);
      app->footer(example_of(noun));
    }
  }

  /// What was wrong, and what there is instead.
  Error explained(const CLI::ParseError& error) {
    for (const auto& [app, noun] : nouns_) {
      if (!app->parsed()) continue;
      const bool needs_verb = !noun->verbs.front().name.empty();
      if (needs_verb && app->get_subcommands().empty()) {
        const auto rest = app_.remaining(true);
        const std::string asked = rest.empty() ? std::string() : " " + rest.front();
        return Error(ErrorCode::usage,
                     asked.empty() ? fmt::format("`{}` needs a verb.", noun->name)
                                   : fmt::format("There is no `{}{}`.", noun->name, asked),
                     fmt::format("`{}` has: {}.", noun->name, verbs_of(*noun)));
      }
      std::string page(noun->name);
      if (needs_verb) page += " " + app->get_subcommands().front()->get_name();
      return Error(ErrorCode::usage, sentence(error),
                   fmt::format("Run `fieldfare {} --help` for its options.", page));
    }
    std::string names;
    for (const Noun& noun : nouns()) {
      if (!names.empty()) names += ", ";
      names += noun.name;
    }
    const auto rest = app_.remaining();
    return Error(
        ErrorCode::usage,
        rest.empty() ? "A command is needed." : fmt::format("There is no `{}`.", rest.front()),
        fmt::format("There are: {}. Run `fieldfare --help`.", names));
  }

  static std::string sentence(const CLI::ParseError& error) {
    std::string text = error.what();
    if (!text.ends_with('.')) text += '.';
    return text;
  }

  std::optional<Call> call() {
    for (const Attached& one : verbs_) {
      if (!one.app->parsed()) continue;
      Call call;
      call.noun = one.noun;
      call.verb = one.verb;
      call.globals = globals_;
      for (std::size_t i = 0; i < one.options.size(); ++i) {
        if (one.options[i]->count() == 0) continue;
        call.typed[std::string(one.verb->parameters[i].name)] = one.options[i]->results();
      }
      return call;
    }
    throw Error(ErrorCode::usage, "A command is needed.", "Run `fieldfare --help`.");
  }

  CLI::App app_;
  Globals globals_;
  std::vector<std::pair<CLI::App*, const Noun*>> nouns_;
  std::deque<Attached> verbs_;
};

}  // namespace

std::optional<Call> parse(int argc, const char* const* argv) {
  return Parser().read(argc, argv);
}

}  // namespace fieldfare::cli
