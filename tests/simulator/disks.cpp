#include <fieldfare/core/app/commands/store.h>

#include "receipts.h"
#include "world.h"

/// What happens to disks.
namespace fieldfare::simulator {

void World::back_up(Device& device) {
  if (!in_team(device)) return;
  const std::filesystem::path file = device.new_backup();
  static_cast<void>(attempt(device, [&](app::Notebook& notebook) {
    static_cast<void>(notebook.execute(app::StoreBackup{file.string()}));
    device.backup = file;
    count("backups");
  }));
}

void World::restore(Device& asked) {
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    Device& device = devices_[(asked.number + i) % devices_.size()];
    if (!device.backup) continue;
    device.restore(*device.backup);
    put_back_in_ledger(device);
    count("stores restored");
    return;
  }
}

void World::copy_disk(Device& device) {
  if (!in_team(device)) return;
  device.close();
  device.copy = device.disk().copy();
}

/// The marker beside the database is put back with it, so the store cannot see it by itself.
void World::put_back(Device& asked) {
  for (std::size_t i = 0; i < devices_.size(); ++i) {
    Device& device = devices_[(asked.number + i) % devices_.size()];
    if (!device.copy) continue;
    device.put_back(*device.copy);
    put_back_in_ledger(device);
    forks_possible_ = true;
    count("disks put back");
    return;
  }
}

/// After its power went: what it said that it holds must be there.
void World::hub_came_back() {
  hub_.stop();
  hub_disk_->come_back(chance_);
  hub_.start();
  count("power cuts of the hub");
}

void World::restart_hub() {
  if (hub_disk_->is_dead()) return hub_came_back();
  hub_.stop();
  start_hub();
}

/// The power may have gone while it closed or while it opens.
void World::start_hub() {
  try {
    hub_.start();
  } catch (const Error&) {
    if (!hub_disk_->is_dead()) throw;
    hub_came_back();
  }
}

void World::back_up_hub() {
  restart_hub();
  hub_.stop();
  if (hub_disk_->is_dead()) return hub_came_back();
  hub_copy_ = hub_disk_->copy();
  hub_copy_holds_.clear();
  for (std::size_t i = 0; i < ledger_.versions().size(); ++i)
    if (ledger_.versions()[i].holders.contains(hub_place)) hub_copy_holds_.insert(i);
  start_hub();
}

/// Half of the keepers tell the hub that it was put back (a new era), half forget.
void World::restore_hub(const Step& step) {
  if (!hub_copy_) return;
  hub_.stop();
  hub_disk_->put_back(*hub_copy_);
  hub_.start();
  if (step.chance % 2 == 0) {
    hub_.store().renew_era(hub_.entropy());
    hub_.restart();
  }
  ledger_.holds(hub_place, hub_copy_holds_);
  receipts_hold_ = false;
  count("hubs put back");
}

/// What a device shows as held by the hub is there.
void World::check_receipts() {
  if (!receipts_hold_ || hub_disk_->is_dead()) return;
  for (Device& device : devices_) {
    if (!device.is_open() || !in_team(device) || device.disk().is_dead()) continue;
    if (!calls_held_what_is(device.notebook(), hub_))
      broken("the app says where each note is",
             "device " + std::to_string(device.number) +
                 " shows an entry as held by the hub, which lacks it");
  }
}

}  // namespace fieldfare::simulator
