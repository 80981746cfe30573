#include "admin.h"

#include <fmt/format.h>

#include <fieldfare/core/error.h>

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

void list_visits(const std::string& store) {
  const auto opened = open_store(store);
  for (const sync::hub::VisitRow& row : opened->visits()) {
    fmt::print("{} {} entries, {} of {} bytes, {} membership records\n", row.visit.hex(), row.feed,
               row.bytes, row.quota, row.record_count);
  }
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

}  // namespace fieldfare::hub_app
