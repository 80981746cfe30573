#pragma once

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/cohorts.h>
#include <fieldfare/core/app/commands/comments.h>
#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/app/commands/complaints.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/contacts.h>
#include <fieldfare/core/app/commands/coverage.h>
#include <fieldfare/core/app/commands/deadlines.h>
#include <fieldfare/core/app/commands/disposal.h>
#include <fieldfare/core/app/commands/distribution.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/guard.h>
#include <fieldfare/core/app/commands/judgements.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/meeting_prepare.h>
#include <fieldfare/core/app/commands/meetings.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/output_compare.h>
#include <fieldfare/core/app/commands/outputs.h>
#include <fieldfare/core/app/commands/own_notes.h>
#include <fieldfare/core/app/commands/person_data.h>
#include <fieldfare/core/app/commands/provider_selection.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/requests.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/selection.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/summaries.h>
#include <fieldfare/core/app/commands/surveys.h>
#include <fieldfare/core/app/commands/timetable.h>
#include <fieldfare/core/app/commands/visits.h>
#include <fieldfare/core/app/commands/weaknesses.h>

/// Every command and query. For what lists them all; whoever uses a few includes those alone, so
/// that a new command leaves it uncompiled.
