#include <charconv>
#include <map>

#include <nlohmann/json.hpp>

#include <fieldfare/core/app/commands/notices.h>

#include "app/engine.h"
#include "app/names.h"

namespace fieldfare::app {

namespace {

using Facts = std::map<std::string, std::string, std::less<>>;

/// What stands between braces is a fact; {member} a member's name, ids are cut short.
constexpr std::pair<std::string_view, std::string_view> sentences[] = {
    {"log-forked",
     "A notebook of {member} was put back to an older state or copied, and both went on from entry "
     "{after}. Everything written in either is kept."},
    {"own-log-copied",
     "This notebook was put back to an older state or copied: others hold entries of it that it "
     "did not know. They were taken back, and it goes on under a new log."},
    {"hub-rolled-back",
     "The hub {hub} held less than it had confirmed before, as after an older backup. Everything "
     "was sent to it again."},
    {"hub-key-changed",
     "Another hub than before answers at {hub}. It was sent everything, as a new hub."},
    {"entries-refused",
     "An entry ({log}, number {sequence}) was put aside {where}: {reason}. Everything else came "
     "through."},
    {"entries-missing",
     "{member} holds entries that have not come here: {entries}. If that stays so after the next "
     "sync, the hub may be keeping them back: ask {member} for a bundle."},
    {"key-missing",
     "Entries that cannot be read yet, for want of their key: {entries}. The team was changed, and "
     "the record of it has not come here. If that stays so, ask the lead for a bundle."},
    {"content-missing",
     "Entries whose content is not here: {entries}. Somebody took it out on the way, or no device "
     "that has it has been met yet. It comes by itself: sync with a colleague's device."},
    {"erasure-undecided",
     "{member} had entries erased and was removed by somebody who had not heard of that; their "
     "content is not here: {entries}. The lead accepts or leaves out this late work (`fieldfare "
     "member late`). Until then it comes back from any device that still has it."},
    {"membership-rivals",
     "The team was changed on two devices at the same time. What counts now is in the list of "
     "members; a change that does not is to be made again."},
    {"record-refused", "A change of the team was put aside: {reason}."},
    {"late-entries",
     "Work of {member} arrived that was written after the removal. The lead accepts or refuses "
     "it."},
    {"clock-off",
     "This device's clock is {minutes} minutes away from the hub's. Times that are shown may be "
     "wrong; nothing else depends on them."},
    {"notices-cut",
     "There is more to tell of the kind {of} than is kept. Something on the way to this device "
     "makes such things up: sync with a colleague's device instead, and tell whoever runs the "
     "hub."},
    {"search-made-anew",
     "The search index of this notebook was damaged and has been made anew from the notes, at "
     "{at}. No note was changed or lost."},
    {"redaction-waiting", "{member} has not confirmed a redaction yet."},
};

std::string fact(Engine& engine, const VisitId& visit, std::string_view name,
                 const std::string& value) {
  if (name == "member") {
    const auto member = MemberId::from_hex(value);
    return member ? Names(engine, engine.visit(visit)).of(*member) : "somebody";
  }
  if (name == "log") return "log " + value.substr(0, 8);
  if (name == "where") return value == "here" ? "on this device" : "by " + value;
  return value;
}

std::string sentence_of(Engine& engine, const VisitId& visit, std::string_view kind,
                        const Facts& facts) {
  std::string out(kind);
  for (const auto& [name, sentence] : sentences) {
    if (name == kind) out = sentence;
  }
  for (std::size_t begin = out.find('{'); begin != std::string::npos;
       begin = out.find('{', begin + 1)) {
    const std::size_t end = out.find('}', begin);
    if (end == std::string::npos) break;
    const std::string name = out.substr(begin + 1, end - begin - 1);
    const auto found = facts.find(name);
    const std::string value =
        found == facts.end() ? "somebody" : fact(engine, visit, name, found->second);
    out.replace(begin, end - begin + 1, value);
    begin += value.empty() ? 0 : value.size() - 1;
  }
  return out;
}

}  // namespace

NoticeList::Result handle(Engine& engine, const NoticeList& command) {
  const std::int64_t wanted = command.visit ? engine.visit(*command.visit).vid : 0;
  auto row = engine.database().prepare(
      "SELECT n.nid, v.visit, n.kind, n.at, n.facts FROM notice n JOIN visit v ON v.vid = n.vid "
      "WHERE n.dismissed = 0 AND (?1 = 0 OR n.vid = ?1) ORDER BY n.nid");
  row.bind(1, wanted);
  NoticeList::Result result;
  while (row.step()) {
    NoticeView view;
    view.notice_id = std::to_string(row.integer(0));
    view.visit_id = VisitId::from(row.blob(1));
    view.kind = row.text(2);
    view.at = row.text(3);
    const auto facts = nlohmann::json::parse(row.text(4)).get<Facts>();
    for (const auto& [name, value] : facts)
      view.facts.push_back({name, value});
    view.message = sentence_of(engine, view.visit_id, view.kind, facts);
    result.notices.push_back(std::move(view));
  }
  return result;
}

NoticeDismiss::Result handle(Engine& engine, const NoticeDismiss& command) {
  std::int64_t number = 0;
  const char* end = command.notice.data() + command.notice.size();
  const auto read = std::from_chars(command.notice.data(), end, number);
  storage::Transaction transaction(engine.database());
  auto update = engine.database().prepare("UPDATE notice SET dismissed = 1 WHERE nid = ?1");
  update.bind(1, number).run();
  if (read.ec != std::errc() || read.ptr != end || engine.database().changes() == 0) {
    throw Error(ErrorCode::not_found, "There is no such notice on this device.",
                "`fieldfare notice list` shows those there are.");
  }
  transaction.commit();
  return {};
}

}  // namespace fieldfare::app
