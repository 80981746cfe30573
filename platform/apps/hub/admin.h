#pragma once

#include <cstdint>
#include <string>

namespace fieldfare::hub_app {

/// The keeper's commands. No hub may be running on the same SQLite store; one over PostgreSQL goes
/// on meanwhile.
void register_visit(const std::string& store, const std::string& visit, std::uint64_t quota);
void list_visits(const std::string& store, bool json);
void set_quota(const std::string& store, const std::string& visit, std::uint64_t quota);
void erase_visit(const std::string& store, const std::string& visit);
void begin_era(const std::string& store);

}  // namespace fieldfare::hub_app
