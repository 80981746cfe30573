#pragma once

#include <fmt/format.h>

#include <atomic>
#include <chrono>
#include <filesystem>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/core/ports/clock.h>
#include <fieldfare/core/time.h>
#include <fieldfare/ui/headless.h>

#include "patient.h"

/// Who plays the walk: a clock, hands, and a camera.
namespace fieldfare::tablet {

inline constexpr const char* walk_passphrase = "practice makes calm";

/// The day's own clock: Monday 15 June 2026. Moved on by the walk alone.
class DayClock final : public ports::Clock {
 public:
  [[nodiscard]] Time now() override {
    return uk_time(Date{std::chrono::year{2026}, std::chrono::June, std::chrono::day{15}},
                   minutes_);
  }
  void set(int hour, int minute) { minutes_ = 60 * hour + minute; }

 private:
  std::atomic<int> minutes_ = 8 * 60 + 30;
};

inline crypto::SecureBuffer secret() {
  return crypto::SecureBuffer::copy_of(as_bytes(std::string_view(walk_passphrase)));
}

/// One tablet of the walk, and the camera over its shoulder.
class Walker {
 public:
  Walker(const std::filesystem::path& store, const app::Ports& ports,
         const std::filesystem::path& pictures, int& taken)
      : backend_(store, ports, {"127.0.0.1:0", false}),
        hands(backend_, {1280, 800}),
        pictures_(pictures),
        taken_(taken) {}

  void picture(const std::string& name) {
    hands.settle();
    const std::filesystem::path file = pictures_ / fmt::format("{:02}-{}.png", ++taken_, name);
    ui::write_png(hands.picture(), file.string());
    written.push_back(file.string());
  }
  void unlock() {
    hands.type(walk_passphrase);
    hands.press(ui::Key::enter);
    hands.settle();
  }
  void more(const char* place) {
    hands.tap("rail.more");
    hands.tap(place);
    hands.settle();
  }
  /// Until the screen says it: what other threads do takes real time.
  void until(std::string_view words) {
    constexpr int tries = 600;
    for (int i = 0; i < tries; ++i) {
      hands.wait(0.05);
      if (hands.recorder().reading().find(words) != std::string::npos) return;
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    throw Error(ErrorCode::internal, "The walk waited for “" + std::string(words) + "” and saw:\n" +
                                         hands.recorder().tree());
  }
  /// The id of the first part whose id holds `part` and whose label begins so.
  [[nodiscard]] std::string named(std::string_view part, std::string_view label = {}) {
    for (const ui::Item& item : hands.recorder().items()) {
      if (item.id.find(part) != std::string::npos && item.label.starts_with(label)) return item.id;
    }
    throw Error(ErrorCode::internal,
                "Nothing is called " + std::string(part) + " in:\n" + hands.recorder().tree());
  }

 private:
  Patient backend_;

 public:
  ui::Headless hands;
  std::vector<std::string> written;

 private:
  std::filesystem::path pictures_;
  int& taken_;
};

/// The second part of the walk: a visit that judges, over a real store made in `store`. Its plan,
/// its lists, its judgement, and its end.
[[nodiscard]] std::vector<std::string> walk_a_judging_visit(const std::filesystem::path& store,
                                                            const std::filesystem::path& pictures,
                                                            const app::Ports& ports,
                                                            DayClock& clock, int& taken);

}  // namespace fieldfare::tablet
