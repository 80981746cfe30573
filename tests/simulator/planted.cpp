#include "planted.h"

#include <algorithm>
#include <array>

#include <fieldfare/core/planted.h>

namespace fieldfare::simulator {
namespace {

constexpr std::string_view simulation = "test-simulation";
constexpr std::string_view hostile = "test-hostile";

constexpr std::array table{
    Plant{"synchronous_normal", "a commit returns before it is on the disk", {}, {}},
    Plant{"key_file_not_synced", "the key file is put in place before its content is on the disk",
          simulation, "a power cut while a store is made"},
    Plant{"database_not_synced", "a new store's database is put in place before it is on the disk",
          simulation, "a power cut while a store is made"},
    Plant{"mark_ignored", "a restored store goes on in its old logs", {}, {}},
    Plant{"draft_dropped_first", "a draft goes before its note is saved", {}, {}},
    Plant{"save_error_swallowed", "a save that failed is called saved", {}, {}},
    Plant{"store_in_the_clear", "the database is not encrypted", {}, {}},
    Plant{"wrong_tries_not_counted", "wrong passphrases cost no wait", simulation,
          "wrong passphrases cost a wait"},
    Plant{"lock_not_taken", "two processes open one store", simulation,
          "a store belongs to one process"},
    Plant{"data_key_repeated", "every entry has the same data key and nonce", {}, {}},
    Plant{"entry_signature_unchecked", "an entry's signature is not checked", {}, {}},
    Plant{"content_unchecked", "a body need not be the one that was signed", {}, {}},
    Plant{"chain_unchecked", "an entry need not follow the one before it", hostile,
          "equivocating sequence numbers: one number"},
    Plant{"no_padding", "a body's length tells the text's length", {}, {}},
    Plant{"record_signature_unchecked", "a membership record's signature is not checked", hostile,
          "key substitution: a membership record"},
    Plant{"erasure_unchecked", "anybody's order to erase is followed", {}, {}},
    Plant{"statement_unchecked", "a statement's signature is not checked", hostile,
          "forged statements"},
    Plant{"receipt_unchecked", "a receipt's signature is not checked", hostile, "forged receipt"},
    Plant{"bundle_unchecked", "a bundle's hash and signature are not checked", {}, {}},
    Plant{"conflict_value_dropped", "of two values one is dropped in silence", {}, {}},
    Plant{
        "replaced_forgotten", "a value that was replaced comes back when it arrives late", {}, {}},
    Plant{"arrival_order_shows", "what is shown depends on what arrived first", {}, {}},
    Plant{"guard_off", "the guard lets a name into a note", {}, {}},
    Plant{"draft_unmasked", "a draft keeps a name", {}, {}},
    Plant{"redacted_body_taken_again", "a text that was erased is taken in again", simulation,
          "an erased text is not taken in again"},
    Plant{"redaction_not_followed",
          "edits made elsewhere of an erased text are not ordered erased",
          {},
          {}},
    Plant{
        "text_made_from_erased_stays", "edits made elsewhere of an erased text are shown", {}, {}},
    Plant{"search_keeps_erased", "a search finds what was erased", {}, {}},
    Plant{"search_forgets_arrivals", "a search does not look at what waits to be indexed", {}, {}},
    Plant{"late_work_counts", "what a removed member wrote afterwards counts", hostile,
          "entries after removal"},
    Plant{"epoch_kept_after_removal", "a removed member can read on", {}, {}},
    Plant{"old_keys_withheld", "a new member cannot read what was written before", {}, {}},
    Plant{"hub_keeps_erased_body", "the hub keeps a body that it was ordered to erase", {}, {}},
    Plant{"hub_stores_erased_body", "the hub stores a body that was erased before it came",
          simulation, "a hub refuses the body"},
    Plant{"hub_not_durable", "the hub confirms what is not on its disk", {}, {}},
    Plant{"hub_serves_strangers", "the hub serves who is no member", {}, {}},
    Plant{"hub_drops_last_entry", "the hub keeps the end of what it should send", {}, {}},
    Plant{"sent_counts_as_held", "what was sent is shown as held before it is confirmed",
          simulation, "what is sent and not confirmed"},
    Plant{"dropped_order_kept", "an order goes on being followed that counts no more", simulation,
          "an order that counts no more"},
    Plant{"hole_stays", "content that was taken out is not taken in again", hostile,
          "false delete-all: a hub that strips content"},
    Plant{"hole_counts_as_held", "a note is shown as held where its content is not", hostile,
          "false delete-all: a device that strips content"},
    Plant{"index_version_forgotten",
          "the search index is of another format than it says after a full disk", simulation,
          "a change that failed on a full disk"},
    Plant{"filled_hole_unread", "content that comes back is stored and not shown", simulation,
          "a device that stops at any call while its holes are filled"},
    Plant{"newcomer_counts",
          "what somebody wrote whom a removed deputy had let in unheard stands where it was seen",
          simulation, "somebody let in by a deputy who was removed unheard"},
    Plant{"proof_of_any_line_taken", "a hub takes a proof that another hub passes on", hostile,
          "passed on: a hub that hands"},
    Plant{"authorship_taken", "whoever says so is a note's author, and opens it to the team",
          hostile, "opened by another"},
    Plant{"restricted_for_the_team", "a restricted note is encrypted for the whole team", {}, {}},
    Plant{"audience_kept_after_withdrawal",
          "who is let read restricted notes no more reads those written afterwards",
          {},
          {}},
    Plant{"lock_forgets_typing", "the app locks before the journal has what was typed", {}, {}},
    Plant{"restriction_said_once",
          "a restricted note is for the team where its author's own entry does not count",
          simulation, "a note stays restricted whose author was removed unheard"},
    Plant{"withdrawal_aside_forgotten",
          "who is let read no more reads on where another lead changed the team meanwhile", hostile,
          "withheld withdrawal"},
    Plant{"half_done_read",
          "what a failed save had half done is read where it cannot be taken back", simulation,
          "what a failed transaction had half done is never read"},
};

constexpr std::array names{
#define FIELDFARE_FAULT_NAME(name) std::string_view(#name),
    FIELDFARE_FAULTS(FIELDFARE_FAULT_NAME)
#undef FIELDFARE_FAULT_NAME
};

static_assert(table.size() == names.size(), "every fault has its line, in the order of planted.h");
static_assert(std::ranges::equal(table, names, {}, &Plant::name));

}  // namespace

std::span<const Plant> plants() {
  return table;
}

}  // namespace fieldfare::simulator
