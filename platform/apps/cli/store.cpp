#include <fmt/format.h>

#include <fieldfare/platform/posix/passphrase.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

/// Asked for twice at a terminal, since a slip would lock the store for good.
crypto::SecureBuffer new_passphrase(std::string_view prompt) {
  crypto::SecureBuffer first = platform::ask_passphrase(prompt);
  const crypto::SecureBuffer second = platform::ask_passphrase("Once more: ");
  if (!crypto::equal_constant_time(first.view(), second.view())) {
    throw Error(ErrorCode::usage, "The two passphrases differ.", "Try again.");
  }
  return first;
}

Outcome init(Session& session, const Json& values) {
  app::NewDevice device;
  device.title = values.at("name").get<std::string>();
  device.inspectorate = values.at("inspectorate").get<std::string>();
  device.practice = values.value("practice", false);
  const app::Ports ports = session.ports(device.practice);
  const crypto::SecureBuffer passphrase =
      session.passphrase_given() ? session.passphrase("") : new_passphrase("New passphrase: ");
  session.adopt(app::Notebook::create(session.directory(), passphrase, device, ports));
  const Json info = session.execute("store.info");
  return {{{"device_id", info.at("device_id")}, {"directory", info.at("directory")}}};
}

Outcome verify(Session& session, const Json&) {
  Outcome outcome{session.execute("store.verify")};
  if (!outcome.result.at("ok").get<bool>()) outcome.exit = exit_code(ErrorCode::damaged);
  return outcome;
}

Outcome rekey(Session& session, const Json& values) {
  const crypto::SecureBuffer old_passphrase = session.passphrase("Present passphrase: ");
  session.open_with(old_passphrase);
  const auto file = values.find("file");
  const crypto::SecureBuffer passphrase =
      file == values.end() ? new_passphrase("New passphrase: ")
                           : platform::read_passphrase_file(file->get<std::string>());
  session.notebook().rekey(old_passphrase, passphrase);
  return {};
}

Outcome restore(Session& session, const Json& values) {
  const std::int64_t entries =
      app::restore_store(values.at("file").get<std::string>(), session.directory(),
                         session.passphrase("Passphrase of the backup: "), session.system_ports());
  return {{{"entries", entries}}};
}

std::string print_init(const Json& result) {
  return fmt::format("The store {} is ready. This device is {}.\n",
                     printable(result.at("directory").get<std::string>(), true),
                     short_id(result.at("device_id").get<std::string>()));
}

std::string print_info(const Json& result) {
  return fmt::format("{} ({}){}\nDevice {}\n{}, {}\n{}\n",
                     printable(result.at("name").get<std::string>(), true),
                     result.at("inspectorate").get<std::string>(),
                     result.at("practice").get<bool>() ? ", practice: made-up notes only" : "",
                     short_id(result.at("device_id").get<std::string>()),
                     counted(result.at("visits").get<std::int64_t>(), "visit", "visits"),
                     counted(result.at("entries").get<std::int64_t>(), "log entry", "log entries"),
                     printable(result.at("directory").get<std::string>(), true));
}

std::string print_verify(const Json& result) {
  std::string out = fmt::format(
      "{}: {}.\n", counted(result.at("entries").get<std::int64_t>(), "entry", "entries"),
      result.at("ok").get<bool>() ? "every page, signature and chain is sound"
                                  : "the store is damaged");
  for (const Json& problem : result.at("problems")) {
    out += "  " + printable(problem.get<std::string>(), true) + "\n";
  }
  if (result.at("missing").empty()) return out;
  out += "Not here, and not erased:\n";
  for (const Json& missing : result.at("missing"))
    out += "  " + printable(missing.get<std::string>(), true) + "\n";
  return out;
}

std::string print_rebuild(const Json& result) {
  return fmt::format("{} made anew from the log; {} had been different.\n",
                     counted(result.at("entities").get<std::int64_t>(), "thing", "things"),
                     result.at("changed").get<std::int64_t>());
}

std::string print_rekey(const Json&) {
  return "The new passphrase is in force.\n";
}

std::string print_backup(const Json& result) {
  return fmt::format("An encrypted copy with {} is written.\n",
                     counted(result.at("entries").get<std::int64_t>(), "entry", "entries"));
}

std::string print_restore(const Json& result) {
  return fmt::format("The store is back with {}; it goes on under new logs.\n",
                     counted(result.at("entries").get<std::int64_t>(), "entry", "entries"));
}

}  // namespace

Noun store_noun() {
  return {
      "store",
      "The encrypted store of this device",
      {
          {"init",
           "Makes an encrypted store and this device's keys",
           "",
           {{"--name", "name", Kind::word, "This device's role, never a person's name", required},
            {"--inspectorate", "inspectorate", Kind::word, "ofsted or cqc", required},
            {"--practice", "practice", Kind::flag, "For made-up notes only: the clock can be set"}},
           print_init,
           "fieldfare store init --name \"Education HMI\" --inspectorate ofsted",
           init},
          {"info", "What the store holds", "store.info", {}, print_info, "fieldfare store info"},
          {"verify",
           "Checks every page, signature and chain",
           "",
           {},
           print_verify,
           "fieldfare store verify",
           verify},
          {"rebuild",
           "Makes lists and search anew from the log",
           "store.rebuild",
           {},
           print_rebuild,
           "fieldfare store rebuild"},
          {"rekey",
           "Sets a new passphrase",
           "",
           {{"--new-passphrase-file", "file", Kind::file,
             "A file whose first line is the new passphrase; asked for when left out"}},
           print_rekey,
           "fieldfare store rekey",
           rekey},
          {"backup",
           "Writes an encrypted copy",
           "store.backup",
           {{"FILE", "file", Kind::file, "The file to write", required}},
           print_backup,
           "fieldfare store backup visit-monday.backup"},
          {"restore",
           "Brings a backup back; the store continues under a new log",
           "",
           {{"FILE", "file", Kind::file, "The backup", required}},
           print_restore,
           "fieldfare --store new-store store restore visit-monday.backup",
           restore},
      },
  };
}

}  // namespace fieldfare::cli
