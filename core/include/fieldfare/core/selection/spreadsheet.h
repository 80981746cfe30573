#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/selection/raw_table.h>

/// Reads person-level lists out of what areas send. From memory to memory: nothing is written to a
/// disk, nothing of a file is run, and no address in it is followed
/// (core/docs/person-level-data.md).
namespace fieldfare::selection {

/// Told how many bytes of the file's content are through, now and then; false stops the reading
/// with Error(not_possible).
using Heard = std::function<bool(std::uint64_t done, std::uint64_t total)>;

struct SheetName {
  std::string title;  ///< as in the file: it may hold an identity
  bool hidden = false;
};

/// A workbook of Excel (Office Open XML, ECMA-376), opened over bytes that outlive it. Every fault
/// of the file is Error(damaged), every breach of limits.h Error(not_possible); both say what to
/// do. Not thread-safe.
class Workbook {
 public:
  explicit Workbook(ByteView bytes);
  Workbook(const Workbook&) = delete;
  Workbook& operator=(const Workbook&) = delete;
  ~Workbook();

  [[nodiscard]] const std::vector<SheetName>& sheets() const noexcept;
  /// The cells of a sheet: cached results of formulas, numbers as shortest text, what is formatted
  /// as a date as "2014-03-12", merged ranges filled. With `most_rows` only the first ones.
  [[nodiscard]] RawTable read(std::size_t sheet, std::uint32_t most_rows, const Heard& heard);
  /// Formulas met so far that had no cached result: their cells count as empty.
  [[nodiscard]] std::uint64_t formulas_without_result() const noexcept;

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

/// A list in text: RFC 4180 and what is about. UTF-8 and UTF-16 with or without a mark, else
/// Windows-1252; comma, semicolon, tab or bar, found by what gives even rows, or by Excel's "sep="
/// line; quotes with line ends in them; any line end. Errors as above.
[[nodiscard]] RawTable read_csv(ByteView bytes, const Heard& heard);

/// What a file is, by its first bytes and not by its name.
enum class FileKind { workbook, text };
/// Error(not_possible) for what we know and cannot read (the old Excel format, OpenDocument, PDF,
/// an archive of something else), with what to do instead.
[[nodiscard]] FileKind kind_of_file(ByteView bytes);

}  // namespace fieldfare::selection
