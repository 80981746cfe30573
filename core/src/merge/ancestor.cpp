#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fieldfare/core/merge/register.h>

namespace fieldfare::merge {

namespace {

using Entries = std::unordered_set<Hash, IdHash>;

/// The nodes of a history by entry.
class Ancestry {
 public:
  explicit Ancestry(const FieldHistory& history) {
    for (const FieldHistory::Node& node : history.nodes)
      nodes_.emplace(node.entry, &node);
  }

  [[nodiscard]] const FieldHistory::Node* find(const Hash& entry) const {
    const auto found = nodes_.find(entry);
    return found == nodes_.end() ? nullptr : found->second;
  }

  /// Adds to `out` all that `entry` replaced, directly or through others.
  void add_replaced_by(const Hash& entry, Entries& out) const {
    std::vector<Hash> open{entry};
    while (!open.empty()) {
      const FieldHistory::Node* node = find(open.back());
      open.pop_back();
      if (node == nullptr) continue;
      for (const Hash& old : node->replaces) {
        if (out.insert(old).second) open.push_back(old);
      }
    }
  }

  /// The entry and all that it replaced.
  [[nodiscard]] Entries above(const Hash& entry) const {
    Entries out{entry};
    add_replaced_by(entry, out);
    return out;
  }

 private:
  std::unordered_map<Hash, const FieldHistory::Node*, IdHash> nodes_;
};

}  // namespace

std::optional<log::Value> common_ancestor(const FieldHistory& history, const Hash& a,
                                          const Hash& b) {
  const Ancestry ancestry(history);
  Entries common = ancestry.above(a);
  const Entries others = ancestry.above(b);
  std::erase_if(common, [&](const Hash& entry) { return !others.contains(entry); });
  Entries further;
  for (const Hash& entry : common) {
    if (!further.contains(entry)) ancestry.add_replaced_by(entry, further);
  }
  const FieldHistory::Node* nearest = nullptr;
  for (const Hash& entry : common) {
    if (further.contains(entry)) continue;
    const FieldHistory::Node* node = ancestry.find(entry);
    if (node == nullptr || (nearest != nullptr && node->value != nearest->value)) {
      return std::nullopt;
    }
    nearest = node;
  }
  if (nearest == nullptr) return std::nullopt;
  return nearest->value;
}

}  // namespace fieldfare::merge
