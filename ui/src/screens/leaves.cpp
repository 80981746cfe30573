#include "../widgets/card.h"
#include "page.h"

/// "What leaves this tablet": for the inspector, and for a family that asks.
namespace fieldfare::ui {
namespace {

struct Way {
  Icon icon;
  const char* title;
  const char* words;
};

constexpr Way ways[] = {
    {Icon::tablet, "On this tablet",
     "Every word is written to one encrypted store, and nowhere else. Without the passphrase "
     "nobody can read it."},
    {Icon::users, "To colleagues of this visit",
     "Notes, activities, cases by code. Only devices that the lead inspector has added can read "
     "them. Restricted notes are for those named for safeguarding."},
    {Icon::tablet, "In a meeting without internet",
     "The same, from tablet to tablet over the room’s own network. Only members are let in; the "
     "eight words make sure that it is the right host. Others in the network see that a meeting "
     "takes place, not whose."},
    {Icon::tag, "On a card or an invitation",
     "Public keys, and what the device is called: a role. Neither opens anything for whoever else "
     "may read it."},
    {Icon::cloud, "To the central store",
     "The same, encrypted on this tablet before it leaves. The central store checks who sends, "
     "and can read nothing: not a word, not an area, not a name of a device."},
    {Icon::notes, "In documents",
     "Only what is exported on purpose, by whoever the visit allows it. The file is not encrypted "
     "any more; the visit keeps who exported it, when, and its check sum. Documents for others "
     "carry no case codes, and none holds words that the guard has not passed."},
};

constexpr const char* never[] = {
    "Who a child or a family member is. It is not asked for, and the guard stops it.",
    "Photographs, sound, places of the device. Fieldfare has no way to take them.",
    "Usage figures, crash reports, advertising. Nothing is sent to whoever made Fieldfare.",
};

}  // namespace

void draw_leaves(const View& view, Rect room) {
  Ui& ui = view.ui;
  Page page(view, "leaves.page", room);
  page.y +=
      page_heading(ui, page.rest(), "What leaves this tablet", "And who can read it") + ui.px(16);
  for (const Way& way : ways) {
    const float inner = page.rest().width - ui.px(80);
    const float text = ui.paragraph_height(inner, Face::body, way.words);
    const float high = text + ui.line(Face::body_strong) + ui.px(28);
    const Rect box = page.rest(high);
    ui.fill(box, Token::surface, ui.px(8));
    ui.outline(box, Token::border, std::max(1.0F, ui.px(1)), ui.px(8));
    const Ui::Backdrop backdrop(ui, Token::surface);
    ui.icon({box.x + ui.px(34), box.y + ui.px(34)}, way.icon, Token::accent, Face::title);
    const float x = box.x + ui.px(64);
    ui.label({x, box.y + ui.px(12), inner, ui.line(Face::body_strong)}, Face::body_strong,
             Token::text, way.title);
    ui.paragraph({x, box.y + ui.px(14) + ui.line(Face::body_strong), inner, text}, Face::body,
                 Token::text, way.words);
    page.y += high + ui.px(10);
  }
  page.y += ui.px(10) + group_title(ui, page.rest(), "Never, to anybody");
  for (const char* words : never) {
    const Rect line = page.rest();
    ui.icon({line.x + ui.px(12), line.y + ui.line(Face::body) / 2}, Icon::close, Token::danger);
    page.y += ui.paragraph({line.x + ui.px(36), line.y, line.width - ui.px(36), 0}, Face::body,
                           Token::text, words) +
              ui.px(10);
  }
}

}  // namespace fieldfare::ui
