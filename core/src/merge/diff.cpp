#include "diff.h"

#include <algorithm>

#include <fieldfare/core/error.h>

namespace fieldfare::merge {

namespace {

using Tokens = std::span<const std::uint32_t>;
using Index = std::ptrdiff_t;

/// A stretch of equal tokens in the middle of a shortest path: (x, y) to (u, v).
struct Snake {
  Index x = 0;
  Index y = 0;
  Index u = 0;
  Index v = 0;
};

/// How far the paths of one direction reach on each diagonal x - y = k.
class Frontier {
 public:
  explicit Frontier(Index reach) : x_(static_cast<std::size_t>(2 * reach + 1)), zero_(reach) {}
  Index& operator[](Index diagonal) { return x_[static_cast<std::size_t>(diagonal + zero_)]; }

 private:
  std::vector<Index> x_;
  Index zero_;
};

class Differ {
 public:
  Differ(Tokens a, Tokens b, std::size_t max_steps)
      : a_(a),
        b_(b),
        steps_left_(max_steps),
        forward_(std::ssize(a) + std::ssize(b) + 2),
        backward_(std::ssize(a) + std::ssize(b) + 2) {}

  /// Adds the edits between the two stretches; false when the steps are used up.
  bool compare(Index a_begin, Index a_end, Index b_begin, Index b_end) {
    while (a_begin < a_end && b_begin < b_end && equal(a_begin, b_begin))
      ++a_begin, ++b_begin;
    while (a_begin < a_end && b_begin < b_end && equal(a_end - 1, b_end - 1))
      --a_end, --b_end;
    if (a_begin == a_end || b_begin == b_end) {
      add(a_begin, a_end, b_begin, b_end);
      return true;
    }
    Snake middle;
    if (!find_middle(a_begin, a_end, b_begin, b_end, middle)) return false;
    return compare(a_begin, a_begin + middle.x, b_begin, b_begin + middle.y) &&
           compare(a_begin + middle.u, a_end, b_begin + middle.v, b_end);
  }

  [[nodiscard]] std::vector<Edit> take() { return std::move(edits_); }

 private:
  [[nodiscard]] bool equal(Index a, Index b) const {
    return a_[static_cast<std::size_t>(a)] == b_[static_cast<std::size_t>(b)];
  }

  void add(Index a_begin, Index a_end, Index b_begin, Index b_end) {
    if (a_begin == a_end && b_begin == b_end) return;
    const Edit edit{static_cast<std::size_t>(a_begin), static_cast<std::size_t>(a_end),
                    static_cast<std::size_t>(b_begin), static_cast<std::size_t>(b_end)};
    if (!edits_.empty() && edits_.back().a_end == edit.a_begin &&
        edits_.back().b_end == edit.b_begin) {
      edits_.back().a_end = edit.a_end;
      edits_.back().b_end = edit.b_end;
    } else {
      edits_.push_back(edit);
    }
  }

  /// Where the furthest path on diagonal `k` with one more edit begins its run of equal tokens.
  static Index next_x(Frontier& frontier, Index k, Index edits) {
    if (k == -edits || (k != edits && frontier[k - 1] < frontier[k + 1])) return frontier[k + 1];
    return frontier[k - 1] + 1;
  }

  /// Walks from both corners, one edit more each round, until the two fronts meet on a diagonal.
  /// Diagonals beyond a side of the grid are left out.
  bool find_middle(Index a_begin, Index a_end, Index b_begin, Index b_end, Snake& out) {
    const Index n = a_end - a_begin;
    const Index m = b_end - b_begin;
    const Index delta = n - m;
    const bool odd = delta % 2 != 0;
    forward_[1] = 0;
    backward_[1] = 0;
    for (Index d = 0;; ++d) {
      const Index lowest = -(d - 2 * std::max<Index>(0, d - m));
      const Index highest = d - 2 * std::max<Index>(0, d - n);
      for (Index k = lowest; k <= highest; k += 2) {
        const Index x = next_x(forward_, k, d);
        Index u = x;
        while (u < n && u - k < m && equal(a_begin + u, b_begin + u - k))
          ++u;
        forward_[k] = u;
        if (!spend(u - x)) return false;
        if (odd && std::abs(delta - k) < d && u + backward_[delta - k] >= n) {
          out = {x, x - k, u, u - k};
          return true;
        }
      }
      for (Index k = lowest; k <= highest; k += 2) {
        const Index x = next_x(backward_, k, d);
        Index u = x;
        while (u < n && u - k < m && equal(a_end - 1 - u, b_end - 1 - (u - k)))
          ++u;
        backward_[k] = u;
        if (!spend(u - x)) return false;
        if (!odd && std::abs(delta - k) <= d && u + forward_[delta - k] >= n) {
          out = {n - u, m - (u - k), n - x, m - (x - k)};
          return true;
        }
      }
    }
  }

  bool spend(Index equal_tokens) {
    const std::size_t cost = 1 + static_cast<std::size_t>(equal_tokens);
    if (cost > steps_left_) return false;
    steps_left_ -= cost;
    return true;
  }

  Tokens a_;
  Tokens b_;
  std::size_t steps_left_;
  Frontier forward_;
  Frontier backward_;
  std::vector<Edit> edits_;
};

}  // namespace

std::optional<std::vector<Edit>> shortest_edits(Tokens a, Tokens b, std::size_t max_steps) {
  Differ differ(a, b, max_steps);
  if (!differ.compare(0, std::ssize(a), 0, std::ssize(b))) return std::nullopt;
  return differ.take();
}

}  // namespace fieldfare::merge
