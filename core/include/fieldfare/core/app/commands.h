#pragma once

#include <fieldfare/core/app/commands/activities.h>
#include <fieldfare/core/app/commands/cases.h>
#include <fieldfare/core/app/commands/common.h>
#include <fieldfare/core/app/commands/concerns.h>
#include <fieldfare/core/app/commands/conflicts.h>
#include <fieldfare/core/app/commands/drafts.h>
#include <fieldfare/core/app/commands/forms.h>
#include <fieldfare/core/app/commands/frameworks.h>
#include <fieldfare/core/app/commands/guard.h>
#include <fieldfare/core/app/commands/lines.h>
#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/providers.h>
#include <fieldfare/core/app/commands/search.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/app/commands/visits.h>

/// Every command and query. For what lists them all; whoever uses a few includes those alone, so
/// that a new command leaves it uncompiled.
