#include <fieldfare/ui/words.h>

#include <fmt/format.h>

#include <algorithm>

namespace fieldfare::ui {

std::string counted(std::size_t count, std::string_view one, std::string_view many) {
  return fmt::format("{} {}", count, count == 1 ? one : many);
}

std::string sync_words(const SyncView& sync) {
  std::string kept =
      !sync.counted ? "Counting the notes."
      : sync.only_here == 0
          ? (sync.notes == 0 ? "No notes yet." : "Every note is also held elsewhere.")
          : counted(sync.only_here, "note", "notes") + " kept on this tablet, not yet shared.";
  switch (sync.link) {
    case Link::offline:
      return (sync.since.empty() ? "Offline. " : "Offline since " + sync.since + ". ") + kept;
    case Link::online:
      return (sync.since.empty() ? "Online. " : "In step at " + sync.since + ". ") + kept;
    case Link::syncing:
      return sync.progress_words.empty() ? "Syncing." : sync.progress_words + ".";
    case Link::failed:
      return sync.problem + " " + kept;
  }
  return kept;
}

std::string sync_words_in_brief(const SyncView& sync) {
  std::string kept = !sync.counted         ? "Counting."
                     : sync.only_here == 0 ? (sync.notes == 0 ? "No notes." : "All shared.")
                                           : fmt::format("{} not shared.", sync.only_here);
  switch (sync.link) {
    case Link::offline:
      return "Offline. " + kept;
    case Link::online:
      return "In step. " + kept;
    case Link::syncing:
      return "Syncing.";
    case Link::failed:
      return "Sync failed. " + kept;
  }
  return kept;
}

std::string where_words(const Where& where) {
  std::string out = where.this_device ? "On this tablet" : "Not on this tablet";
  if (where.team_devices > 0) {
    out += ", on " + counted(where.team_devices, "team device", "team devices");
  }
  switch (where.hub) {
    case Hub::none:
      break;
    case Hub::waiting:
      out += where.team_devices == 0 ? ", not yet shared" : ", not yet at the central store";
      break;
    case Hub::confirmed:
      out += ", held by the central store";
      break;
  }
  if (where.hub == Hub::none && where.team_devices == 0) out += ", not yet shared";
  return out;
}

namespace {

bool answer_is_late(const Written& written, double now) {
  return written.asked_at > 0 && now - written.asked_at >= AppState::answer_within;
}

std::string late_words(const Written& written) {
  return "The last words are not kept yet; what stood here at " + written.kept_at + " is";
}

}  // namespace

std::string form_words(const Form& form, double now) {
  if (form.sent) return "Saving";
  if (form.editor.empty()) return {};
  if (form.kept_at.empty()) return "Not kept yet";
  const std::string at = " kept on this tablet at " + form.kept_at;
  if (answer_is_late(form, now)) return late_words(form);
  return (form.recovered ? "Brought back. Words" : "Words") + at + ", not sent yet";
}

std::string draft_words(const Draft& draft, double now) {
  if (draft.saving) return "Saving";
  if (!draft.problem.empty()) return "Not saved";
  if (!draft.saved_words.empty()) return draft.saved_words;
  if (!draft.dirty() || (draft.note_id.empty() && draft.editor.empty())) {
    return draft.note_id.empty() ? "Nothing written yet" : "No changes";
  }
  if (draft.kept_at.empty()) return "Not kept yet";
  if (answer_is_late(draft, now)) return late_words(draft);
  const std::string at = " kept on this tablet at " + draft.kept_at;
  return (draft.recovered ? "Brought back. Draft" : "Draft") + at;
}

std::string draft_words_in_brief(const Draft& draft, double now) {
  std::string words = draft_words(draft, now);
  if (draft.saving || !draft.problem.empty()) return words;
  if (!draft.saved_words.empty()) return "Saved";
  if (draft.kept_at.empty() || !draft.dirty()) return words;
  return (answer_is_late(draft, now) ? "Not kept since " : "Kept ") + draft.kept_at;
}

std::string mark_words(const editor::Mark& mark) {
  struct Name {
    std::string_view label;
    std::string_view words;
  };
  static constexpr Name names[] = {
      {"PERSON", "name"},          {"DOB", "date of birth"},   {"PHONE", "phone number"},
      {"EMAIL", "e-mail address"}, {"POSTCODE", "postcode"},   {"ADDRESS", "address"},
      {"ID", "identity number"},   {"HANDLE", "account name"},
  };
  std::string_view words = "identity";
  for (const Name& name : names) {
    if (name.label == mark.label) words = name.words;
  }
  if (!mark.certain) return fmt::format("Perhaps a {}", words);
  const bool vowel = std::string_view("aeiou").find(words.front()) != std::string_view::npos;
  return fmt::format("{} {}", vowel ? "An" : "A", words);
}

std::string_view basis_words(Basis basis) noexcept {
  switch (basis) {
    case Basis::unsaid:
      return "";
    case Basis::observed:
      return "Observed";
    case Basis::told:
      return "Told";
    case Basis::read:
      return "Read";
    case Basis::survey:
      return "Survey";
  }
  return "";
}

std::string_view concern_words(ConcernKind kind) noexcept {
  switch (kind) {
    case ConcernKind::safeguarding:
      return "Safeguarding";
    case ConcernKind::serious:
      return "Serious";
    case ConcernKind::conduct:
      return "Conduct";
    case ConcernKind::wellbeing:
      return "Wellbeing";
  }
  return "";
}

std::string_view consent_words(Consent consent) noexcept {
  switch (consent) {
    case Consent::unasked:
      return "Not asked";
    case Consent::agreed:
      return "Agreed";
    case Consent::declined:
      return "Declined";
    case Consent::withdrawn:
      return "Withdrawn";
  }
  return "";
}

std::string_view recency_words(Recency recency) noexcept {
  switch (recency) {
    case Recency::unsaid:
      return "";
    case Recency::current:
      return "Current";
    case Recency::historical:
      return "Historical";
  }
  return "";
}

std::string save_obstacle(const Draft& draft) {
  const std::string_view text = draft.editor.text();
  if (text.find_first_not_of(" \n\t") == std::string_view::npos) return "Nothing to save yet";
  if (!draft.dirty()) return "No changes to save";
  const std::size_t left = draft.editor.marks().all().size();
  if (left > 0) {
    return counted(left, "place needs", "places need") + " a choice";
  }
  return {};
}

}  // namespace fieldfare::ui
