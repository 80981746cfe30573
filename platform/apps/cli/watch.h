#pragma once

#include <condition_variable>
#include <mutex>
#include <string>
#include <thread>

#include <fieldfare/core/app/notebook.h>

#include "interrupt.h"

namespace fieldfare::cli {

/// While it lives: shows how far a long command of the notebook is, when somebody is looking, and
/// stops it at ctrl-C.
class Watch {
 public:
  /// `doing`: what is shown before the figure, such as "Reading".
  Watch(app::Notebook& notebook, std::string doing);
  ~Watch();
  Watch(const Watch&) = delete;
  Watch& operator=(const Watch&) = delete;

 private:
  void watch();

  app::Notebook* notebook_;
  std::string doing_;
  Interruptible interruptible_;
  std::mutex mutex_;
  std::condition_variable wake_;
  bool ended_ = false;
  bool shown_ = false;
  std::thread thread_;
};

}  // namespace fieldfare::cli
