#include <support/visit_team.h>

#include <algorithm>

namespace fieldfare::test {

InspectorDevice::InspectorDevice(std::uint64_t seed, const std::string& title,
                                 TemporaryDirectory directory)
    : entropy_(seed) {
  directory_.emplace(std::move(directory));
  notebook_ = app::Notebook::create(store(), passphrase(), {title, "ofsted", true}, ports());
}

crypto::SecureBuffer InspectorDevice::passphrase() {
  return crypto::SecureBuffer::copy_of(as_bytes("a practice passphrase"));
}

void InspectorDevice::reopen() {
  close();
  notebook_ = app::Notebook::open(store(), passphrase(), ports());
}

void InspectorDevice::move_to(TemporaryDirectory directory) {
  close();
  std::filesystem::copy(store(), directory / "store", std::filesystem::copy_options::recursive);
  directory_.reset();
  directory_.emplace(std::move(directory));
  reopen();
}

void InspectorDevice::restore(const std::filesystem::path& backup) {
  close();
  std::filesystem::remove_all(store());
  static_cast<void>(app::restore_store(backup, store(), passphrase(), ports()));
  reopen();
}

VisitTeam::VisitTeam(std::size_t devices, std::uint64_t seed, Stores stores) {
  for (std::size_t i = 0; i < devices; ++i) {
    devices_.emplace_back(
        seed * 100 + i, "Education HMI",
        stores == Stores::in_memory ? TemporaryDirectory::in_memory() : TemporaryDirectory());
  }
  app::VisitCreate create;
  create.framework = "local-offer-2026";
  create.area = app::RawText("Northshire");
  create.fieldwork_start = Date{std::chrono::year(2026), std::chrono::June, std::chrono::day(15)};
  visit_ = devices_[0]->execute(create).visit_id;
  for (std::size_t i = 1; i < devices; ++i) {
    const auto card = devices_[i]->execute(app::DeviceCard{}).card;
    const auto added = devices_[0]->execute(app::MemberAdd{visit_, card, "inspector"});
    static_cast<void>(devices_[i]->execute(app::VisitJoin{added.invite}));
  }
  meet();
}

void VisitTeam::send(std::size_t from, std::size_t to) {
  const auto source = devices_[from]->replica(visit_);
  const auto target = devices_[to]->replica(visit_);
  target->add_membership(source->membership());
  const auto held = target->holdings();
  std::vector<log::EntryRun> runs;
  for (const log::LogHead& head : source->holdings()) {
    const auto known = std::find_if(
        held.begin(), held.end(), [&](const log::LogHead& other) { return other.log == head.log; });
    const std::uint64_t length = known == held.end() ? 0 : known->length;
    if (length < head.length) {
      runs.push_back(source->read(head.log, length + 1, 100'000, std::size_t{1} << 30));
    }
  }
  static_cast<void>(target->import(runs));
  target->add_statements(source->statements());
}

void VisitTeam::exchange(std::size_t a, std::size_t b) {
  send(a, b);
  send(b, a);
}

void VisitTeam::meet() {
  for (int round = 0; round < 2; ++round) {
    for (std::size_t a = 0; a < devices_.size(); ++a) {
      for (std::size_t b = a + 1; b < devices_.size(); ++b)
        exchange(a, b);
    }
  }
}

EntityId VisitTeam::add_activity(std::size_t device, const std::string& title) {
  app::ActivityAdd add;
  add.visit = visit_;
  add.kind = "tracking-meeting";
  add.title = app::RawText(title);
  add.starts = devices_[device].clock().now();
  add.ends = {add.starts.ms + 60 * 60 * 1000, add.starts.offset_minutes};
  return devices_[device]->execute(add).activity_id;
}

EntityId VisitTeam::add_note(std::size_t device, const EntityId& activity,
                             const std::string& text) {
  app::NoteAdd add;
  add.activity = activity;
  add.text = app::RawText(text);
  return devices_[device]->execute(add).note_id;
}

std::string VisitTeam::text_of(std::size_t device, const EntityId& note) {
  return devices_[device]->execute(app::NoteShow{note}).text;
}

std::string VisitTeam::projection(std::size_t device) {
  return devices_[device]->execute(app::VisitShow{visit_}).projection;
}

std::vector<app::ConflictView> VisitTeam::conflicts(std::size_t device) {
  return devices_[device]->execute(app::ConflictList{visit_}).conflicts;
}

}  // namespace fieldfare::test
