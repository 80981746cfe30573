#include <algorithm>

#include "../widgets/card.h"
#include "page.h"

/// Who takes part in the visit: adding and removing devices, roles, work that came too late.
namespace fieldfare::ui {
namespace {

/// Which part of the page is open: "add", or a member's id.
constexpr const char* part_key = "people/part";
constexpr const char* role_key = "people:add/role";

struct RoleName {
  std::string_view id;
  std::string_view words;
  std::string_view may;
};

constexpr RoleName roles[] = {
    {"inspector", "Inspector", "Reads and writes evidence."},
    {"deputy", "Deputy lead", "Also adds and removes devices, and can take the lead over."},
    {"lead", "Lead inspector", "Also sets roles, closes the visit, exports its documents."},
    {"observer", "Observer", "Reads what the team reads; writes no evidence."},
    {"quality", "Quality assurance", "Reads what the team reads; writes no evidence."},
    {"custodian", "Custodian",
     "Keeps the organisation’s copy of the keys, and can take the lead over."},
};

const RoleName& role_of(std::string_view id) {
  for (const RoleName& role : roles) {
    if (role.id == id) return role;
  }
  return roles[0];
}

std::vector<Option> role_options() {
  std::vector<Option> out;
  for (const RoleName& role : roles)
    out.push_back({role.id, role.words});
  return out;
}

std::string state_words(const MemberRow& row) {
  if (row.state == "removed") {
    return row.late == 0 ? "Removed"
                         : "Removed · " + counted(row.late, "late change", "late changes");
  }
  if (row.state == "waiting") return "Added elsewhere, not confirmed yet";
  return std::string(role_of(row.role).words) + (row.own ? " · this tablet" : " · " + row.heard);
}

void draw_row(Ui& ui, const MemberRow& row, Rect room, bool chosen) {
  const bool gone = row.state == "removed";
  const Token front = chosen ? Token::on_selected : gone ? Token::text_quiet : Token::text;
  room = room.inset(0, ui.px(10));
  const Rect sign = room.cut_left(ui.px(40));
  const bool late = row.late > 0;
  ui.icon({sign.x + ui.px(14), sign.centre().y},
          late      ? Icon::warning
          : row.own ? Icon::tablet
                    : Icon::user,
          chosen ? front
          : late ? Token::caution
                 : Token::text_quiet);
  row_words(ui, room, {Face::body_strong, row.name, state_words(row), 2, chosen, gone});
}

void draw_list(const View& view, Rect room, const PeopleView& people) {
  Ui& ui = view.ui;
  if (people.may_add) {
    const ButtonLook add{ButtonKind::secondary, Icon::plus};
    if (button(ui, "people.begin", room.cut_top(ui.px(least_target)), "Add a device", add)) {
      view.act(action::Choose{part_key, "add", true});
    }
    room.cut_top(ui.px(12));
  }
  const auto& members = people.members;
  ListLook look;
  look.count = members.size();
  look.row_height = row_height(ui, Face::body_strong);
  for (std::size_t i = 0; i < members.size(); ++i) {
    if (members[i].id == view.state.choice(part_key)) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "people.row." + members[i].id; };
  look.row_label = [&](std::size_t i) { return members[i].name; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, members[i], row, chosen);
  };
  if (const auto pressed = list(ui, "people.list", "Members", room, look)) {
    view.act(action::Choose{part_key, members[*pressed].id, true});
  }
}

void draw_add(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "people.add", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Add a device",
                         "Its owner opens Visits, Join a visit, and gives you the card.") +
            ui.px(16);
  const auto& slip = view.state.snapshot->slip;
  const bool invited = slip && slip->kind == Slip::Kind::invitation;
  if (invited) {
    page.y +=
        banner(ui, "people.invited", page.rest(), Tone::good, slip->about + " is a member now.",
               "Give this invitation to that device: it is pasted or scanned there. It opens "
               "nothing for anybody else.") +
        ui.px(16);
    page.y += draw_slip(view, page.rest(), *slip);
  }
  const std::string key = form_key(Screen::people, "add");
  Form& form = view.state.forms[key];
  const std::string role =
      view.state.choice(role_key).empty() ? std::string("inspector") : view.state.choice(role_key);
  page.y += form_field(view, "people.card", page.rest(), form,
                       invited ? "The card of another device" : "The card of the device",
                       "Paste or scan it: it begins with ffc1.", 3);
  page.y += group_title(ui, page.rest(), "Role");
  page.y += options(view, "people.role", page.rest(), role_key, role_options(), role) + ui.px(6);
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet, role_of(role).may) + ui.px(16);
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !form.editor.empty() && !form.sent;
  if (page_button(view, page, "people.enter", "Add to the visit", look)) {
    view.act(action::Do{key, ask::AddMember{role}});
  }
}

void draw_role(const View& view, Page& page, const MemberRow& row) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Role");
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const RoleName& role : roles) {
    if (chip(ui, "people.member.role." + std::string(role.id),
             flow.next(chip_width(ui, role.words)), role.words, role.id == row.role, Role::radio) &&
        role.id != row.role) {
      view.act(action::Do{"", ask::SetRole{row.id, std::string(role.id)}});
    }
  }
  page.y += flow.used() + ui.px(6);
  page.y +=
      ui.paragraph(page.rest(), Face::small, Token::text_quiet, role_of(row.role).may) + ui.px(16);
}

void draw_removal(const View& view, Page& page, const MemberRow& row) {
  Sure sure;
  sure.id = "people.remove";
  sure.words = "Remove from the visit";
  sure.title = "Remove " + row.name + "?";
  sure.explains =
      "A new key begins that this device never gets. What it holds already stays on it; what it "
      "writes from now on waits for a lead to accept. To come back it needs a new card.";
  sure.yes = "Remove it";
  sure.no = "Leave it in";
  if (sure_button(view, page, sure)) view.act(action::Do{"", ask::RemoveMember{row.id}});
}

void draw_take_over(const View& view, Page& page) {
  page.y += view.ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                              "When the lead inspector’s device is lost, you can lead in its "
                              "place.") +
            view.ui.px(8);
  Sure sure;
  sure.id = "people.take_over";
  sure.words = "Take the lead over";
  sure.icon = Icon::user;
  sure.title = "Lead this visit in place of the lead inspector?";
  sure.explains = "Everybody sees it. The old lead’s device is removed and gets no new key.";
  sure.yes = "Take it over";
  if (sure_button(view, page, sure)) view.act(action::Do{"", ask::TakeOver{}});
}

void draw_late(const View& view, Page& page, const LateRow& late, bool may_decide) {
  Ui& ui = view.ui;
  page.y +=
      group_title(ui, page.rest(), late.refused ? "Late work, left out" : "Late work to decide on");
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                         counted(late.changes, "change", "changes") +
                             " came after the removal. The log keeps them either way; accepted, "
                             "they become part of the visit.") +
            ui.px(8);
  for (const std::string& item : late.items)
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, item) + ui.px(8);
  page.y += ui.px(8);
  if (!may_decide) return;
  if (page_button(view, page, "people.late.accept", "Accept into the visit",
                  {ButtonKind::primary, Icon::tick})) {
    view.act(action::Do{"", ask::DecideLate{late.member, true}});
  }
  if (!late.refused && page_button(view, page, "people.late.refuse", "Leave it out", {})) {
    view.act(action::Do{"", ask::DecideLate{late.member, false}});
  }
}

void draw_member(const View& view, const Rect& room, const PeopleView& people,
                 const MemberRow& row) {
  Ui& ui = view.ui;
  Page page(view, "people.page." + row.id, room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), row.name, state_words(row)) + ui.px(16);
  if (row.state != "removed" && !row.own) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text,
                           row.holds == 0
                               ? "It has not said yet what it holds."
                               : "When it was last heard from it held " +
                                     counted(row.holds, "change", "changes") + " of this visit.") +
              ui.px(16);
  }
  for (const LateRow& late : people.late) {
    if (late.member == row.id) draw_late(view, page, late, people.may_decide);
  }
  if (row.state == "removed") return;
  if (people.may_lead) {
    draw_role(view, page, row);
  } else {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, role_of(row.role).may) + ui.px(16);
  }
  if (people.may_add && !row.own) draw_removal(view, page, row);
  if (row.own && people.may_take_over) draw_take_over(view, page);
}

}  // namespace

void draw_people(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::users, "Its members and their devices are shown here.")) return;
  Ui& ui = view.ui;
  const auto& people = view.state.visit()->pages.people;
  if (!people) {
    empty_state(ui, room, Icon::users, "People and devices", "Reading who takes part.");
    return;
  }
  const Panes panes = split(view, room, 400, "People and devices");
  if (!panes.list.empty()) draw_list(view, panes.list, *people);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "add") {
    draw_add(view, panes.page);
    return;
  }
  const auto member = std::find_if(people->members.begin(), people->members.end(),
                                   [&](const MemberRow& row) { return row.id == part; });
  if (member != people->members.end()) {
    draw_member(view, panes.page, *people, *member);
  } else {
    empty_state(ui, panes.page, Icon::users, "Choose a member",
                people->may_add ? "You see what the device holds, and can change its role. Add a "
                                  "device with the card that it shows under Join a visit."
                                : "You see when the device was heard from, and what it holds.");
  }
}

}  // namespace fieldfare::ui
