#pragma once

#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/platform/net/meeting.h>
#include <fieldfare/ui/pages.h>

namespace fieldfare::tablet {

/// The meeting that this tablet hosts, on a thread of its own. Made and ended on the backend's
/// worker; what happens in between is told to `shown`, from the meeting's thread.
class MeetingRoom {
 public:
  struct Told {
    /// The meeting as it stands now.
    std::function<void(ui::MeetingView)> shown;
    /// Something moved: what is on the screen should be read again.
    std::function<void()> moved;
    /// What a member is called; called on the meeting's thread.
    std::function<std::string(const MemberId&)> name_of;
  };

  /// Opens the meeting at once: Error when the network does not let it. The notebook and the ports
  /// must outlive it.
  MeetingRoom(app::Notebook& notebook, const VisitId& visit, app::Ports ports,
              const platform::net::MeetingOptions& options, Told told);
  /// Ends it, and waits until its thread has.
  ~MeetingRoom();
  MeetingRoom(const MeetingRoom&) = delete;
  MeetingRoom& operator=(const MeetingRoom&) = delete;

  /// How many devices came.
  [[nodiscard]] std::size_t guests() const;

 private:
  void serve();
  void served(const sync::hub::Served& served);
  void show();

  app::Ports ports_;
  Told told_;
  std::unique_ptr<log::Replica> replica_;
  std::unique_ptr<platform::net::MeetingServer> server_;
  mutable std::mutex mutex_;  ///< over what follows
  ui::MeetingView view_;
  std::jthread thread_;
};

}  // namespace fieldfare::tablet
