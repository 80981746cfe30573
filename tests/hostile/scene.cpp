#include "scene.h"

#include <algorithm>
#include <catch2/catch_test_macros.hpp>

#include <fieldfare/core/app/commands/notes.h>
#include <fieldfare/core/app/commands/notices.h>
#include <fieldfare/core/app/commands/store.h>
#include <fieldfare/core/error.h>
#include <fieldfare/sync/hub_remote.h>
#include <support/file_bytes.h>

namespace fieldfare::hostile {

namespace {

constexpr std::size_t devices = 3;

bool holds(ByteView bytes, std::string_view word) {
  return as_text(bytes).find(word) != std::string_view::npos;
}

}  // namespace

Scene::Scene() : team(devices, 1, test::VisitTeam::Stores::in_memory) {
  activity = team.add_activity(0);
  team.meet();
  for (std::size_t device = 0; device < devices; ++device)
    write(device);
  sync_all();
}

EntityId Scene::write(std::size_t device, const std::string& text) {
  const std::string marked = text + " Seen at the " + std::string(planted) + ".";
  const EntityId note = team.add_note(device, activity, marked);
  notes_.emplace_back(note, marked);
  return note;
}

sync::SyncOutcome Scene::sync(std::size_t device) {
  LyingLine line(hub);  // it tells the truth, and is listened to
  return sync(device, line);
}

sync::SyncOutcome Scene::sync(std::size_t device, sync::Transport& line) {
  const auto replica = team[device]->replica(team.visit());
  sync::HubRemote remote(line, *replica);
  const auto listen = [&] {
    if (const auto* heard = dynamic_cast<const LyingLine*>(&line))
      overheard_.insert(overheard_.end(), heard->overheard().begin(), heard->overheard().end());
  };
  try {
    auto outcome = sync::synchronise(*replica, remote);
    listen();
    return outcome;
  } catch (...) {
    listen();
    throw;
  }
}

void Scene::sync_all() {
  for (int round = 0; round < 3; ++round) {
    for (std::size_t device = 0; device < devices; ++device)
      static_cast<void>(sync(device));
  }
}

std::set<std::string> Scene::notices(std::size_t device) {
  std::set<std::string> kinds;
  for (const auto& notice : team[device]->execute(app::NoticeList{team.visit()}).notices)
    kinds.insert(notice.kind);
  return kinds;
}

bool Scene::sees(std::size_t device, const EntityId& note) {
  try {
    return !team.text_of(device, note).empty();
  } catch (const Error& error) {
    REQUIRE(error.code() == ErrorCode::not_found);
    return false;
  }
}

std::size_t Scene::count(std::size_t device) {
  return team[device]->execute(app::NoteList{team.visit(), {}, {}, {}}).notes.size();
}

void Scene::require_nothing_lost() {
  sync_all();
  for (std::size_t device = 0; device < devices; ++device) {
    INFO("device " << device);
    CHECK(team.projection(device) == team.projection(0));
    for (const auto& [note, text] : notes_)
      CHECK(team.text_of(device, note) == text);
  }
  CHECK_FALSE(holds(overheard_, planted));
  hub.stop();
  CHECK_FALSE(holds(test::read_bytes(hub.file()), planted));
  hub.start();
}

void Scene::require_sound() {
  for (std::size_t device = 0; device < devices; ++device) {
    const auto verified = team[device]->execute(app::StoreVerify{});
    INFO("device " << device << (verified.ok ? "" : ": " + verified.problems.front()));
    CHECK(verified.ok);
  }
}

}  // namespace fieldfare::hostile
