#pragma once

#include <vector>

#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/time.h>
#include <fieldfare/ui/pages.h>
#include <fieldfare/ui/screen.h>

/// Queries for the pages round the notes.
namespace fieldfare::tablet {

/// What `screen` shows beside the rest of the visit; nothing for screens that need no more.
[[nodiscard]] ui::Pages read_pages(app::Notebook& notebook, const VisitId& visit, Time now,
                                   ui::Screen screen);
[[nodiscard]] std::vector<ui::NoticeRow> read_notices(app::Notebook& notebook,
                                                      const VisitId& visit);
[[nodiscard]] std::vector<ui::FrameworkRow> read_frameworks(app::Notebook& notebook);
[[nodiscard]] ui::PeopleView read_people(app::Notebook& notebook, const VisitId& visit);

}  // namespace fieldfare::tablet
