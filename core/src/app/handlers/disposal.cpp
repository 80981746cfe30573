#include <fieldfare/core/app/commands/disposal.h>

#include <fmt/format.h>

#include <fieldfare/core/crypto/hash.h>

#include "app/disposal.h"
#include "app/edit.h"
#include "app/visit_calendar.h"
#include "app/visit_entity.h"
#include "app/whereabouts.h"
#include "model/fields.h"

namespace fieldfare::app {

namespace {

/// A hash over where every log ends: names exactly what was held.
Hash heads_of(const VisitState& visit) {
  crypto::Hasher hasher;
  for (const log::LogRow& row : visit.logs) {
    ByteWriter length;
    length.u64(row.head.length);
    const Bytes bytes = length.take();
    hasher.update(row.head.log.view()).update(bytes).update(row.head.head.view());
  }
  return hasher.finish();
}

/// Recorded by the team: the framework's own step, whatever it is called.
std::optional<Date> handed_over_on(const VisitCalendar& calendar) {
  for (const char* step : {"evidence-handed-over", "evidence-submitted", "kept-for-planning"}) {
    const CalendarItem* item = calendar.find(step);
    if (item != nullptr && item->done_on) return item->done_on;
  }
  return std::nullopt;
}

std::int64_t open_complaints(Engine& engine, const VisitState& visit) {
  std::int64_t open = 0;
  engine.entities().each(visit.vid, model::Kind::complaint, std::nullopt,
                         [&](model::Entity&& entity) {
                           if (model::Fields(entity.state).text("outcome").empty()) ++open;
                         });
  return open;
}

/// What speaks against it, in words.
std::vector<std::string> reasons_against(Engine& engine, VisitState& visit,
                                         const std::optional<Date>& handed_over) {
  std::vector<std::string> out;
  if (!engine.vocabulary(visit.id)->closed) out.emplace_back("The visit is not closed.");
  const auto about =
      engine.entities().find(visit.vid, model::Kind::visit, visit_entity_id(visit.id));
  if (about) {
    const HoldOfVisit hold = hold_of(*about);
    const bool over = hold.until && *hold.until < uk_today(engine.now());
    if (!hold.reason.empty() && !over) out.push_back("Its evidence is kept longer: " + hold.reason);
  }
  const std::int64_t complaints = open_complaints(engine, visit);
  if (complaints > 0) out.push_back(fmt::format("{} formal complaints are open.", complaints));
  const Held held = Whereabouts(engine, visit).entries();
  if (held.this_device_only > 0) {
    out.push_back(
        fmt::format("{} of {} entries are on this device alone.", held.this_device_only, held.all));
  }
  if (held.hub < held.all && !handed_over) {
    out.emplace_back("The evidence is neither confirmed by the hub nor recorded as handed over.");
  }
  return out;
}

/// How long each inspectorate keeps its evidence, as the framework says it and as far as the day is
/// known from which the term counts (area-send-2023 para 116; elsewhere no date is assumed).
std::string retention_lines(const VisitCalendar& calendar) {
  const framework::Retention& retention = calendar.framework().retention;
  std::string out = "retention: " + retention.policy + "\n";
  const CalendarItem* published = nullptr;
  for (const framework::Deadline& deadline : calendar.framework().deadlines) {
    if (deadline.marks == framework::Anchor::publication) published = calendar.find(deadline.id);
  }
  for (const framework::InspectorateRetention& one : retention.inspectorates) {
    out += fmt::format("retention-{}: {}", framework::name(one.inspectorate), one.policy);
    if (one.months && published != nullptr && published->done_on) {
      Date until = *published->done_on + std::chrono::months(*one.months);
      if (!until.ok()) until = until.year() / until.month() / std::chrono::last;
      out += ", until " + to_iso8601(until);
    } else if (one.months) {
      out += ", no date: publication is not recorded";
    }
    out += "\n";
  }
  return out;
}

struct Facts {
  std::optional<Date> handed_over;
  std::string retention = "retention: not known, the visit's content never arrived\n";
  std::string kind;
};

Facts facts_of(Engine& engine, VisitState& visit) {
  Facts out;
  if (!engine.vocabulary(visit.id)->framework) return out;
  const VisitCalendar calendar(engine, visit);
  out.handed_over = handed_over_on(calendar);
  out.retention = retention_lines(calendar);
  out.kind = fmt::format("{}, version {}", calendar.framework().id, calendar.framework().version);
  return out;
}

std::string record_of(Engine& engine, VisitState& visit, const Facts& facts,
                      const std::vector<std::string>& against, std::string_view reason) {
  const Held held = Whereabouts(engine, visit).entries();
  const auto count = [&](model::Kind kind) { return engine.entities().count(visit.vid, kind); };
  std::string out = "Fieldfare record of disposal, format 1\n";
  out += fmt::format("visit: {}\nframework: {}\nat: {}\nby: {}, {}\n", visit.id.hex(), facts.kind,
                     to_iso8601(engine.now()), engine.device().title, engine.device().inspectorate);
  out += fmt::format("entries: {}, of which the hub confirmed {} and {} were here alone\n",
                     held.all, held.hub, held.this_device_only);
  out += fmt::format("logs: {}\nheads: {}\nprojection: {}\n", visit.logs.size(),
                     heads_of(visit).hex(), engine.entities().projection_hash(visit.vid).hex());
  out += fmt::format("notes: {}\nactivities: {}\ncases: {}\nconcerns: {}\n",
                     count(model::Kind::note), count(model::Kind::activity),
                     count(model::Kind::case_), count(model::Kind::concern));
  out += "handed over: " +
         (facts.handed_over ? to_iso8601(*facts.handed_over) : std::string("not recorded")) + "\n";
  out += facts.retention;
  out += fmt::format("keys destroyed: {} of the visit, and this member's own\n",
                     visit.epoch_keys.size() + visit.audience_keys.size());
  for (const std::string& one : against)
    out += "against it stood: " + one + "\n";
  if (!reason.empty()) out += "done nevertheless because: " + std::string(reason) + "\n";
  return out + "remains: backups made before on any medium hold the keys and are to be destroyed\n";
}

}  // namespace

VisitDispose::Result handle(Engine& engine, const VisitDispose& command) {
  VisitState& visit = engine.visit(command.visit);
  const auto reason = engine.guarded(visit.id, command.reason.value_or(RawText()));
  if (reason.str().find_first_of("\r\n") != std::string::npos)
    throw Error(ErrorCode::usage, "The reason is one line.");
  const Facts facts = facts_of(engine, visit);
  const auto against = reasons_against(engine, visit, facts.handed_over);
  if (!against.empty() && reason.empty()) {
    std::string message = "This visit cannot be disposed of yet.";
    for (const std::string& one : against)
      message += " " + one;
    throw Error(ErrorCode::not_possible, message,
                "Sync, close the visit, or record the hand-over; or give a reason to do it "
                "nevertheless.");
  }
  const std::string receipt =
      sign_record(record_of(engine, visit, facts, against, reason.str()), engine.device().identity);
  const VisitId id = visit.id;
  {
    storage::Transaction transaction(engine.database());
    auto insert =
        engine.database().prepare("INSERT INTO disposal(visit, at, receipt) VALUES(?1, ?2, ?3)");
    const std::string at = to_iso8601(engine.now());
    insert.bind(1, id.view()).bind(2, std::string_view(at)).bind(3, std::string_view(receipt));
    insert.run();
    erase_visit(transaction, engine, visit);
    transaction.commit();
  }
  engine.forget(id);
  // The write-ahead log still holds pages as they were.
  engine.database().checkpoint();
  engine.emit(Event::Kind::changed, id);
  return {receipt};
}

VisitHold::Result handle(Engine& engine, const VisitHold& command) {
  VisitState& visit = engine.visit(command.visit);
  require_role(visit, {log::Role::lead, log::Role::deputy, log::Role::custodian},
               "say how long its evidence is kept");
  constexpr auto kind = model::Kind::visit;
  const EntityId about = visit_entity_id(visit.id);
  const auto entity = engine.entities().find(visit.vid, kind, about);
  const bool held = entity && model::Fields(entity->state).flag("held");
  if (command.released && !held)
    throw Error(ErrorCode::not_possible, "The evidence of this visit is not kept longer.");
  const auto reason = engine.guarded(visit.id, command.reason.value_or(RawText()));
  if (!command.released && !held && reason.empty()) {
    throw Error(ErrorCode::usage, "Say why the evidence is kept longer.",
                "The guidance knows of research; the reason stands in the record of disposal.");
  }
  if (reason.str().find_first_of("\r\n") != std::string::npos)
    throw Error(ErrorCode::usage, "The reason is one line.");
  Edit edit(engine, visit.id);
  edit.set(kind, about, "held", !command.released);
  if (!reason.empty()) edit.set(kind, about, "hold-reason", reason);
  if (command.until) edit.set(kind, about, "hold-until", *command.until);
  if (command.released) edit.clear(kind, about, "hold-reason").clear(kind, about, "hold-until");
  edit.commit();
  return {};
}

VisitDisposals::Result handle(Engine& engine, const VisitDisposals&) {
  VisitDisposals::Result result;
  auto row = engine.database().prepare("SELECT visit, at, receipt FROM disposal ORDER BY rowid");
  while (row.step()) {
    DisposalView view;
    view.visit_id = VisitId::from(row.blob(0));
    view.at = row.text(1);
    view.receipt = row.text(2);
    view.genuine = is_genuine(view.receipt, engine.device().identity.public_key());
    result.disposals.push_back(std::move(view));
  }
  return result;
}

}  // namespace fieldfare::app
