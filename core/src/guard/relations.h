#pragma once

#include <cstddef>

#include "guard/scan.h"

namespace fieldfare::guard {

/// A description that fits one person in a place, around token `i`: "the boy with the trachy in
/// Y5", "the chip shop triplets", "the dad who sued the council". What was found is added.
void scan_description(Scan& scan, std::size_t i);

/// "the lad who lives on the boat", "mum (the school cook)", "the head girl", around token `i`.
/// True when something was found.
bool scan_person_told(Scan& scan, std::size_t i);

/// "the trachy boy in Y2", "the lad whose dad drives the minibus", "the boy in the bus crash",
/// around token `i`.
void scan_child_told(Scan& scan, std::size_t i);

/// "the only Chinese girl in Y6": a trait that one child in a place has, around the "only" at `i`.
void scan_only(Scan& scan, std::size_t i);

/// "the wheelchair lad in the football team": told by several strokes, around token `i`. True when
/// something was found.
bool scan_portrait(Scan& scan, std::size_t i);

/// Where the phrases of place end that go on behind token `last`: "in Reception", "from the chippy
/// on the corner".
[[nodiscard]] std::size_t with_places(const TokenStream& tokens, std::size_t last);

/// Where the clause ends that begins behind token `at`, within nine words.
[[nodiscard]] std::size_t clause_end(const TokenStream& tokens, std::size_t at);

}  // namespace fieldfare::guard
