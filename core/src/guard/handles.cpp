// What handles are made of, and the services on which they stand.

#include "guard/handles.h"

#include "guard/token.h"

namespace fieldfare::guard {

bool handle_part(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '.';
}

bool platform(std::uint64_t id) noexcept {
  static constexpr WordSet words(
      {"snapchat", "snap",      "insta",       "instagram", "ig",       "tiktok",   "discord",
       "twitter",  "facebook",  "fb",          "whatsapp",  "telegram", "steam",    "roblox",
       "xbox",     "psn",       "gamertag",    "username",  "youtube",  "twitch",   "kik",
       "handle",   "tumblr",    "reddit",      "threads",   "gamer",    "gaming",   "bereal",
       "fortnite", "minecraft", "playstation", "login",     "yt",       "tik",      "vinted",
       "linktree", "wattpad",   "depop",       "signal",    "bebo",     "etsy",     "strava",
       "patreon",  "spotify",   "soundcloud",  "pinterest", "ebay",     "messenger"});
  return words.has(id);
}

bool file_or_web(std::uint64_t id) noexcept {
  return one_of(
      id, {"www", "http", "https", "gov", "org",  "com", "co",   "uk",   "net", "sch",     "nhs",
           "ac",  "html", "json",  "txt", "xml",  "pdf", "docx", "xlsx", "csv", "example", "doc",
           "xls", "jpg",  "png",   "mp4", "pptx", "eu",  "info", "tv",   "me",  "io"});
}

}  // namespace fieldfare::guard
