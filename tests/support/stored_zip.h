#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace fieldfare::test {

/// The files of a ZIP archive that stores them uncompressed, by the archive's directory. Nothing
/// unless every offset, size, name and check sum (the CRC-32 of ISO 3309) is right.
[[nodiscard]] std::optional<std::map<std::string, std::string>> stored_files(std::string_view zip);

/// What is wrong with an XML document's form: tags that do not close in order, attributes without
/// quotes or given twice, bare & or <; empty for a well-formed one. No DTD is known.
[[nodiscard]] std::string xml_fault(std::string_view xml);

}  // namespace fieldfare::test
