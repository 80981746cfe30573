#include "page.h"

/// Officials of the area by their role. Their names stay on this tablet, and are not journaled.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "contacts/part";  // a contact's id, or "new"

void draw_row(Ui& ui, const ContactRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  const Token quiet = chosen ? Token::on_selected : Token::text_quiet;
  room = room.inset(0, ui.px(10));
  ui.words(room.cut_top(ui.line(Face::body_strong)), Face::body_strong, front, row.name);
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, front, row.role_label);
  const std::string reached =
      row.phone + (row.phone.empty() || row.email.empty() ? "" : " · ") + row.email;
  ui.words(room.cut_top(ui.line(Face::small)), Face::small, quiet, reached);
}

void draw_list(const View& view, Rect room, const ContactsView& contacts) {
  Ui& ui = view.ui;
  if (button(ui, "contacts.begin", room.cut_top(ui.px(least_target)), "Add a contact",
             {ButtonKind::secondary, Icon::plus})) {
    view.act(action::Choose{part_key, "new", true});
  }
  room.cut_top(ui.px(12));
  const auto& rows = contacts.rows;
  if (rows.empty()) {
    empty_state(
        ui, room, Icon::phone, "No contacts yet",
        "Whom to ring: the nominated officer, directors, heads of services. Never families.");
    return;
  }
  ListLook look;
  look.count = rows.size();
  look.row_height = ui.line(Face::body_strong) + 2 * ui.line(Face::small) + ui.px(20);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].id == view.state.choice(part_key)) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "contacts.row." + rows[i].id; };
  look.row_label = [&](std::size_t i) { return rows[i].name; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "contacts.list", "Contacts", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed].id, true});
  }
}

void draw_contact(const View& view, const Rect& room, const ContactsView& contacts,
                  const ContactRow* before) {
  Ui& ui = view.ui;
  Page page(view, "contacts.page." + (before ? before->id : std::string("new")), room,
            Page::In::pane);
  page.y += page_heading(ui, page.rest(), before ? before->name : "Add a contact",
                         "Officials alone. It stays on this tablet: in no sync, search or output") +
            ui.px(12);
  const std::string key = form_key(Screen::contacts, before ? before->id : "new");
  const std::string role_key = key + "/role";
  const std::string& said = view.state.choice(role_key);
  const std::string role = said.empty() && before ? before->role : said;
  std::vector<Option> roles;
  for (const OfficeRow& each : contacts.roles)
    roles.push_back({each.id, each.label});
  page.y += group_title(ui, page.rest(), "Role");
  page.y += options(view, "contacts.role", page.rest(), role_key, roles, role) + ui.px(12);
  const auto one_line = editor::Mode::one_line;
  Form& name = begun_form(view, key, before ? before->name : "", one_line);
  page.y += line_field(view, "contacts.name", page.rest(), name, "Name", "");
  page.y += line_field(view, "contacts.phone", page.rest(),
                       begun_form(view, key + "/phone", before ? before->phone : "", one_line),
                       "Phone", "May stay empty");
  page.y += line_field(view, "contacts.email", page.rest(),
                       begun_form(view, key + "/email", before ? before->email : "", one_line),
                       "E-mail", "May stay empty");
  ButtonLook look{ButtonKind::primary, Icon::tick};
  look.enabled = !name.editor.empty() && !role.empty() && !name.sent;
  if (page_button(view, page, "contacts.keep", before ? "Keep the change" : "Add it", look)) {
    view.act(action::Do{key, ask::SetContact{before ? before->id : "", role}});
  }
  if (before == nullptr) return;
  if (sure_button(view, page,
                  {"contacts.remove", "Remove it", Icon::bin, "Remove " + before->name + "?",
                   "It stands on this tablet alone, so it is gone then.", "Remove it"})) {
    view.act(action::Do{"", ask::RemoveContact{before->id}});
    view.act(action::Choose{part_key, ""});
  }
}

}  // namespace

void draw_contacts(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::phone, "Whom to ring stands here.")) return;
  Ui& ui = view.ui;
  const auto& contacts = view.state.visit()->pages.contacts;
  if (!contacts) {
    empty_state(ui, room, Icon::phone, "Contacts", "Reading them.");
    return;
  }
  const Panes panes = split(view, room, 400, "Contacts");
  if (!panes.list.empty()) draw_list(view, panes.list, *contacts);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "new") return draw_contact(view, panes.page, *contacts, nullptr);
  for (const ContactRow& row : contacts->rows) {
    if (row.id == part) return draw_contact(view, panes.page, *contacts, &row);
  }
  std::string open;
  for (const std::string& each : contacts->still_open)
    open += (open.empty() ? "" : ", ") + each;
  empty_state(ui, panes.page, Icon::phone, "Choose a contact",
              open.empty() ? "Everybody whom the visit needs is named."
                           : "Nobody is named yet for: " + open + ".");
}

}  // namespace fieldfare::ui
