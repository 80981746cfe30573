#pragma once

#include <array>
#include <string_view>

namespace fieldfare::sync::meeting {

/// One word for each byte, in alphabetical order: everyday words of the field and the kitchen, at
/// least three letters apart from each other and different in their first four. Their places are
/// part of the pairing code: never change one.
inline constexpr std::array<std::string_view, 256> words{
    "acorn",   "album",   "alder",   "almond",  "anchor",  "ankle",   "april",   "arch",
    "arrow",   "atlas",   "attic",   "badge",   "baker",   "bamboo",  "banjo",   "barley",
    "barn",    "basil",   "beach",   "beetle",  "bell",    "biscuit", "blanket", "boat",
    "bonfire", "bonnet",  "border",  "bramble", "bread",   "breeze",  "brick",   "broom",
    "bucket",  "bugle",   "butter",  "cabin",   "cactus",  "camel",   "canoe",   "canvas",
    "carpet",  "castle",  "cedar",   "chalk",   "cherry",  "chimney", "cinema",  "circle",
    "clay",    "cliff",   "clock",   "clover",  "cobalt",  "cobweb",  "coconut", "coffee",
    "compass", "copper",  "cotton",  "cradle",  "crayon",  "cricket", "crocus",  "crown",
    "cuckoo",  "curtain", "cushion", "daisy",   "denim",   "desk",    "diary",   "dolphin",
    "donkey",  "door",    "drizzle", "drum",    "dune",    "ebony",   "echo",    "elbow",
    "ember",   "engine",  "falcon",  "feather", "fence",   "ferret",  "fiddle",  "field",
    "flame",   "flannel", "flint",   "forest",  "fossil",  "fox",     "gallery", "garden",
    "garlic",  "gazebo",  "ginger",  "glacier", "glass",   "globe",   "goblet",  "gorse",
    "granite", "grape",   "guitar",  "hammer",  "harbour", "helmet",  "heron",   "hotel",
    "hydrant", "igloo",   "iguana",  "island",  "ivy",     "jackdaw", "jasmine", "jersey",
    "jewel",   "jigsaw",  "jug",     "jumper",  "kayak",   "kingdom", "kitchen", "kite",
    "koala",   "lagoon",  "lantern", "leaf",    "lentil",  "lilac",   "limpet",  "linen",
    "lobster", "lynx",    "magnet",  "magpie",  "mammoth", "marble",  "meadow",  "mirror",
    "mitten",  "mosaic",  "moss",    "muffin",  "museum",  "mustard", "napkin",  "nectar",
    "north",   "nugget",  "nutmeg",  "oboe",    "ocean",   "olive",   "onion",   "opal",
    "orbit",   "orchard", "origami", "palace",  "panda",   "parcel",  "path",    "pebble",
    "pelican", "penguin", "piano",   "picnic",  "pigeon",  "pillow",  "pirate",  "plaza",
    "polka",   "poppy",   "potato",  "pumpkin", "puzzle",  "python",  "quarry",  "queen",
    "quill",   "rabbit",  "radio",   "raft",    "rainbow", "raven",   "rhubarb", "ribbon",
    "ruby",    "saffron", "salad",   "scarf",   "school",  "seagull", "sheep",   "silver",
    "sketch",  "sledge",  "snail",   "snow",    "sofa",    "spanner", "spice",   "sponge",
    "spoon",   "spring",  "stable",  "stove",   "straw",   "sugar",   "sultana", "sunset",
    "swan",    "tadpole", "tartan",  "teapot",  "temple",  "tennis",  "terrace", "thimble",
    "thunder", "token",   "tractor", "train",   "treacle", "trumpet", "tulip",   "tundra",
    "tunnel",  "turtle",  "tweed",   "twelve",  "urchin",  "vanilla", "viaduct", "village",
    "violet",  "volcano", "waffle",  "walnut",  "wheat",   "whistle", "window",  "wizard",
    "wolf",    "wombat",  "wren",    "yacht",   "yeti",    "zebra",   "zigzag",  "zinnia",
};

}  // namespace fieldfare::sync::meeting
