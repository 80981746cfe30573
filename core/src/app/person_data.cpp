#include "app/person_data.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace fieldfare::app {

std::shared_ptr<const std::vector<PersonList>> PersonData::lists(std::int64_t vid) {
  auto& known = known_[vid];
  if (known) return known;
  auto read = std::make_shared<std::vector<PersonList>>();
  auto row = database_->prepare(
      "SELECT list, as_at, imported_at, refused, data FROM local_person_list WHERE vid = ?1 "
      "ORDER BY list");
  row.bind(1, vid);
  while (row.step()) {
    PersonList list;
    list.list = row.text(0);
    list.as_at = row.text(1);
    list.imported_at = row.text(2);
    for (const auto& heading : nlohmann::json::parse(row.text(3)))
      list.refused.push_back(heading.get<std::string>());
    list.table = selection::decode_person_table(row.blob(4));
    read->push_back(std::move(list));
  }
  known = std::move(read);
  return known;
}

void PersonData::keep(std::int64_t vid, const PersonList& list) {
  const Bytes data = selection::encode(list.table);
  const std::string refused = nlohmann::json(list.refused).dump();
  {
    storage::Transaction transaction(*database_);
    auto drop = database_->prepare("DELETE FROM local_person_list WHERE vid = ?1 AND list = ?2");
    drop.bind(1, vid).bind(2, std::string_view(list.list)).run();
    auto insert = database_->prepare(
        "INSERT INTO local_person_list(vid, list, as_at, imported_at, refused, rows, data) "
        "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)");
    insert.bind(1, vid).bind(2, std::string_view(list.list));
    insert.bind(3, std::string_view(list.as_at)).bind(4, std::string_view(list.imported_at));
    insert.bind(5, std::string_view(refused));
    insert.bind(6, static_cast<std::int64_t>(list.table.rows())).bind(7, data).run();
    // Rows of another file have other numbers: what was chosen from the old one stands by itself.
    auto untie = database_->prepare("DELETE FROM local_person_case WHERE vid = ?1 AND list = ?2");
    untie.bind(1, vid).bind(2, std::string_view(list.list)).run();
    transaction.commit();
  }
  known_.erase(vid);
  database_->checkpoint();
}

std::int64_t PersonData::wipe(std::int64_t vid) {
  std::int64_t rows = 0;
  {
    auto count = database_->prepare("SELECT sum(rows) FROM local_person_list WHERE vid = ?1");
    count.bind(1, vid);
    if (count.step() && !count.is_null(0)) rows = count.integer(0);
  }
  {
    storage::Transaction transaction(*database_);
    for (const auto* sql : {"DELETE FROM local_person_list WHERE vid = ?1",
                            "DELETE FROM local_person_case WHERE vid = ?1"}) {
      auto drop = database_->prepare(sql);
      drop.bind(1, vid).run();
    }
    transaction.commit();
  }
  known_.erase(vid);
  database_->checkpoint();
  return rows;
}

bool PersonData::any(std::int64_t vid) {
  auto row = database_->prepare("SELECT 1 FROM local_person_list WHERE vid = ?1");
  row.bind(1, vid);
  return row.step();
}

void PersonData::tie(storage::Transaction& transaction, std::int64_t vid, const EntityId& case_id,
                     const PersonRow& row) {
  auto insert = transaction.database().prepare(
      "INSERT OR REPLACE INTO local_person_case(vid, case_id, list, number) VALUES(?1, ?2, ?3, "
      "?4)");
  insert.bind(1, vid).bind(2, case_id.view()).bind(3, std::string_view(row.list));
  insert.bind(4, std::int64_t{row.number}).run();
}

std::map<EntityId, PersonRow> PersonData::ties(std::int64_t vid) {
  std::map<EntityId, PersonRow> out;
  auto row =
      database_->prepare("SELECT case_id, list, number FROM local_person_case WHERE vid = ?1");
  row.bind(1, vid);
  while (row.step()) {
    out[EntityId::from(row.blob(0))] = {std::string(row.text(1)),
                                        static_cast<std::uint32_t>(row.integer(2))};
  }
  return out;
}

}  // namespace fieldfare::app
