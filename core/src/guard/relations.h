#pragma once

#include <cstddef>
#include <string_view>

#include "guard/scan.h"

namespace fieldfare::guard {

inline constexpr std::string_view described = "a description that tells who it is";
inline constexpr std::string_view related = "a relation that tells who it is";

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

/// "the lad who swam for GB", "mum teaches Y3 here", "Councillor Whitworth's grandson", "the SENCo
/// whose own son is on the list": what one person is known for, around token `i`. True when
/// something was found.
bool scan_known_for(Scan& scan, std::size_t i);

/// "one of only two children in England with it", from the "one" at `i`. True when it was found.
bool scan_rarity(Scan& scan, std::size_t i);

/// Adds a description from token `first` to `last`, with whose relative it leads to ("sister of the
/// lad ..."), its places ("... in Year 3") and what it goes on to say ("... who plays the organ").
void add_description(Scan& scan, std::size_t first, std::size_t last,
                     std::string_view rule = described);

/// Where the phrases of place end that go on behind token `last`: "in Reception", "from the chippy
/// on the corner".
[[nodiscard]] std::size_t with_places(const TokenStream& tokens, std::size_t last);

/// The same with all else that tells one from others: "of 2023", "after the pier fire", "down the
/// road", ", Coseley".
[[nodiscard]] std::size_t with_particulars(const TokenStream& tokens, std::size_t last);

/// Where the clause ends that begins behind token `at`, within eleven words.
[[nodiscard]] std::size_t clause_end(const TokenStream& tokens, std::size_t at);

}  // namespace fieldfare::guard
