#include <support/visit_team.h>

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/log/compare.h>

namespace fieldfare::test {

InspectorDevice::InspectorDevice(std::uint64_t seed, const std::string& title,
                                 TemporaryDirectory directory)
    : entropy_(seed) {
  directory_.emplace(std::move(directory));
  const std::string inspectorate = title.starts_with("CQC") ? "cqc" : "ofsted";
  notebook_ = app::Notebook::create(store(), passphrase(), {title, inspectorate, true}, ports());
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

VisitTeam::VisitTeam(std::size_t devices, std::uint64_t seed, Stores stores,
                     const std::vector<std::string>& roles, const std::string& framework) {
  for (std::size_t i = 0; i < devices; ++i) {
    devices_.emplace_back(
        seed * 100 + i, "Education HMI",
        stores == Stores::in_memory ? TemporaryDirectory::in_memory() : TemporaryDirectory());
  }
  app::VisitCreate create;
  create.framework = framework;
  create.area = app::RawText("Northshire");
  create.fieldwork_start = Date{std::chrono::year(2026), std::chrono::June, std::chrono::day(15)};
  visit_ = devices_[0]->execute(create).visit_id;
  for (std::size_t i = 1; i < devices; ++i) {
    const auto card = devices_[i]->execute(app::DeviceCard{}).card;
    const auto added = devices_[0]->execute(
        app::MemberAdd{visit_, card, i <= roles.size() ? roles[i - 1] : "inspector"});
    static_cast<void>(devices_[i]->execute(app::VisitJoin{added.invite}));
  }
  meet();
}

namespace {

/// What the source has of the content that the target lacks.
void add_content(log::Replica& source, const log::Holes& lacked, log::Arrival& arrival) {
  for (const log::Hole& hole : lacked) {
    for (const log::LogHead& head : source.holdings()) {
      if (head.log != hole.log || hole.sequence < head.start || hole.sequence > head.length)
        continue;
      auto run = source.read(hole.log, head.branch, hole.sequence, 1, std::size_t{1} << 30);
      if (!run.entries.front().body.empty()) arrival.runs.push_back(std::move(run));
    }
  }
}

}  // namespace

void send(app::Notebook& from, app::Notebook& to, const VisitId& visit) {
  const auto source = from.replica(visit);
  const auto target = to.replica(visit);
  log::Arrival arrival;
  arrival.records = source->membership();
  arrival.erasures = source->erasures();
  const auto in = [](log::Replica& replica) {
    return [&replica](const LogId& log, const BranchId& branch, std::uint64_t sequence) {
      return replica.hash_at(log, branch, sequence);
    };
  };
  const log::VersionVector gives = source->holdings();
  const log::VersionVector takes = target->holdings();
  log::Ends places = log::ends_of(takes);
  const auto seen = log::compare(gives, places, in(*source)).differ;
  log::Ends landmarks = log::ends_of(gives);
  log::add_landmarks(landmarks, gives, seen, in(*source));
  log::add_landmarks(places, takes, log::compare(takes, landmarks, in(*target)).differ,
                     in(*target));
  const auto lacks = log::compare(gives, places, in(*source)).lacks;
  for (const log::Gap& gap : lacks) {
    arrival.runs.push_back(source->read(gap.log, gap.branch, gap.first,
                                        static_cast<std::size_t>(gap.last - gap.first + 1),
                                        std::size_t{1} << 30));
  }
  add_content(*source, target->holes(), arrival);
  static_cast<void>(source->statement());
  arrival.statements = source->statements();
  arrival.complete = true;
  static_cast<void>(target->take_in(arrival));
}

void exchange(app::Notebook& a, app::Notebook& b, const VisitId& visit) {
  send(a, b, visit);
  send(b, a, visit);
}

void VisitTeam::send(std::size_t from, std::size_t to) {
  test::send(*devices_[from], *devices_[to], visit_);
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

MemberId VisitTeam::member(std::size_t device) {
  return devices_[device]->replica(visit_)->member();
}

EntityId VisitTeam::add_activity(std::size_t device, const std::string& title) {
  app::ActivityAdd add;
  add.visit = visit_;
  add.kind = "tracking-meeting";
  add.title = app::RawText(title);
  add.starts = devices_[device].clock().now();
  add.ends = {add.starts.ms + std::int64_t{60} * 60 * 1000, add.starts.offset_minutes};
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
