#include <fieldfare/core/merge/text.h>

#include <algorithm>
#include <cmath>

#include "../widgets/rich.h"
#include "page.h"

namespace fieldfare::ui {
namespace {

/// What `text` has that `base` has not, and the other way round.
std::vector<Run> differences(const std::string& base, const std::string& text) {
  std::vector<Run> runs;
  for (const merge::Hunk& hunk : merge::diff_text(base, text)) {
    if (hunk.kind == merge::Hunk::Kind::same) {
      runs.push_back({Run::Kind::plain, hunk.theirs});
      continue;
    }
    if (!hunk.ours.empty()) runs.push_back({Run::Kind::removed, hunk.ours});
    if (!hunk.theirs.empty()) runs.push_back({Run::Kind::added, hunk.theirs});
  }
  return runs;
}

struct Version {
  std::string id;
  std::string title;
  std::string under;
  std::vector<Run> runs;
  std::string button;  ///< empty: not to be kept
  Action action;
};

std::vector<Version> versions(const ConflictRow& conflict) {
  std::vector<Version> out;
  const std::string base = conflict.base.value_or("");
  for (std::size_t i = 0; i < conflict.values.size(); ++i) {
    const ConflictValue& value = conflict.values[i];
    Version version{"conflict.value." + std::to_string(i),
                    value.author,
                    value.at,
                    {},
                    "Keep this one",
                    action::KeepValue{i}};
    version.runs = conflict.base ? differences(base, value.text)
                                 : std::vector<Run>{{Run::Kind::plain, value.text}};
    out.push_back(std::move(version));
  }
  if (conflict.merged) {
    out.push_back({"conflict.merged", "Both together", "Put together word by word",
                   differences(base, *conflict.merged), "Keep both together",
                   action::KeepMerged{}});
  }
  if (conflict.base) {
    out.push_back({"conflict.base",
                   "Before",
                   "What both began from",
                   {{Run::Kind::plain, base}},
                   "",
                   action::Back{}});
  }
  return out;
}

float card_height(const View& view, const Version& version, float width) {
  Ui& ui = view.ui;
  const float text =
      rich_text(ui, {0, 0, width - ui.px(32), 0}, Face::body, Token::text, version.runs, 0, false);
  const float foot = version.button.empty() ? 0 : ui.px(least_target) + ui.px(16);
  return ui.px(32) + ui.line(Face::body_strong) + ui.line(Face::small) + ui.px(8) + text + foot;
}

void draw_card(const View& view, const Rect& rect, const Version& version) {
  Ui& ui = view.ui;
  ui.recorder().push_group(version.id, Role::group, version.title, rect);
  ui.fill(rect, Token::surface, ui.px(8));
  ui.outline(rect, Token::border, std::max(1.0F, ui.px(1)), ui.px(8));
  const Ui::Backdrop backdrop(ui, Token::surface);
  Rect inner = rect.inset(ui.px(16), ui.px(14));
  ui.label(inner.cut_top(ui.line(Face::body_strong)), Face::body_strong, Token::text, version.title,
           Align::left, Role::heading);
  ui.label(inner.cut_top(ui.line(Face::small)), Face::small, Token::text_quiet, version.under);
  inner.cut_top(ui.px(8));
  Item text;
  for (const Run& run : version.runs) {
    if (run.kind != Run::Kind::removed) text.label += run.text;
  }
  text.rect = inner;
  text.visible = inner.meet(ui.clipped());
  ui.recorder().add(std::move(text));
  rich_text(ui, inner, Face::body, Token::text, version.runs, 0, true);
  if (!version.button.empty()) {
    // Nothing of either is lost by both together: where there is such a text, it comes first.
    const bool first = version.id == "conflict.merged" && view.state.own_text() == nullptr;
    const ButtonLook look{first ? ButtonKind::primary : ButtonKind::secondary, Icon::none,
                          !view.state.resolving};
    const Rect place{inner.x, rect.bottom() - ui.px(14) - ui.px(least_target),
                     button_width(ui, version.button, look), ui.px(least_target)};
    if (button(ui, version.id + ".keep", place, version.button, look)) view.act(version.action);
  }
  ui.recorder().pop_group();
}

float draw_versions(const View& view, const Rect& room, const ConflictRow& conflict) {
  Ui& ui = view.ui;
  const float gap = ui.px(16);
  const auto columns = static_cast<std::size_t>(ui.wide() ? 2 : 1);
  const float wide =
      (room.width - gap * static_cast<float>(columns - 1)) / static_cast<float>(columns);
  const std::vector<Version> all = versions(conflict);
  float y = room.y;
  for (std::size_t i = 0; i < all.size(); i += columns) {
    const std::size_t end = std::min(all.size(), i + columns);
    float tall = 0;
    for (std::size_t k = i; k < end; ++k)
      tall = std::max(tall, card_height(view, all[k], wide));
    for (std::size_t k = i; k < end; ++k) {
      const float x = room.x + static_cast<float>(k - i) * (wide + gap);
      draw_card(view, {x, y, wide, tall}, all[k]);
    }
    y += tall + gap;
  }
  return y - room.y;
}

float draw_own(const View& view, const Rect& room) {
  Ui& ui = view.ui;
  float y = room.y;
  Form* own = view.state.own_text();
  if (own == nullptr) {
    const ButtonLook look{ButtonKind::secondary, Icon::pencil, !view.state.resolving};
    if (button(ui, "conflict.write",
               {room.x, y, button_width(ui, "Write it myself", look), ui.px(least_target)},
               "Write it myself", look)) {
      view.act(action::WriteOwn{});
    }
    return ui.px(least_target);
  }
  y += form_field(view, "conflict.own", {room.x, y, room.width, 0}, *own, "Your text", "", 6);
  const ButtonLook look{ButtonKind::primary, Icon::none,
                        !view.state.resolving && !own->editor.empty()};
  if (button(ui, "conflict.keep_own",
             {room.x, y, button_width(ui, "Keep my text", look), ui.px(least_target)},
             "Keep my text", look)) {
    view.act(action::KeepOwn{});
  }
  return y + ui.px(least_target) - room.y;
}

void draw_page(const View& view, const Rect& room, const ConflictRow& conflict) {
  Ui& ui = view.ui;
  const Rect content = ui.begin_scroll("conflicts.page." + conflict.id, room);
  const Rect column{content.x + ui.px(4), content.y, content.width - ui.px(8), 0};
  float y = column.y + ui.px(4);
  const auto rest = [&] { return Rect{column.x, y, column.width, 0}; };
  y += page_heading(ui, rest(), conflict.subject, conflict.field) + ui.px(8);
  const std::string_view explained =
      conflict.base ? "Two people changed this before their devices met. Nothing is lost: choose "
                      "one text, both together, or write your own. Green and underlined was "
                      "added; red and struck through was taken out."
                    : "Two people wrote this before their devices met. Nothing is lost: choose one "
                      "text or write your own.";
  y += ui.paragraph(rest(), Face::small, Token::text_quiet, explained) + ui.px(16);
  y += draw_versions(view, rest(), conflict);
  y += draw_own(view, rest());
  ui.end_scroll(y + ui.px(24) - content.y);
}

void draw_row(Ui& ui, const ConflictRow& row, const Rect& room, bool chosen) {
  std::string who;
  for (const ConflictValue& value : row.values) {
    who += (who.empty() ? "" : " and ") + value.author;
  }
  row_words(ui, room.inset(0, ui.px(10)),
            {Face::body_strong, row.subject, row.field + " · " + who, 2, chosen});
}

}  // namespace

void draw_conflicts(const View& view, Rect room) {
  Ui& ui = view.ui;
  const OpenVisit* visit = view.state.visit();
  if (visit == nullptr || visit->conflicts.empty()) {
    empty_state(ui, room, Icon::tick, "No conflicts",
                "When two people change the same note before their devices meet, both texts come "
                "here. Nothing is ever chosen for you.");
    return;
  }
  const Panes panes = split(view, room, 320, "Conflicts");
  const auto& conflicts = visit->conflicts;
  if (!panes.list.empty()) {
    ListLook look;
    look.count = conflicts.size();
    look.row_height = row_height(ui, Face::body_strong, 2);
    for (std::size_t i = 0; i < conflicts.size(); ++i) {
      if (conflicts[i].id == view.state.conflict_id) look.chosen = i;
    }
    look.row_id = [&](std::size_t i) { return "conflicts.row." + conflicts[i].id; };
    look.row_label = [&](std::size_t i) { return conflicts[i].subject; };
    look.draw_row = [&](std::size_t i, const Rect& row, bool chosen) {
      draw_row(ui, conflicts[i], row, chosen);
    };
    if (const auto pressed = list(ui, "conflicts.list", "Conflicts", panes.list, look)) {
      view.act(action::OpenConflict{conflicts[*pressed].id});
    }
  }
  if (panes.page.empty()) return;
  if (const ConflictRow* conflict = view.state.conflict()) {
    draw_page(view, panes.page, *conflict);
  } else {
    empty_state(ui, panes.page, Icon::conflict, "Choose a conflict",
                "You see both texts side by side, and what each changed.");
  }
}

}  // namespace fieldfare::ui
