#include "demo/stage.h"

#include <sys/auxv.h>

#include <algorithm>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <ostream>

#include <fmt/format.h>

#include <fieldfare/core/error.h>
#include <fieldfare/core/guard/guard.h>

#include "print.h"

namespace fieldfare::cli::demo {

namespace {

namespace fs = std::filesystem;

/// Where this program was started from. (/proc/self/exe cannot be read by a hardened process.)
fs::path own_program() {
  const auto* name = reinterpret_cast<const char*>(::getauxval(AT_EXECFN));
  if (name == nullptr) throw Error(ErrorCode::internal, "The program does not know its own file.");
  return fs::canonical(name);
}

fs::path hub_program() {
  if (const char* named = std::getenv("FIELDFARE_HUB"); named != nullptr && *named != '\0') {
    return named;
  }
  const fs::path beside = own_program().parent_path() / "fieldfare-hub";
  if (!fs::exists(beside)) {
    throw Error(ErrorCode::not_found, "fieldfare-hub is not beside this program.",
                "Say where it is with the variable FIELDFARE_HUB.");
  }
  return beside;
}

/// As a shell would need it.
std::string quoted(const std::string& word) {
  const bool plain = !word.empty() && word.find_first_not_of(
                                          "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
                                          "0123456789-_./:+=,") == std::string::npos;
  if (plain) return word;
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\' || c == '$' || c == '`') out += '\\';
    out += c;
  }
  return out + "\"";
}

/// Cards and invites are long and say nothing to a reader.
std::string shortened(const std::string& text) {
  constexpr std::size_t longest_word = 90;
  constexpr std::size_t kept = 40;
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t end = text.find_first_of(" \n", at);
    if (end == std::string::npos) end = text.size();
    out += end - at > longest_word ? text.substr(at, kept) + "…" : text.substr(at, end - at);
    if (end < text.size()) out += text[end++];
    at = end;
  }
  return out;
}

/// What the guard refused is not written down here either: its findings are masked.
std::string as_told(const std::string& word, bool refused) {
  const bool sentence = word.find(' ') != std::string::npos;
  return refused && sentence ? guard::Guard().mask(word, {}).str() : word;
}

void write_file(const fs::path& file, std::string_view text) {
  std::ofstream out(file, std::ios::binary);
  out << text;
  out.close();
  if (!out) throw Error(ErrorCode::internal, file.string() + " cannot be written.");
}

}  // namespace

Stage::Stage(const fs::path& directory, std::ostream& progress) : progress_(progress) {
  if (fs::exists(directory) && !fs::is_empty(directory)) {
    throw Error(ErrorCode::not_possible, directory.string() + " is not empty.",
                "Give a new directory: the demonstration makes its own stores there.");
  }
  for (const char* below : {"stores", "passphrases", "hub"}) {
    fs::create_directories(directory / below);
  }
  directory_ = fs::canonical(directory);
}

Inspector Stage::inspector(const std::string& who) {
  Inspector out{who, directory_ / "stores" / who, directory_ / "passphrases" / (who + ".txt")};
  write_file(out.passphrase_file, fmt::format("practice passphrase of the {}\n", who));
  return out;
}

void Stage::start_hub() {
  using namespace std::chrono_literals;
  const std::string store = "sqlite:" + (directory_ / "hub" / "hub.db").string();
  hub_ = std::make_unique<platform::BackgroundProcess>(
      platform::Command{
          hub_program(), {"serve", "--listen", "127.0.0.1:0", "--store", store}, {}, {}},
      directory_ / "hub" / "hub.log");
  const auto line = hub_->read_line(30s);
  const auto begins = line ? line->find("http") : std::string::npos;
  if (begins == std::string::npos) {
    throw Error(ErrorCode::internal, "The hub did not start.",
                "Read " + (directory_ / "hub" / "hub.log").string());
  }
  hub_address_ = line->substr(begins);
}

void Stage::stop_hub() {
  if (!hub_) return;
  hub_->signal(SIGTERM);
  hub_->wait();
  hub_.reset();
}

void Stage::scene(std::string_view title, std::string_view what_happens) {
  progress_ << title << ": " << what_happens << "\n" << std::flush;
  transcript_ += fmt::format("\n## {}\n\n{}\n", title, what_happens);
}

void Stage::tell(std::string_view paragraph) {
  transcript_ += fmt::format("\n{}\n", paragraph);
}

platform::Finished Stage::call(const Inspector& inspector, const std::vector<std::string>& words) {
  std::vector<std::string> arguments;
  if (!now_.empty()) arguments = {"--now", now_};
  arguments.insert(arguments.end(), words.begin(), words.end());
  return platform::run({own_program(),
                        arguments,
                        {},
                        {{"FIELDFARE_STORE", inspector.store.string()},
                         {"FIELDFARE_PASSPHRASE_FILE", inspector.passphrase_file.string()}}});
}

Printed Stage::play(const Inspector& inspector, const std::vector<std::string>& words,
                    int exit_code) {
  const platform::Finished finished = call(inspector, words);
  const Printed printed{finished.exit_code, finished.output + finished.errors};
  write_down(inspector, words, printed);
  if (finished.exit_code != exit_code) {
    close();
    throw Error(ErrorCode::internal,
                fmt::format("The demonstration stopped: `{} {}` of the {} ended with {}: {}",
                            words.at(0), words.size() > 1 ? words[1] : "", inspector.who,
                            finished.exit_code, finished.errors),
                "The transcript tells what led to it.");
  }
  return printed;
}

void Stage::write_down(const Inspector& inspector, const std::vector<std::string>& words,
                       const Printed& printed) {
  std::string line = inspector.who + "$ fieldfare";
  if (!now_.empty()) line += " --now " + now_;
  const bool refused = printed.exit_code == fieldfare::exit_code(ErrorCode::guard_refused);
  for (const std::string& word : words) {
    line += " " + quoted(as_told(word, refused));
  }
  transcript_ += fmt::format("\n```\n{}\n{}", shortened(line), shortened(printed.text));
  if (printed.exit_code != 0) transcript_ += fmt::format("[exit code {}]\n", printed.exit_code);
  transcript_ += "```\n";
}

Json Stage::ask(const Inspector& inspector, std::vector<std::string> words) {
  words.insert(words.begin(), "--json");
  const platform::Finished finished = call(inspector, words);
  if (finished.exit_code != 0) {
    throw Error(ErrorCode::internal, "The demonstration stopped: " + finished.errors);
  }
  return Json::parse(finished.output);
}

void Stage::close() {
  write_file(directory_ / "transcript.md",
             std::string_view(transcript_).substr(transcript_.find_first_not_of('\n')));
}

std::string id_in(const Printed& printed) {
  constexpr std::size_t digits = 10;
  for (std::size_t at = 0; at < printed.text.size();) {
    const std::size_t end =
        std::min(printed.text.find_first_not_of("0123456789abcdef", at), printed.text.size());
    if (end - at == digits) return printed.text.substr(at, digits);
    at = end + 1;
  }
  throw Error(ErrorCode::internal, "The demonstration expected an id: " + printed.text);
}

}  // namespace fieldfare::cli::demo
