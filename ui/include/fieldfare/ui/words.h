#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include <fieldfare/ui/app_state.h>
#include <fieldfare/ui/snapshot.h>

/// State in words. Plain sentences, the present tense, and never a bare "saved".
namespace fieldfare::ui {

/// "1 note", "3 notes".
[[nodiscard]] std::string counted(std::size_t count, std::string_view one, std::string_view many);
/// "Offline since 09:12. 3 notes kept on this tablet, not yet shared."
[[nodiscard]] std::string sync_words(const SyncView& sync);
/// The same for little room: nothing of it may be cut off.
[[nodiscard]] std::string sync_words_in_brief(const SyncView& sync);
/// "On this tablet, on 2 team devices, held by the central store".
[[nodiscard]] std::string where_words(const Where& where);
/// "Draft kept on this tablet at 10:42", "Saved on this tablet, not yet shared", ... `now` in
/// seconds, as in the state: a journal that does not answer in time is told.
[[nodiscard]] std::string draft_words(const Draft& draft, double now);
/// The same for little room.
[[nodiscard]] std::string draft_words_in_brief(const Draft& draft, double now);
/// The same for the words of a form; empty while there are none.
[[nodiscard]] std::string form_words(const Form& form, double now);
/// "a possible name", "a certain NHS number": what a finding is.
[[nodiscard]] std::string mark_words(const editor::Mark& mark);
[[nodiscard]] std::string_view basis_words(Basis basis) noexcept;
[[nodiscard]] std::string_view recency_words(Recency recency) noexcept;
[[nodiscard]] std::string_view concern_words(ConcernKind kind) noexcept;
[[nodiscard]] std::string_view consent_words(Consent consent) noexcept;
/// Why a note cannot be saved as it stands; empty when it can.
[[nodiscard]] std::string save_obstacle(const Draft& draft);

}  // namespace fieldfare::ui
