# The libraries that others wrote, each as one imported target Fieldfare::NAME. A library is looked for by the
# part that uses it (fieldfare_need), so that building the core alone needs nothing of the window.

# Installed beside fieldfareConfig.cmake, this file serves other projects too; there `third_party` is set already.
if(NOT DEFINED third_party)
  set(FIELDFARE_THIRD_PARTY "" CACHE PATH
    "Where SQLCipher, Dear ImGui and Catch2 were built; empty: where ./dev setup builds them")
  set(third_party ${PROJECT_SOURCE_DIR}/build/third-party)
  if(FIELDFARE_THIRD_PARTY)
    set(third_party ${FIELDFARE_THIRD_PARTY})
  elseif(DEFINED ENV{FIELDFARE_THIRD_PARTY})
    set(third_party $ENV{FIELDFARE_THIRD_PARTY})
  endif()
  foreach(name SQLCIPHER IMGUI CATCH2)
    set(FIELDFARE_${name}_SOURCE_DIR "" CACHE PATH "An unpacked source of ${name} to build from instead")
  endforeach()
endif()
set(fieldfare_third_party_dir ${third_party})

find_package(PkgConfig REQUIRED)

function(fieldfare_missing name)
  message(FATAL_ERROR "Fieldfare needs ${name}. In a checkout of Fieldfare, ./dev setup installs or builds it.")
endfunction()

# A target of our own name over whatever a package calls its own; an installed fieldfare finds it by that name.
function(fieldfare_wrap name)
  foreach(target ${ARGN})
    if(target MATCHES "::" AND NOT TARGET ${target})
      fieldfare_missing("${target} (${name})")
    endif()
  endforeach()
  add_library(Fieldfare::${name} INTERFACE IMPORTED GLOBAL)
  target_link_libraries(Fieldfare::${name} INTERFACE ${ARGN})
endfunction()

# For a library that answers to pkg-config; the headers are taken as the system's.
function(fieldfare_pkgconfig name)
  pkg_check_modules(${name} QUIET IMPORTED_TARGET GLOBAL ${ARGN})
  if(NOT ${name}_FOUND)
    fieldfare_missing("${ARGN}")
  endif()
  fieldfare_wrap(${name} PkgConfig::${name})
endfunction()

macro(fieldfare_package package)
  # Wherever it is first needed, its targets are seen from all folders.
  set(CMAKE_FIND_PACKAGE_TARGETS_GLOBAL ON)
  find_package(${package} QUIET ${ARGN})
  if(NOT ${package}_FOUND)
    fieldfare_missing(${package})
  endif()
endmacro()

# fieldfare_need(NAME...): defines the targets Fieldfare::NAME, each once.
macro(fieldfare_need)
  foreach(needed ${ARGN})
    if(NOT TARGET Fieldfare::${needed})
      cmake_language(CALL fieldfare_need_${needed})
    endif()
  endforeach()
endmacro()

# core
function(fieldfare_need_sqlcipher)
  set(prefix ${fieldfare_third_party_dir}/sqlcipher)
  fieldfare_package(OpenSSL COMPONENTS Crypto SSL)
  fieldfare_package(Threads)
  if(FIELDFARE_SQLCIPHER_SOURCE_DIR)
    add_subdirectory(${PROJECT_SOURCE_DIR}/cmake/third-party/sqlcipher
                     ${PROJECT_BINARY_DIR}/third-party/sqlcipher EXCLUDE_FROM_ALL)
    fieldfare_wrap(sqlcipher sqlcipher)
  elseif(EXISTS ${prefix}/lib/libsqlcipher.a)
    add_library(sqlcipher STATIC IMPORTED GLOBAL)
    set_target_properties(sqlcipher PROPERTIES IMPORTED_LOCATION ${prefix}/lib/libsqlcipher.a)
    if(EXISTS ${prefix}/include)
      target_include_directories(sqlcipher SYSTEM INTERFACE ${prefix}/include)
    endif()
    target_compile_definitions(sqlcipher INTERFACE SQLITE_HAS_CODEC)
    target_link_libraries(sqlcipher INTERFACE OpenSSL::Crypto Threads::Threads m)
    fieldfare_wrap(sqlcipher sqlcipher)
  else()
    pkg_check_modules(sqlcipher QUIET IMPORTED_TARGET GLOBAL sqlcipher)
    if(sqlcipher_FOUND)
      find_file(sqlcipher_header sqlcipher/sqlite3.h PATHS ${sqlcipher_INCLUDE_DIRS} REQUIRED)
      file(STRINGS ${sqlcipher_header} version REGEX "define SQLITE_VERSION_NUMBER")
      string(REGEX MATCH "[0-9]+$" version "${version}")
    endif()
    # SQLCipher 4.6.1 is SQLite 3.46.1; Debian 12's own is of 2016.
    if(NOT sqlcipher_FOUND OR version LESS 3046001)
      fieldfare_missing("SQLCipher 4.6.1 or later")
    endif()
    target_compile_definitions(PkgConfig::sqlcipher INTERFACE SQLITE_HAS_CODEC)
    fieldfare_wrap(sqlcipher PkgConfig::sqlcipher)
  endif()
endfunction()

function(fieldfare_need_sodium)
  fieldfare_pkgconfig(sodium libsodium>=1.0.18)
endfunction()

function(fieldfare_need_json)
  fieldfare_package(nlohmann_json)
  fieldfare_wrap(json nlohmann_json::nlohmann_json)
endfunction()

function(fieldfare_need_fmt)
  fieldfare_package(fmt)
  fieldfare_wrap(fmt fmt::fmt)
endfunction()

function(fieldfare_need_utf8proc)
  fieldfare_pkgconfig(utf8proc libutf8proc)
endfunction()

function(fieldfare_need_zstd)
  fieldfare_pkgconfig(zstd libzstd)
endfunction()

function(fieldfare_need_zip)
  fieldfare_pkgconfig(zip libzip>=1.7)
endfunction()

function(fieldfare_need_pugixml)
  fieldfare_pkgconfig(pugixml pugixml>=1.10)
endfunction()

function(fieldfare_need_pangocairo)
  fieldfare_pkgconfig(pangocairo pangocairo>=1.50 cairo>=1.16 cairo-pdf)
endfunction()

# sync
function(fieldfare_need_libpq)
  fieldfare_pkgconfig(libpq libpq>=14)
endfunction()

# platform
function(fieldfare_need_cli11)
  fieldfare_package(CLI11)
  fieldfare_wrap(cli11 CLI11::CLI11)
endfunction()

function(fieldfare_need_beast)
  fieldfare_package(Boost 1.74 CONFIG)
  fieldfare_package(OpenSSL COMPONENTS Crypto SSL)
  fieldfare_package(Threads)
  fieldfare_wrap(beast Boost::headers OpenSSL::SSL OpenSSL::Crypto Threads::Threads)
  # No Boost library is linked: only headers are used.
  target_compile_definitions(Fieldfare::beast INTERFACE BOOST_ALL_NO_LIB BOOST_ASIO_NO_DEPRECATED)
  if(CMAKE_CXX_COMPILER_ID STREQUAL "Clang" AND CMAKE_CXX_COMPILER_VERSION VERSION_LESS 17)
    # These have the coroutines of C++20 and do not say so, to libstdc++ and Boost.
    target_compile_definitions(Fieldfare::beast INTERFACE
      __cpp_impl_coroutine=201902L BOOST_ASIO_HAS_CO_AWAIT=1)
  endif()
  if(FIELDFARE_SANITIZE MATCHES "thread")
    # The thread sanitizer does not know fences. What they order here is ordered by a mutex as well.
    target_compile_definitions(Fieldfare::beast INTERFACE BOOST_ASIO_DISABLE_FENCED_BLOCK)
  endif()
  # Boost 1.74 uses std::exchange in coroutines without its header.
  target_compile_options(Fieldfare::beast INTERFACE "$<$<COMPILE_LANGUAGE:CXX>:SHELL:-include utility>")
endfunction()

function(fieldfare_need_qrencode)
  fieldfare_pkgconfig(qrencode libqrencode)
endfunction()

function(fieldfare_need_png)
  fieldfare_pkgconfig(png libpng)
endfunction()

function(fieldfare_need_glfw)
  fieldfare_package(glfw3 3.3)
  set(OpenGL_GL_PREFERENCE GLVND)
  fieldfare_package(OpenGL COMPONENTS OpenGL)
  fieldfare_wrap(glfw glfw OpenGL::OpenGL)
endfunction()

# ui
function(fieldfare_need_imgui)
  set(prefix ${fieldfare_third_party_dir}/imgui)
  fieldfare_package(Freetype)
  if(FIELDFARE_IMGUI_SOURCE_DIR)
    add_subdirectory(${PROJECT_SOURCE_DIR}/cmake/third-party/imgui
                     ${PROJECT_BINARY_DIR}/third-party/imgui EXCLUDE_FROM_ALL)
  elseif(EXISTS ${prefix}/lib/libimgui.a)
    include(${PROJECT_SOURCE_DIR}/cmake/third-party/imgui/definitions.cmake)
    add_library(imgui STATIC IMPORTED GLOBAL)
    set_target_properties(imgui PROPERTIES IMPORTED_LOCATION ${prefix}/lib/libimgui.a)
    target_include_directories(imgui SYSTEM INTERFACE ${prefix}/include)
    target_compile_definitions(imgui INTERFACE ${FIELDFARE_IMGUI_DEFINITIONS})
    target_link_libraries(imgui INTERFACE Freetype::Freetype)
    add_library(imgui_glfw STATIC IMPORTED GLOBAL)
    set_target_properties(imgui_glfw PROPERTIES IMPORTED_LOCATION ${prefix}/lib/libimgui_glfw.a)
    target_link_libraries(imgui_glfw INTERFACE imgui)
  else()
    fieldfare_missing("Dear ImGui 1.90.1")
  endif()
  fieldfare_wrap(imgui imgui)
endfunction()

function(fieldfare_need_imgui_glfw)
  fieldfare_need(imgui glfw)
  fieldfare_wrap(imgui_glfw imgui_glfw Fieldfare::glfw ${CMAKE_DL_LIBS})
endfunction()

# tests
function(fieldfare_need_catch2)
  if(FIELDFARE_CATCH2_SOURCE_DIR)
    add_subdirectory(${FIELDFARE_CATCH2_SOURCE_DIR} ${PROJECT_BINARY_DIR}/third-party/catch2 EXCLUDE_FROM_ALL)
    target_compile_features(Catch2 PUBLIC cxx_std_20)
  else()
    fieldfare_package(Catch2 3 PATHS ${fieldfare_third_party_dir}/catch2)
  endif()
  fieldfare_wrap(catch2 Catch2::Catch2WithMain)
endfunction()

function(fieldfare_need_rapidcheck)
  fieldfare_package(rapidcheck)
  fieldfare_wrap(rapidcheck rapidcheck)
endfunction()

function(fieldfare_need_benchmark)
  fieldfare_package(benchmark)
  fieldfare_wrap(benchmark benchmark::benchmark_main benchmark::benchmark)
endfunction()
