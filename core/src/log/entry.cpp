#include <fieldfare/core/log/entry.h>

#include <zstd.h>

#include <algorithm>
#include <cstring>

#include <fieldfare/core/crypto/aead.h>
#include <fieldfare/core/crypto/hash.h>

namespace fieldfare::log {

namespace {

constexpr std::string_view sign_domain = "fieldfare/entry/1";
constexpr std::string_view commitment_domain = "fieldfare/commit/1";
constexpr std::string_view key_id_domain = "fieldfare/key-id/1";
constexpr std::string_view log_id_domain = "fieldfare/log-id/1";
constexpr std::size_t padding_step = 256;
constexpr int compression_level = 1;

[[noreturn]] void damaged(const char* what) {
  throw Error(ErrorCode::damaged, std::string("The entry is damaged: ") + what + ".");
}

template <class T>
T first_bytes(const Hash& hash) {
  return T::from(hash.view().first(T::size));
}

/// One compression context a thread: making one costs more than a note's compression.
struct Compressor {
  ZSTD_CCtx* compress = ZSTD_createCCtx();
  ZSTD_DCtx* decompress = ZSTD_createDCtx();
  Compressor() = default;
  Compressor(const Compressor&) = delete;
  Compressor& operator=(const Compressor&) = delete;
  ~Compressor() {
    ZSTD_freeCCtx(compress);
    ZSTD_freeDCtx(decompress);
  }
};

Compressor& compressor() {
  thread_local Compressor context;
  return context;
}

/// u32 length of the plain change, then its compressed form, then 0x80 and zeros up to the step.
Bytes compress_and_pad(ByteView plain) {
  const std::size_t bound = ZSTD_compressBound(plain.size());
  Bytes out(4 + bound);
  const std::size_t size = ZSTD_compressCCtx(compressor().compress, out.data() + 4, bound,
                                             plain.data(), plain.size(), compression_level);
  FIELDFARE_ASSERT(!ZSTD_isError(size));
  for (int i = 0; i < 4; ++i) {
    out[static_cast<std::size_t>(i)] = static_cast<std::uint8_t>(plain.size() >> (24 - 8 * i));
  }
  out.resize(4 + size);
  out.push_back(0x80);
  out.resize((out.size() + padding_step - 1) / padding_step * padding_step, 0);
  return out;
}

Bytes unpad_and_decompress(ByteView padded) {
  std::size_t end = padded.size();
  while (end > 0 && padded[end - 1] == 0)
    --end;
  if (end == 0 || padded[end - 1] != 0x80) damaged("its padding is wrong");
  ByteReader reader(padded.first(end - 1), "an entry's body");
  const std::size_t size = reader.u32();
  if (size > max_change) damaged("it is longer than an entry may be");
  Bytes out(size);
  const ByteView packed = reader.raw(reader.remaining());
  const std::size_t got = ZSTD_decompressDCtx(compressor().decompress, out.data(), out.size(),
                                              packed.data(), packed.size());
  if (ZSTD_isError(got) || got != size) damaged("its content cannot be unpacked");
  return out;
}

Hash commitment_of(ByteView data_key, ByteView core) {
  return crypto::keyed_hash(data_key, {as_bytes(commitment_domain), core});
}

Bytes wrap_key(ByteView data_key, const Hash& commitment, ByteView epoch_key,
               ports::Entropy& entropy) {
  Bytes out(crypto::aead_nonce_size);
  entropy.fill(out);
  const Bytes sealed = crypto::aead_encrypt(epoch_key, out, data_key, commitment.view());
  out.insert(out.end(), sealed.begin(), sealed.end());
  return out;
}

}  // namespace

Header decode_header(ByteView bytes) {
  if (bytes.size() != header_size) damaged("its header has the wrong length");
  ByteReader reader(bytes, "an entry's header");
  if (reader.u16() != entry_format) damaged("its format is not known to this version");
  Header header;
  header.visit.bytes = reader.fixed<32>();
  header.log.bytes = reader.fixed<16>();
  header.sequence = reader.u64();
  header.previous.bytes = reader.fixed<32>();
  header.key.bytes = reader.fixed<16>();
  header.parents.bytes = reader.fixed<32>();
  header.commitment.bytes = reader.fixed<32>();
  header.body_hash.bytes = reader.fixed<32>();
  header.body_length = reader.u32();
  header.signature.bytes = reader.fixed<64>();
  if (header.sequence == 0 || header.sequence > 0xFFFF'FFFFU) damaged("its number is wrong");
  if (header.body_length > max_body) damaged("its body is longer than an entry may be");
  return header;
}

Hash header_hash(ByteView header) {
  return crypto::hash(header);
}

LogId log_id_of(const crypto::SignPublicKey& key) {
  return first_bytes<LogId>(crypto::hash({as_bytes(log_id_domain), key.view()}));
}

KeyId key_id_of(ByteView epoch_key) {
  return first_bytes<KeyId>(crypto::keyed_hash(epoch_key, {as_bytes(key_id_domain)}));
}

bool signature_fits(ByteView header, const crypto::SignPublicKey& key) noexcept {
  if (header.size() != header_size) return false;
  const auto signature = crypto::Signature::from(header.subspan(header_signed_size));
  return crypto::verify(key, sign_domain, header.first(header_signed_size), signature);
}

bool body_fits(const Header& header, const SealedEntry& entry) {
  if (entry.body.empty() && entry.wrapped_key.empty()) return true;
  return entry.body.size() == header.body_length && entry.wrapped_key.size() == wrapped_key_size &&
         crypto::hash(entry.body) == header.body_hash;
}

SealedEntry seal_entry(const Change& change, const Position& position, ByteView epoch_key,
                       const crypto::SigningKey& signer, ports::Entropy& entropy) {
  ByteWriter header;
  header.u16(entry_format).raw(position.visit.view()).raw(position.log.view());
  header.u64(position.sequence).raw(position.previous.view()).raw(key_id_of(epoch_key).view());
  header.raw(parents_hash(change.parents).view());
  FIELDFARE_ASSERT(header.bytes().size() == header_core_size);

  crypto::WipedArray<crypto::aead_key_size> data_key;
  entropy.fill(data_key.span());
  SealedEntry entry;
  entry.body.resize(crypto::aead_nonce_size);
  entropy.fill(entry.body);
  Bytes encoded = encode(change);
  Bytes plain = compress_and_pad(encoded);
  crypto::wipe(encoded);
  const Bytes cipher = crypto::aead_encrypt(data_key.view(), entry.body, plain, header.bytes());
  crypto::wipe(plain);
  entry.body.insert(entry.body.end(), cipher.begin(), cipher.end());
  if (entry.body.size() > max_body) {
    throw Error(ErrorCode::not_possible, "This is more than one entry can hold (256 KiB).",
                "Split it into several notes.");
  }
  const Hash commitment = commitment_of(data_key.view(), header.bytes());
  header.raw(commitment.view()).raw(crypto::hash(entry.body).view());
  header.u32(static_cast<std::uint32_t>(entry.body.size()));
  header.raw(signer.sign(sign_domain, header.bytes()).view());
  entry.header = header.take();
  entry.wrapped_key = wrap_key(data_key.view(), commitment, epoch_key, entropy);
  return entry;
}

Change open_entry(const Header& header, const SealedEntry& entry, ByteView epoch_key) {
  if (entry.body.empty()) {
    throw Error(ErrorCode::not_possible, "The content of this entry has been erased.");
  }
  if (entry.wrapped_key.size() != wrapped_key_size ||
      entry.body.size() < crypto::aead_nonce_size + crypto::aead_tag_size) {
    damaged("its body is cut short");
  }
  const ByteView core = ByteView(entry.header).first(header_core_size);
  const ByteView wrapped = entry.wrapped_key;
  crypto::WipedArray<crypto::aead_key_size> data_key;
  if (!crypto::aead_decrypt(epoch_key, wrapped.first(crypto::aead_nonce_size),
                            wrapped.subspan(crypto::aead_nonce_size), header.commitment.view(),
                            data_key.span())) {
    damaged("its key does not open");
  }
  if (commitment_of(data_key.view(), core) != header.commitment) {
    damaged("its key is not the one it commits to");
  }
  const ByteView body = entry.body;
  Bytes padded(body.size() - crypto::aead_nonce_size - crypto::aead_tag_size);
  if (!crypto::aead_decrypt(data_key.view(), body.first(crypto::aead_nonce_size),
                            body.subspan(crypto::aead_nonce_size), core, padded)) {
    damaged("its body does not open");
  }
  Bytes plain = unpad_and_decompress(padded);
  crypto::wipe(padded);
  Change change = decode_change(plain);
  crypto::wipe(plain);
  if (parents_hash(change.parents) != header.parents) damaged("its parents do not fit");
  return change;
}

}  // namespace fieldfare::log
