#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include <fieldfare/ui/backend.h>

#include "notebook_backend.h"

namespace fieldfare::tablet {

/// Every command is done before the next frame: pictures do not depend on how fast a disk is.
class Patient final : public ui::Backend {
 public:
  Patient(std::filesystem::path directory, app::Ports ports, Meeting meeting = {})
      : backend_(std::move(directory), ports, std::move(meeting)) {}
  void submit(ui::Command command) override {
    backend_.submit(std::move(command));
    backend_.finish();
  }
  [[nodiscard]] std::vector<ui::Event> take_events() override { return backend_.take_events(); }
  void wake_with(std::function<void()> wake) override { backend_.wake_with(std::move(wake)); }

 private:
  NotebookBackend backend_;
};

}  // namespace fieldfare::tablet
