#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/platform/posix/process.h>

namespace fieldfare::test {

/// A real hub on a port of loopback that the system chooses. The constructor returns when it
/// listens; it throws when it does not within a minute.
class HubProcess {
 public:
  HubProcess(const std::filesystem::path& program, const std::string& store,
             const std::filesystem::path& log, const std::vector<std::string>& options = {});

  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  [[nodiscard]] int id() const noexcept { return process_.id(); }
  /// The exit code, which shows that it was the signal that ended it: 128 and its number.
  int end(int signal);

 private:
  platform::BackgroundProcess process_;
  std::string url_;
};

}  // namespace fieldfare::test
