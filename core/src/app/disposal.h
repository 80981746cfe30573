#pragma once

#include <string>
#include <string_view>

#include <fieldfare/core/crypto/sign.h>

#include "app/engine.h"

namespace fieldfare::app {

/// The record of disposal: lines "name: value", the last two the signer's public key and its
/// signature over all lines before ("fieldfare/disposal/1"). core/docs/calendar.md.
[[nodiscard]] std::string sign_record(std::string lines, const crypto::SigningKey& key);
/// True when the signature fits the text and is by `key`.
[[nodiscard]] bool is_genuine(std::string_view receipt, const crypto::SignPublicKey& key);

/// Deletes every row of the visit in every table that has rows of visits, its entries, its notes'
/// words in the search index, and the keys. Secure-delete overwrites what stood there.
void erase_visit(storage::Transaction& transaction, Engine& engine, VisitState& visit);

}  // namespace fieldfare::app
