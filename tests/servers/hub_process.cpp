#include "hub_process.h"

#include <chrono>
#include <stdexcept>

namespace fieldfare::test {
namespace {

platform::Command command(const std::filesystem::path& program, const std::string& store,
                          const std::vector<std::string>& options) {
  std::vector<std::string> words{"serve", "--listen", "127.0.0.1:0", "--store", store};
  words.insert(words.end(), options.begin(), options.end());
  return {program, std::move(words), {}, {}};
}

}  // namespace

HubProcess::HubProcess(const std::filesystem::path& program, const std::string& store,
                       const std::filesystem::path& log, const std::vector<std::string>& options)
    : process_(command(program, store, options), log) {
  const auto line = process_.read_line(std::chrono::minutes(1));
  if (!line) throw std::runtime_error("the hub did not start; its log is " + log.string());
  url_ = line->substr(line->find("http"));
}

int HubProcess::end(int signal) {
  process_.signal(signal);
  return process_.wait();
}

}  // namespace fieldfare::test
