#include <fmt/format.h>

#include "nouns.h"
#include "print.h"

namespace fieldfare::cli {

namespace {

std::string print_card(const Json& result) {
  return fmt::format("{}\nGive this card to the lead inspector of one visit.\n",
                     result.at("card").get<std::string>());
}

}  // namespace

Noun device_noun() {
  return {
      "device",
      "This device, as others meet it",
      {
          {"card",
           "A fresh public card of this device for one visit",
           "device.card",
           {},
           print_card,
           "fieldfare device card"},
      },
  };
}

}  // namespace fieldfare::cli
