#include <fieldfare/core/app/commands/contacts.h>

#include <algorithm>

#include <fieldfare/core/utf8.h>

#include "app/edit.h"
#include "app/engine.h"

namespace fieldfare::app {

namespace {

constexpr std::size_t longest = 80;  ///< code points of a name, an address or a number
constexpr std::int64_t most_contacts = 200;

/// Officials alone: of the area, of providers, of the inspectorates. Nobody of a family.
std::vector<std::string> official_roles(const framework::Framework& framework) {
  std::vector<std::string> out;
  for (const framework::Role& role : framework.roles) {
    if (role.side != framework::Side::team && role.side != framework::Side::family)
      out.push_back(role.id);
  }
  return out;
}

/// One line that holds at most what it is for: a person's name in `name`, and nowhere a date of
/// birth, a number of a person, an address.
void require_contact_text(Engine& engine, const VisitId& visit, std::string_view text,
                          guard::Label only) {
  if (!guard::Guard::readable(text)) throw Error(ErrorCode::usage, "This is no text in UTF-8.");
  guard::Findings findings = engine.guard().check(text, engine.vocabulary(visit)->allow);
  std::erase_if(findings, [&](const guard::Finding& found) { return found.label == only; });
  if (!findings.empty()) {
    throw GuardRefusal(std::move(findings),
                       "This is more than a contact may hold. Nothing was "
                       "written.",
                       "A contact is an official's name, phone and e-mail address, each in its "
                       "place.");
  }
  const bool one_line = text.find_first_of("\r\n\t") == std::string_view::npos;
  if (!one_line || utf8::count(text) > longest)
    throw Error(ErrorCode::usage, "A contact's name, phone and e-mail are one short line each.");
}

}  // namespace

ContactSet::Result handle(Engine& engine, const ContactSet& command) {
  VisitState& visit = engine.visit(command.visit);
  require_evidence_writer(visit);
  const Token role = Token::among(command.role, "a role of officials in this framework",
                                  official_roles(engine.framework(command.visit)));
  const RawText phone = command.phone.value_or(RawText());
  const RawText email = command.email.value_or(RawText());
  require_contact_text(engine, visit.id, command.title.view(), guard::Label::person);
  require_contact_text(engine, visit.id, phone.view(), guard::Label::phone);
  require_contact_text(engine, visit.id, email.view(), guard::Label::email);
  if (command.title.view().empty()) throw Error(ErrorCode::usage, "The contact's name is missing.");
  const EntityId id = command.contact.value_or(engine.new_id());
  storage::Transaction transaction(engine.database());
  auto count = engine.database().prepare(
      "SELECT count(*), coalesce(sum(id = ?2), 0) FROM local_contact WHERE vid = ?1");
  count.bind(1, visit.vid).bind(2, id.view());
  static_cast<void>(count.step());
  if (command.contact && count.integer(1) == 0)
    throw Error(ErrorCode::not_found, "There is no such contact on this device.");
  if (!command.contact && count.integer(0) >= most_contacts)
    throw Error(ErrorCode::not_possible, "A visit has at most 200 contacts.");
  auto put = engine.database().prepare(
      "INSERT INTO local_contact(vid, id, role, title, phone, email) VALUES(?1, ?2, ?3, ?4, ?5, ?6)"
      " ON CONFLICT(vid, id) DO UPDATE SET role = ?3, title = ?4, phone = ?5, email = ?6");
  put.bind(1, visit.vid).bind(2, id.view()).bind(3, std::string_view(role.str()));
  put.bind(4, command.title.view()).bind(5, phone.view()).bind(6, email.view()).run();
  transaction.commit();
  engine.emit(Event::Kind::changed, visit.id);
  return {id};
}

ContactList::Result handle(Engine& engine, const ContactList& command) {
  VisitState& visit = engine.visit(command.visit);
  const framework::Framework& framework = engine.framework(command.visit);
  auto row = engine.database().prepare(
      "SELECT id, role, title, phone, email FROM local_contact WHERE vid = ?1");
  row.bind(1, visit.vid);
  std::vector<ContactView> all;
  while (row.step()) {
    ContactView view;
    view.contact_id = EntityId::from(row.blob(0));
    view.role = row.text(1);
    view.title = row.text(2);
    view.phone = row.text(3);
    view.email = row.text(4);
    if (const auto* known = framework.role(view.role)) view.role_label = known->label;
    all.push_back(std::move(view));
  }
  ContactList::Result result;
  for (const framework::Role& role : framework.roles) {
    for (const ContactView& view : all)
      if (view.role == role.id) result.contacts.push_back(view);
  }
  // Without them a visit cannot be run: the area's one point of contact, the director, and health.
  for (const char* id : {"dcs", "lano", "health-representative"}) {
    const auto* known = framework.role(id);
    const bool named = std::any_of(all.begin(), all.end(),
                                   [&](const ContactView& view) { return view.role == id; });
    if (known != nullptr && !named) result.still_open.push_back(known->label);
  }
  return result;
}

ContactRemove::Result handle(Engine& engine, const ContactRemove& command) {
  VisitState& visit = engine.visit(command.visit);
  storage::Transaction transaction(engine.database());
  auto count = engine.database().prepare(
      "SELECT count(*) FROM local_contact WHERE vid = ?1 AND (?2 IS NULL OR id = ?2)");
  auto remove = engine.database().prepare(
      "DELETE FROM local_contact WHERE vid = ?1 AND (?2 IS NULL OR id = ?2)");
  for (storage::Statement* statement : {&count, &remove}) {
    statement->bind(1, visit.vid);
    if (command.contact) statement->bind(2, command.contact->view());
  }
  static_cast<void>(count.step());
  const std::int64_t removed = count.integer(0);
  if (command.contact && removed == 0)
    throw Error(ErrorCode::not_found, "There is no such contact on this device.");
  remove.run();
  transaction.commit();
  engine.emit(Event::Kind::changed, visit.id);
  return {removed};
}

}  // namespace fieldfare::app
