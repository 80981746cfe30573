#pragma once

#include <optional>
#include <string>
#include <vector>

#include <fieldfare/core/app/raw_text.h>
#include <fieldfare/core/guard/guard.h>
#include <fieldfare/core/guard/pseudonyms.h>
#include <fieldfare/core/ids.h>
#include <fieldfare/ui/backend.h>

/// What the notebook calls the things that the screens speak of.
namespace fieldfare::tablet {

[[nodiscard]] app::RawText raw(const crypto::SecureBuffer& text);
[[nodiscard]] std::vector<ui::editor::Mark> marks_of(const guard::Findings& findings);
/// The same, with the codes that stand for what was found in `text`. A name that is being typed at
/// the caret is left.
[[nodiscard]] std::vector<ui::editor::Mark> marks_of(const guard::Findings& findings,
                                                     std::string_view text,
                                                     const guard::Pseudonyms& pseudonyms,
                                                     std::size_t caret = std::string_view::npos);
/// Error(not_found) when it is no id.
[[nodiscard]] EntityId entity(const std::string& hex);
[[nodiscard]] std::optional<EntityId> optional_entity(const std::string& hex);
[[nodiscard]] const char* audience_name(const ui::NoteFacts& facts);
[[nodiscard]] std::optional<std::string> basis_name(ui::Basis basis);
[[nodiscard]] std::optional<std::string> recency_name(ui::Recency recency);
[[nodiscard]] const char* allowed_name(ui::command::AllowAs as);
/// The same for people: "a place".
[[nodiscard]] const char* allowed_words(ui::command::AllowAs as);
[[nodiscard]] const char* concern_name(ui::ConcernKind kind);
[[nodiscard]] const char* consent_name(ui::Consent consent);
/// The form that the words of a command came from; empty for other commands.
[[nodiscard]] std::string form_key_of(const ui::Command& any);
/// The words of a form that this command carries; null when it carries none.
[[nodiscard]] const crypto::SecureBuffer* form_words_of(const ui::Command& any);

}  // namespace fieldfare::tablet
