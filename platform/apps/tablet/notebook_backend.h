#pragma once

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include <fieldfare/core/app/guard_refusal.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/guard/live_check.h>
#include <fieldfare/core/guard/pseudonyms.h>
#include <fieldfare/sync/remote.h>
#include <fieldfare/ui/backend.h>

#include "note_counts.h"
#include "read_pages.h"

namespace fieldfare::tablet {

class MeetingRoom;

/// How this tablet's meetings are reached.
struct Meeting {
  std::string listen;    ///< ADDRESS:PORT; empty: every address, the usual port or any
  bool announce = true;  ///< on the local network
};

/// The screens' way to a real store. Commands are queued and done, in order, on a thread of its
/// own; a sync has another thread, so that notes are saved while it runs. The store's files are
/// opened at the first unlock.
class NotebookBackend final : public ui::Backend {
 public:
  /// `ports` must outlive the backend and be thread-safe.
  NotebookBackend(std::filesystem::path directory, app::Ports ports, Meeting meeting = {});
  ~NotebookBackend() override;

  void submit(ui::Command command) override;
  [[nodiscard]] std::vector<ui::Event> take_events() override;
  void wake_with(std::function<void()> wake) override;
  /// Waits until everything submitted so far is done; for pictures and tests.
  void finish();

 private:
  void work(const std::stop_token& stop);
  void run(ui::command::Unlock& c);
  void run(ui::command::StopUnlock&);
  void run(ui::command::StopWork&);
  void run(ui::command::Lock&);
  void run(ui::command::OpenVisit& c);
  void run(ui::command::KeepDraft& c);
  void run(ui::command::KeepForm& c);
  void run(ui::command::DropDraft& c);
  void run(ui::command::SaveNote& c);
  void run(ui::command::Pair& c);
  void run(ui::command::LeaveWords& c);
  void run(ui::command::Allow& c);
  void run(ui::command::ReadNotes& c);
  void run(ui::command::ReadNote& c);
  void run(ui::command::Search& c);
  void run(ui::command::ResolveConflict& c);
  void run(ui::command::AddLine& c);
  void run(ui::command::CloseLine& c);
  void run(ui::command::RaiseConcern& c);
  void run(ui::command::ActOnConcern& c);
  void run(ui::command::AddCase& c);
  void run(ui::command::SetConsent& c);
  void run(ui::command::Sync&);
  void run(ui::command::CancelSync&);
  void run(ui::command::Refresh&);
  void run(ui::command::StoreSettings& c);
  void run(ui::command::Watch& c);
  void run(ui::command::Do& c);
  void meet(const ui::command::Do& c, const ui::ask::HostMeeting&);
  void meet(const ui::command::Do& c, const ui::ask::EndMeeting&);
  void meet(const ui::command::Do& c, const ui::ask::JoinMeeting& a);
  void meet(const ui::command::Do& c, const ui::ask::Disallow& a);
  void meet(const ui::command::Do& c, const ui::ask::DisposeVisit& a);

  void try_run(ui::Command& command);
  /// What a form is told when the guard refused its words, or those of one of its fields: each
  /// place comes with the code that stands for it in this session.
  [[nodiscard]] ui::event::FormRefused form_refused(const ui::Command& command,
                                                    const app::GuardRefusal& refusal);
  /// Counts one page of notes on; what else is to be done comes first.
  void count_on();
  /// A note as the counts have it; nothing when it cannot be read.
  [[nodiscard]] std::optional<ui::NoteRow> counted_row(const std::string& note);
  /// What does not wait for its turn: an unlocking is shown, a stop is heard. True when nothing
  /// more is to be done.
  [[nodiscard]] bool done_at_once(const ui::Command& any);
  /// Whether somebody stopped the unlocking of this number.
  [[nodiscard]] bool stopped(std::uint64_t unlock);
  /// Does `work`, a command that can be stopped, and shows how far it is: from the start, or only
  /// once it takes longer than people notice.
  enum class Shown : std::uint8_t { at_once, when_long };
  void work_long(const std::string& words, Shown shown, const std::function<void()>& work);
  [[nodiscard]] app::Notebook& notebook();
  [[nodiscard]] const VisitId& visit();
  void answer(ui::Event event);
  void read_drafts();
  void read_forms();
  /// What a form asked for is in the store: its words leave the journal.
  void done(const std::string& key, std::string words, std::string id = {},
            std::optional<ui::Ask> undo = {});
  [[nodiscard]] std::vector<ui::editor::Mark> live_marks(const crypto::SecureBuffer& text,
                                                         std::size_t caret);
  /// Reads the open visit again and shows it.
  void refresh();
  /// The same when nothing else is waiting: typing is journaled first.
  void refresh_later();
  [[nodiscard]] ui::Pages read_watched();
  [[nodiscard]] std::vector<ui::ActivityRow> shown_activities();
  void publish();
  /// Starts `work` on the thread that syncs and shows `words`; an Error ends it as a failed link.
  void begin_link(const std::string& words, std::function<void(const std::stop_token&)> work);
  /// One sync, on that thread. `with` names the other side once it is known.
  void exchange(const std::stop_token& stop, log::Replica& replica, sync::Remote& remote,
                const std::function<std::string()>& with);
  [[nodiscard]] bool linked();
  void link_changed(const std::function<void(ui::SyncView&)>& change);
  void meeting_changed(const std::function<void(ui::MeetingView&)>& change);
  [[nodiscard]] std::string member_name(const VisitId& visit, const MemberId& member);

  const std::filesystem::path directory_;
  const app::Ports ports_;
  const Meeting meets_;

  std::mutex mutex_;  ///< over what follows
  std::condition_variable waiting_;
  std::deque<ui::Command> queue_;
  bool busy_ = false;
  bool counting_ = false;  ///< not all notes are counted
  std::vector<ui::Event> events_;
  std::function<void()> wake_;
  ui::Snapshot shown_;
  ui::MeetingView meeting_;
  std::uint64_t unlocks_asked_ = 0;
  std::uint64_t unlocks_stopped_ = 0;  ///< all up to this one
  app::Notebook* working_ = nullptr;   ///< while it runs a command that can be stopped

  // The worker's own.
  std::unique_ptr<app::Notebook> notebook_;
  std::uint64_t unlocks_begun_ = 0;
  std::optional<VisitId> visit_;
  std::map<std::string, EntityId> draft_ids_;  ///< by key
  guard::Pseudonyms pseudonyms_;               ///< of this session: wiped at lock
  guard::LiveCheck live_;                      ///< of the text that is being written
  NoteCounts counts_;
  Watched watched_;                            ///< the page whose own data is read, too
  std::vector<crypto::SecureBuffer> allowed_;  ///< phrases, by number, since the unlocking
  std::unique_ptr<MeetingRoom> room_;          ///< the meeting that this tablet hosts

  std::jthread syncing_;
  std::jthread worker_;
};

}  // namespace fieldfare::tablet
