#include <fieldfare/core/app/commands/requests.h>

#include <algorithm>
#include <set>

#include "app/edit.h"
#include "app/request_register.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

constexpr auto kind = model::Kind::request;
constexpr auto document_kind = model::Kind::request_document;
constexpr std::size_t most_served = 200;  ///< items that one document serves

Token state(std::string_view value) {
  return Token::of(value, "a state of an information item",
                   {"to-ask", "requested", "part-received", "received", "not-held", "not-needed"});
}

Token review(std::string_view value) {
  return Token::of(value, "a way to review", {"reviewed", "out-of-scope", "less-relevant"});
}

Token role(std::string_view value, const framework::Framework& framework) {
  std::vector<std::string> ids;
  for (const framework::Role& role : framework.roles)
    if (role.side != framework::Side::team) ids.push_back(role.id);
  return Token::among(value, "a role of this framework", ids);
}

/// What the entity must say of itself besides its state: the framework's item, and the case.
void name_item(Edit& edit, const RequestPlace& place) {
  if (place.item == nullptr) return;
  edit.set(kind, place.id, "item",
           Token::among(place.item->id, "an information item", {place.item->id}));
  if (place.case_id) edit.set(kind, place.id, "case", *place.case_id);
  if (place.weakness_id) edit.set(kind, place.id, "weakness", *place.weakness_id);
}

bool came(std::string_view state) {
  return state == "received" || state == "part-received";
}

void set_state(Edit& edit, const RequestRegister& all, const RequestPlace& place,
               std::string_view wanted, const std::optional<Date>& received_on) {
  edit.set(kind, place.id, "state", state(wanted));
  const Date today = all.calendar().today();
  const model::Entity* known = all.entity(place.id);
  const bool asked_before = known != nullptr && model::Fields(known->state).has("asked-on");
  if (wanted == "requested" && !asked_before) edit.set(kind, place.id, "asked-on", today);
  if (came(wanted)) edit.set(kind, place.id, "received-on", received_on.value_or(today));
}

void not_in_the_future(const std::optional<Date>& day, Date today, std::string_view what) {
  if (!day || !(today < *day)) return;
  throw Error(ErrorCode::usage,
              std::string(what) + " lies in the future: " + to_iso8601(*day) + ".",
              "Give today or a day before.");
}

/// The words of a title that carry meaning, folded: five letters or more.
std::set<std::string> words_of(std::string_view text) {
  std::set<std::string> out;
  std::string word;
  const auto end = [&] {
    if (word.size() >= 5) out.insert(word.substr(0, 7));
    word.clear();
  };
  for (const char c : text) {
    if (c >= 'a' && c <= 'z') {
      word += c;
    } else if (c >= 'A' && c <= 'Z') {
      word += static_cast<char>(c - 'A' + 'a');
    } else {
      end();
    }
  }
  end();
  return out;
}

/// The item of the framework that asks for much the same, by the words of its title: half of them
/// or two and more. A hint for people, who may say that it is another thing.
const framework::RequestItem* alike(std::string_view title, const framework::Framework& framework) {
  const std::set<std::string> wanted = words_of(title);
  for (const framework::RequestGroup& group : framework.requests) {
    for (const framework::RequestItem& item : group.items) {
      const std::set<std::string> has = words_of(item.title);
      const auto shared = static_cast<std::size_t>(
          std::count_if(has.begin(), has.end(), [&](const auto& w) { return wanted.contains(w); }));
      if (!has.empty() && shared > 0 && (shared >= 2 || 2 * shared >= has.size())) return &item;
    }
  }
  return nullptr;
}

void require_writer(Engine& engine, VisitState& visit) {
  require_evidence_writer(visit);
  require_open(engine, visit);
}

}  // namespace

RequestList::Result handle(Engine& engine, const RequestList& command) {
  VisitState& visit = engine.visit(command.visit);
  RequestRegister all(engine, visit);
  RequestList::Result result;
  std::vector<RequestView> views = all.views();
  result.progress = progress_of(views);
  for (const framework::Statement& rule : all.calendar().framework().request_rules)
    result.rules.push_back(rule.text);
  for (RequestView& view : views) {
    const bool in_state = !command.state || view.state == *command.state ||
                          (*command.state == "overdue" && view.overdue) ||
                          (*command.state == "reminder-due" && view.reminder_due);
    if (!in_state || (command.group && view.group != *command.group) ||
        (command.case_id && view.case_id != command.case_id->hex()))
      continue;
    result.requests.push_back(std::move(view));
  }
  return result;
}

RequestUpdate::Result handle(Engine& engine, const RequestUpdate& command) {
  VisitState& visit = engine.visit(command.visit);
  require_writer(engine, visit);
  const RequestRegister all(engine, visit);
  const Date today = all.calendar().today();
  not_in_the_future(command.received_on, today, "The day on which it came");
  const RequestPlace& place = all.find(command.request, command.case_id);
  Edit edit(engine, visit.id);
  if (command.state) {
    set_state(edit, all, place, *command.state, command.received_on);
  } else if (command.received_on) {
    edit.set(kind, place.id, "received-on", *command.received_on);
  }
  if (command.review) edit.set(kind, place.id, "review", review(*command.review));
  if (command.due) edit.set(kind, place.id, "due", *command.due);
  if (command.as_at) edit.set(kind, place.id, "as-at", *command.as_at);
  if (command.snapshot) edit.set(kind, place.id, "snapshot", *command.snapshot);
  if (command.from)
    edit.set(kind, place.id, "from", role(*command.from, all.calendar().framework()));
  if (command.remarks)
    edit.set(kind, place.id, "remarks", engine.guarded(visit.id, *command.remarks));
  if (command.reminded) edit.set(kind, place.id, "reminded-on", today);
  if (command.parts) {
    std::vector<std::string> ids;
    if (place.item != nullptr)
      for (const framework::Statement& part : place.item->parts)
        ids.push_back(part.id);
    std::vector<Token> wanted;
    for (const std::string& part : *command.parts)
      wanted.push_back(Token::among(part, "a part of this item", ids));
    edit.set_elements(all.entity(place.id), kind, place.id, "part", wanted);
  }
  if (all.entity(place.id) == nullptr) name_item(edit, place);
  edit.commit();
  return {place.id};
}

RequestAdd::Result handle(Engine& engine, const RequestAdd& command) {
  VisitState& visit = engine.visit(command.visit);
  require_writer(engine, visit);
  const framework::Framework& framework = engine.framework(command.visit);
  const guard::GuardedText title = engine.guarded(visit.id, command.title);
  const guard::GuardedText reason = engine.guarded(visit.id, command.reason);
  if (title.empty()) throw Error(ErrorCode::usage, "Say what is asked for.");
  if (reason.empty()) {
    throw Error(ErrorCode::usage, "Additional information needs a reason.",
                "Say why it is needed to understand experiences and outcomes within the scope.");
  }
  if (const auto* item = alike(title.str(), framework); item != nullptr && !command.not_in_annex) {
    const std::string number = item->number.empty() ? "" : item->number + " ";
    throw Error(ErrorCode::not_possible,
                "Annex A has something alike: " + number + item->title + " (" + item->text + ").",
                "Use that item, or say that this is another thing: --not-in-annex.");
  }
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(kind, id, "additional", true).set(kind, id, "title", title);
  edit.set(kind, id, "reason", reason).set(kind, id, "at", engine.now());
  edit.set(kind, id, "author", visit.self).set(kind, id, "state", state("requested"));
  edit.set(kind, id, "asked-on", uk_today(engine.now()));
  if (command.from) edit.set(kind, id, "from", role(*command.from, framework));
  if (command.due) edit.set(kind, id, "due", *command.due);
  if (command.case_id)
    edit.set(kind, id, "case", engine.entity(model::Kind::case_, *command.case_id, "case").id);
  edit.commit();
  return {id};
}

RequestDocument::Result handle(Engine& engine, const RequestDocument& command) {
  VisitState& visit = engine.visit(command.visit);
  require_writer(engine, visit);
  const RequestRegister all(engine, visit);
  const Date today = all.calendar().today();
  not_in_the_future(command.received_on, today, "The day on which it came");
  if (command.requests.empty())
    throw Error(ErrorCode::usage, "Say which information items the document serves.");
  if (command.requests.size() > most_served)
    throw Error(ErrorCode::usage, "A document serves at most 200 items.");
  const guard::GuardedText reference = engine.guarded(visit.id, command.reference);
  if (reference.empty()) throw Error(ErrorCode::usage, "Say where the document is found.");
  const EntityId id = engine.new_id();
  Edit edit(engine, visit.id);
  edit.set(document_kind, id, "reference", reference).set(document_kind, id, "at", engine.now());
  edit.set(document_kind, id, "author", visit.self);
  edit.set(document_kind, id, "received-on", command.received_on.value_or(today));
  if (command.as_at) edit.set(document_kind, id, "as-at", *command.as_at);
  std::vector<Token> served;
  for (const std::string& given : command.requests) {
    const RequestPlace& place = all.find(given, command.case_id);
    served.push_back(Token::among(place.id.hex(), "an information item", {place.id.hex()}));
    set_state(edit, all, place, command.in_part ? "part-received" : "received",
              command.received_on);
    if (command.as_at) edit.set(kind, place.id, "as-at", *command.as_at);
    if (all.entity(place.id) == nullptr) name_item(edit, place);
  }
  edit.set_elements(nullptr, document_kind, id, "request", served);
  edit.commit();
  return {id};
}

RequestDocuments::Result handle(Engine& engine, const RequestDocuments& command) {
  return {RequestRegister(engine, engine.visit(command.visit)).documents()};
}

RequestSeen::Result handle(Engine& engine, const RequestSeen& command) {
  const auto document = engine.entity(document_kind, command.document, "document");
  VisitState& visit = engine.visit(document.vid);
  require_writer(engine, visit);
  const std::string mark = visit.self.hex() + "/" + to_iso8601(uk_today(engine.now()));
  std::vector<Token> seen;
  for (const std::string& before : model::Fields(document.state).set("seen"))
    seen.push_back(Token::among(before, "a reading", {before}));
  seen.push_back(Token::among(mark, "a reading", {mark}));
  Edit edit(engine, visit.id);
  edit.set_elements(&document, document_kind, document.id, "seen", seen);
  edit.commit();
  return {};
}

}  // namespace fieldfare::app
