#include <algorithm>

#include "page.h"

/// What the area was asked for, what has come, and what is asked for beyond that.
namespace fieldfare::ui {
namespace {

constexpr const char* part_key = "requests/part";      // an id, or "new"
constexpr const char* filter_key = "requests/filter";  // empty: all

const std::vector<Option>& states() {
  static const std::vector<Option> all{{"requested", "Asked for"},
                                       {"part-received", "Come in part"},
                                       {"received", "Come"},
                                       {"not-held", "The area does not hold it"},
                                       {"not-needed", "Not needed"}};
  return all;
}

bool fits(const RequestRow& row, std::string_view filter) {
  if (filter == "waiting") return row.state == "requested" || row.state == "part-received";
  if (filter == "overdue") return row.overdue;
  if (filter == "received") return row.state == "received" || row.state == "not-held";
  return true;
}

void draw_row(Ui& ui, const RequestRow& row, Rect room, bool chosen) {
  const Token front = chosen ? Token::on_selected : Token::text;
  room = room.inset(0, ui.px(10));
  const Rect sign = room.cut_left(ui.px(40));
  const bool here = row.state == "received" || row.state == "not-held";
  ui.icon({sign.x + ui.px(14), sign.centre().y},
          here          ? Icon::tick
          : row.overdue ? Icon::warning
                        : Icon::clock,
          chosen        ? front
          : here        ? Token::good
          : row.overdue ? Token::danger
                        : Token::text_quiet);
  row_words(ui, room, {Face::body, row.title, row.state_words, 1, chosen});
}

void draw_list(const View& view, Rect room, const RequestsView& requests) {
  Ui& ui = view.ui;
  const ButtonLook add{ButtonKind::secondary, Icon::plus};
  if (button(ui, "requests.begin", room.cut_top(ui.px(least_target)), "Ask for something else",
             add)) {
    view.act(action::Choose{part_key, "new", true});
  }
  room.cut_top(ui.px(8));
  const std::string& filter = view.state.choice(filter_key);
  const float used = options(
      view, "requests.filter", room, filter_key,
      {{"", "All"}, {"waiting", "Waiting"}, {"overdue", "Overdue"}, {"received", "Answered"}},
      filter);
  room.cut_top(used + ui.px(12));
  std::vector<const RequestRow*> rows;
  for (const RequestRow& row : requests.rows) {
    if (fits(row, filter)) rows.push_back(&row);
  }
  if (rows.empty()) {
    empty_state(ui, room, Icon::tick, "None of these", "Choose All to see every item.");
    return;
  }
  ListLook look;
  look.count = rows.size();
  look.row_height = 2 * ui.line(Face::body) + ui.line(Face::small) + ui.px(24);
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i]->id == view.state.choice(part_key)) look.chosen = i;
  }
  look.row_id = [&](std::size_t i) { return "requests.row." + rows[i]->id; };
  look.row_label = [&](std::size_t i) { return rows[i]->title; };
  look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
    draw_row(ui, *rows[i], row, chosen);
  };
  if (const auto pressed = list(ui, "requests.list", "Requests", room, look)) {
    view.act(action::Choose{part_key, rows[*pressed]->id, true});
  }
}

void draw_new(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  Page page(view, "requests.new", room, Page::In::pane);
  page.y += page_heading(ui, page.rest(), "Ask for something else",
                         "Only what is needed and is not on the list already") +
            ui.px(16);
  const std::string key = form_key(Screen::requests, "new");
  Form& title = line_form(view, key);
  page.y += line_field(view, "requests.title", page.rest(), title, "What is asked for", "");
  Form& reason = view.state.forms[key + "/reason"];
  page.y += form_field(view, "requests.reason", page.rest(), reason, "Why it is needed",
                       "To understand experiences and outcomes within the scope", 3);
  ButtonLook look{ButtonKind::primary, Icon::plus};
  look.enabled = !title.editor.empty() && !reason.editor.empty() && !title.sent;
  if (page_button(view, page, "requests.add", "Ask for it", look)) {
    view.act(action::Do{key, ask::AddRequest{}});
  }
}

void draw_documents(const View& view, Page& page, const RequestRow& row) {
  Ui& ui = view.ui;
  page.y += group_title(ui, page.rest(), "Documents");
  for (const std::string& document : row.documents)
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, "• " + document) + ui.px(4);
  const std::string key = form_key(Screen::requests, row.id);
  Form& form = line_form(view, key);
  page.y += line_field(view, "requests.document", page.rest(), form, "A document that came",
                       "Where it is found, in words");
  ButtonLook look{ButtonKind::secondary, Icon::plus};
  look.enabled = !form.editor.empty() && !form.sent;
  Flow flow(ui, page.rest(), ui.px(least_target));
  if (button(ui, "requests.document.all", flow.next(button_width(ui, "It answers all", look)),
             "It answers all", look)) {
    view.act(action::Do{key, ask::AddDocument{row.id, false}});
  }
  if (button(ui, "requests.document.part", flow.next(button_width(ui, "It answers a part", look)),
             "It answers a part", look)) {
    view.act(action::Do{key, ask::AddDocument{row.id, true}});
  }
  page.y += flow.used() + ui.px(20);
}

void draw_request(const View& view, const Rect& room, const RequestRow& row) {
  Ui& ui = view.ui;
  Page page(view, "requests.page." + row.id, room, Page::In::pane);
  page.y += ui.paragraph(page.rest(), Face::title, Token::text, row.title) + ui.px(6);
  page.y += ui.paragraph(page.rest(), Face::small, row.overdue ? Token::danger : Token::text_quiet,
                         row.state_words + (row.from.empty() ? "" : " · from " + row.from)) +
            ui.px(12);
  if (!row.text.empty() && row.text != row.title) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.text) + ui.px(12);
  }
  if (!row.reason.empty()) {
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, "Needed because: " + row.reason) +
              ui.px(12);
  }
  for (const std::string& each : row.parts)
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, each) + ui.px(4);
  page.y += ui.px(8) + group_title(ui, page.rest(), "How it stands");
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const Option& state : states()) {
    if (chip(ui, "requests.state." + std::string(state.value),
             flow.next(chip_width(ui, state.words)), state.words, row.state == state.value,
             Role::radio) &&
        row.state != state.value) {
      view.act(action::Do{"", ask::SetRequest{row.id, std::string(state.value)}});
    }
  }
  page.y += flow.used() + ui.px(16);
  if (row.reminder && page_button(view, page, "requests.remind", "They were reminded today",
                                  {ButtonKind::primary, Icon::clock})) {
    view.act(action::Do{"", ask::RemindRequest{row.id}});
  }
  draw_documents(view, page, row);
  if (!row.remarks.empty()) {
    page.y += group_title(ui, page.rest(), "Remarks");
    page.y += ui.paragraph(page.rest(), Face::body, Token::text, row.remarks);
  }
}

}  // namespace

void draw_requests(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::notes, "What the area was asked for is shown here.")) return;
  Ui& ui = view.ui;
  const auto& requests = view.state.visit()->pages.requests;
  if (!requests) {
    empty_state(ui, room, Icon::notes, "Information requests", "Reading the list.");
    return;
  }
  const Panes panes = split(view, room, 460, "Requests");
  if (!panes.list.empty()) draw_list(view, panes.list, *requests);
  if (panes.page.empty()) return;
  const std::string& part = view.state.choice(part_key);
  if (part == "new") return draw_new(view, panes.page);
  for (const RequestRow& row : requests->rows) {
    if (row.id == part) return draw_request(view, panes.page, row);
  }
  const std::string counts =
      std::to_string(requests->come) + " of " + counted(requests->asked, "item", "items") +
      " answered" +
      (requests->overdue == 0 ? "." : ", " + std::to_string(requests->overdue) + " overdue.");
  empty_state(ui, panes.page, Icon::notes, counts,
              "Documents travel through the inspectorates’ own system; here stands where each is "
              "found.");
}

}  // namespace fieldfare::ui
