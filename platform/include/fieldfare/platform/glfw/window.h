#pragma once

#include <string>

#include <fieldfare/ui/backend.h>
#include <fieldfare/ui/frontend.h>

namespace fieldfare::platform {

struct WindowOptions {
  std::string title = "Fieldfare";
  int width = 1280;
  int height = 800;
  double run_for = 0;   ///< seconds until the window closes itself; 0: when a person closes it
  std::string picture;  ///< where to write what the window showed last; empty: nowhere
};

/// What a window cost, for who measures it.
struct WindowFigures {
  double first_frame = 0;  ///< seconds from the call until the first frame was on the screen
  double idle_part = 0;    ///< of one processor, in the second half of `run_for`; 0 without it
};

/// Opens a window and shows the app in it until it is closed. After an event three frames are
/// drawn, then it waits, at most a second at a time or until the app wants a frame; a frame that
/// looks like the one before is not sent to the graphics card. Throws Error(not_possible) when
/// there is no display. Main thread only.
WindowFigures run_window(ui::Frontend& frontend, ui::Backend& backend,
                         const WindowOptions& options);

}  // namespace fieldfare::platform
