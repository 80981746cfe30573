#include "genesis.h"

#include <sodium.h>

#include <cstdint>
#include <deque>
#include <memory>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/sync/hub_remote.h>
#include <fieldfare/sync/session.h>
#include <support/file_bytes.h>
#include <support/memory_hub.h>
#include <support/visit_team.h>

namespace fieldfare::simulator {
namespace {

std::unique_ptr<test::SeededEntropy> library_entropy;

const char* implementation_name() {
  return "simulation";
}
void fill(void* out, std::size_t size) {
  library_entropy->fill({static_cast<std::uint8_t*>(out), size});
}
std::uint32_t number() {
  std::uint32_t out = 0;
  fill(&out, sizeof(out));
  return out;
}

test::DiskModel::Files files_in(const std::filesystem::path& directory) {
  test::DiskModel::Files out;
  for (const auto& entry : std::filesystem::directory_iterator(directory))
    if (entry.is_regular_file()) out[entry.path().filename().string()] = test::read_bytes(entry);
  return out;
}

Genesis make_genesis() {
  seed_library(1);
  test::VisitTeam team(team_size, 9, test::VisitTeam::Stores::in_memory, {"deputy"});
  test::InspectorDevice spare(990, "Social Care HMI", test::TemporaryDirectory::in_memory());
  test::MemoryHub hub({.open_registration = true}, 77, test::TemporaryDirectory::in_memory());
  Genesis out;
  out.visit = team.visit();
  out.activity = team.add_activity(0);
  out.desk = team.add_activity(0, "Reading at the desk");
  out.spare_card = spare->execute(app::DeviceCard{}).card;
  team.meet();
  for (std::size_t i = 0; i < team_size; ++i) {
    test::DirectTransport line(hub);
    const auto replica = team[i]->replica(team.visit());
    sync::HubRemote remote(line, *replica);
    static_cast<void>(sync::synchronise(*replica, remote));
  }
  hub.stop();
  out.hub = files_in(hub.file().parent_path());
  for (std::size_t i = 0; i < team_size; ++i) {
    team[i].close();
    out.devices.push_back(files_in(team[i].store()));
  }
  spare.close();
  out.devices.push_back(files_in(spare.store()));
  return out;
}

}  // namespace

void seed_library(std::uint64_t seed) {
  static randombytes_implementation implementation{
      implementation_name, number, nullptr, nullptr, fill, nullptr};
  const bool first = !library_entropy;
  library_entropy = std::make_unique<test::SeededEntropy>(seed ^ 0x5eed);
  if (first) randombytes_set_implementation(&implementation);
}

const Genesis& genesis() {
  static const Genesis made = make_genesis();
  return made;
}

}  // namespace fieldfare::simulator
