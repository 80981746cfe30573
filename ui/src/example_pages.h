#pragma once

#include <vector>

#include <fieldfare/ui/pages.h>

namespace fieldfare::ui {

/// The made-up visit's pages round the notes.
[[nodiscard]] Pages example_pages();
[[nodiscard]] std::vector<FrameworkRow> example_frameworks();
[[nodiscard]] TeamView example_team();
[[nodiscard]] TimetableView example_timetable();
[[nodiscard]] DeadlinesView example_deadlines();
[[nodiscard]] RequestsView example_requests();
[[nodiscard]] OutputsView example_outputs();
[[nodiscard]] SelectionView example_selection();
[[nodiscard]] JudgementView example_judgement();
[[nodiscard]] SummariesView example_summaries();
[[nodiscard]] PlanView example_plan();
[[nodiscard]] ProvidersView example_providers();
[[nodiscard]] ContactsView example_contacts();
[[nodiscard]] SurveysView example_surveys();
[[nodiscard]] DaysView example_days();
[[nodiscard]] AfterwardsView example_afterwards();
[[nodiscard]] EndingView example_ending();

}  // namespace fieldfare::ui
