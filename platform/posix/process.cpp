#include <fieldfare/platform/posix/process.h>

#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/types.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>

#include <fmt/format.h>

#include <fieldfare/core/error.h>

extern char** environ;

namespace fieldfare::platform {

namespace {

[[noreturn]] void fail(std::string_view what, int number) {
  throw Error(ErrorCode::internal, fmt::format("{}: {}", what, std::strerror(number)));
}

/// A file descriptor that is closed when it goes.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) noexcept : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    close();
    number_ = std::exchange(other.number_, -1);
    return *this;
  }
  ~Descriptor() { close(); }

  [[nodiscard]] int number() const noexcept { return number_; }
  [[nodiscard]] int release() noexcept { return std::exchange(number_, -1); }
  void close() noexcept {
    if (number_ >= 0) ::close(number_);
    number_ = -1;
  }

 private:
  int number_ = -1;
};

struct Pipe {
  Descriptor read;
  Descriptor write;
  Pipe() {
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) fail("No pipe can be made", errno);
    read = Descriptor(ends[0]);
    write = Descriptor(ends[1]);
  }
};

/// Which of the child's descriptors are taken from where.
class FileActions {
 public:
  FileActions() { ::posix_spawn_file_actions_init(&actions_); }
  FileActions(const FileActions&) = delete;
  FileActions& operator=(const FileActions&) = delete;
  ~FileActions() { ::posix_spawn_file_actions_destroy(&actions_); }
  void take(const Descriptor& from, int as) {
    ::posix_spawn_file_actions_adddup2(&actions_, from.number(), as);
  }
  void open(int as, const char* path, int flags) {
    ::posix_spawn_file_actions_addopen(&actions_, as, path, flags, 0600);
  }
  [[nodiscard]] const posix_spawn_file_actions_t* get() const noexcept { return &actions_; }

 private:
  posix_spawn_file_actions_t actions_{};
};

std::vector<std::string> environment_of(const Command& command) {
  std::vector<std::string> out;
  for (char** entry = environ; *entry != nullptr; ++entry) {
    const std::string_view one = *entry;
    bool replaced = false;
    for (const auto& [name, value] : command.variables) {
      replaced = replaced || one.starts_with(name + "=");
    }
    if (!replaced) out.emplace_back(one);
  }
  for (const auto& [name, value] : command.variables)
    out.push_back(name + "=" + value);
  return out;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
  std::vector<char*> out;
  for (std::string& text : texts)
    out.push_back(text.data());
  out.push_back(nullptr);
  return out;
}

pid_t spawn(const Command& command, const FileActions& actions) {
  std::vector<std::string> words{command.program.string()};
  words.insert(words.end(), command.arguments.begin(), command.arguments.end());
  std::vector<std::string> variables = environment_of(command);
  pid_t id = -1;
  const int failed = ::posix_spawn(&id, words.front().c_str(), actions.get(), nullptr,
                                   pointers(words).data(), pointers(variables).data());
  if (failed != 0) fail(fmt::format("{} cannot be started", words.front()), failed);
  return id;
}

int wait_for(pid_t id) {
  int status = 0;
  while (::waitpid(id, &status, 0) < 0) {
    if (errno != EINTR) fail("Waiting for a program failed", errno);
  }
  return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

/// Reads what is there; false at the end.
bool drain(const Descriptor& from, std::string& into) {
  std::array<char, 16384> chunk{};
  const ssize_t count = ::read(from.number(), chunk.data(), chunk.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  into.append(chunk.data(), static_cast<std::size_t>(count));
  return count > 0;
}

/// Gives a part of the input; false when all is given or nobody reads it.
bool feed(const Descriptor& to, std::string_view& input) {
  const ssize_t count = ::write(to.number(), input.data(), input.size());
  if (count < 0) return errno == EINTR || errno == EAGAIN;
  input.remove_prefix(static_cast<std::size_t>(count));
  return !input.empty();
}

/// Both ways at once, so that neither side can wait for the other for ever.
void converse(Descriptor in, Descriptor out, Descriptor err, std::string_view input,
              Finished& finished) {
  ::fcntl(in.number(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in.close();
  while (in.number() >= 0 || out.number() >= 0 || err.number() >= 0) {
    std::array<pollfd, 3> waiting{
        {{in.number(), POLLOUT, 0}, {out.number(), POLLIN, 0}, {err.number(), POLLIN, 0}}};
    if (::poll(waiting.data(), waiting.size(), -1) < 0 && errno != EINTR) fail("poll", errno);
    if (waiting[0].revents != 0 && !feed(in, input)) in.close();
    if (waiting[1].revents != 0 && !drain(out, finished.output)) out.close();
    if (waiting[2].revents != 0 && !drain(err, finished.errors)) err.close();
  }
}

/// A program that stops reading early must not end us.
class IgnoreBrokenPipe {
 public:
  IgnoreBrokenPipe() : before_(::signal(SIGPIPE, SIG_IGN)) {}
  IgnoreBrokenPipe(const IgnoreBrokenPipe&) = delete;
  IgnoreBrokenPipe& operator=(const IgnoreBrokenPipe&) = delete;
  ~IgnoreBrokenPipe() { ::signal(SIGPIPE, before_); }

 private:
  void (*before_)(int);
};

}  // namespace

Finished run(const Command& command) {
  Pipe in;
  Pipe out;
  Pipe err;
  FileActions actions;
  actions.take(in.read, STDIN_FILENO);
  actions.take(out.write, STDOUT_FILENO);
  actions.take(err.write, STDERR_FILENO);
  const pid_t id = spawn(command, actions);
  in.read.close();
  out.write.close();
  err.write.close();
  const IgnoreBrokenPipe quiet;
  Finished finished;
  converse(std::move(in.write), std::move(out.read), std::move(err.read), command.input, finished);
  finished.exit_code = wait_for(id);
  return finished;
}

BackgroundProcess::BackgroundProcess(const Command& command,
                                     const std::filesystem::path& error_file) {
  Pipe out;
  FileActions actions;
  actions.open(STDIN_FILENO, "/dev/null", O_RDONLY);
  actions.take(out.write, STDOUT_FILENO);
  actions.open(STDERR_FILENO, error_file.c_str(), O_WRONLY | O_CREAT | O_APPEND);
  id_ = spawn(command, actions);
  output_ = out.read.release();
}

BackgroundProcess::~BackgroundProcess() {
  try {
    signal(SIGKILL);
    wait();
  } catch (const Error&) {
    // It is gone already; there is nothing left to end.
  }
  if (output_ >= 0) ::close(output_);
}

std::optional<std::string> BackgroundProcess::read_line(std::chrono::milliseconds timeout) {
  const auto until = std::chrono::steady_clock::now() + timeout;
  for (;;) {
    if (const auto end = buffer_.find('\n'); end != std::string::npos) {
      std::string line = buffer_.substr(0, end);
      buffer_.erase(0, end + 1);
      return line;
    }
    const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
        until - std::chrono::steady_clock::now());
    if (left.count() <= 0) return std::nullopt;
    pollfd waiting{output_, POLLIN, 0};
    if (::poll(&waiting, 1, static_cast<int>(left.count())) <= 0) continue;
    std::array<char, 4096> chunk{};
    const ssize_t count = ::read(output_, chunk.data(), chunk.size());
    if (count <= 0) return std::nullopt;
    buffer_.append(chunk.data(), static_cast<std::size_t>(count));
  }
}

void BackgroundProcess::signal(int number) noexcept {
  if (id_ > 0) ::kill(id_, number);
}

int BackgroundProcess::wait() {
  if (id_ <= 0) return 0;
  const int code = wait_for(id_);
  id_ = -1;
  return code;
}

}  // namespace fieldfare::platform
