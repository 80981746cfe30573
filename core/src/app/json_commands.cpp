#include "app/json_commands.h"

#include "app/handlers.h"
#include "app/json_form.h"

namespace fieldfare::app {

namespace {

template <class C>
nlohmann::json run_json(Engine& engine, const nlohmann::json& request) {
  C command;
  JsonReader reader(request);
  C::describe(command, reader);
  reader.expect_nothing_else();
  return JsonWriter::object(handle(engine, command));
}

}  // namespace

const std::map<std::string, JsonHandler, std::less<>>& json_commands() {
  static const std::map<std::string, JsonHandler, std::less<>> handlers{
#define FIELDFARE_REGISTER(Command) {Command::name, &run_json<Command>},
      FIELDFARE_COMMANDS(FIELDFARE_REGISTER)
#undef FIELDFARE_REGISTER
  };
  return handlers;
}

}  // namespace fieldfare::app
