#include <fmt/format.h>
#include <CLI/CLI.hpp>
#include <cstdio>
#include <exception>
#include <istream>
#include <memory>
#include <string>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/harden.h>
#include <fieldfare/sync/limits.h>

#include "admin.h"
#include "serve.h"

namespace {

using namespace fieldfare;

struct AdminArguments {
  std::string store;
  std::string visit;
  std::uint64_t quota = sync::limits::visit_quota;
  bool json = false;
};

constexpr const char* store_help = "sqlite:FILE or postgresql://HOST/DATABASE";
/// A service manager gives an address that holds a password here, or in a file.
constexpr const char* store_variable = "FIELDFARE_HUB_STORE";

/// A file of serve's options, without a section heading.
class ServeFile final : public CLI::ConfigTOML {
 public:
  std::vector<CLI::ConfigItem> from_config(std::istream& input) const override {
    std::vector<CLI::ConfigItem> read = CLI::ConfigTOML::from_config(input);
    for (CLI::ConfigItem& item : read) {
      if (item.parents.empty()) item.parents = {"serve"};
    }
    return read;
  }
};

void add_serve(CLI::App& app, hub_app::ServeOptions& options) {
  CLI::App* serve = app.add_subcommand("serve", "Keep visits for devices to sync with");
  // CLI11 reads a file for the whole program only: `serve --config` reaches it by falling through.
  serve->fallthrough();
  app.set_config("--config", "", "Read the options of serve from a TOML or INI file");
  app.allow_config_extras(CLI::config_extras_mode::error);
  app.config_formatter(std::make_shared<ServeFile>());
  options.http.listen = "127.0.0.1:8440";
  serve->add_option("--listen", options.http.listen, "ADDRESS:PORT; port 0 takes any")
      ->capture_default_str();
  serve->add_option("--store", options.store, store_help)->envname(store_variable);
  serve->add_option("--tls-cert", options.http.certificate, "PEM certificate chain");
  serve->add_option("--tls-key", options.http.key, "PEM private key");
  serve->add_option("--max-connections", options.http.max_connections, "Lines at once")
      ->capture_default_str();
  options.http.connections_per_address = 256;
  serve
      ->add_option("--address-connections", options.http.connections_per_address,
                   "Lines at once of one address, but for this machine; 0: no limit")
      ->capture_default_str();
  serve
      ->add_option("--address-rate", options.address_rate,
                   "Requests a second of one address, but for this machine; 0: no limit")
      ->capture_default_str();
  serve
      ->add_option("--member-rate", options.member_rate,
                   "Requests a second of one member of a visit; 0: no limit")
      ->capture_default_str();
  auto* open = serve->add_flag("--open-registration", options.open_registration,
                               "Take in visits that nobody registered");
  serve
      ->add_flag("--registered-only", options.registered_only,
                 "Do not take them in on loopback either")
      ->excludes(open);
  serve->callback([&options] { hub_app::serve(options); });
}

CLI::App* add_admin_verb(CLI::App& admin, AdminArguments& arguments, const std::string& name,
                         const std::string& does) {
  CLI::App* verb = admin.add_subcommand(name, does);
  verb->fallthrough();
  verb->add_option("--store", arguments.store, store_help)->envname(store_variable);
  return verb;
}

CLI::App* add_visit_verb(CLI::App& admin, AdminArguments& arguments, const std::string& name,
                         const std::string& does) {
  CLI::App* verb = add_admin_verb(admin, arguments, name, does);
  verb->add_option("visit", arguments.visit, "The visit's id")->required();
  return verb;
}

/// `configured` is the store that the file of --config names.
void add_admin(CLI::App& app, AdminArguments& arguments, const std::string& configured) {
  CLI::App* admin = app.add_subcommand(
      "admin", "Keep the hub's store; a hub over SQLite must be stopped, one over PostgreSQL not");
  admin->require_subcommand(1);
  admin->fallthrough();
  const auto store = [&arguments, &configured]() -> const std::string& {
    return arguments.store.empty() ? configured : arguments.store;
  };
  CLI::App* add = add_visit_verb(*admin, arguments, "register-visit", "Let a visit in");
  add->add_option("--quota", arguments.quota, "Bytes it may take")->capture_default_str();
  add->callback(
      [&arguments, store] { hub_app::register_visit(store(), arguments.visit, arguments.quota); });

  CLI::App* list = add_admin_verb(*admin, arguments, "list-visits", "Show what is held");
  list->add_flag("--json", arguments.json, "As one JSON document");
  list->callback([&arguments, store] { hub_app::list_visits(store(), arguments.json); });

  CLI::App* quota = add_visit_verb(*admin, arguments, "quota", "Change what a visit may take");
  quota->add_option("bytes", arguments.quota, "Bytes it may take")->required();
  quota->callback(
      [&arguments, store] { hub_app::set_quota(store(), arguments.visit, arguments.quota); });

  CLI::App* erase =
      add_visit_verb(*admin, arguments, "erase", "Delete all that is held of a visit");
  erase->callback([&arguments, store] { hub_app::erase_visit(store(), arguments.visit); });

  CLI::App* restored =
      add_admin_verb(*admin, arguments, "restored", "After a backup was put back: begin a new era");
  restored->callback([store] { hub_app::begin_era(store()); });
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The central store of Fieldfare: keeps ciphertext, can read nothing"};
  app.require_subcommand(1);
  hub_app::ServeOptions options;
  AdminArguments arguments;
  add_serve(app, options);
  add_admin(app, arguments, options.store);
  try {
    platform::harden_process();
    app.parse(argc, argv);
    return 0;
  } catch (const CLI::ParseError& error) {
    const int shown = app.exit(error);
    return shown == 0 ? 0 : exit_code(ErrorCode::usage);
  } catch (const Error& error) {
    fmt::print(stderr, "fieldfare-hub: {}\n  {}\n", error.what(), error.hint());
    return exit_code(error.code());
  } catch (const std::exception& error) {
    fmt::print(stderr, "fieldfare-hub: {}\n", error.what());
    return exit_code(ErrorCode::internal);
  }
}
