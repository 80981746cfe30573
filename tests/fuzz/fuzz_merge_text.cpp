// Any three texts, UTF-8 or not, cut at the first two bytes 0xFF: the merge ends, its hunks give
// the texts back, and exchanging the sides exchanges nothing but the sides.

#include <cstdint>
#include <string>
#include <string_view>

#include <fieldfare/core/bytes.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/merge/text.h>

using namespace fieldfare;

namespace {

std::string_view cut(std::string_view& rest) {
  const std::size_t end = rest.find('\xff');
  const std::string_view out = rest.substr(0, end);
  rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  return out;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::string_view rest = as_text({data, size});
  const std::string_view base = cut(rest);
  const std::string_view ours = cut(rest);
  const auto merged = merge::merge_text(base, ours, rest);
  std::string bases;
  std::string our_side;
  std::string their_side;
  for (const merge::Hunk& hunk : merged.hunks) {
    bases += hunk.base;
    our_side += hunk.ours;
    their_side += hunk.theirs;
  }
  FIELDFARE_ASSERT(bases == base && our_side == ours && their_side == rest);
  FIELDFARE_ASSERT(merge::merge_text(base, rest, ours).merged == merged.merged);
  return 0;
}
