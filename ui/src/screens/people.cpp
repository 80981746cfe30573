#include "../widgets/card.h"
#include "page.h"

/// Who takes part in the visit, and what their devices are known to hold.
namespace fieldfare::ui {

void draw_people(const View& view, Rect room) {
  if (needs_visit(view, room, Icon::users, "Its members and their devices are shown here.")) return;
  Ui& ui = view.ui;
  const OpenVisit& visit = *view.state.visit();
  Page page(view, "people.page", room);
  page.y +=
      page_heading(ui, page.rest(), "People and devices", visit.row.area + " · " + visit.row.role) +
      ui.px(16);
  CardLook own;
  own.title = view.state.snapshot->device;
  own.under = "This tablet";
  own.icon = Icon::tablet;
  own.opens = false;
  card(ui, "people.own", page.rest(), own);
  page.y += card_step(ui);
  for (const PeerRow& peer : visit.sync.peers) {
    const std::string holds = "holds " + counted(peer.holds, "change", "changes");
    CardLook look;
    look.title = peer.name;
    look.under = peer.heard;
    look.right = holds;
    look.icon = Icon::user;
    look.icon_token = Token::text_quiet;
    look.opens = false;
    card(ui, "people." + peer.name, page.rest(), look);
    page.y += card_step(ui);
  }
  page.y += ui.px(12);
  page.y += ui.paragraph(page.rest(), Face::small, Token::text_quiet,
                         "A colleague joins with the card of their device: they give it to the "
                         "lead inspector, who adds it and gives back an invitation.");
}

}  // namespace fieldfare::ui
