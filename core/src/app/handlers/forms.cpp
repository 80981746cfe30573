#include <fieldfare/core/app/commands/forms.h>

#include <algorithm>

#include "app/engine.h"

namespace fieldfare::app {

namespace {

constexpr std::size_t longest_key = 120;

/// A form's key is a page and ids, as the app makes them: no blanks, so that no sentence fits.
const std::string& form_key(const std::string& key) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("-._:/").find(c) != std::string_view::npos;
  };
  const bool good = key.size() <= longest_key && key.find(':') != std::string::npos &&
                    key.front() != ':' && std::all_of(key.begin(), key.end(), allowed);
  if (!good) {
    throw Error(ErrorCode::usage, "This is not the key of a form.",
                "A key is a page and an id, for example \"lines:\" or \"concerns:3f2a\".");
  }
  return key;
}

void forget(Engine& engine, std::int64_t vid, const std::string& key) {
  storage::Transaction transaction(engine.database());
  auto drop = engine.database().prepare(
      "DELETE FROM form_draft WHERE vid = ?1 AND (form = ?2 OR substr(form, 1, length(?2) + 1) = "
      "?2 || '/')");
  drop.bind(1, vid).bind(2, std::string_view(key)).run();
  transaction.commit();
}

}  // namespace

FormKeep::Result handle(Engine& engine, const FormKeep& command) {
  VisitState& visit = engine.visit(command.visit);
  const std::string& key = form_key(command.form);
  if (command.text.view().empty()) {
    forget(engine, visit.vid, key);
    return {to_iso8601(engine.now())};
  }
  const auto masked = engine.guard().mask(command.text.view(), engine.vocabulary(visit.id)->allow);
  const std::string kept_at = to_iso8601(engine.now());
  storage::Transaction transaction(engine.database());
  auto keep = engine.database().prepare(
      "INSERT OR REPLACE INTO form_draft(vid, form, text, kept_at) VALUES(?1, ?2, ?3, ?4)");
  keep.bind(1, visit.vid).bind(2, std::string_view(key)).bind(3, std::string_view(masked.str()));
  keep.bind(4, std::string_view(kept_at)).run();
  transaction.commit();
  return {kept_at};
}

FormList::Result handle(Engine& engine, const FormList& command) {
  VisitState& visit = engine.visit(command.visit);
  auto row = engine.database().prepare(
      "SELECT form, text, kept_at FROM form_draft WHERE vid = ?1 ORDER BY form");
  row.bind(1, visit.vid);
  FormList::Result result;
  while (row.step()) {
    result.forms.push_back(
        {std::string(row.text(0)), std::string(row.text(1)), std::string(row.text(2))});
  }
  return result;
}

FormDrop::Result handle(Engine& engine, const FormDrop& command) {
  VisitState& visit = engine.visit(command.visit);
  forget(engine, visit.vid, form_key(command.form));
  return {};
}

}  // namespace fieldfare::app
