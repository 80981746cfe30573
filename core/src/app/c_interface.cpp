#include <fieldfare/core/fieldfare.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <fieldfare/core/app/notebook.h>

#include "crypto/sodium.h"

namespace {

using fieldfare::ByteView;
using fieldfare::Error;
using fieldfare::ErrorCode;

class CallerClock final : public fieldfare::ports::Clock {
 public:
  explicit CallerClock(const fieldfare_clock* clock) {
    if (clock != nullptr) clock_ = *clock;
  }
  fieldfare::Time now() override {
    if (clock_) return {clock_->now_ms(clock_->context), clock_->offset_minutes(clock_->context)};
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const std::int64_t ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    return {ms, fieldfare::uk_offset_minutes(ms)};
  }

 private:
  std::optional<fieldfare_clock> clock_;
};

class LibraryEntropy final : public fieldfare::ports::Entropy {
 public:
  void fill(std::span<std::uint8_t> out) override { randombytes_buf(out.data(), out.size()); }
};

void give(char** out, const std::string& text) {
  if (out == nullptr) return;
  *out = static_cast<char*>(std::malloc(text.size() + 1));
  if (*out != nullptr) std::memcpy(*out, text.c_str(), text.size() + 1);
}

int give_error(char** answer, ErrorCode code, const std::string& message, const std::string& hint) {
  const nlohmann::json error{
      {"error",
       {{"code", std::string(fieldfare::error_name(code))}, {"message", message}, {"hint", hint}}}};
  give(answer, error.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  return fieldfare::exit_code(code);
}

/// No exception crosses into C.
template <class F>
int guarded_call(char** answer, F&& work) noexcept {
  if (answer != nullptr) *answer = nullptr;
  try {
    work();
    return 0;
  } catch (const Error& error) {
    return give_error(answer, error.code(), error.what(), error.hint());
  } catch (const nlohmann::json::exception&) {
    return give_error(answer, ErrorCode::usage, "The request is not JSON.", "");
  } catch (const std::exception& error) {
    return give_error(answer, ErrorCode::internal, error.what(), "");
  }
}

fieldfare::crypto::SecureBuffer copy_passphrase(const std::uint8_t* bytes, std::size_t size) {
  if (bytes == nullptr || size == 0) throw Error(ErrorCode::usage, "The passphrase is missing.");
  return fieldfare::crypto::SecureBuffer::copy_of(ByteView(bytes, size));
}

void require(bool given, const char* what) {
  if (!given) throw Error(ErrorCode::usage, std::string(what) + " is missing.");
}

}  // namespace

struct fieldfare_notebook {
  explicit fieldfare_notebook(const fieldfare_clock* given) : clock(given) {
    fieldfare::crypto::ensure_sodium();
  }
  [[nodiscard]] fieldfare::app::Ports ports() { return {&clock, &entropy}; }

  CallerClock clock;
  LibraryEntropy entropy;
  std::unique_ptr<fieldfare::app::Notebook> notebook;
};

const char* fieldfare_version(void) {
  return FIELDFARE_VERSION;
}

int fieldfare_create(const char* directory, const uint8_t* passphrase, size_t passphrase_size,
                     const char* device, const fieldfare_clock* clock,
                     fieldfare_notebook** notebook, char** answer) {
  return guarded_call(answer, [&] {
    require(directory != nullptr && device != nullptr && notebook != nullptr, "An argument");
    const auto about = nlohmann::json::parse(device);
    auto made = std::make_unique<fieldfare_notebook>(clock);
    const fieldfare::app::NewDevice wanted{about.at("name").get<std::string>(),
                                           about.at("inspectorate").get<std::string>(),
                                           about.value("practice", false)};
    made->notebook = fieldfare::app::Notebook::create(
        directory, copy_passphrase(passphrase, passphrase_size), wanted, made->ports());
    *notebook = made.release();
  });
}

int fieldfare_open(const char* directory, const uint8_t* passphrase, size_t passphrase_size,
                   const fieldfare_clock* clock, fieldfare_notebook** notebook, char** answer) {
  return guarded_call(answer, [&] {
    require(directory != nullptr && notebook != nullptr, "An argument");
    auto made = std::make_unique<fieldfare_notebook>(clock);
    made->notebook = fieldfare::app::Notebook::open(
        directory, copy_passphrase(passphrase, passphrase_size), made->ports());
    *notebook = made.release();
  });
}

int fieldfare_execute(fieldfare_notebook* notebook, const char* request, char** answer) {
  return guarded_call(answer, [&] {
    require(notebook != nullptr && request != nullptr, "An argument");
    const auto result = notebook->notebook->execute_json(nlohmann::json::parse(request));
    give(answer, result.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  });
}

int fieldfare_next_event(fieldfare_notebook* notebook, char** event) {
  if (notebook == nullptr) return 0;
  const auto next = notebook->notebook->next_event();
  if (!next) return 0;
  static constexpr const char* kinds[] = {"changed", "received", "conflict"};
  const nlohmann::json out{{"event", kinds[static_cast<int>(next->kind)]},
                           {"visit", next->visit.hex()}};
  give(event, out.dump());
  return 1;
}

void fieldfare_free(char* text) {
  if (text == nullptr) return;
  sodium_memzero(text, std::strlen(text));
  std::free(text);
}

void fieldfare_close(fieldfare_notebook* notebook) {
  delete notebook;
}
