#pragma once

#include <cstdint>
#include <string_view>

/// Faults that are built in on purpose, so that the tests can show that they would be found. Only
/// the preset `simulation` compiles them in (FIELDFARE_PLANTED_FAULTS), where
/// FIELDFARE_PLANTED=NAME in the environment switches one on; in every other build `planted` is the
/// constant false and leaves no trace in a program. What each does and what finds it:
/// tests/simulator/planted.cpp.
#define FIELDFARE_FAULTS(each)                                                                     \
  each(synchronous_normal) each(key_file_not_synced) each(database_not_synced) each(mark_ignored)  \
      each(draft_dropped_first) each(save_error_swallowed) each(store_in_the_clear) each(          \
          wrong_tries_not_counted) each(lock_not_taken) each(data_key_repeated)                    \
          each(entry_signature_unchecked) each(content_unchecked) each(chain_unchecked) each(      \
              no_padding) each(record_signature_unchecked) each(erasure_unchecked)                 \
              each(statement_unchecked) each(receipt_unchecked) each(bundle_unchecked) each(       \
                  conflict_value_dropped) each(replaced_forgotten) each(arrival_order_shows)       \
                  each(guard_off) each(draft_unmasked) each(redacted_body_taken_again) each(       \
                      redaction_not_followed) each(text_made_from_erased_stays)                    \
                      each(search_keeps_erased) each(search_forgets_arrivals) each(                \
                          late_work_counts) each(epoch_kept_after_removal) each(old_keys_withheld) \
                          each(hub_keeps_erased_body) each(hub_stores_erased_body)                 \
                              each(hub_not_durable) each(hub_serves_strangers)                     \
                                  each(hub_drops_last_entry) each(sent_counts_as_held)             \
                                      each(dropped_order_kept) each(hole_stays)                    \
                                          each(hole_counts_as_held) each(index_version_forgotten)  \
                                              each(filled_hole_unread) each(newcomer_counts) each( \
                                                  proof_of_any_line_taken) each(authorship_taken)  \
                                                  each(restricted_for_the_team)                    \
                                                      each(audience_kept_after_withdrawal)         \
                                                          each(lock_forgets_typing)                \
                                                              each(restriction_said_once)          \
                                                                  each(withdrawal_aside_forgotten) \
                                                                      each(half_done_read)

namespace fieldfare {

enum class Fault : std::uint8_t {
#define FIELDFARE_FAULT_NAME(name) name,
  FIELDFARE_FAULTS(FIELDFARE_FAULT_NAME)
#undef FIELDFARE_FAULT_NAME
};

#ifdef FIELDFARE_PLANTED_FAULTS
/// Whether this fault is switched on in this process.
[[nodiscard]] bool planted(Fault fault) noexcept;
#else
[[nodiscard]] constexpr bool planted(Fault /*fault*/) noexcept {
  return false;
}
#endif

}  // namespace fieldfare
