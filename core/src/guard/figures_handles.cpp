// Which words the second voice is asked about that may be somebody's name on a service.

#include "guard/figures.h"
#include "guard/handles.h"

namespace fieldfare::guard {

namespace {

/// Words that stand around such names.
bool on_screen(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"screen",    "usernames", "user",     "account",   "accounts",  "tag",      "streams",
       "streaming", "stream",    "plays",    "posts",     "online",    "server",   "chat",
       "game",      "games",     "channel",  "followers", "profile",   "dm",       "dms",
       "app",       "blog",      "blogger",  "vlog",      "logs",      "logged",   "logins",
       "password",  "passwords", "handles",  "nickname",  "pseudonym", "alias",    "duolingo",
       "scratch",   "fifa",      "mastodon", "bluesky",   "bsky",      "linkedin", "imvu",
       "vrchat",    "socials",   "onlyfans", "teams",     "dating",    "nintendo", "ps5",
       "ps4",       "pc",        "gamers",   "avatar",    "followed",  "follows",  "following"});
  return platform(id) || words.has(id);
}

constexpr std::size_t screen_reach = 10;

/// How many words lie between the tokens first to last and a word of services before or behind, in
/// the same line; none within reach is screen_reach + 1.
std::size_t to_screen(const TokenStream& tokens, std::size_t first, std::size_t last, bool behind) {
  for (std::size_t by = 1; by <= screen_reach; ++by) {
    if (behind ? last + by >= tokens.size() : by > first) break;
    const std::size_t at = behind ? last + by : first - by;
    if (tokens[behind ? at - 1 : at].gap == Gap::line) break;
    if (on_screen(tokens[at].id)) return by;
  }
  return screen_reach + 1;
}

/// What parts of one name stand between two tokens: "pasty.queen09", "r-dudek#4410".
bool joins_handle(std::string_view gap) noexcept {
  return gap == "." || gap == "_" || gap == "__" || gap == "-" || gap == "#" || gap == "._";
}

}  // namespace

HandleLook HandleLook::of(const TokenStream& tokens, std::size_t first, std::size_t last) {
  HandleLook look;
  for (std::size_t i = first; i <= last; ++i) {
    const Token& token = tokens[i];
    const std::string_view gap = i < last ? tokens.gap_after(i) : std::string_view();
    look.joined = look.joined || gap.find('_') != std::string_view::npos;
    look.dotted = look.dotted || gap.find('.') != std::string_view::npos;
    look.hyphened = look.hyphened || gap == "-";
    look.digits = look.digits || token.shape >= Shape::number;
    look.coded = look.coded || token.shape == Shape::code;
    look.small = look.small || token.shape == Shape::lower || token.shape == Shape::mixed;
    look.unknown = look.unknown || (!token.facts.known() && token.word() && token.letters > 3);
    look.named = look.named || token.facts.has(Fact::first);
    look.letters += token.letters;
  }
  look.before = to_screen(tokens, first, last, false);
  look.behind = to_screen(tokens, first, last, true);
  return look;
}

bool HandleLook::beside_screen() const noexcept {
  return before <= screen_reach || behind <= screen_reach;
}

void FigureVoice::gather_handles() {
  constexpr std::size_t least = 4;
  constexpr std::size_t long_word = 5;
  for (std::size_t i = 0; i < tokens_.size(); ++i) {
    if (tokens_[i].allowed || tokens_[i].foreign) continue;
    std::size_t last = i;
    while (last + 1 < tokens_.size() && joins_handle(tokens_.gap_after(last)) &&
           !tokens_[last + 1].allowed)
      ++last;
    const std::size_t first = i;
    i = last;
    // A word of a list, a number: nothing that is written as handles are.
    const Token& token = tokens_[first];
    if (last == first && token.shape != Shape::code && (!token.word() || token.facts.known()))
      continue;
    const HandleLook look = HandleLook::of(tokens_, first, last);
    if (look.letters < least || company_.dated[first] != 0) continue;
    bool web = false;
    bool common = true;
    for (std::size_t at = first; at <= last; ++at) {
      web = web || (file_or_web(tokens_[at].id) && last > first);
      common = common && tokens_[at].word() && tokens_[at].facts.known();
    }
    // A hyphen alone joins words and numbers of other kinds.
    if (web || (look.hyphened && !look.joined && !look.dotted && !look.small)) continue;
    bool fits = false;
    if (last > first)
      fits = look.small && (look.joined || ((look.dotted || look.digits) && !common) ||
                            (look.dotted && look.beside_screen()));
    else if (tokens_[first].shape == Shape::code)
      fits = look.letters > least;
    else if (tokens_[first].word() && !tokens_[first].facts.known())
      fits = look.letters >= long_word && look.beside_screen();
    if (fits) add(Figure::Kind::handle, first, last);
  }
}

}  // namespace fieldfare::guard
