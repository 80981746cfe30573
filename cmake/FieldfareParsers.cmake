# What reads bytes that somebody else wrote. The tests compile these sources a second time, under the sanitizers, and
# take all others from the libraries: so where several sources are compiled as one, these stay among themselves.
set(fieldfare_parsers
  core/src/bytes core/src/utf8 core/src/time core/src/merge/* core/src/guard/* core/src/app/json_form
  core/src/log/card core/src/log/change core/src/log/describe core/src/log/entry core/src/log/erasure
  core/src/log/membership core/src/log/membership_record core/src/log/packing core/src/log/value
  core/src/framework/read core/src/framework/strict_json core/src/framework/wording core/src/storage/key_file
  core/src/storage/backup_file core/src/storage/describe core/src/selection/archive core/src/selection/csv
  core/src/selection/file_kind core/src/selection/raw_table core/src/selection/text_encoding core/src/selection/xlsx*
  core/src/selection/xml_cutter sync/src/bundle sync/src/parcel sync/src/receipt sync/src/run sync/src/version_vector
  sync/src/hub/wire sync/src/meeting/announcement sync/src/meeting/pairing sync/src/meeting/proof ui/src/editor/*)
list(TRANSFORM fieldfare_parsers PREPEND ${PROJECT_SOURCE_DIR}/)
list(TRANSFORM fieldfare_parsers APPEND .cpp)
file(GLOB fieldfare_parsers CONFIGURE_DEPENDS ${fieldfare_parsers})
