#pragma once

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/ui/app_state.h>
#include <fieldfare/ui/words.h>

#include "../widgets/controls.h"
#include "../widgets/edit.h"

/// The screens. Each is a function from the state to pixels and actions: it draws in the room it is
/// given, changes nothing but the editors' text, and says what a person wants by `act`.
namespace fieldfare::ui {

struct View {
  Ui& ui;
  AppState& state;
  std::vector<Action>& actions;

  void act(Action action) const { actions.push_back(std::move(action)); }
};

/// The whole window: top bar, rail, the screen, toasts and dialogs.
void draw_window(const View& view);

void draw_unlock(const View& view, Rect room);
void draw_visits(const View& view, Rect room);
void draw_today(const View& view, Rect room);
void draw_activity(const View& view, Rect room);
void draw_notes(const View& view, Rect room);
void draw_coverage(const View& view, Rect room);
void draw_lines(const View& view, Rect room);
void draw_cases(const View& view, Rect room);
void draw_concerns(const View& view, Rect room);
void draw_conflicts(const View& view, Rect room);
void draw_sync(const View& view, Rect room);
void draw_meeting(const View& view, Rect room);
void draw_team(const View& view, Rect room);
void draw_timetable(const View& view, Rect room);
void draw_deadlines(const View& view, Rect room);
void draw_requests(const View& view, Rect room);
void draw_outputs(const View& view, Rect room);
void draw_selection(const View& view, Rect room);
void draw_judgement(const View& view, Rect room);
void draw_summaries(const View& view, Rect room);
void draw_plan(const View& view, Rect room);
void draw_days(const View& view, Rect room);
void draw_providers(const View& view, Rect room);
void draw_contacts(const View& view, Rect room);
void draw_surveys(const View& view, Rect room);
void draw_afterwards(const View& view, Rect room);
void draw_ending(const View& view, Rect room);
void draw_people(const View& view, Rect room);
void draw_leaves(const View& view, Rect room);
void draw_settings(const View& view, Rect room);
void draw_more(const View& view, Rect room);

/// A list beside a page where both fit, else the one that is wanted; `back` names the way back.
struct Panes {
  Rect list;
  Rect page;
  Rect beside_back;  ///< in one pane: the room right of the way back
};
[[nodiscard]] Panes split(const View& view, Rect room, float list_width, std::string_view back);

/// The page on which a note is written: used for new notes and for edits.
void draw_capture(const View& view, const Panes& panes, const Draft& draft,
                  std::string_view heading, std::string_view under);

}  // namespace fieldfare::ui
