#include <nlohmann/json.hpp>

#include <output/writers.h>

namespace fieldfare::output {

namespace {

using Json = nlohmann::ordered_json;

struct Writer {
  Json operator()(const Paragraph& paragraph) const {
    return {{"kind", "paragraph"}, {"text", paragraph.text}};
  }
  Json operator()(const Heading& heading) const {
    return {{"kind", "heading"}, {"text", heading.text}};
  }
  Json operator()(const Facts& facts) const {
    Json rows = Json::array();
    for (const auto& fact : facts.rows) {
      rows.push_back({{"label", fact.label}, {"value", fact.value}});
    }
    return {{"kind", "facts"}, {"rows", rows}};
  }
  Json operator()(const Bullets& bullets) const {
    return {{"kind", "list"}, {"items", bullets.items}};
  }
  Json operator()(const Table& table) const {
    return {{"kind", "table"}, {"columns", table.columns}, {"rows", table.rows}};
  }
};

}  // namespace

std::string write_json(const Document& document) {
  Json sections = Json::array();
  for (const Section& section : document.sections) {
    Json blocks = Json::array();
    for (const Block& block : section.blocks)
      blocks.push_back(std::visit(Writer(), block));
    sections.push_back({{"id", section.id}, {"title", section.title}, {"blocks", blocks}});
  }
  const Json out = {{"document", document.id},           {"title", document.title},
                    {"stage", document.stage},           {"marking", document.marking},
                    {"made", to_iso8601(document.made)}, {"sections", sections}};
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

}  // namespace fieldfare::output
