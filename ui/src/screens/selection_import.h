#pragma once

#include "page.h"

namespace fieldfare::ui {

/// Choosing the area's file by its name in a folder.
void draw_file_picker(const View& view, const Rect& room, const FolderView& folder);
/// What would be taken from a file: its sheet, what each column is to be, and the day it is of.
void draw_preview(const View& view, Page& page, const ListPreview& preview);
/// The keys of what is chosen on the page.
inline constexpr const char* selection_file = "selection/part";
inline constexpr const char* selection_folder = "selection/with.folder";
inline constexpr const char* selection_find = "selection/with.find";
/// How far the long work is, with Stop.
void draw_work(const View& view, Page& page);

}  // namespace fieldfare::ui
