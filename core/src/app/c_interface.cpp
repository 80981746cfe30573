#include <fieldfare/core/fieldfare.h>

#include <chrono>
#include <cstdlib>
#include <cstring>
#include <functional>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>

#include <fieldfare/core/app/c_handle.h>
#include <fieldfare/core/app/notebook.h>
#include <fieldfare/core/output/export.h>

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

std::function<bool(const fieldfare::app::Progress&)> observer_of(const fieldfare_watcher* watcher) {
  if (watcher == nullptr || watcher->progress == nullptr) return {};
  return [watching = *watcher](const fieldfare::app::Progress& now) {
    return watching.progress(watching.context, now.done, now.total) == 0;
  };
}

fieldfare::output::Exported export_wanted(fieldfare::app::Notebook& notebook,
                                          const nlohmann::json& wanted) {
  const auto visit = fieldfare::VisitId::from_hex(wanted.at("visit").get<std::string>());
  if (!visit) throw Error(ErrorCode::usage, "This is no visit's id.");
  const auto format = fieldfare::output::format_from_name(wanted.at("format").get<std::string>());
  if (!format) throw Error(ErrorCode::usage, "A format is docx, pdf, html, md or json.");
  fieldfare::output::ExportOptions options;
  options.format = *format;
  options.stage = wanted.value("stage", std::string());
  options.restricted = wanted.value("restricted", false);
  return fieldfare::output::export_output(notebook, *visit, wanted.at("output").get<std::string>(),
                                          options);
}

nlohmann::json about_export(const fieldfare::output::Exported& made) {
  const fieldfare::app::ExportRecord& record = made.record;
  return {{"stage", record.stage},
          {"hash", record.hash.hex()},
          {"warnings", made.warnings},
          {"record",
           {{"command", "export.record"},
            {"visit", record.visit.hex()},
            {"output", record.output},
            {"stage", record.stage},
            {"format", record.format},
            {"hash", record.hash.hex()},
            {"bytes", record.bytes},
            {"restricted", record.restricted}}}};
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

namespace fieldfare::app {

Notebook& notebook_behind(fieldfare_notebook& handle) {
  return *handle.notebook;
}

int call_from_c(char** answer, const std::function<void()>& work) noexcept {
  return guarded_call(answer, work);
}

}  // namespace fieldfare::app

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

int fieldfare_execute_watched(fieldfare_notebook* notebook, const char* request,
                              const fieldfare_watcher* watcher, char** answer) {
  return guarded_call(answer, [&] {
    require(notebook != nullptr && request != nullptr, "An argument");
    nlohmann::json result;
    notebook->notebook->watched(observer_of(watcher), [&] {
      result = notebook->notebook->execute_json(nlohmann::json::parse(request));
    });
    give(answer, result.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  });
}

int fieldfare_export(fieldfare_notebook* notebook, const char* request,
                     const fieldfare_watcher* watcher, uint8_t** bytes, size_t* size,
                     char** answer) {
  return guarded_call(answer, [&] {
    require(notebook != nullptr && request != nullptr && bytes != nullptr && size != nullptr,
            "An argument");
    const auto wanted = nlohmann::json::parse(request);
    fieldfare::output::Exported made;
    notebook->notebook->watched(observer_of(watcher),
                                [&] { made = export_wanted(*notebook->notebook, wanted); });
    *bytes = static_cast<std::uint8_t*>(std::malloc(made.bytes.size()));
    if (*bytes == nullptr) throw Error(ErrorCode::internal, "There is no memory for the file.");
    std::memcpy(*bytes, made.bytes.data(), made.bytes.size());
    *size = made.bytes.size();
    sodium_memzero(made.bytes.data(), made.bytes.size());
    give(answer, about_export(made).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace));
  });
}

void fieldfare_stop(fieldfare_notebook* notebook) {
  if (notebook != nullptr) notebook->notebook->stop_work();
}

void fieldfare_free_bytes(uint8_t* bytes, size_t size) {
  if (bytes == nullptr) return;
  sodium_memzero(bytes, size);
  std::free(bytes);
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
