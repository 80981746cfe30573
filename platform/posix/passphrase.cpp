#include <fcntl.h>
#include <termios.h>
#include <unistd.h>
#include <cerrno>

#include <fieldfare/core/error.h>
#include <fieldfare/platform/posix/passphrase.h>

namespace fieldfare::platform {
namespace {

class Descriptor {
 public:
  Descriptor(const char* path, int flags) : fd_(::open(path, flags | O_CLOEXEC)) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  ~Descriptor() {
    if (fd_ >= 0) ::close(fd_);
  }
  [[nodiscard]] bool valid() const noexcept { return fd_ >= 0; }
  [[nodiscard]] int get() const noexcept { return fd_; }
  /// The next byte, or -1 at the end and on errors.
  [[nodiscard]] int next() const noexcept {
    unsigned char byte = 0;
    for (;;) {
      const ssize_t got = ::read(fd_, &byte, 1);
      if (got == 1) return byte;
      if (got == 0 || errno != EINTR) return -1;
    }
  }
  void say(std::string_view text) const noexcept {
    while (!text.empty()) {
      const ssize_t put = ::write(fd_, text.data(), text.size());
      if (put <= 0) return;
      text.remove_prefix(static_cast<std::size_t>(put));
    }
  }

 private:
  int fd_;
};

/// The terminal in raw input without echo. Signals from keys are off as well, so that Ctrl-C comes
/// to us and cannot leave the terminal without its echo.
class SilentTerminal {
 public:
  explicit SilentTerminal(int fd) : fd_(fd), known_(::tcgetattr(fd, &before_) == 0) {
    if (!known_) return;
    termios silent = before_;
    silent.c_lflag &= ~static_cast<tcflag_t>(ECHO | ECHONL | ICANON | ISIG | IEXTEN);
    silent.c_cc[VMIN] = 1;
    silent.c_cc[VTIME] = 0;
    known_ = ::tcsetattr(fd, TCSAFLUSH, &silent) == 0;
  }
  SilentTerminal(const SilentTerminal&) = delete;
  SilentTerminal& operator=(const SilentTerminal&) = delete;
  ~SilentTerminal() {
    if (known_) ::tcsetattr(fd_, TCSAFLUSH, &before_);
  }
  [[nodiscard]] bool silent() const noexcept { return known_; }

 private:
  int fd_;
  termios before_{};
  bool known_;
};

/// A line that grows in one locked buffer.
class Line {
 public:
  void append(int byte) {
    if (size_ == memory_.size()) {
      throw Error(ErrorCode::usage, "The passphrase is longer than 1,024 bytes",
                  "Choose a shorter one.");
    }
    memory_.data()[size_++] = static_cast<std::uint8_t>(byte);
  }
  void take_back_character() noexcept {
    // Bytes 10xxxxxx continue a character of UTF-8.
    while (size_ > 0 && (memory_.data()[--size_] & 0xC0) == 0x80) {
    }
  }
  void take_back_all() noexcept { size_ = 0; }
  void drop_carriage_return() noexcept {
    if (size_ > 0 && memory_.data()[size_ - 1] == '\r') --size_;
  }
  [[nodiscard]] crypto::SecureBuffer take() const {
    return crypto::SecureBuffer::copy_of(memory_.view().first(size_));
  }
  [[nodiscard]] bool empty() const noexcept { return size_ == 0; }

 private:
  crypto::SecureBuffer memory_{passphrase_limit};
  std::size_t size_ = 0;
};

constexpr int ctrl_c = 3, ctrl_d = 4, backspace = 8, ctrl_u = 21, delete_key = 127;

[[noreturn]] void given_up() {
  throw Error(ErrorCode::usage, "No passphrase was given");
}

}  // namespace

crypto::SecureBuffer read_passphrase_file(const std::filesystem::path& file) {
  const Descriptor input(file.c_str(), O_RDONLY);
  if (!input.valid()) {
    throw Error(ErrorCode::usage, "The passphrase file " + file.string() + " cannot be read",
                "Check the path and its permissions.");
  }
  Line line;
  for (int byte = input.next(); byte >= 0 && byte != '\n'; byte = input.next())
    line.append(byte);
  line.drop_carriage_return();
  if (line.empty()) {
    throw Error(ErrorCode::usage, "The passphrase file " + file.string() + " is empty",
                "Put the passphrase on its first line.");
  }
  return line.take();
}

crypto::SecureBuffer ask_passphrase(std::string_view prompt) {
  const Descriptor terminal("/dev/tty", O_RDWR | O_NOCTTY);
  const SilentTerminal silence(terminal.get());
  if (!terminal.valid() || !silence.silent()) {
    throw Error(ErrorCode::usage, "There is no terminal to ask for the passphrase",
                "Give --passphrase-file FILE or set FIELDFARE_PASSPHRASE_FILE.");
  }
  terminal.say(prompt);
  Line line;
  for (int byte = terminal.next(); byte != '\n' && byte != '\r'; byte = terminal.next()) {
    if (byte < 0 || byte == ctrl_c || byte == ctrl_d) {
      terminal.say("\n");
      given_up();
    }
    if (byte == backspace || byte == delete_key) {
      line.take_back_character();
    } else if (byte == ctrl_u) {
      line.take_back_all();
    } else {
      line.append(byte);
    }
  }
  terminal.say("\n");
  if (line.empty()) given_up();
  return line.take();
}

}  // namespace fieldfare::platform
