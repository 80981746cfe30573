// fuzz-seeds DIR: writes DIR/FUZZER/NAME, one genuine input of today's formats each, in the form
// that the fuzzer reads. A fuzzer that starts from these gets behind magic numbers, lengths and
// signatures at once; and they cannot grow stale as files in the repository would.

#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include <fieldfare/core/app/commands/members.h>
#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/error.h>
#include <fieldfare/core/log/card.h>
#include <fieldfare/core/log/entry.h>
#include <fieldfare/core/log/erasure.h>
#include <fieldfare/core/merge/register.h>
#include <fieldfare/sync/bundle.h>
#include <support/file_bytes.h>
#include <support/memory_hub.h>
#include <support/practice_store.h>
#include <support/seeded_entropy.h>
#include <support/visit_team.h>
#include <support/workbook_builder.h>

namespace {

using namespace fieldfare;

class Seeds {
 public:
  explicit Seeds(std::filesystem::path directory) : directory_(std::move(directory)) {}

  void add(const std::string& fuzzer, ByteView bytes) {
    const auto folder = directory_ / ("fuzz_" + fuzzer);
    std::filesystem::create_directories(folder);
    test::write_bytes(folder / std::to_string(++count_), bytes);
  }
  /// Behind the byte by which some fuzzers choose what to do with the rest.
  void add(const std::string& fuzzer, std::uint8_t choice, ByteView bytes) {
    ByteWriter out;
    out.raw(ByteView(&choice, 1)).raw(bytes);
    add(fuzzer, out.bytes());
  }

 private:
  std::filesystem::path directory_;
  int count_ = 0;
};

class MemoryFiles final : public sync::FileAccess {
 public:
  [[nodiscard]] Bytes read(const std::filesystem::path&, std::size_t) override { return bytes; }
  void write(const std::filesystem::path&, ByteView written) override {
    bytes.assign(written.begin(), written.end());
  }
  Bytes bytes;
};

/// Keeps what goes over the line, both ways.
class Recorder final : public sync::Transport {
 public:
  Recorder(test::MemoryHub& hub, Seeds& seeds) : line_(hub), seeds_(&seeds) {}
  [[nodiscard]] sync::Response send(const sync::Request& request) override {
    sync::Response response = line_.send(request);
    seeds_->add("protocol", request.body);
    seeds_->add("protocol", response.body);
    return response;
  }
  [[nodiscard]] std::string address() const override { return line_.address(); }
  [[nodiscard]] sync::Traffic traffic() const noexcept override { return line_.traffic(); }

 private:
  test::DirectTransport line_;
  Seeds* seeds_;
};

void sessions(test::VisitTeam& team, Seeds& seeds) {
  test::MemoryHub hub;
  for (const std::size_t device : {0U, 1U, 0U}) {
    Recorder line(hub, seeds);
    const auto replica = team[device]->replica(team.visit());
    sync::HubRemote remote(line, *replica);
    static_cast<void>(sync::synchronise(*replica, remote));
  }
}

/// Messages of a place that lacks some content.
void holes(test::VisitTeam& team, Seeds& seeds) {
  sync::Parcel parcel;
  for (const log::LogHead& head : team[0]->replica(team.visit())->holdings()) {
    for (std::uint64_t sequence = 2; sequence <= head.length; ++sequence)
      parcel.holes.push_back(log::hole_at(head.log, sequence, head.head));
  }
  seeds.add("protocol", sync::encode(parcel));
  log::HoldingStatement statement = team[0]->replica(team.visit())->statement();
  statement.holes = parcel.holes;
  seeds.add("protocol", log::encode(statement));
  seeds.add("membership", log::encode(statement));
}

void bundle_and_what_is_in_it(test::VisitTeam& team, Seeds& seeds) {
  MemoryFiles files;
  const auto replica = team[0]->replica(team.visit());
  static_cast<void>(sync::bundle_out(*replica, files, "bundle", false));
  const ByteView all = files.bytes;
  seeds.add("bundle", all.first(all.size() - Hash::size));
  const sync::Bundle bundle = sync::decode_bundle(all);
  for (const Bytes& record : bundle.records)
    seeds.add("membership", record);
  for (const Bytes& statement : bundle.statements)
    seeds.add("membership", statement);
  for (const auto& run : bundle.runs) {
    for (const auto& entry : run.entries) {
      ByteWriter out;
      out.raw(entry.header).raw(entry.body).raw(entry.wrapped_key);
      seeds.add("entry", out.bytes());
    }
  }
}

void cards(test::VisitTeam& team, Seeds& seeds) {
  test::InspectorDevice stranger(9);
  const std::string card = stranger->execute(app::DeviceCard{}).card;
  const std::string invite =
      team[0]->execute(app::MemberAdd{team.visit(), card, "inspector"}).invite;
  for (const std::string& text : {card, invite}) {
    seeds.add("card", as_bytes(text));
    seeds.add("card", from_base64url(std::string_view(text).substr(text.find('.') + 1)).value());
  }
}

/// What lies under the seal of an entry.
Bytes opened(const log::SealedEntry& entry, ByteView epoch_key) {
  const log::Header header = log::decode_header(entry.header);
  Bytes data_key(crypto::aead_key_size);
  Bytes padded(entry.body.size() - crypto::aead_tag_size);
  FIELDFARE_ASSERT(crypto::aead_decrypt(epoch_key,
                                        header.commitment.view().first(crypto::aead_nonce_size),
                                        entry.wrapped_key, header.commitment.view(), data_key));
  FIELDFARE_ASSERT(crypto::aead_decrypt(data_key, Bytes(crypto::aead_nonce_size, 0), entry.body,
                                        ByteView(entry.header).first(log::header_core_size),
                                        padded));
  return padded;
}

void bodies(const log::Change& change, Seeds& seeds) {
  const Bytes epoch_key(crypto::aead_key_size, 7);
  const auto signer = crypto::SigningKey::from_seed(Bytes(32, 3));
  test::SeededEntropy entropy;
  const log::Position first{VisitId{}, log::log_id_of(signer.public_key()), 1, Hash{}};
  seeds.add("body", opened(log::seal_entry(change, first, log::Readers(epoch_key), signer, entropy),
                           epoch_key));
}

void changes(Seeds& seeds) {
  log::Change change;
  change.lamport = 7;
  change.entities.push_back({"note", EntityId{}, {{"text", std::string("Plans are clear."), {}}}});
  change.entities[0].fields.push_back({"criteria/LO3.2", true, {Hash{}}});
  merge::EntityState state;
  state.apply(Hash{}, change.entities[0].fields);
  seeds.add("change", 0, log::encode(change));
  bodies(change, seeds);
  seeds.add("change", 1, state.encode());
  change.kind = log::ChangeKind::redaction;
  change.redacted.push_back(Hash{});
  change.reason = "named a person";
  seeds.add("change", 0, log::encode(change));
  bodies(change, seeds);
}

void orders(Seeds& seeds) {
  const auto key = crypto::SigningKey::from_seed(Bytes(32, 3));
  seeds.add("erasure", log::encode(log::order_by_log(VisitId{}, 2, Hash{}, key)));
  seeds.add("erasure",
            log::encode(log::order_by_member(VisitId{}, {key.public_key(), 2, Hash{}}, key)));
}

void stores(Seeds& seeds) {
  test::PracticeStore practice(test::TemporaryDirectory::in_memory());
  practice.open().backup(practice.directory / "backup");
  seeds.add("backup", 0, test::read_bytes(practice.directory / "backup"));
  for (const auto& file : std::filesystem::directory_iterator(practice.path())) {
    const Bytes bytes = test::read_bytes(file.path());
    if (bytes.size() > 1000) {
      seeds.add("backup", 1, bytes);
    } else {
      seeds.add("key_file", bytes);
    }
  }
}

void lists(Seeds& seeds) {
  const std::vector<std::vector<std::string>> rows = {
      {"Ref", "Name", "Age", "Need", "SEN status", "School"},
      {"P1", "x", "9", "ASD; ADHD", "K", "Rowan House"},
      {"P2", "y", "14-15", "SLCN", "EHCP", "Hilltop"}};
  std::string csv;
  for (const auto& row : rows) {
    for (const std::string& value : row)
      csv += "\"" + value + "\",";
    csv += "\r\n";
  }
  for (std::uint8_t framework = 0; framework < 4; ++framework)
    seeds.add("csv", framework, as_bytes(csv));
  const Bytes book =
      test::WorkbookBuilder().sheet("List", rows).merge({"A1:B1"}).share_strings().bytes();
  seeds.add("workbook", 0, book);
  seeds.add("workbook", 1,
            as_bytes("<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c>"
                     "<c r=\"B1\" s=\"1\"><v>41710</v></c></row></sheetData><mergeCells>"
                     "<mergeCell ref=\"A1:B2\"/></mergeCells></worksheet>"));
  seeds.add("workbook", 2, as_bytes("<sst><si><t>Ref</t></si><si><r><t>Age</t></r></si></sst>"));
  seeds.add("workbook", 3,
            as_bytes("<workbook xmlns:r=\"r\"><workbookPr date1904=\"1\"/><sheets><sheet "
                     "name=\"List\" r:id=\"rId1\"/></sheets></workbook>"));
  seeds.add("workbook", 4,
            as_bytes("<styleSheet><numFmts><numFmt numFmtId=\"170\" formatCode=\"d/m/yy\"/>"
                     "</numFmts><cellXfs><xf numFmtId=\"170\"/></cellXfs></styleSheet>"));
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 2) {
    std::fprintf(stderr, "fuzz-seeds DIR\n");
    return 2;
  }
  std::filesystem::remove_all(argv[1]);
  Seeds seeds(argv[1]);
  test::VisitTeam team(2, 1, test::VisitTeam::Stores::in_memory);
  const EntityId activity = team.add_activity(0);
  team.meet();
  static_cast<void>(team.add_note(0, activity, "Plans are written with families."));
  static_cast<void>(team.add_note(1, activity, "The panel meets twice a month."));
  sessions(team, seeds);
  holes(team, seeds);
  bundle_and_what_is_in_it(team, seeds);
  cards(team, seeds);
  changes(seeds);
  orders(seeds);
  stores(seeds);
  lists(seeds);
}
