#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/guard/guarded_text.h>
#include <fieldfare/core/log/change.h>
#include <fieldfare/core/log/entry.h>

#include "app/engine.h"
#include "app/permission.h"
#include "app/token.h"

namespace fieldfare::app {

/// One command's change to one visit: collects new values, then seals them into one entry, appends
/// it to this device's log, updates the projections and commits, all in one transaction. Nothing is
/// written when it is dropped without `commit`.
class Edit {
 public:
  Edit(Engine& engine, const VisitId& visit);
  Edit(const Edit&) = delete;
  Edit& operator=(const Edit&) = delete;
  ~Edit();

  Edit& set(model::Kind kind, const EntityId& id, std::string_view field,
            const guard::GuardedText& text);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, const Token& token);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, std::int64_t number);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, bool flag);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, Time time);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, Date date);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, const EntityId& other);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, const MemberId& member);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field,
            const crypto::SignPublicKey& key);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field, const Hash& hash);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field,
            const std::vector<guard::GuardedText>& texts);
  Edit& set(model::Kind kind, const EntityId& id, std::string_view field,
            const framework::Framework& definition);
  /// About a member: a custodian's proof, or where a log ends. Hashes and numbers, at most 40
  /// bytes.
  Edit& set_fact(const EntityId& member, std::string_view field, Bytes fact);
  Edit& clear(model::Kind kind, const EntityId& id, std::string_view field);
  /// One of the values that the field already has: chosen when a conflict is resolved.
  Edit& keep(model::Kind kind, const EntityId& id, std::string_view field,
             const FieldVersion& version);
  /// Makes it a redaction of these entries: they are erased, here and by signed orders everywhere,
  /// as far as this member may order it. Whatever they said beside texts of notes and still stands
  /// is written anew; `also` names further entries, not held here, that are to go.
  Edit& redact(const std::vector<std::int64_t>& entries, const guard::GuardedText& reason,
               const std::vector<Hash>& also = {});
  /// Every value of the entity but those of one field, written anew each in its own place: for
  /// those who could not read the entries that hold them.
  Edit& restate(const model::Entity& entity, std::string_view except);
  /// Clears a field and takes the place of every value that it ever had, seen here or not.
  Edit& clear_for_good(const model::Entity& entity, std::string_view field);
  /// Marks the set `name` as holding exactly `wanted`.
  Edit& set_elements(const model::Entity* entity, model::Kind kind, const EntityId& id,
                     std::string_view name, const std::vector<Token>& wanted);

  /// Runs inside the same transaction, before the commit: for what is kept beside the log.
  Edit& also(std::function<void(storage::Transaction&)> action);

  /// Durable when it returns. Without changes nothing is written. Answers the entry's number.
  std::int64_t commit();
  /// The same as part of a transaction of the caller's.
  std::int64_t write(storage::Transaction& transaction);

 private:
  log::FieldChange& put(model::Kind kind, const EntityId& id, std::string_view field,
                        log::Value value);
  void carry(const model::Entity& entity, const Hash& entry, const log::FieldChange& set);
  void replace_all_before(const model::Entity& entity, const merge::EntityState::Field& field);
  void fill_replaced();
  void say_restricted(log::Change& change);
  void open_log(storage::Transaction& transaction);
  std::int64_t append(storage::Transaction& transaction, log::Change& change,
                      const log::Readers& readers);
  void fill_parents(log::Change& change, storage::Transaction& transaction);

  Engine* engine_;
  VisitState* visit_;
  VisitId id_;
  log::Change change_;
  std::vector<log::Change> after_;  ///< what must not stand in the same entry
  std::vector<std::int64_t> erased_;
  std::vector<std::function<void(storage::Transaction&)>> actions_;
  bool said_ends_ = false;  ///< of removed members' logs
  bool committed_ = false;
};

}  // namespace fieldfare::app
