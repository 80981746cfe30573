#include <fieldfare/platform/posix/service_manager.h>

#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <catch2/catch_test_macros.hpp>

#include <array>
#include <cstdlib>
#include <cstring>
#include <string>

#include <support/temporary_directory.h>

using fieldfare::platform::tell_service_manager;

namespace {

/// A service manager's end of the line.
class Listener {
 public:
  explicit Listener(const std::string& path) : line_(::socket(AF_UNIX, SOCK_DGRAM, 0)) {
    sockaddr_un address{};
    address.sun_family = AF_UNIX;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    REQUIRE(::bind(line_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  }
  ~Listener() { ::close(line_); }
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] std::string heard() const {
    std::array<char, 100> text{};
    const ssize_t size = ::recv(line_, text.data(), text.size(), MSG_DONTWAIT);
    return size < 0 ? std::string() : std::string(text.data(), static_cast<std::size_t>(size));
  }

 private:
  int line_;
};

}  // namespace

TEST_CASE("a service manager hears how its service goes, and its absence is no fault",
          "[platform]") {
  const fieldfare::test::TemporaryDirectory directory;
  const std::string path = (directory / "notify").string();
  const Listener manager(path);
  ::setenv("NOTIFY_SOCKET", path.c_str(), 1);
  tell_service_manager("READY=1");
  CHECK(manager.heard() == "READY=1");
  ::setenv("NOTIFY_SOCKET", (directory / "nobody").c_str(), 1);
  tell_service_manager("STOPPING=1");
  ::setenv("NOTIFY_SOCKET", std::string(500, 'x').c_str(), 1);
  tell_service_manager("STOPPING=1");
  ::unsetenv("NOTIFY_SOCKET");
  tell_service_manager("STOPPING=1");
  CHECK(manager.heard().empty());
}
