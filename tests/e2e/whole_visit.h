#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "processes.h"

namespace fieldfare::e2e {

/// A moment of a play: what stands overdue and what is due today by `deadline list`, as counted by
/// hand in core/docs/deadlines.md, and what is recorded as done then.
struct Stand {
  std::string at;  ///< UK time
  Words overdue;   ///< ids; in any order
  Words today;
  Words done;
};

/// Something that is planned, on a day and from one time to another.
struct Planned {
  std::string kind;
  std::string day;
  std::string from;
  std::string to;
};

/// What comes after the days on site: a report or letter that is published, a letter that is not,
/// or a note on what was done.
enum class EndingKind { published, letter, note };

/// Days are dates; what begins a step is a time.
struct Ending {
  EndingKind kind = EndingKind::published;
  std::string output;
  std::string draft = {};  ///< the deadline of its draft
  std::string final = {};  ///< and of its final version
  std::string unresolved_until = {};
  std::string draft_sent = {};
  std::string comments_due = {};
  std::string final_due = {};
  std::string final_shared = {};
  std::string complaint_until = {};
  std::string publication_due = {};
  bool complaint = false;
  std::string published = {};
  std::string kept_until = {};
  Words left_open = {};     ///< what the guidance wants and gives no day for
  std::string handed_over;  ///< the step after which devices may be cleared
};

/// In what one kind of visit differs from the others, as far as a play needs it.
struct Kind {
  std::string framework;
  std::string title;  ///< begins the title of its first output
  std::string first_day;
  std::string last_day;
  std::string created;
  bool three_members = true;
  std::string on_site_days = {};  ///< empty: as the framework has it
  Stand notified;
  Stand late;             ///< just after information should have come
  Stand planned;          ///< the timetable is agreed
  Stand first;            ///< on the first day on site
  Stand last;             ///< and on the last, in the evening
  std::size_t cases = 0;  ///< how many are tracked; 0: nobody is selected from a list
  std::string list;       ///< the area's, with names that must not come in
  std::vector<Planned> plan;
  Words days_without_a_team_meeting;
  std::string team_meeting = "team-meeting";
  std::string question;   ///< that the notes answer
  bool extracts = false;  ///< for the national report
  Ending ending;
};

[[nodiscard]] const Kind& kind_of_visit(const std::string& framework);

/// A team that plays one visit with the real programs: each step is a call, as people make it.
class WholeVisit {
 public:
  explicit WholeVisit(const Kind& kind);

  void begin();
  void notify();
  void select_cases();
  void receive_information();
  void plan();
  void write_evidence();
  void hold_the_team_meeting();
  void close_the_days_on_site();
  void judge();
  void put_out();
  void hand_over_and_dispose();

 private:
  [[nodiscard]] std::vector<Device*> team();
  void at(const std::string& time);
  void sync(const Device& device);
  /// What the others wrote comes to the lead; what the lead wrote goes to the others.
  void bring_to_the_lead();
  void tell_the_team();
  /// Compares the calendar with `stand`, then records what is done.
  void stand(const Stand& stand);
  void check_stand(const Stand& stand);
  void done(const Words& deadlines, const std::string& on = {});
  std::string activity(const Planned& planned);
  std::string note(const Device& author, const std::string& text, const Words& more);
  void take_the_weakness_over();
  void answer_the_agenda();
  void judge_in_full();
  void judge_progress();
  void write_sections();
  void check_who_wrote();
  [[nodiscard]] std::filesystem::path file_of(const std::string& output, const std::string& stage,
                                              const std::string& format) const;
  /// Answers the text of the file.
  std::string put_out_stage(const std::string& output, const std::string& stage,
                            const std::string& format = "md");
  void refused_stage(const std::string& output, const std::string& stage,
                     const std::string& reason);
  void check_nobody_is_named(const std::string& output, const std::string& text) const;
  void comment_and_answer();
  void publish();
  void complain();
  void send_the_letter();
  void send_the_note();
  void put_out_extracts();
  void hand_over();
  [[nodiscard]] std::vector<std::string> what_is_held(const Device& device) const;
  void dispose_of(const Device& device);
  void erase_from_the_hub();

  const Kind& kind_;
  test::TemporaryDirectory directory_;
  Hub hub_;
  Device lead_;
  Device health_;
  Device care_;
  std::string visit_;
  Words cases_;
  Words codes_;
  std::map<std::string, std::string> activities_;  ///< ids by their kind
  Words notes_;
  std::string line_;
  std::string weakness_;
};

}  // namespace fieldfare::e2e
