#include <fmt/format.h>

#include <algorithm>

#include <fieldfare/core/app/commands/members.h>

#include "read_pages.h"
#include "words_of.h"

namespace fieldfare::tablet {
namespace {

std::string item_words(const app::LateItem& item) {
  if (item.entity_kind.empty()) return moment_words(item.at) + ": cannot be read on this tablet";
  std::string out = moment_words(item.at) + ": " + item.entity_kind;
  if (!item.text.empty()) out += ": " + item.text;
  if (item.erases > 0) out += ", to be erased: " + item.reason;
  return out;
}

ui::MemberRow member_row(const app::MemberView& view) {
  ui::MemberRow row;
  row.id = view.member_id.hex();
  row.name = view.name.empty() ? "A member whose name has not arrived" : view.name;
  row.role = view.role;
  row.state = view.state;
  row.own = view.this_device;
  row.heard = view.last_heard.empty() ? "Not heard from yet"
                                      : "Heard from " + moment_words(view.last_heard);
  row.holds = static_cast<std::size_t>(view.holds_entries);
  row.late = static_cast<std::size_t>(view.late);
  return row;
}

}  // namespace

ui::PeopleView read_people(app::Notebook& notebook, const VisitId& visit) {
  ui::PeopleView out;
  std::string own;
  for (const app::MemberView& view : notebook.execute(app::MemberList{visit}).members) {
    out.members.push_back(member_row(view));
    if (view.this_device && view.state != "removed") own = view.role;
  }
  std::stable_partition(out.members.begin(), out.members.end(),
                        [](const ui::MemberRow& row) { return row.state != "removed"; });
  for (const app::LateWorkView& view : notebook.execute(app::MemberLate{visit}).late) {
    ui::LateRow row;
    row.member = view.member_id.hex();
    row.name = view.let_in_by.empty()
                   ? view.name
                   : view.name + ", let in by " + view.let_in_by + " and no member of the team";
    row.refused = view.state == "refused";
    row.changes = static_cast<std::size_t>(view.entries);
    for (const app::LateItem& item : view.items)
      row.items.push_back(item_words(item));
    out.late.push_back(std::move(row));
  }
  out.may_lead = own == "lead";
  out.may_add = own == "lead" || own == "deputy" || own == "custodian";
  out.may_decide = own == "lead" || own == "deputy";
  out.may_take_over = own == "deputy" || own == "custodian";
  return out;
}

}  // namespace fieldfare::tablet
