#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include <actors/insider.h>
#include <actors/lying_line.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/session.h>
#include <support/memory_hub.h>

#include "device.h"
#include "genesis.h"
#include "ledger.h"
#include "step.h"

namespace fieldfare::simulator {

/// How often what happened, for the table of a soak.
using Counts = std::map<std::string, std::uint64_t>;

/// A team, its hub, the lines between them, their disks and clocks. Takes one step after another
/// and compares every device that a step touched with the ledger. Throws Broken.
class World {
 public:
  explicit World(std::uint64_t seed);

  void take(const Step& step);
  /// Everybody meets: power, lines and space are back, nobody lies. Then all must hold the same,
  /// all that is in the ledger, and nothing that was erased.
  void finish();

  [[nodiscard]] const Counts& counts() const noexcept { return counts_; }
  /// The same for every run of the same script, seed and program.
  [[nodiscard]] Hash digest();

 private:
  using Action = std::function<void(app::Notebook&)>;
  using Allowed = std::set<ErrorCode>;

  // world.cpp: what all acts share
  void act(const Step& step, Device& device);
  bool attempt(Device& device, const Action& action, const Allowed& allowed = {});
  bool open(Device& device);
  void settle(Device& device);
  void observe(Device& device);
  void learn_ids(Device& device, app::Notebook& notebook);
  void compare(Device& device, app::Notebook& notebook);
  void compare_note(Device& device, app::Notebook& notebook, std::size_t note);
  void compare_drafts(Device& device, app::Notebook& notebook);
  void put_back_in_ledger(Device& device);
  [[nodiscard]] bool in_team(const Device& device) const { return device.member; }
  [[nodiscard]] std::optional<std::size_t> some_note(const Device& device, std::uint32_t number);
  [[nodiscard]] std::set<std::size_t> known_removals(app::Notebook& notebook) const;
  void count(const std::string& what) { ++counts_[what]; }

  // acts.cpp: what people do
  void write(Device& device, const std::string& audience);
  void write_text(Device& device, std::size_t note, const std::string& text,
                  const std::string& sentence, const Action& action, bool restricted = false);
  void edit(Device& device, const Step& step);
  void tag(Device& device, const Step& step);
  void type(Device& device, const Step& step);
  void save(Device& device, const Step& step);
  void type_name(Device& device, const Step& step);
  void resolve(Device& device, const Step& step);
  void redact(Device& device, const Step& step);
  void remove(Device& device, const Step& step);
  [[nodiscard]] bool added_unheard(Device& device, const Device& target);
  void put_newcomer_aside();
  void add(Device& device);

  // at_the_tablet.cpp: the app itself
  void use_tablet(Device& device, const Step& step);
  bool enter(TabletApp& app, Device& device);
  void take_up_page(TabletApp& app, Device& device);
  void type_in(TabletApp& app, Device& device, bool and_wait);
  bool let_it_lock(TabletApp& app, Device& device, bool by_itself);
  void turn_pages(TabletApp& app, Device& device, bool discard);
  void save_page(TabletApp& app, Device& device);
  void compare_page(Device& device, app::Notebook& notebook,
                    const std::map<EntityId, std::string>& drafts);

  // restricted.cpp: who reads what
  void entrust(Device& device, const Step& step);
  void see_entrusted(Device& device, app::Notebook& notebook);
  [[nodiscard]] std::set<std::size_t> known_withdrawals(const Device& device,
                                                        app::Notebook& notebook) const;
  [[nodiscard]] std::set<std::size_t> entrusted_in(app::Notebook& notebook) const;
  [[nodiscard]] bool may_read(const Device& device, const Version& version) const;
  [[nodiscard]] bool must_read(const Device& device, const Version& version) const;
  [[nodiscard]] bool was_told(const Version& version) const;
  void check_restricted();
  void check_kept_from(Device& device, const Version& version);
  void check_insider_reads_none();

  // disks.cpp: what happens to disks
  void back_up(Device& device);
  void restore(Device& asked);
  void copy_disk(Device& device);
  void put_back(Device& asked);
  void restart_hub();
  void start_hub();
  void back_up_hub();
  void restore_hub(const Step& step);
  void hub_came_back();
  void check_receipts();

  // lines.cpp: what goes between devices
  void sync(Device& device, const Step& step);
  bool sync_over(Device& device, sync::Transport& line, const Allowed& allowed);
  void meet(Device& device, const Step& step);
  void bundle_out(Device& device);
  void bundle_in(Device& device, const Step& step);
  void lie(Device& device, const Step& step);
  void listen(const Bytes& bytes, const char* where);

  // misleading.cpp: a member's own program
  void mislead(Device& device, const Step& step);
  void enlist();
  void forge(Device& device, const Step& step);
  void give(Device& device, std::vector<log::EntryRun> runs);

  // finale.cpp
  void heal();
  void gather();
  [[nodiscard]] bool all_alike();
  void check_newcomer_waits();
  void settle_newcomer();
  void check_newcomer();
  void decide_late_work();
  void check_holes();
  void check_gone(const EntityId& note);
  void check_everything_is_held();
  void check_erased();
  void check_search();
  void check_hub();
  void check_stores();
  void check_forks();
  void check_removed();
  [[nodiscard]] std::vector<Device*> team();

  std::uint64_t seed_;
  test::SeededEntropy chance_;
  std::deque<Device> devices_;
  test::MemoryHub hub_;
  std::unique_ptr<test::SimulatedDisk> hub_disk_;
  std::optional<test::DiskModel::Files> hub_copy_;
  std::set<std::size_t> hub_copy_holds_;
  VisitId visit_;
  EntityId activity_;
  Ledger ledger_;
  Counts counts_;
  std::vector<Bytes> bundles_;
  std::vector<sync::Request> old_requests_;
  std::vector<sync::Response> old_answers_;
  std::unique_ptr<hostile::Insider> insider_;
  std::optional<log::SealedEntry> other_story_;
  bool receipts_hold_ = true;  ///< the hub never lied and was never put back
  bool forks_possible_ = false;
  bool somebody_removed_ = false;
  /// Who let the spare device in, as which member.
  struct Added {
    std::size_t by = 0;
    MemberId member;
  };
  std::optional<Added> added_;
  std::map<std::size_t, MemberId> entrusted_;  ///< devices that were let read what is restricted
  std::set<std::size_t> withdrawn_;            ///< those for whom that was ended
  std::set<std::size_t> reads_at_last_;        ///< those who do in the end
  bool newcomer_again_ = false;                ///< let in unheard, and in the end for good
  std::size_t last_note_of_insider_ = 0;
};

/// What a device shows of a note: all versions of its text that it can read. Error(not_found) for
/// one that it does not show.
[[nodiscard]] std::vector<std::string> history(app::Notebook& notebook, const EntityId& note);
/// False for a restricted note that is not for this device.
[[nodiscard]] bool shows(app::Notebook& notebook, const EntityId& note);

inline constexpr std::size_t hub_place = device_count;  ///< of the ledger

}  // namespace fieldfare::simulator
