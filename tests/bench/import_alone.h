#pragma once

#include <string>

/// One import in a process of its own: what a device needs for it. In the benchmark's process the
/// list itself is built first, which takes more memory than its import.
namespace fieldfare::bench {

/// `fieldfare-bench --import FILE`: reads the workbook as the notebook does and prints "rows peak",
/// the peak of this process in KiB. Answers the exit code.
int import_alone(const std::string& file);

struct ImportedAlone {
  long rows = 0;
  double peak_megabytes = 0;
};
/// Starts the above on `bytes`, which it keeps in a file for as long. Throws
/// std::runtime_error when that fails.
[[nodiscard]] ImportedAlone run_import_alone(const std::string& bytes);

}  // namespace fieldfare::bench
