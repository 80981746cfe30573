#include "import_alone.h"

#include <sys/resource.h>
#include <unistd.h>

#include <cstdio>
#include <fstream>
#include <stdexcept>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/framework/library.h>
#include <fieldfare/core/selection/limits.h>
#include <fieldfare/core/selection/person_import.h>
#include <fieldfare/core/selection/spreadsheet.h>
#include <support/temporary_directory.h>

namespace fieldfare::bench {

namespace {

Bytes bytes_of(const std::string& file) {
  std::ifstream in(file, std::ios::binary | std::ios::ate);
  if (!in) throw std::runtime_error("There is no file " + file);
  Bytes out(static_cast<std::size_t>(in.tellg()));
  in.seekg(0);
  in.read(reinterpret_cast<char*>(out.data()), static_cast<std::streamsize>(out.size()));
  return out;
}

}  // namespace

int import_alone(const std::string& file) {
  const auto library = framework::Library::built_in();
  const guard::Guard guard;
  const Bytes bytes = bytes_of(file);
  selection::Workbook workbook(bytes);
  selection::ImportWishes wishes;
  wishes.today = *date_from_iso8601("2026-06-01");
  const auto table = workbook.read(0, selection::limits::rows, {});
  const auto people =
      selection::map_people(table, library.get("area-send-2023"), guard, {}, wishes).table;
  rusage usage{};
  getrusage(RUSAGE_SELF, &usage);
  std::printf("%zu %ld\n", people.rows(), usage.ru_maxrss);
  return 0;
}

ImportedAlone run_import_alone(const std::string& bytes) {
  const test::TemporaryDirectory directory;
  const auto file = directory / "list.xlsx";
  std::ofstream(file, std::ios::binary) << bytes;
  const std::string command =
      "/proc/" + std::to_string(::getpid()) + "/exe --import " + file.string();
  std::FILE* out = ::popen(command.c_str(), "r");
  if (out == nullptr) throw std::runtime_error("The import did not start.");
  ImportedAlone result;
  long kibibytes = 0;
  const int read = std::fscanf(out, "%ld %ld", &result.rows, &kibibytes);
  if (::pclose(out) != 0 || read != 2) throw std::runtime_error("The import failed.");
  result.peak_megabytes = static_cast<double>(kibibytes) / 1024;
  return result;
}

}  // namespace fieldfare::bench
