#pragma once

#include <initializer_list>
#include <string_view>

#include <fieldfare/core/ids.h>

namespace fieldfare::app {

/// The id of a thing that is there without anybody making it, such as an information item of the
/// framework: the first 16 bytes of BLAKE2b-256 over "fieldfare/derived-id/1", the visit's id, and
/// `what` and each of `parts` ended by a zero byte. Two people who write about it without knowing
/// of each other meet in one entity (core/docs/calendar.md, "Things that nobody makes").
[[nodiscard]] EntityId derived_id(const VisitId& visit, std::string_view what,
                                  std::initializer_list<std::string_view> parts);

}  // namespace fieldfare::app
