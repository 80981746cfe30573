# What every target of ours is compiled with. Third-party code never gets these flags.
add_library(fieldfare_compiler INTERFACE)
target_compile_features(fieldfare_compiler INTERFACE cxx_std_20 c_std_11)
option(FIELDFARE_WARNINGS_ARE_ERRORS "Stop at a compiler's warning" ${PROJECT_IS_TOP_LEVEL})
set(cxx_only $<COMPILE_LANGUAGE:CXX>)
set(c_and_cxx $<COMPILE_LANGUAGE:C,CXX>)
target_compile_options(fieldfare_compiler INTERFACE
  "$<${c_and_cxx}:-Wall;-Wextra;-Wpedantic;-Wconversion;-Wshadow>"
  "$<${cxx_only}:-Wnon-virtual-dtor;-Wold-style-cast>"
  "$<${c_and_cxx}:-fvisibility=hidden;-fstack-protector-strong;-fstack-clash-protection>"
  "$<${c_and_cxx}:-ffile-prefix-map=${PROJECT_SOURCE_DIR}/=>")
if(FIELDFARE_WARNINGS_ARE_ERRORS)
  target_compile_options(fieldfare_compiler INTERFACE "$<${c_and_cxx}:-Werror>")
endif()
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  # g++ 12 sees overlaps in std::string that cannot be (its bug 105651).
  target_compile_options(fieldfare_compiler INTERFACE "$<${cxx_only}:-Wno-restrict>")
  # After inlining std::optional and std::string it and later ones see more that cannot be, and so does
  # each one where a sanitizer has added code of its own: told, and no error.
  foreach(guess maybe-uninitialized array-bounds stringop-overflow stringop-overread mismatched-new-delete)
    target_compile_options(fieldfare_compiler INTERFACE "$<${cxx_only}:-Wno-error=${guess}>")
  endforeach()
  if(CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(fieldfare_compiler INTERFACE "$<${cxx_only}:-Wno-error=dangling-reference>")
  endif()
  # What was forgotten on the stack of one call is not there for the next.
  target_compile_options(fieldfare_compiler INTERFACE
    "$<$<AND:${c_and_cxx},$<CONFIG:Release,RelWithDebInfo>>:-ftrivial-auto-var-init=zero>")
endif()
if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
  target_compile_options(fieldfare_compiler INTERFACE "$<${c_and_cxx}:-fcf-protection>")
elseif(CMAKE_SYSTEM_PROCESSOR MATCHES "aarch64|arm64")
  target_compile_options(fieldfare_compiler INTERFACE "$<${c_and_cxx}:-mbranch-protection=standard>")
endif()
if(NOT FIELDFARE_SANITIZE)
  # Level 3 needs g++ 12; clang 14 takes it as 2. The sanitizers bring checks of their own.
  target_compile_options(fieldfare_compiler INTERFACE
    "$<$<AND:${c_and_cxx},$<CONFIG:Release,RelWithDebInfo>>:-U_FORTIFY_SOURCE;-D_FORTIFY_SOURCE=3>")
endif()
target_compile_definitions(fieldfare_compiler INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(fieldfare_compiler INTERFACE LINKER:-z,relro,-z,now LINKER:-z,noexecstack
  LINKER:--as-needed)

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_C_EXTENSIONS OFF)

if(FIELDFARE_SANITIZE)
  add_compile_options(
    "$<${c_and_cxx}:-fsanitize=${FIELDFARE_SANITIZE};-fno-omit-frame-pointer;-fno-sanitize-recover=all>")
  add_link_options(-fsanitize=${FIELDFARE_SANITIZE})
endif()
if(FIELDFARE_FUZZ)
  add_compile_options("$<${c_and_cxx}:-fsanitize=fuzzer-no-link>")
endif()

# With paths counted from the source tree, every checkout on a machine shares what another one has compiled. It asks
# the compiler what a source includes rather than preprocess it by itself first: a build from nothing costs no more.
find_program(FIELDFARE_CCACHE ccache)
if(FIELDFARE_CCACHE AND PROJECT_IS_TOP_LEVEL)
  set(launcher env CCACHE_BASEDIR=${PROJECT_SOURCE_DIR} CCACHE_NOHASHDIR=1 CCACHE_DEPEND=1
    ${FIELDFARE_CCACHE})
  set(CMAKE_C_COMPILER_LAUNCHER ${launcher})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${launcher})
endif()
