#include "meeting_room.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "slips.h"
#include "words_of.h"

namespace fieldfare::tablet {

MeetingRoom::MeetingRoom(app::Notebook& notebook, const VisitId& visit, app::Ports ports,
                         const platform::net::MeetingOptions& options, Told told)
    : ports_(ports), told_(std::move(told)), replica_(notebook.replica(visit)) {
  const auto key = [&notebook, visit]() -> std::optional<crypto::SecureBuffer> {
    auto keys = notebook.meeting_keys(visit);
    if (keys.empty()) return std::nullopt;
    return std::move(keys.front());
  };
  server_ = std::make_unique<platform::net::MeetingServer>(*replica_, *ports_.clock,
                                                           *ports_.entropy, key, options);
  server_->on_served([this](const sync::hub::Served& each) { served(each); });
  server_->on_stepped([this](const sync::SyncOutcome& outcome) {
    if (outcome.sent + outcome.received > 0) told_.moved();
  });
  const platform::net::MeetingInvitation& invitation = server_->invitation();
  view_.state = ui::MeetingView::State::open;
  view_.address = invitation.address;
  for (const std::string& address : invitation.addresses) {
    if (address != invitation.address) view_.other_addresses.push_back(address);
  }
  view_.words = invitation.words;
  view_.code = qr_of(invitation.text);
  view_.since = clock_words(ports_.clock->now());
  show();
  thread_ = std::jthread([this] { serve(); });
}

MeetingRoom::~MeetingRoom() {
  server_->stop();
  if (thread_.joinable()) thread_.join();
}

std::size_t MeetingRoom::guests() const {
  const std::lock_guard lock(mutex_);
  return view_.guests.size();
}

void MeetingRoom::serve() {
  try {
    server_->run();
  } catch (const Error& error) {
    const std::lock_guard lock(mutex_);
    view_ = {};
    view_.problem = error.what();
    view_.hint = error.hint();
  }
  {
    const std::lock_guard lock(mutex_);
    view_.state = ui::MeetingView::State::none;
  }
  show();
}

void MeetingRoom::served(const sync::hub::Served& each) {
  const std::string name = told_.name_of(each.member);
  {
    const std::lock_guard lock(mutex_);
    const std::string id = each.member.hex();
    auto guest = std::find_if(view_.guests.begin(), view_.guests.end(),
                              [&](const ui::GuestRow& row) { return row.id == id; });
    if (guest == view_.guests.end()) {
      view_.guests.push_back({id, name, {}, 0, 0});
      guest = std::prev(view_.guests.end());
    }
    guest->name = name;
    guest->last = clock_words(ports_.clock->now());
    guest->brought += each.entries_in;
    guest->took += each.entries_out;
  }
  show();
}

void MeetingRoom::show() {
  ui::MeetingView view;
  {
    const std::lock_guard lock(mutex_);
    view = view_;
  }
  told_.shown(std::move(view));
}

}  // namespace fieldfare::tablet
