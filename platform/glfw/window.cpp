#include <fieldfare/platform/glfw/window.h>

#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <atomic>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <vector>

#include <fieldfare/core/error.h>
#include <fieldfare/ui/image.h>

namespace fieldfare::platform {
namespace {

constexpr int frames_after_event = 3;
constexpr double longest_wait = 1.0;     // seconds
constexpr double leap = 24;              // window units in a step or two: a finger's
constexpr double frame_seconds = 0.008;  // between frames that are drawn but look alike

/// GLFW and one window with a graphics context, closed again at the end.
class Window {
 public:
  explicit Window(const WindowOptions& options) {
    if (glfwInit() == GLFW_FALSE) fail();
    glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
    glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 2);
    glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
    glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
    handle_ =
        glfwCreateWindow(options.width, options.height, options.title.c_str(), nullptr, nullptr);
    if (handle_ == nullptr) {
      glfwTerminate();
      fail();
    }
    glfwSetWindowSizeLimits(handle_, 480, 400, GLFW_DONT_CARE, GLFW_DONT_CARE);
    glfwMakeContextCurrent(handle_);
    glfwSwapInterval(1);
    set_icon();
    glfwSetWindowUserPointer(handle_, this);
    // Before Dear ImGui's own, which calls these first.
    glfwSetCursorPosCallback(handle_, [](GLFWwindow* window, double x, double y) {
      static_cast<Window*>(glfwGetWindowUserPointer(window))->moved(x, y);
    });
    glfwSetMouseButtonCallback(handle_, [](GLFWwindow* window, int, int action, int) {
      static_cast<Window*>(glfwGetWindowUserPointer(window))->pressed(action == GLFW_PRESS);
    });
    glfwSetWindowRefreshCallback(handle_, [](GLFWwindow* window) {
      static_cast<Window*>(glfwGetWindowUserPointer(window))->must_show = true;
    });
    glfwSetFramebufferSizeCallback(handle_, [](GLFWwindow* window, int, int) {
      static_cast<Window*>(glfwGetWindowUserPointer(window))->must_show = true;
    });
  }
  ~Window() {
    glfwDestroyWindow(handle_);
    glfwTerminate();
  }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  [[nodiscard]] GLFWwindow* handle() const { return handle_; }
  [[nodiscard]] float density() const;
  [[nodiscard]] float scale() const;
  [[nodiscard]] ui::Image pixels() const;

  bool must_show = true;  ///< the system lost what the window showed

 private:
  void moved(double x, double y);
  void pressed(bool down);
  [[noreturn]] static void fail() {
    throw Error(ErrorCode::not_possible, "There is no display to open a window on.",
                "Draw the screens to pictures instead: fieldfare-tablet --shots DIR.");
  }
  void set_icon();

  GLFWwindow* handle_ = nullptr;
  double x_ = 0;
  double y_ = 0;
  double way_ = 0;  ///< of the pointer since it was lifted
  int moves_ = 0;
  bool down_ = false;
  bool finger_ = false;
};

void Window::moved(double x, double y) {
  if (!down_) {
    way_ += std::hypot(x - x_, y - y_);
    ++moves_;
  }
  x_ = x;
  y_ = y;
}

/// The system shows a finger as a mouse. But a mouse glides to where it presses, in many small
/// steps; a finger is there at once. The difference matters in a text: a finger's drag scrolls.
void Window::pressed(bool down) {
  down_ = down;
  if (!down) {
    way_ = 0;
    moves_ = 0;
    return;
  }
  const bool leapt = moves_ > 0 && moves_ <= 2 && way_ > leap;
  if (moves_ > 0) finger_ = leapt || (finger_ && moves_ <= 2);
  ImGui::GetIO().AddMouseSourceEvent(finger_ ? ImGuiMouseSource_TouchScreen
                                             : ImGuiMouseSource_Mouse);
}

/// A white line of writing with a tick, on the blue of the primary action.
void Window::set_icon() {
  constexpr int size = 64;
  std::vector<unsigned char> rgba(std::size_t{size} * size * 4, 0);
  for (int y = 0; y < size; ++y) {
    for (int x = 0; x < size; ++x) {
      const float dx = std::max(0.0F, std::abs(static_cast<float>(x) - 31.5F) - 20);
      const float dy = std::max(0.0F, std::abs(static_cast<float>(y) - 31.5F) - 20);
      if (std::hypot(dx, dy) > 12) continue;
      const bool line =
          (y >= 18 && y < 23 && x >= 14 && x < 50) || (y >= 29 && y < 34 && x >= 14 && x < 40);
      const bool tick = x >= 22 && x < 50 && std::abs(y - (x < 31 ? 22 + x : 84 - x)) < 4 && y < 56;
      const bool white = line || tick;
      unsigned char* pixel =
          &rgba[(static_cast<std::size_t>(y) * size + static_cast<std::size_t>(x)) * 4];
      pixel[0] = white ? 0xFF : 0x1D;
      pixel[1] = white ? 0xFF : 0x70;
      pixel[2] = white ? 0xFF : 0xB8;
      pixel[3] = 0xFF;
    }
  }
  const GLFWimage image{size, size, rgba.data()};
  glfwSetWindowIcon(handle_, 1, &image);
}

float Window::density() const {
  int window_width = 0;
  int pixel_width = 0;
  glfwGetWindowSize(handle_, &window_width, nullptr);
  glfwGetFramebufferSize(handle_, &pixel_width, nullptr);
  if (window_width <= 0 || pixel_width <= 0) return 1;
  return static_cast<float>(pixel_width) / static_cast<float>(window_width);
}

float Window::scale() const {
  float x = 1;
  glfwGetWindowContentScale(handle_, &x, nullptr);
  return std::max(0.5F, x / density());
}

ui::Image Window::pixels() const {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(handle_, &width, &height);
  ui::Image image;
  image.width = static_cast<std::size_t>(width);
  image.height = static_cast<std::size_t>(height);
  std::vector<std::uint8_t> upside_down(image.width * image.height * 3);
  glPixelStorei(GL_PACK_ALIGNMENT, 1);
  glReadBuffer(GL_BACK);
  glReadPixels(0, 0, width, height, GL_RGB, GL_UNSIGNED_BYTE, upside_down.data());
  for (std::size_t row = image.height; row > 0; --row) {
    const auto from =
        upside_down.begin() + static_cast<std::ptrdiff_t>((row - 1) * image.width * 3);
    image.rgb.insert(image.rgb.end(), from, from + static_cast<std::ptrdiff_t>(image.width * 3));
  }
  return image;
}

/// Dear ImGui's way into the window.
class Bridge {
 public:
  explicit Bridge(GLFWwindow* window) {
    ImGui_ImplGlfw_InitForOpenGL(window, true);
    ImGui_ImplOpenGL3_Init("#version 150");
  }
  ~Bridge() {
    ImGui_ImplOpenGL3_Shutdown();
    ImGui_ImplGlfw_Shutdown();
  }
  Bridge(const Bridge&) = delete;
  Bridge& operator=(const Bridge&) = delete;
};

void render(const Window& window) {
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window.handle(), &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(0, 0, 0, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void show(Window& window) {
  render(window);
  glfwSwapBuffers(window.handle());
  window.must_show = false;
}

/// True when the frame was worth showing.
bool draw(Window& window, ui::Frontend& frontend) {
  frontend.set_density(window.scale(), window.density());
  if (frontend.prepare()) ImGui_ImplOpenGL3_DestroyFontsTexture();
  ImGui_ImplOpenGL3_NewFrame();
  ImFontAtlas& fonts = *ImGui::GetIO().Fonts;
  if (fonts.TexID == nullptr) ImGui_ImplOpenGL3_CreateFontsTexture();
  fonts.ClearTexData();  // the graphics card has it; the next build makes its own
  ImGui_ImplGlfw_NewFrame();
  frontend.draw(glfwGetTime());
  if (!frontend.changed() && !window.must_show) return false;
  show(window);
  return true;
}

/// Waits until something happens. True when an event came.
bool wait(const ui::Frontend& frontend, const Window& window, std::atomic<bool>& woken) {
  const double seconds = std::min(frontend.next_frame().value_or(longest_wait), longest_wait);
  if (seconds <= 0) {
    glfwPollEvents();
  } else {
    glfwWaitEventsTimeout(seconds);
  }
  const bool input = ImGui::GetCurrentContext()->InputEventsQueue.Size > 0;
  return woken.exchange(false) || input || window.must_show;
}

}  // namespace

WindowFigures run_window(ui::Frontend& frontend, ui::Backend& backend,
                         const WindowOptions& options) {
  const auto begin = std::chrono::steady_clock::now();
  WindowFigures figures;
  double half_time = 0;
  std::clock_t half_work = 0;
  Window window(options);
  const Bridge bridge(window.handle());
  std::atomic<bool> woken{false};
  backend.wake_with([&woken] {
    woken = true;
    glfwPostEmptyEvent();
  });
  int frames = frames_after_event;
  while (glfwWindowShouldClose(window.handle()) == GLFW_FALSE) {
    if (wait(frontend, window, woken)) frames = frames_after_event;
    const auto next = frontend.next_frame();
    if (frames == 0 && (!next || *next > frame_seconds)) {
      // Time alone has passed: one frame lets the app look at the clock.
      frames = 1;
    }
    const bool shown = draw(window, frontend);
    if (shown && figures.first_frame == 0) {
      figures.first_frame =
          std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    }
    if (half_time == 0 && options.run_for > 0 && glfwGetTime() >= options.run_for / 2) {
      half_time = glfwGetTime();
      half_work = std::clock();
    }
    frames = std::max(0, frames - 1);
    if (!shown && (frames > 0 || (next && *next <= 0))) glfwWaitEventsTimeout(frame_seconds);
    if (options.run_for > 0 && glfwGetTime() >= options.run_for) break;
  }
  backend.wake_with({});
  if (half_time > 0) {
    const double work = static_cast<double>(std::clock() - half_work) / CLOCKS_PER_SEC;
    figures.idle_part = work / (glfwGetTime() - half_time);
  }
  if (options.picture.empty()) return figures;
  render(window);  // into the back buffer: what the front one holds is not ours to read
  ui::write_png(window.pixels(), options.picture);
  return figures;
}

}  // namespace fieldfare::platform
