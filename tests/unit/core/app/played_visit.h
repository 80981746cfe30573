#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/framework/framework.h>
#include <support/visit_team.h>

namespace fieldfare::test {

/// A lead and an inspector who play one visit on two devices, each step one that the documents
/// know. The steps check what they see. With FIELDFARE_KEEP_OUTPUTS=DIRECTORY in the environment
/// every file that the visit puts out stays there, for people to look at.
class PlayedVisit {
 public:
  explicit PlayedVisit(const std::string& framework);

  void notify();
  void gather_information();
  void plan();
  void work_on_site();
  /// The outcome with its records where the framework judges, what was said where it meets.
  void conclude();
  /// What is left to do is done in the order in which it is due, the clock going along.
  void finish();
  /// Every output of the framework, at every stage, in every format.
  void hand_over();
  void close_and_dispose();

 private:
  void at_time(Time now);
  void at(std::string_view local) { at_time(*time_from_iso8601(local)); }
  void sync();
  void done_if_there(std::string_view id);
  void take_weakness_over();
  void take_notes();
  void judge();
  void hold_the_engagement_meeting();
  void write_for_outputs();
  void comment_on_drafts();
  EntityId add_record(const std::string& record, const std::string& text,
                      const std::string& value = {}, const std::string& who = {});
  [[nodiscard]] std::string export_stage(const framework::Output& output, const std::string& stage);
  void keep(const framework::Output& output, const std::string& stage, std::string_view format,
            const std::string& bytes) const;
  void check_nobody_is_named(const framework::Output& output, const std::string& text) const;
  void check_content(const framework::Output& output, const std::string& text) const;

  const framework::Framework& framework_;
  InspectorDevice lead_;
  InspectorDevice colleague_;
  Date start_;
  VisitId visit_;
  std::optional<EntityId> case_;
  std::string code_;  ///< of the case; empty: the framework selects none
  std::optional<EntityId> evidence_;
  std::optional<EntityId> team_meeting_;
  std::optional<EntityId> engagement_meeting_;
  std::vector<EntityId> notes_;
};

}  // namespace fieldfare::test
