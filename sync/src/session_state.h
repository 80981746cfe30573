#pragma once

#include <fieldfare/sync/session.h>

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "ask_ahead.h"

namespace fieldfare::sync {

/// One run of the session; protocol.md, "A session", tells the steps.
class Session {
 public:
  Session(log::Replica& replica, Remote& remote, const SessionOptions& options)
      : replica_(replica),
        remote_(remote),
        ahead_(remote),
        options_(options),
        begin_(remote.traffic()) {
    read_own();
  }

  SyncOutcome run();

 private:
  void read_own();
  void compare_ends();
  void guess_theirs();
  void exchange();
  Parcel compose();
  [[nodiscard]] Parcel state_with(const log::VersionVector& mine);
  [[nodiscard]] bool nothing_to_give();
  void ask_for_more(const log::Arrival& arrival);
  void add_records(Parcel& parcel);
  void add_runs(Parcel& parcel);
  void add_content(Parcel& parcel, std::size_t& entries, std::size_t& bytes);
  [[nodiscard]] bool ends_with(const Parcel& parcel) const;
  void add_own_statement(Parcel& parcel);
  void add_statements(Parcel& parcel);
  void first_meeting(const Answer& answer, log::Arrival& arrival);
  [[nodiscard]] bool holds_less(const Ends& before, const Ends& now);
  void note_sent(const Answer& answer, log::Arrival& arrival);
  void take_in(Answer&& answer, log::Arrival&& arrival);
  void note_taken(log::ImportOutcome&& imported);
  void give_up_on_the_rest();
  void give_up_on_holes(const log::Holes& asked);
  void report() const;
  [[nodiscard]] std::optional<Hash> held(const LogId& log, const BranchId& branch,
                                         std::uint64_t sequence) {
    return replica_.hash_at(log, branch, sequence);
  }

  /// A hole's entry, as we hold it.
  struct Place {
    const log::LogHead* segment;
    Hash entry;
  };
  [[nodiscard]] std::optional<Place> place_of(const log::Hole& hole);
  /// Holes of theirs for which we may have the content, and holes of ours for which they should.
  [[nodiscard]] log::Holes to_fill() const;
  [[nodiscard]] log::Holes to_be_filled();
  [[nodiscard]] std::vector<Gap> to_send() const;
  [[nodiscard]] Ends to_receive() const;
  [[nodiscard]] std::uint64_t still_to_receive() const;
  [[nodiscard]] bool statement_is_due();
  [[nodiscard]] bool finished();

  log::Replica& replica_;
  Remote& remote_;
  AskAhead ahead_;
  const SessionOptions& options_;
  const Traffic begin_;

  log::VersionVector mine_;
  std::vector<Bytes> records_;
  std::vector<Bytes> erasures_;
  std::vector<Bytes> statements_;
  log::Holes holes_;

  bool met_ = false;      ///< the other side has answered: what follows is known
  bool guessed_ = false;  ///< not yet, but what it confirmed last time is a good guess
  Ends theirs_;
  RecordIds their_records_;
  ErasureIds their_erasures_;
  log::Holes their_holes_;
  std::vector<StatementCount> their_statements_;
  log::Comparison difference_;

  std::set<LogId> not_taken_;   ///< refused there: not sent again in this session
  std::set<LogId> not_usable_;  ///< refused here: not asked for again in this session
  std::set<LogId> forked_;
  std::size_t filling_ = 0;            ///< runs of the present request that bring content for holes
  std::set<log::Hole> looked_at_;      ///< holes of theirs for which we have sent what there is
  std::set<log::Hole> asked_in_vain_;  ///< holes of ours that they do not fill
  bool orders_dropped_ = false;  ///< in the last exchange: they may hold others for these entries
  std::set<Bytes> sent_once_;    ///< records, orders and statements: not sent again in this session
  SyncOutcome outcome_;
};

}  // namespace fieldfare::sync
