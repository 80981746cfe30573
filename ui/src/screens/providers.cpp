#include "page.h"

/// Choosing whom to visit: a proposal with its reasons, and how far each one has come.
namespace fieldfare::ui {
namespace {

constexpr const char* sector_key = "providers:new/sector";

const std::vector<Option>& steps() {
  static const std::vector<Option> all{{"proposed", "Proposed"},
                                       {"discussed", "Discussed"},
                                       {"confirmed", "Confirmed"},
                                       {"informed", "Informed"},
                                       {"not-suitable", "Not suitable"}};
  return all;
}

std::string under(const ProviderRow& row) {
  return row.sector + (row.kind.empty() || row.sector.empty() ? "" : ", ") + row.kind;
}

/// A provider, and how far the choice of it has come.
void draw_provider(const View& view, Page& page, const ProviderRow& row, std::size_t number) {
  Ui& ui = view.ui;
  ui.rule(page.rest().x, page.y, page.rest().width, Token::border);
  page.y += ui.px(10);
  page.y += ui.paragraph(page.rest(), Face::body_strong, Token::text, row.title);
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet, under(row)) + ui.px(2);
  if (!row.why.empty()) page.y += ui.paragraph(page.rest(), Face::small, Token::text, row.why);
  page.y += ui.px(6);
  if (row.id.empty()) {
    const ButtonLook look{ButtonKind::secondary, Icon::plus, true, Face::small};
    if (page_button(view, page, "providers.take." + std::to_string(number), "Propose it", look)) {
      view.act(action::Do{"", ask::TakeProvider{row.title, row.sector, row.kind}});
    }
    return;
  }
  Flow flow(ui, page.rest(), ui.px(least_target));
  for (const Option& step : steps()) {
    if (chip(ui, "providers." + row.id + '.' + std::string(step.value),
             flow.next(chip_width(ui, step.words)), step.words, row.state == step.value,
             Role::radio) &&
        row.state != step.value) {
      view.act(action::Do{"", ask::ChooseProviders{{row.id}, std::string(step.value)}});
    }
  }
  page.y += flow.used() + ui.px(14);
}

void draw_propose_all(const View& view, Page& page, const ProvidersView& providers) {
  std::vector<std::string> open;
  for (const ProviderRow& row : providers.proposal) {
    if (!row.id.empty() && row.state.empty()) open.push_back(row.id);
  }
  if (open.empty()) return;
  const std::string words = "Take the proposal of " + counted(open.size(), "provider", "providers");
  if (page_button(view, page, "providers.take_all", words, {ButtonKind::primary, Icon::tick})) {
    view.act(action::Do{"", ask::ChooseProviders{open, "proposed"}});
  }
}

void draw_new(const View& view, Page& page) {
  Ui& ui = view.ui;
  const std::string key = form_key(Screen::providers, "new");
  page.y += group_title(ui, page.rest(), "Add one by hand");
  Form& title = line_form(view, key);
  page.y += line_field(view, "providers.name", page.rest(), title, "Its name",
                       "It may stand in this visit’s notes from then on");
  page.y += line_field(view, "providers.kind", page.rest(), line_form(view, key + "/kind"),
                       "What it is", "Nursery, college, short breaks; may stay empty");
  const std::string& sector = view.state.choice(sector_key);
  page.y +=
      options(
          view, "providers.sector", page.rest(), sector_key,
          {{"education", "Education"}, {"health", "Health"}, {"care", "Care"}, {"joint", "Joint"}},
          sector) +
      ui.px(12);
  ButtonLook look{ButtonKind::secondary, Icon::plus};
  look.enabled = !title.editor.empty() && !sector.empty() && !title.sent;
  if (page_button(view, page, "providers.add", "Add it", look)) {
    view.act(action::Do{key, ask::AddProvider{sector}});
  }
}

}  // namespace

void draw_providers(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::building, "Whom to visit is chosen here.")) return;
  Ui& ui = view.ui;
  const auto& providers = view.state.visit()->pages.providers;
  if (!providers) {
    empty_state(ui, room, Icon::building, "Choose providers", "Putting the proposal together.");
    return;
  }
  Page page(view, "providers.page", room);
  page.y += page_heading(ui, page.rest(), "Choose providers",
                         "Suitability is discussed with the nominated officer, who informs them") +
            ui.px(16);
  if (providers->proposal.empty() && providers->others.empty()) {
    page.y +=
        ui.paragraph(page.rest(), Face::body, Token::text_quiet,
                     "The visit knows no provider yet. Add those that the area names, or take "
                     "the area’s list in under Choose cases: its settings are proposed then.") +
        ui.px(16);
  }
  std::size_t number = 0;
  if (!providers->proposal.empty()) {
    page.y += group_title(ui, page.rest(), "Proposed and chosen");
    draw_propose_all(view, page, *providers);
    for (const ProviderRow& row : providers->proposal)
      draw_provider(view, page, row, number++);
  }
  if (!providers->others.empty()) {
    page.y += ui.px(8) + group_title(ui, page.rest(), "Others that the visit knows");
    for (const ProviderRow& row : providers->others)
      draw_provider(view, page, row, number++);
  }
  page.y += ui.px(12);
  draw_sentences(ui, page, "By the rules of the guidance", providers->rules);
  draw_sentences(ui, page, "To be weighed", providers->warnings);
  draw_new(view, page);
}

}  // namespace fieldfare::ui
