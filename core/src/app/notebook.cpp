#include <fieldfare/core/app/notebook.h>

#include <new>
#include <optional>

#include <nlohmann/json.hpp>

#include "app/engine.h"
#include "app/handlers.h"
#include "app/json_commands.h"
#include "app/store_replica.h"
#include "app/worker.h"

namespace fieldfare::app {

struct Notebook::Impl {
  Impl(storage::Store store, Ports ports)
      : engine(std::move(store), ports),
        practice(engine.device().practice),
        worker([this] { return engine.index_many(); },
               [this](const auto& work) { engine.despite_index(work); }) {}

  /// The visit's words; read by the worker when they are not known yet.
  std::shared_ptr<const Vocabulary> words(const VisitId& visit) {
    if (auto known = engine.known_vocabulary(visit)) return known;
    return worker.run([&] { return engine.vocabulary(visit); });
  }

  Engine engine;
  bool practice;
  guard::Guard guard;
  Worker worker;  ///< last: it stops before what it works on goes
};

Notebook::Notebook(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Notebook::~Notebook() = default;

std::unique_ptr<Notebook> Notebook::create(const std::filesystem::path& directory,
                                           const crypto::SecureBuffer& passphrase,
                                           const NewDevice& device, Ports ports) {
  const guard::Guard guard;
  if (!guard.check(device.title, {}).empty()) {
    throw Error(ErrorCode::guard_refused, "The device's name may say who somebody is.",
                "Give a role, for example \"Education HMI\".");
  }
  const auto cost = device.practice ? crypto::practice_cost() : crypto::field_cost();
  auto store = storage::Store::create(directory, passphrase, cost, *ports.entropy);
  Engine::found(store, device, ports);
  return std::unique_ptr<Notebook>(new Notebook(std::make_unique<Impl>(std::move(store), ports)));
}

std::unique_ptr<Notebook> Notebook::open(const std::filesystem::path& directory,
                                         const crypto::SecureBuffer& passphrase, Ports ports) {
  try {
    auto store = storage::Store::open(directory, passphrase, *ports.entropy, *ports.clock);
    return std::unique_ptr<Notebook>(new Notebook(std::make_unique<Impl>(std::move(store), ports)));
  } catch (const std::bad_alloc&) {
    out_of_memory();
  }
}

template <class C>
typename C::Result Notebook::execute(const C& command) {
  return impl_->worker.run([&] { return handle(impl_->engine, command); });
}

#define FIELDFARE_INSTANTIATE(Command) \
  template Command::Result Notebook::execute<Command>(const Command&);
FIELDFARE_COMMANDS(FIELDFARE_INSTANTIATE)
#undef FIELDFARE_INSTANTIATE

nlohmann::json Notebook::execute_json(const nlohmann::json& request) {
  if (!request.is_object() || !request.contains("command") || !request["command"].is_string()) {
    throw Error(ErrorCode::usage, "A request is an object with the name of a \"command\".");
  }
  const auto name = request["command"].get<std::string>();
  const auto found = json_commands().find(name);
  if (found == json_commands().end()) {
    throw Error(ErrorCode::usage, "There is no command \"" + name + "\".");
  }
  return impl_->worker.run([&] { return found->second(impl_->engine, request); });
}

std::vector<std::string> Notebook::command_names() {
  std::vector<std::string> names;
  for (const auto& [name, handler] : json_commands())
    names.push_back(name);
  return names;
}

std::optional<Progress> Notebook::progress() const {
  return impl_->engine.work().progress();
}

void Notebook::stop_work() {
  impl_->engine.work().stop();
}

void Notebook::at_length(
    const std::function<void(const std::function<bool(std::uint64_t, std::uint64_t)>&)>& work) {
  impl_->worker.run([&] {
    Work& state = impl_->engine.work();
    const Work::Running running(state);
    // Commands inside may have told steps of their own: what comes after them goes on from there.
    std::optional<std::uint64_t> before;
    work([&](std::uint64_t done, std::uint64_t total) {
      if (!before) before = static_cast<std::uint64_t>(state.progress().value_or(Progress{}).done);
      return state.report(*before + done, *before + total);
    });
  });
}

void Notebook::watched(const std::function<bool(const Progress&)>& observer,
                       const std::function<void()>& work) {
  struct Observing {
    Observing(Work& of, const std::function<bool(const Progress&)>& who) : work(of) {
      work.observe(who);
    }
    ~Observing() { work.observe({}); }
    Observing(const Observing&) = delete;
    Observing& operator=(const Observing&) = delete;
    Work& work;
  };
  impl_->worker.run([&] {
    const Observing observing(impl_->engine.work(), observer);
    work();
  });
}

std::unique_ptr<log::Replica> Notebook::replica(const VisitId& visit) {
  return make_replica(impl_->engine, impl_->worker, visit);
}

std::vector<crypto::SecureBuffer> Notebook::meeting_keys(const VisitId& visit) {
  return impl_->worker.run([&] { return impl_->engine.visit(visit).meeting_keys(); });
}

void Notebook::rekey(const crypto::SecureBuffer& old_passphrase,
                     const crypto::SecureBuffer& passphrase) {
  impl_->worker.run(
      [&] { impl_->engine.store().rekey(old_passphrase, passphrase, impl_->engine.entropy()); });
}

std::shared_ptr<const framework::Framework> Notebook::framework(const VisitId& visit) {
  return impl_->worker.run([&] { return impl_->engine.vocabulary(visit)->framework; });
}

guard::Findings Notebook::check(std::string_view text, const VisitId& visit) {
  return impl_->guard.check(text, impl_->words(visit)->allow);
}

guard::Findings Notebook::check(std::string_view text, const VisitId& visit, guard::LiveCheck& live,
                                const guard::Pseudonyms* known) {
  return live.check(text, impl_->words(visit)->allow, known);
}

std::optional<Event> Notebook::next_event() {
  return impl_->engine.next_event();
}

void Notebook::on_event(std::function<void()> wake) {
  impl_->engine.on_event(std::move(wake));
}

bool Notebook::practice() const noexcept {
  return impl_->practice;
}

std::int64_t restore_store(const std::filesystem::path& file,
                           const std::filesystem::path& directory,
                           const crypto::SecureBuffer& passphrase, Ports ports) {
  Engine engine(storage::Store::restore(file, directory, passphrase, *ports.entropy, *ports.clock),
                ports);
  return engine.logs().count();
}

}  // namespace fieldfare::app
