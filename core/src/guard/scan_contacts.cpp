#include <algorithm>
#include <cctype>

#include "guard/emails.h"
#include "guard/handles.h"
#include "guard/scan.h"

namespace fieldfare::guard {
namespace {

bool letter_or_digit(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

void scan_handle(Scan& scan, std::size_t at) {
  const std::string_view text = scan.text();
  if (at > 0 && (letter_or_digit(text[at - 1]) || text[at - 1] == '@')) return;
  std::size_t end = at + 1;
  bool letters = false;
  while (end < text.size() && handle_part(text[end])) {
    letters = letters || std::isalpha(static_cast<unsigned char>(text[end])) != 0;
    ++end;
  }
  while (end > at + 1 && text[end - 1] == '.')
    --end;
  if (!letters || end - at < 4) return;
  const std::size_t i = scan.tokens().token_at(at);
  if (i < scan.tokens().size()) {
    // "@school" and "@Ofsted": a word that stands for "at", or a public body.
    const Token& token = scan.tokens()[i];
    const bool whole = token.start == at + 1 && token.full_end >= end;
    const bool plain = token.facts.known() && (!token.facts.name() || token.facts.level() == 3);
    if (whole && (token.facts.has(Fact::term) || plain) && token.word()) return;
    if (whole && token.shape == Shape::code &&
        std::isdigit(static_cast<unsigned char>(text[at + 1])) != 0)
      return;
  }
  scan.add(at, end, Label::handle, Tier::block, "a social media handle");
}

/// A name that nobody would write as a word: digits, underscores, dots or capitals inside.
bool looks_like_handle(std::string_view word, const Token& token) noexcept {
  const bool joined = word.find('_') != std::string_view::npos ||
                      word.find('.') != std::string_view::npos ||
                      (word.find('-') != std::string_view::npos &&
                       word.find_first_of("0123456789") != std::string_view::npos);
  return joined || token.shape == Shape::code || token.shape == Shape::mixed ||
         !token.facts.known() || word.find('#') != std::string_view::npos;
}

/// "snapchat: amz_09", "insta is rosieposie", "his username grim.reaper11".
void scan_platform(Scan& scan, std::size_t i, const Lexicon& lexicon) {
  TokenStream& tokens = scan.tokens();
  const std::string_view text = scan.text();
  bool told = false;
  std::size_t next = i;
  for (int steps = 0; steps < 4; ++steps) {
    const std::string_view gap = tokens.gap_after(next);
    if (gap.find_first_of("\n.;,!?") != std::string_view::npos) return;
    told = told || gap.find_first_of(":=@") != std::string_view::npos || gap == " - ";
    if (++next >= tokens.size()) return;
    const std::uint64_t id = tokens[next].id;
    if (one_of(id,
               {"is",      "as",   "called", "under",    "username", "handle", "name",    "id",
                "account", "user", "tag",    "gamertag", "channel",  "page",   "he",      "she",
                "tok",     "chat", "id's",   "names",    "nickname", "gram",   "profile", "he's",
                "she's",   "hes",  "shes",   "it's",     "its",      "goes",   "by"})) {
      told = told || tokens[next].possessive ||
             one_of(id, {"is", "as", "called", "under", "username", "handle", "gamertag", "by",
                         "name", "nickname", "user", "id", "he's", "she's", "hes", "shes"});
      continue;
    }
    break;
  }
  const std::size_t start = tokens[next].start;
  // "Facebook: Kez Nan Truro", "FB - Shaz Mum Oftwo": a page by two to four words with capitals.
  const std::string_view parted = tokens.gap_after(i);
  const bool named = next > i + 1 && told && tokens.adjacent(next - 1);
  if ((named || (next == i + 1 && (parted == ": " || parted == " - " || parted == " ("))) &&
      tokens[next].shape == Shape::title && !tokens[next].covered && tokens.adjacent(next) &&
      tokens[next + 1].shape == Shape::title) {
    std::size_t last = next + 1;
    while (last < next + 3 && (tokens.adjacent(last) || tokens.hyphened(last)) &&
           tokens[last + 1].shape == Shape::title)
      ++last;
    bool page = named || parted == ": " || last > next + 1;
    for (std::size_t at = next; at <= last; ++at)
      page = page && !tokens[at].facts.has(Fact::setting) && !tokens[at].facts.has(Fact::closed) &&
             (!tokens[at].facts.has(Fact::term) || at > next);
    if (page) {
      scan.add_tokens(next, last, Label::handle, Tier::ask, "a name on a social media service");
      return;
    }
  }
  std::size_t end = start;
  while (end < text.size() && (handle_part(text[end]) || text[end] == '#' || text[end] == '-'))
    ++end;
  while (end > start && (text[end - 1] == '.' || text[end - 1] == '-'))
    --end;
  const std::string_view word = text.substr(start, end - start);
  // What holds an underscore or digits needs no "is" before it.
  const bool plain = word.find_first_of("_-") == std::string_view::npos &&
                     word.find('.') == std::string_view::npos &&
                     word.find_first_of("0123456789") == std::string_view::npos &&
                     (tokens[next].shape != Shape::mixed || tokens[next].facts.known());
  // "twitch rhysplays": no word at all, right behind the service.
  const bool beside = next == i + 1 && word.size() >= 5 && !tokens[next].facts.known() &&
                      tokens[next].shape == Shape::lower && !lexicon.near_common_word(word) &&
                      !lexicon.begins_common_word(word);
  if (tokens[next].covered || word.size() < 3 || (!told && plain && !beside) ||
      !looks_like_handle(word, tokens[next]))
    return;
  if (tokens[next].shape == Shape::number) return;
  scan.add(start, end, Label::handle, Tier::block, "a name on a social media service");
}

/// "bigmanTJ on snap": what is written like a handle, and the service behind it.
void scan_before_platform(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (i < 2 || tokens[i - 1].id != word_id("on") || !tokens.adjacent(i - 1) ||
      !tokens.adjacent(i - 2))
    return;
  const Token& token = tokens[i - 2];
  const std::string_view word = tokens.word(i - 2);
  const bool lower = word[0] >= 'a' && word[0] <= 'z';
  const bool odd = (token.shape == Shape::mixed && lower) ||
                   (token.shape == Shape::code && lower && token.letters >= 6);
  if (token.covered || token.facts.known() || !odd) return;
  scan.add_tokens(i - 2, i - 2, Label::handle, Tier::ask, "a name on a social media service");
}

/// "a whole Vinted thing going, stitchedbyelz, made 212": behind a comma only what is no word at
/// all and long.
void scan_after_platform(Scan& scan, std::size_t i, const Lexicon& lexicon) {
  const TokenStream& tokens = scan.tokens();
  constexpr std::size_t reach = 4;
  constexpr std::size_t long_word = 8;
  for (std::size_t at = i + 1; at < tokens.size() && at <= i + reach; ++at) {
    const std::string_view gap = tokens.gap_after(at - 1);
    if (gap.find_first_of("\n.;!?") != std::string_view::npos) return;
    if (gap != ", " && gap != " (" && gap != " - ") continue;
    const Token& token = tokens[at];
    // "his gaming name, zennor.zed", "her discord, seaslug.06"
    const std::string_view next = tokens.gap_after(at);
    if ((next == "." || next == "_") && at + 1 < tokens.size() && token.shape == Shape::lower &&
        (tokens[at + 1].shape == Shape::lower || tokens[at + 1].shape >= Shape::number) &&
        !token.covered && !token.facts.has(Fact::closed) &&
        (!token.facts.known() || !tokens[at + 1].facts.known())) {
      scan.add_tokens(at, at + 1, Label::handle, Tier::ask, "a name on a social media service");
      return;
    }
    if (token.covered || token.shape != Shape::lower || token.facts.known() ||
        token.letters < long_word || tokens.near_common_word(at, lexicon))
      return;
    scan.add_tokens(at, at, Label::handle, Tier::ask, "a name on a social media service");
    return;
  }
}

/// Adds a handle with what is joined to it: "lil.danko09", "u/cumbria_mum".
void add_whole(Scan& scan, std::size_t start, std::size_t end) {
  const std::string_view text = scan.text();
  while (start > 1 && handle_part(text[start - 1]) && handle_part(text[start - 2]))
    --start;
  if (start > 0 && letter_or_digit(text[start - 1])) --start;
  while (end + 1 < text.size() && (text[end] == '.' || text[end] == '_') &&
         letter_or_digit(text[end + 1])) {
    while (end < text.size() && handle_part(text[end]))
      ++end;
    while (text[end - 1] == '.')
      --end;
  }
  const bool user = start >= 2 && text[start - 1] == '/' && (text[start - 2] | 0x20) == 'u' &&
                    (start == 2 || !letter_or_digit(text[start - 3]));
  scan.add(user ? start - 2 : start, end, Label::handle, Tier::ask, "written like a handle");
}

/// "plays as xX_Reaper_Xx": an underscore inside small letters is how handles are written.
void scan_underscores(Scan& scan) {
  const std::string_view text = scan.text();
  for (std::size_t at = text.find('_'); at != std::string_view::npos; at = text.find('_', at + 1)) {
    std::size_t start = at;
    while (start > 0 && handle_part(text[start - 1]))
      --start;
    std::size_t end = at + 1;
    while (end < text.size() && handle_part(text[end]))
      ++end;
    while (end > start && text[end - 1] == '.')
      --end;
    const std::string_view word = text.substr(start, end - start);
    const bool small =
        std::any_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    const bool inside = at > start && at + 1 < end;
    const std::size_t i = scan.tokens().token_at(start);
    const bool free = i < scan.tokens().size() && !scan.tokens()[i].covered;
    if (small && inside && free && word.size() >= 4) add_whole(scan, start, end);
    at = end;
  }
}

/// "kai2011", "millie09": a name or no word at all that runs into a number.
bool name_with_number(const Token& token, std::string_view word, const Lexicon& lexicon) {
  if (token.shape != Shape::code || token.covered || word.size() < 5) return false;
  std::size_t letters = 0;
  while (letters < word.size() && std::isalpha(static_cast<unsigned char>(word[letters])) != 0)
    ++letters;
  const std::size_t digits = word.size() - letters;
  if (letters < 3 || digits < 1 || digits > 4) return false;
  if (word.find_first_not_of("0123456789", letters) != std::string_view::npos) return false;
  const bool small = std::islower(static_cast<unsigned char>(word[letters - 1])) != 0;
  const WordFacts facts = lexicon.find(fold(word.substr(0, letters)).view());
  const bool name = facts.has(Fact::first) && facts.level() < 2 && !facts.has(Fact::term) &&
                    !facts.has(Fact::proper) && !facts.has(Fact::upper);
  const bool lower = std::islower(static_cast<unsigned char>(word[0])) != 0;
  const bool joined =
      std::any_of(word.begin() + 1, word.begin() + static_cast<std::ptrdiff_t>(letters),
                  [](char c) { return c >= 'A' && c <= 'Z'; });
  // "OmarPlays7"; one figure alone may count what a word names.
  if (digits == 1) return small && joined && letters >= 6 && !facts.known();
  return small && (name || ((lower || joined) && !facts.known() && letters >= 5));
}

/// "t0mmyTank", "gr1ff1n": a figure for a letter in the middle of a word.
bool figure_for_letter(const Token& token, std::string_view word) {
  if (token.shape != Shape::code || token.covered || token.facts.known() || word.size() < 6)
    return false;
  const auto letter = [&](std::size_t at) {
    return std::isalpha(static_cast<unsigned char>(word[at])) != 0;
  };
  std::size_t letters = 0;
  bool inside = false;
  for (std::size_t at = 0; at < word.size(); ++at) {
    letters += letter(at) ? 1U : 0U;
    inside = inside || (at > 0 && at + 2 < word.size() && !letter(at) && letter(at - 1) &&
                        letter(at + 1) && letter(at + 2));
  }
  return inside && letters >= 5 && std::islower(static_cast<unsigned char>(word.back())) != 0;
}

/// "sen.mum.life", "kai.b.2010": small words that two dots join; no address of a web page.
void scan_dotted(Scan& scan, std::size_t i) {
  const TokenStream& tokens = scan.tokens();
  if (tokens[i].gap != Gap::other || i + 1 >= tokens.size() || tokens.gap_after(i) != "." ||
      tokens[i].shape != Shape::lower || tokens[i].letters < 3 || tokens[i].covered)
    return;
  if (i + 2 >= tokens.size() || tokens.gap_after(i + 1) != ".") {
    // "snapchat mostly. kaiboi.hfd": one dot is enough where the service is named.
    // "on snapchat.they said": a dot that lost its space.
    const bool words = (tokens[i].facts.known() && tokens[i + 1].facts.known()) ||
                       tokens[i + 1].facts.level() == 3 || platform(tokens[i].id);
    if (words || tokens[i + 1].shape != Shape::lower || tokens[i + 1].letters < 2 ||
        tokens[i + 1].covered || file_or_web(tokens[i + 1].id) || file_or_web(tokens[i].id) ||
        tokens.gap_after(i + 1).starts_with('/'))
      return;
    for (std::size_t at = i > 6 ? i - 6 : 0; at < tokens.size() && at <= i + 5; ++at) {
      if (!platform(tokens[at].id)) continue;
      scan.add_tokens(i, i + 1, Label::handle, Tier::ask, "written like a handle");
      return;
    }
    return;
  }
  std::size_t last = i + 1;
  const auto part = [&](std::size_t at) {
    return (tokens[at].shape == Shape::lower || tokens[at].shape >= Shape::number) &&
           !tokens[at].covered;
  };
  while (last < tokens.size() && part(last) && tokens.gap_after(last) == ".")
    ++last;
  if (last >= tokens.size() || !part(last)) return;
  // Names of files and of settings hold no name and no relative, and stand beside no service.
  bool personal = false;
  for (std::size_t at = i > 4 ? i - 4 : 0; at < tokens.size() && at <= last + 4; ++at)
    personal = personal || platform(tokens[at].id);
  for (std::size_t at = i; at <= last; ++at) {
    if (file_or_web(tokens[at].id)) return;
    const WordFacts facts = tokens[at].facts;
    personal = personal || facts.has(Fact::kin) || (facts.has(Fact::first) && facts.level() < 3) ||
               (!facts.known() && tokens[at].shape == Shape::lower && tokens[at].letters > 3);
  }
  if (!personal) return;
  if (tokens[i].start > 0 &&
      std::string_view("/.@").find(scan.text()[tokens[i].start - 1]) != std::string_view::npos)
    return;
  scan.add_tokens(i, last, Label::handle, Tier::ask, "written like a handle");
}

/// "hettonhawk#4410": a name and the four figures that a service puts behind it.
void scan_tag(Scan& scan) {
  constexpr std::size_t figures = 4;
  const std::string_view text = scan.text();
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    std::size_t start = at;
    while (start > 0 && handle_part(text[start - 1]))
      --start;
    std::size_t end = at + 1;
    while (end < text.size() && std::isdigit(static_cast<unsigned char>(text[end])) != 0)
      ++end;
    // "room#2291"
    const std::string_view word = text.substr(start, at - start);
    const bool thing =
        one_of(word_id(fold(word).view()),
               {"room", "ticket", "issue", "case", "flat", "order", "job", "item", "invoice"});
    const bool name =
        word.size() >= 3 && std::isalpha(static_cast<unsigned char>(word[0])) != 0 && !thing;
    const bool ends = end == text.size() || text[end] == '.' || !handle_part(text[end]);
    if (name && end - at == figures + 1 && ends)
      scan.add(start, end, Label::handle, Tier::block, "written like a handle");
  }
}

/// "facebook.com/jane.doe.5".
void scan_profile_link(Scan& scan) {
  const std::string_view text = scan.text();
  for (const std::string_view site :
       {"facebook.com/", "instagram.com/", "tiktok.com/@", "twitter.com/", "x.com/",
        "snapchat.com/add/", "linkedin.com/in/", "linktr.ee/", "youtube.com/@", "twitch.tv/",
        "t.me/", "wa.me/", "fb.com/", "fb.me/", "m.me/", "insta.com/", "bsky.app/profile/",
        "threads.net/@", "discord.gg/"}) {
    for (std::size_t at = text.find(site); at != std::string_view::npos;
         at = text.find(site, at + 1)) {
      std::size_t end = at + site.size();
      while (end < text.size() && (handle_part(text[end]) || text[end] == '-'))
        ++end;
      while (end > at && text[end - 1] == '.')
        --end;
      if (end > at + site.size() + 1)
        scan.add(at, end, Label::handle, Tier::block, "a link to somebody's page");
    }
  }
}

}  // namespace

void scan_contacts(Scan& scan, const Lexicon& lexicon) {
  const std::string_view text = scan.text();
  for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at + 1)) {
    if (!scan_email(scan, at)) scan_handle(scan, at);
  }
  if (text.find('/') != std::string_view::npos) scan_profile_link(scan);
  scan_tag(scan);
  for (std::size_t i = 0; i < scan.tokens().size(); ++i) {
    const std::uint64_t id = scan.tokens()[i].id;
    if (platform(id)) {
      scan_platform(scan, i, lexicon);
      scan_after_platform(scan, i, lexicon);
      scan_before_platform(scan, i);
    }
    const Token& token = scan.tokens()[i];
    const std::string_view word = scan.tokens().word(i);
    if (name_with_number(token, word, lexicon) || figure_for_letter(token, word))
      add_whole(scan, token.start, token.end);
    scan_dotted(scan, i);
    static constexpr WordSet posts(
        {"gmail", "hotmail", "yahoo", "outlook", "icloud", "live", "btinternet", "aol"});
    // "tina dot blewitt at example dot com"
    const TokenStream& tokens = scan.tokens();
    const bool domain = i + 2 < tokens.size() && i >= 2 && tokens[i - 1].id == word_id("at") &&
                        tokens[i + 1].id == word_id("dot") &&
                        one_of(tokens[i + 2].id, {"com", "co", "org", "net", "uk", "gov", "nhs"});
    if (posts.has(id) && scan_broken_email(scan, i)) continue;
    if (posts.has(id) || domain) scan_spelt_email(scan, i);
  }
  scan_underscores(scan);
}

}  // namespace fieldfare::guard
