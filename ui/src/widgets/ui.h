#pragma once

#include <imgui.h>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include <fieldfare/ui/geometry.h>
#include <fieldfare/ui/recorder.h>
#include <fieldfare/ui/theme.h>

#include "../fonts.h"

namespace fieldfare::ui {

enum class Align : std::uint8_t { left, centre, right };

/// What happened to a part of the screen in this frame.
struct Touch {
  bool hovered = false;
  bool held = false;
  bool pressed = false;  ///< a press was completed, by finger or by key
  bool focused = false;
  bool ring = false;  ///< the keyboard's place must be shown
};

/// How a part takes input.
struct TouchRules {
  bool enabled = true;
  bool focusable = true;
  bool owns_drag = false;  ///< dragging is for the part, not for scrolling
  bool takes_arrows = false;
  bool on_press = false;   ///< acts when the finger comes down: text fields
  bool keys_press = true;  ///< Enter and Space press it; false: they are typed
  bool pointer = true;     ///< false: for the keyboard alone; its parts take the finger
};

/// The hand and the pen of the widgets: draws with semantic colours into Dear ImGui's draw list,
/// turns pointer and keys into touches, keeps the keyboard's place and the scrolled positions, and
/// tells the recorder. One for each window; used between `begin` and `end` on the UI thread.
///
/// Input rules, for every widget alike:
/// - A press acts when the finger is lifted inside. A drag of more than 8 logical pixels scrolls
///   instead, goes on by inertia, and the press is cancelled.
/// - Tab and Shift+Tab go through all parts in the order drawn; arrows go to the nearest part;
///   Enter or Space presses. A dialog keeps Tab inside.
/// - A finger moves the keyboard's place into text fields alone: who taps a button while writing
/// goes
///   on writing where the caret stands.
class Ui {
 public:
  void begin(Recorder& recorder, const Fonts& fonts, ThemeName theme, float scale, double now);
  void end();

  // Measures
  [[nodiscard]] float px(float logical) const noexcept { return logical * scale_; }
  [[nodiscard]] Rect window() const noexcept { return window_; }
  /// Room for two panes side by side.
  [[nodiscard]] bool wide() const noexcept { return window_.width >= px(1000); }
  /// So little height (large text, a tablet that lies) that a page being written gets all of it.
  [[nodiscard]] bool low() const noexcept { return !wide() && window_.height < px(560); }
  [[nodiscard]] float line(Face face) const noexcept { return fonts_->line_height(face); }
  [[nodiscard]] float width(Face face, std::string_view text) const;
  [[nodiscard]] const Fonts& fonts() const noexcept { return *fonts_; }
  [[nodiscard]] double now() const noexcept { return now_; }

  // Drawing
  [[nodiscard]] ImU32 ink(Token token, float opacity = 1) const noexcept;
  [[nodiscard]] ImDrawList& pen() noexcept { return *pen_; }
  void fill(const Rect& rect, Token token, float radius = 0);
  void outline(const Rect& rect, Token token, float thickness = 1, float radius = 0);
  void rule(float x, float y, float width, Token token);
  /// Text on one line, cut with an ellipsis when it does not fit. Returns the width drawn.
  float words(const Rect& rect, Face face, Token token, std::string_view text,
              Align align = Align::left);
  /// The same, and told to the recorder.
  float label(const Rect& rect, Face face, Token token, std::string_view text,
              Align align = Align::left, Role role = Role::text);
  /// Text wrapped from the top of `rect`, at most `max_lines` (0: as many as it takes). Returns the
  /// height. Told to the recorder unless `silent`.
  float paragraph(const Rect& rect, Face face, Token token, std::string_view text,
                  std::size_t max_lines = 0, bool silent = false);
  [[nodiscard]] float paragraph_height(float width, Face face, std::string_view text,
                                       std::size_t max_lines = 0) const;
  void icon(Point centre, Icon icon, Token token, Face face = Face::body);
  void focus_ring(const Rect& rect, float radius);

  /// What the following text stands on: for the contrast tests.
  class Backdrop {
   public:
    Backdrop(Ui& ui, Token token) : ui_(ui), before_(ui.backdrop_) { ui.backdrop_ = token; }
    ~Backdrop() { ui_.backdrop_ = before_; }
    Backdrop(const Backdrop&) = delete;
    Backdrop& operator=(const Backdrop&) = delete;

   private:
    Ui& ui_;
    Token before_;
  };

  // Input
  /// Registers a part and says what happened to it; `item` is recorded.
  Touch touch(Item item, const TouchRules& rules);
  [[nodiscard]] bool has_focus(std::string_view id) const noexcept;
  void give_focus(std::string_view id, bool show_ring);
  /// Told in every frame, before anything is drawn: who unlocks goes on where the keyboard was
  /// when the tablet locked, or in the part `otherwise`.
  void keep_focus_over_lock(bool locked, std::string_view otherwise);
  [[nodiscard]] bool key(ImGuiKey key, bool repeat = false) const;
  /// Ctrl and a letter, nothing else held.
  [[nodiscard]] bool shortcut(ImGuiKey key) const;
  [[nodiscard]] Point mouse() const noexcept { return mouse_; }
  [[nodiscard]] Point press_place() const noexcept { return press_; }
  [[nodiscard]] bool mouse_down() const noexcept { return mouse_down_; }
  [[nodiscard]] bool mouse_pressed() const noexcept { return mouse_pressed_; }
  [[nodiscard]] bool by_finger() const noexcept;
  /// The drag that begins now is for the part that is held, not for scrolling.
  void own_drag() noexcept { active_owns_drag_ = true; }
  [[nodiscard]] bool drag_owned() const noexcept { return active_owns_drag_; }
  void show_ring(bool show) noexcept { ring_ = show; }
  [[nodiscard]] bool ring_shown() const noexcept { return ring_; }

  // Scrolling
  /// Opens an area that scrolls; returns where its content begins, as wide as the content may be.
  Rect begin_scroll(std::string_view id, const Rect& rect, bool with_bar = true);
  /// `height` of the content.
  void end_scroll(float height);
  [[nodiscard]] float& scroll_of(std::string_view id);
  /// The row of a list that the arrows stand at; nothing until they were used.
  [[nodiscard]] std::optional<std::size_t>& arrow_of(std::string_view id) {
    return arrows_[hash(id)];
  }
  void clip(const Rect& rect);
  void unclip();
  [[nodiscard]] Rect clipped() const noexcept { return clips_.empty() ? window_ : clips_.back(); }
  /// The wheel's way over `rect` in drawn pixels; used up by whoever asks first.
  float take_wheel(const Rect& rect);

  // Layers
  /// What is drawn until `pop_layer` lies above, and alone takes input when `modal`.
  void push_layer(const Rect& rect, bool modal);
  void pop_layer();

  [[nodiscard]] Recorder& recorder() noexcept { return *recorder_; }
  /// Something moves: the next frame is wanted at once.
  void animate() noexcept { animating_ = true; }
  [[nodiscard]] bool animating() const noexcept { return animating_; }

 private:
  using Id = std::uint64_t;
  struct Stop {
    Id id = 0;
    Rect rect;
    int layer = 0;
  };
  struct Area {
    Id id = 0;
    Rect rect;
    int layer = 0;
  };
  struct ScrollMemory {
    float y = 0;
    float velocity = 0;  ///< drawn pixels a second
    float height = 0;    ///< of the content
    float view = 0;
  };
  struct Blocker {
    Rect rect;
    int layer = 0;
  };

  [[nodiscard]] static Id hash(std::string_view id) noexcept;
  [[nodiscard]] bool reaches(const Rect& rect, Point p) const noexcept;
  void read_pointer();
  void drag_areas();
  void move_focus();
  void move_focus_to(const Stop& stop);
  [[nodiscard]] const Stop* nearest(const Rect& from, Point direction) const;
  void reveal(const Rect& rect);
  [[nodiscard]] Rect thumb(const Rect& rect, const ScrollMemory& memory) const;
  void drag_thumb(Id id, const Rect& rect, ScrollMemory& memory);

  Recorder* recorder_ = nullptr;
  const Fonts* fonts_ = nullptr;
  ImDrawList* pen_ = nullptr;
  ThemeName theme_ = ThemeName::light;
  float scale_ = 1;
  double now_ = 0;
  double then_ = 0;
  Rect window_;
  Token backdrop_ = Token::page;

  Point mouse_;
  Point press_;
  Point last_mouse_;
  bool mouse_down_ = false;
  bool mouse_pressed_ = false;
  bool mouse_released_ = false;
  float wheel_ = 0;

  Id active_ = 0;
  bool active_owns_drag_ = false;
  Id focus_ = 0;
  bool focus_takes_arrows_ = false;
  bool was_locked_ = true;
  Id focus_before_lock_ = 0;
  bool ring_ = false;
  bool reveal_focus_ = false;
  bool focus_seen_ = false;

  Id pressed_area_ = 0;
  Id dragged_area_ = 0;
  std::unordered_map<Id, ScrollMemory> scrolls_;
  std::unordered_map<Id, std::optional<std::size_t>> arrows_;
  struct OpenScroll {
    Id id = 0;
    Rect rect;
    bool with_bar = false;
  };
  std::vector<OpenScroll> scroll_stack_;
  std::vector<Rect> clips_;

  int layer_ = 0;
  int modal_layer_ = 0;  ///< of the last frame
  int next_modal_layer_ = 0;
  std::vector<Stop> stops_;  ///< of this frame
  std::vector<Stop> last_stops_;
  std::vector<Area> areas_;
  std::vector<Area> last_areas_;
  std::vector<Blocker> blockers_;
  std::vector<Blocker> last_blockers_;
  bool animating_ = false;
};

}  // namespace fieldfare::ui
