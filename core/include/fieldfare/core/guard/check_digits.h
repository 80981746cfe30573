#pragma once

#include <string_view>

namespace fieldfare::guard {

/// Ten digits whose last is right by modulus 11 with weights 10 to 2 (NHS Data Dictionary, "NHS
/// Number"). `digits` holds digits only.
[[nodiscard]] bool valid_nhs_number(std::string_view digits) noexcept;

/// Ten digits, the first not 0, whose last is 10 less the weighted sum modulo 11 (Learning Records
/// Service, "Unique Learner Number").
[[nodiscard]] bool valid_uln(std::string_view digits) noexcept;

/// A letter, eleven digits, and a digit or (temporary numbers) a letter; the first letter checks
/// the other twelve by modulus 23 (Department for Education, "Unique pupil numbers"). Capitals
/// only.
[[nodiscard]] bool well_formed_upn(std::string_view text) noexcept;
[[nodiscard]] bool valid_upn(std::string_view text) noexcept;

/// Two letters that are issued, six digits, and A to D or nothing (HMRC, "NIM39110"). Capitals
/// only.
[[nodiscard]] bool valid_national_insurance(std::string_view text) noexcept;

/// True for the letters that begin a postcode in use ("LS", "E"); capitals only.
[[nodiscard]] bool postcode_area(std::string_view letters) noexcept;

}  // namespace fieldfare::guard
