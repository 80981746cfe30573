#include "device.h"

#include <filesystem>

#include <support/store_contents.h>

#include "ledger.h"
#include "tablet_app.h"

namespace fieldfare::simulator {

crypto::SecureBuffer device_passphrase() {
  return crypto::SecureBuffer::copy_of(as_bytes(Device::passphrase));
}

Device::Device(std::size_t number_, std::uint64_t seed, const test::DiskModel::Files& disk)
    : number(number_),
      directory_(test::TemporaryDirectory::in_memory()),
      entropy_(seed * 1000 + number_ * 2),
      chance_(seed * 1000 + number_ * 2 + 1) {
  std::filesystem::create_directory(store());
  std::filesystem::permissions(store(), std::filesystem::perms::owner_all);
  disk_ = std::make_unique<test::SimulatedDisk>(store(), canary);
  disk_->put_back(disk);
}

app::Notebook& Device::notebook() {
  if (!notebook_) notebook_ = app::Notebook::open(store(), device_passphrase(), ports());
  return *notebook_;
}

void Device::come_back() {
  close();
  disk_->come_back(chance_);
}

std::filesystem::path Device::new_backup() {
  return directory_ / ("backup-" + std::to_string(++backups_));
}

void Device::restore(const std::filesystem::path& file) {
  close();
  disk_->put_back({});
  static_cast<void>(app::restore_store(file, store(), device_passphrase(), ports()));
}

std::string Device::everything() {
  close();
  auto opened = storage::Store::open(store(), device_passphrase(), entropy_, clock_);
  return test::everything_in(opened.database());
}

std::unique_ptr<TabletApp> Device::tablet() {
  return std::make_unique<TabletApp>(store(), ports());
}

void Device::put_back(const test::DiskModel::Files& files) {
  close();
  disk_->put_back(files);
}

}  // namespace fieldfare::simulator
