#include "names_of.h"

#include <fieldfare/ui/app_state.h>

namespace fieldfare::tablet {

namespace command = ui::command;

app::RawText raw(const crypto::SecureBuffer& text) {
  return app::RawText(std::string(as_text(text.view())));
}

std::vector<ui::editor::Mark> marks_of(const guard::Findings& findings) {
  std::vector<ui::editor::Mark> marks;
  for (const guard::Finding& finding : findings) {
    marks.push_back({{finding.start, finding.end},
                     std::string(guard::label_name(finding.label)),
                     std::string(finding.rule),
                     finding.tier == guard::Tier::block,
                     {},
                     {}});
  }
  return marks;
}

std::vector<ui::editor::Mark> marks_of(const guard::Findings& findings, std::string_view text,
                                       const guard::Pseudonyms& pseudonyms, std::size_t caret) {
  std::vector<ui::editor::Mark> marks = marks_of(findings);
  for (ui::editor::Mark& mark : marks) {
    if (const auto likely = pseudonyms.likely(text.substr(mark.range.start, mark.range.size()))) {
      mark.likely = *likely;
    }
  }
  for (const guard::StandIn& each : pseudonyms.stand_ins(text, findings, caret)) {
    for (ui::editor::Mark& mark : marks) {
      if (mark.range.end <= each.start || each.end <= mark.range.start) continue;
      mark.range = {each.start, each.end};
      mark.with = each.with;
      break;
    }
  }
  return marks;
}

EntityId entity(const std::string& hex) {
  const auto id = EntityId::from_hex(hex);
  if (!id) throw Error(ErrorCode::not_found, "There is no such thing: " + hex);
  return *id;
}

std::optional<EntityId> optional_entity(const std::string& hex) {
  return hex.empty() ? std::nullopt : std::optional(entity(hex));
}

const char* audience_name(const ui::NoteFacts& facts) {
  return facts.restricted ? "restricted" : "team";
}

std::optional<std::string> basis_name(ui::Basis basis) {
  switch (basis) {
    case ui::Basis::unsaid:
      return std::nullopt;
    case ui::Basis::observed:
      return "observed";
    case ui::Basis::told:
      return "told";
    case ui::Basis::read:
      return "read";
    case ui::Basis::survey:
      return "survey";
  }
  return std::nullopt;
}

std::optional<std::string> recency_name(ui::Recency recency) {
  switch (recency) {
    case ui::Recency::unsaid:
      return std::nullopt;
    case ui::Recency::current:
      return "current";
    case ui::Recency::historical:
      return "historical";
  }
  return std::nullopt;
}

const char* allowed_name(command::AllowAs as) {
  switch (as) {
    case command::AllowAs::setting:
      return "setting";
    case command::AllowAs::place:
      return "place";
    case command::AllowAs::staff_role:
      return "staff-role";
    case command::AllowAs::not_a_person:
      return "not-a-person";
  }
  return "place";
}

const char* allowed_words(command::AllowAs as) {
  switch (as) {
    case command::AllowAs::setting:
      return "a setting";
    case command::AllowAs::place:
      return "a place";
    case command::AllowAs::staff_role:
      return "a role";
    case command::AllowAs::not_a_person:
      return "not a person";
  }
  return "a place";
}

const char* concern_name(ui::ConcernKind kind) {
  switch (kind) {
    case ui::ConcernKind::safeguarding:
      return "safeguarding";
    case ui::ConcernKind::serious:
      return "significant";
    case ui::ConcernKind::conduct:
      return "conduct";
    case ui::ConcernKind::wellbeing:
      return "wellbeing";
  }
  return "safeguarding";
}

const char* consent_name(ui::Consent consent) {
  switch (consent) {
    case ui::Consent::unasked:
    case ui::Consent::agreed:
      return "agreed";
    case ui::Consent::declined:
      return "declined";
    case ui::Consent::withdrawn:
      return "withdrawn";
  }
  return "agreed";
}

std::string form_key_of(const ui::Command& any) {
  return std::visit(
      [](const auto& c) -> std::string {
        using C = std::decay_t<decltype(c)>;
        constexpr bool form =
            std::is_same_v<C, command::AddLine> || std::is_same_v<C, command::CloseLine> ||
            std::is_same_v<C, command::RaiseConcern> || std::is_same_v<C, command::ActOnConcern> ||
            std::is_same_v<C, command::Do>;
        if constexpr (form) return c.key;
        if constexpr (std::is_same_v<C, command::ResolveConflict>) {
          if (c.keep == C::Keep::text) return ui::form_key(ui::Screen::conflicts, c.conflict_id);
        }
        return {};
      },
      any);
}

const crypto::SecureBuffer* form_words_of(const ui::Command& any) {
  if (const auto* c = std::get_if<command::AddLine>(&any)) return &c->text;
  if (const auto* c = std::get_if<command::CloseLine>(&any)) return &c->outcome;
  if (const auto* c = std::get_if<command::RaiseConcern>(&any)) return &c->text;
  if (const auto* c = std::get_if<command::ActOnConcern>(&any)) return &c->action;
  if (const auto* c = std::get_if<command::ResolveConflict>(&any)) return &c->text;
  if (const auto* c = std::get_if<command::Do>(&any)) return &c->words;
  return nullptr;
}

}  // namespace fieldfare::tablet
