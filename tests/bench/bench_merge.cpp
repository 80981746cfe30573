// What one entry costs between decryption and the database: decoding a change, applying it to the
// registers, encoding both. Goals: about 2 microseconds for each step of a note of 12 fields and
// 600 characters.

#include <benchmark/benchmark.h>

#include <string>
#include <vector>

#include <fieldfare/core/log/change.h>
#include <fieldfare/core/merge/register.h>
#include <fieldfare/core/merge/text.h>

namespace {

using namespace fieldfare;

Hash entry_number(std::uint64_t number) {
  Hash hash;
  for (std::size_t i = 0; i < hash.bytes.size(); ++i) {
    hash.bytes[i] = static_cast<std::uint8_t>((number * 0x9E37'79B9'7F4A'7C15U) >> (8 * (i % 8)));
  }
  return hash;
}

std::string text_of(std::size_t size) {
  std::string out;
  while (out.size() < size)
    out += "The panel meets weekly and parents hear back in ten days. ";
  out.resize(size);
  return out;
}

/// A note as the app saves it: 12 fields, one of them 600 characters of text.
std::vector<log::FieldChange> note_fields(const std::vector<Hash>& replaces) {
  std::vector<log::FieldChange> fields;
  const auto add = [&](const char* name, log::Value value) {
    fields.push_back({name, std::move(value), replaces});
  };
  add("activity", Bytes(16, 0x21));
  add("author", Bytes(16, 0x42));
  add("body", text_of(600));
  add("criterion/1.1", true);
  add("criterion/1.4", true);
  add("deleted", false);
  add("kind", std::string("heard"));
  add("line", Bytes(16, 0x63));
  add("restricted", false);
  add("source", std::string("parents"));
  add("typed_at", std::int64_t{1'781'500'000'000});
  add("written_up", std::monostate{});
  return fields;
}

log::Change note_change() {
  log::Change change;
  change.lamport = 1234;
  change.at = {1'781'500'000'000, 60};
  change.parents = {entry_number(1), entry_number(2)};
  change.entities.push_back({"note", EntityId{}, note_fields({})});
  return change;
}

void encode_note_change(benchmark::State& state) {
  const log::Change change = note_change();
  for (auto _ : state)
    benchmark::DoNotOptimize(log::encode(change));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(encode_note_change);

void decode_note_change(benchmark::State& state) {
  const Bytes bytes = log::encode(note_change());
  for (auto _ : state)
    benchmark::DoNotOptimize(log::decode_change(bytes));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(decode_note_change);

/// A new note: fields to registers to the bytes that the database keeps.
void apply_and_encode_new_note(benchmark::State& state) {
  const auto fields = note_fields({});
  for (auto _ : state) {
    merge::EntityState note;
    note.apply(entry_number(1), fields);
    benchmark::DoNotOptimize(note.encode());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(apply_and_encode_new_note);

/// One more save of the text of a note that was saved `range` times before: decode, apply, encode.
void save_note_again(benchmark::State& state) {
  merge::EntityState note;
  note.apply(entry_number(0), note_fields({}));
  const auto saves = static_cast<std::uint64_t>(state.range(0));
  for (std::uint64_t i = 1; i <= saves; ++i) {
    note.apply(entry_number(i), {{"body", text_of(600), {entry_number(i - 1)}}});
  }
  const Bytes kept = note.encode();
  const std::vector<log::FieldChange> save{{"body", text_of(601), {entry_number(saves)}}};
  for (auto _ : state) {
    merge::EntityState again = merge::EntityState::decode(kept);
    again.apply(entry_number(saves + 1), save);
    benchmark::DoNotOptimize(again.encode());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(save_note_again)->Arg(1)->Arg(10)->Arg(100)->Arg(1000);

void projection_hash_of_note(benchmark::State& state) {
  merge::EntityState note;
  note.apply(entry_number(1), note_fields({}));
  for (auto _ : state)
    benchmark::DoNotOptimize(note.projection_hash());
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(projection_hash_of_note);

/// A note of `range` characters of which each side changed a word in every hundred, not the same.
void merge_texts(benchmark::State& state) {
  std::string base;
  std::string ours;
  std::string theirs;
  for (int word = 0; base.size() < static_cast<std::size_t>(state.range(0)); ++word) {
    const std::string common = "word" + std::to_string(word % 700) + " ";
    base += common;
    ours += word % 100 == 20 ? "ours " : common;
    theirs += word % 100 == 70 ? "theirs " : common;
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(merge::merge_text(base, ours, theirs));
  state.SetBytesProcessed(state.iterations() * state.range(0));
}
BENCHMARK(merge_texts)->Arg(600)->Arg(20'000)->Arg(380'000)->Unit(benchmark::kMicrosecond);

/// Texts that share nothing: what the bound on steps bounds.
void merge_unlike_texts(benchmark::State& state) {
  std::string base;
  std::string ours;
  std::string theirs;
  for (int word = 0; base.size() < static_cast<std::size_t>(state.range(0)); ++word) {
    base += "b" + std::to_string(word) + ".";
    ours += "o" + std::to_string(word) + ",";
    theirs += "t" + std::to_string(word) + ";";
  }
  for (auto _ : state)
    benchmark::DoNotOptimize(merge::merge_text(base, ours, theirs));
}
BENCHMARK(merge_unlike_texts)->Arg(20'000)->Arg(380'000)->Unit(benchmark::kMicrosecond);

}  // namespace
