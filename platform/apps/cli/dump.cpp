#include <iostream>

#include <fieldfare/core/log/describe.h>
#include <fieldfare/core/storage/describe.h>
#include <fieldfare/platform/posix/files.h>
#include <fieldfare/sync/bundle.h>

#include "nouns.h"
#include "print.h"
#include "session.h"

namespace fieldfare::cli {

namespace {

constexpr std::size_t largest = std::size_t{1} << 30;

std::string describe(ByteView bytes) {
  if (sync::looks_like_bundle(bytes)) return sync::describe_bundle(bytes);
  if (const auto stored = storage::describe_file(bytes)) return *stored;
  if (log::looks_like_entry(bytes)) return log::describe_entry(bytes);
  throw Error(ErrorCode::not_possible, "This is none of Fieldfare's files.",
              "A bundle, a key file, a backup or a log entry can be shown.");
}

Outcome dump(Session&, const Json& values) {
  const Bytes bytes = platform::SystemFiles().read(values.at("file").get<std::string>(), largest);
  return {{{"description", describe(bytes)}}};
}

std::string print_dump(const Json& result) {
  return printable(result.at("description").get<std::string>());
}

}  // namespace

Noun dump_noun() {
  return {
      "dump",
      "A bundle, key file, backup or entry in words",
      {
          {"",
           "Says what is in a file, without secrets and without a passphrase",
           "",
           {{"FILE", "file", Kind::file, "The file", required}},
           print_dump,
           "fieldfare dump monday.bundle",
           dump},
      },
  };
}

}  // namespace fieldfare::cli
