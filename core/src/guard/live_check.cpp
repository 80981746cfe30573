#include <fieldfare/core/guard/live_check.h>

#include <algorithm>
#include <string>
#include <vector>

#include <fieldfare/core/crypto/secure_buffer.h>
#include <fieldfare/core/utf8.h>

#include "guard/block.h"
#include "guard/pseudonyms_said.h"

namespace fieldfare::guard {
namespace {

/// A block with its own copy of the text and its findings as they were last asked for.
struct KeptBlock {
  KeptBlock(std::string_view from, const AllowList& allow)
      : text(from), block(text, allow, Lexicon::compiled_in()) {}
  ~KeptBlock() { crypto::wipe({reinterpret_cast<std::uint8_t*>(text.data()), text.size()}); }
  KeptBlock(const KeptBlock&) = delete;
  KeptBlock& operator=(const KeptBlock&) = delete;

  std::string text;
  Block block;
  Findings findings;
  bool fresh = true;  ///< the findings were not asked for yet
};

using KeptBlocks = std::vector<std::unique_ptr<KeptBlock>>;

}  // namespace

struct LiveCheck::Impl {
  KeptBlocks blocks;
  Said said;
  std::uint64_t allowed = 0;  ///< the revision of the allow list that the blocks were read with
  Findings findings;

  /// Keeps the blocks that are as they were at the beginning and the end, and reads those between.
  void take(const std::vector<std::string_view>& pieces, const AllowList& allow) {
    const auto same = [](const std::unique_ptr<KeptBlock>& kept, std::string_view piece) {
      return kept->text == piece;
    };
    const std::size_t most = std::min(pieces.size(), blocks.size());
    std::size_t head = 0;
    while (head < most && same(blocks[head], pieces[head]))
      ++head;
    std::size_t tail = 0;
    while (head + tail < most &&
           same(blocks[blocks.size() - 1 - tail], pieces[pieces.size() - 1 - tail]))
      ++tail;
    KeptBlocks next;
    next.reserve(pieces.size());
    for (std::size_t i = 0; i < head; ++i)
      next.push_back(std::move(blocks[i]));
    for (std::size_t i = head; i + tail < pieces.size(); ++i)
      next.push_back(std::make_unique<KeptBlock>(pieces[i], allow));
    for (std::size_t i = blocks.size() - tail; i < blocks.size(); ++i)
      next.push_back(std::move(blocks[i]));
    blocks = std::move(next);
  }

  void find(const Pseudonyms* known) {
    Said all = known != nullptr ? said_of(*known) : Said{};
    for (const auto& kept : blocks)
      all.add(kept->block.said());
    all.settle();
    // Only blocks that say one of the words by which the note's names changed can find anything
    // else.
    const std::vector<std::uint64_t> changed = said.apart(all);
    // Mentions are looked for at all once somebody is named.
    const bool first = said.empty() != all.empty();
    said = std::move(all);
    findings.clear();
    std::size_t at = 0;
    for (const auto& kept : blocks) {
      if (kept->fresh || first || (!changed.empty() && kept->block.says_any(changed)))
        kept->findings = kept->block.findings(said);
      kept->fresh = false;
      for (Finding finding : kept->findings) {
        finding.start += at;
        finding.end += at;
        findings.push_back(finding);
      }
      at += kept->text.size();
    }
  }
};

LiveCheck::LiveCheck() : impl_(std::make_unique<Impl>()) {}
LiveCheck::~LiveCheck() = default;
LiveCheck::LiveCheck(LiveCheck&&) noexcept = default;
LiveCheck& LiveCheck::operator=(LiveCheck&&) noexcept = default;

const Findings& LiveCheck::check(std::string_view text, const AllowList& allow,
                                 const Pseudonyms* known) {
  if (!Guard::readable(text)) {
    clear();
    impl_->findings = Guard().check(text, allow);
    return impl_->findings;
  }
  if (allow.revision() != impl_->allowed) impl_->blocks.clear();
  impl_->allowed = allow.revision();
  impl_->take(cut_into_blocks(text), allow);
  impl_->find(known);
  return impl_->findings;
}

void LiveCheck::clear() {
  *impl_ = Impl();
}

}  // namespace fieldfare::guard
