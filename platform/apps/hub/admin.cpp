#include "admin.h"

#include <fmt/format.h>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/entropy.h>

#include "store.h"

namespace fieldfare::hub_app {
namespace {

VisitId visit_of(const std::string& text) {
  const auto visit = VisitId::from_hex(text);
  if (!visit) {
    throw Error(ErrorCode::usage, "This is not a visit's id: " + text,
                "Copy the 64 digits that `fieldfare visit list` shows.");
  }
  return *visit;
}

[[noreturn]] void not_held(const std::string& visit) {
  throw Error(ErrorCode::not_found, "This hub holds no visit " + visit,
              "`fieldfare-hub admin list-visits` shows those it holds.");
}

}  // namespace

void register_visit(const std::string& store, const std::string& visit, std::uint64_t quota) {
  open_store(store)->register_visit(visit_of(visit), quota);
  fmt::print("registered {}\n", visit);
}

void list_visits(const std::string& store, bool json) {
  const auto opened = open_store(store);
  const std::vector<sync::hub::VisitRow> rows = opened->visits();
  if (!json) {
    for (const sync::hub::VisitRow& row : rows) {
      fmt::print("{} {} entries, {} of {} bytes, {} membership records\n", row.visit.hex(),
                 row.feed, row.bytes, row.quota, row.record_count);
    }
    return;
  }
  std::string list;
  for (const sync::hub::VisitRow& row : rows) {
    list += fmt::format(
        R"({}{{"visit_id":"{}","entries":{},"bytes":{},"quota":{},"membership_records":{}}})",
        list.empty() ? "" : ",", row.visit.hex(), row.feed, row.bytes, row.quota, row.record_count);
  }
  fmt::print("{{\"visits\":[{}]}}\n", list);
}

void set_quota(const std::string& store, const std::string& visit, std::uint64_t quota) {
  const auto opened = open_store(store);
  const VisitId id = visit_of(visit);
  if (!opened->find(id)) not_held(visit);
  opened->set_quota(id, quota);
  fmt::print("{} may take {} bytes\n", visit, quota);
}

void erase_visit(const std::string& store, const std::string& visit) {
  if (!open_store(store)->erase(visit_of(visit))) not_held(visit);
  fmt::print("erased {}\n", visit);
}

void begin_era(const std::string& store) {
  platform::SystemEntropy entropy;
  const auto opened = open_store(store);
  static_cast<void>(opened->identity(entropy));
  opened->renew_era(entropy);
  fmt::print("a new era has begun: devices compare what they hold with what is here\n");
}

}  // namespace fieldfare::hub_app
