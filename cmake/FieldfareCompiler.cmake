# What every target of ours is compiled with. Third-party code never gets these flags.
add_library(fieldfare_compiler INTERFACE)
target_compile_features(fieldfare_compiler INTERFACE cxx_std_20)
target_compile_options(fieldfare_compiler INTERFACE
  -Wall -Wextra -Wpedantic -Wconversion -Wshadow -Wnon-virtual-dtor -Wold-style-cast -Werror
  -fvisibility=hidden -fstack-protector-strong -fstack-clash-protection -fcf-protection
  -ffile-prefix-map=${CMAKE_SOURCE_DIR}=.)
target_compile_options(fieldfare_compiler INTERFACE $<$<CONFIG:Release>:-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3>)
target_compile_definitions(fieldfare_compiler INTERFACE _GLIBCXX_ASSERTIONS)
target_link_options(fieldfare_compiler INTERFACE -Wl,-z,relro,-z,now -Wl,-z,noexecstack)

set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()
set(CMAKE_CXX_EXTENSIONS OFF)

if(FIELDFARE_SANITIZE)
  add_compile_options(-fsanitize=${FIELDFARE_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
  add_link_options(-fsanitize=${FIELDFARE_SANITIZE})
endif()
if(FIELDFARE_FUZZ)
  add_compile_options(-fsanitize=fuzzer-no-link)
endif()

find_program(FIELDFARE_CCACHE ccache)
if(FIELDFARE_CCACHE)
  set(CMAKE_C_COMPILER_LAUNCHER ${FIELDFARE_CCACHE})
  set(CMAKE_CXX_COMPILER_LAUNCHER ${FIELDFARE_CCACHE})
endif()
