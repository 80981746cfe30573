#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::hub_app {

/// The keeper's commands; the hub must not be running on the same SQLite store.
void register_visit(const std::string& store, const std::string& visit, std::uint64_t quota);
void list_visits(const std::string& store);
void set_quota(const std::string& store, const std::string& visit, std::uint64_t quota);
void erase_visit(const std::string& store, const std::string& visit);

}  // namespace fieldfare::hub_app
