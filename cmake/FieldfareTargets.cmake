# How our targets are made: sources by folder, one include root each, a part without sources yet is no error.

# Finds the third-party libraries (Fieldfare::NAME) among the names given.
macro(fieldfare_need_all)
  foreach(library ${ARGN})
    if(library MATCHES "^Fieldfare::(.+)$")
      fieldfare_need(${CMAKE_MATCH_1})
    endif()
  endforeach()
endmacro()

# fieldfare_library(NAME ROOT FOLDER... [LINK_PUBLIC ...] [LINK_PRIVATE ...] [PRECOMPILE HEADER...]): the library
# fieldfare_NAME, called fieldfare::NAME by its users, of all sources below the folders; ROOT is the folder that
# holds its include root; PRECOMPILE names large headers of others that most of its sources include.
function(fieldfare_library name root)
  cmake_parse_arguments(PARSE_ARGV 2 part "" "" "LINK_PUBLIC;LINK_PRIVATE;PRECOMPILE")
  fieldfare_need_all(${part_LINK_PUBLIC} ${part_LINK_PRIVATE})
  set(target fieldfare_${name})
  set(sources "")
  foreach(folder ${part_UNPARSED_ARGUMENTS})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.c)
    list(APPEND sources ${found})
  endforeach()
  if(sources)
    add_library(${target} STATIC ${sources})
    target_link_libraries(${target} PUBLIC ${part_LINK_PUBLIC}
                          PRIVATE ${part_LINK_PRIVATE} $<BUILD_INTERFACE:fieldfare_compiler>)
    # A source names its part's own headers by their path below the source folders.
    list(TRANSFORM part_UNPARSED_ARGUMENTS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE folders)
    target_include_directories(${target} PRIVATE ${folders})
    set(scope PUBLIC)
    fieldfare_from_nothing(${target} ${part_PRECOMPILE})
  else()
    add_library(${target} INTERFACE)
    target_link_libraries(${target} INTERFACE ${part_LINK_PUBLIC} ${part_LINK_PRIVATE})
    set(scope INTERFACE)
  endif()
  target_compile_features(${target} ${scope} cxx_std_20)
  target_include_directories(${target} ${scope}
    $<BUILD_INTERFACE:${root}/include> $<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}>)
  set_target_properties(${target} PROPERTIES EXPORT_NAME ${name})
  add_library(fieldfare::${name} ALIAS ${target})
endfunction()

# fieldfare_executable(NAME FOLDER... [LINK ...] [PRECOMPILE HEADER...]): a program of all sources below the folders;
# none without sources.
function(fieldfare_executable name)
  cmake_parse_arguments(PARSE_ARGV 1 part "" "" "LINK;PRECOMPILE")
  set(sources "")
  foreach(folder ${part_UNPARSED_ARGUMENTS})
    file(GLOB_RECURSE found CONFIGURE_DEPENDS ${folder}/*.cpp ${folder}/*.c)
    list(APPEND sources ${found})
  endforeach()
  if(NOT sources)
    return()
  endif()
  fieldfare_need_all(${part_LINK})
  add_executable(${name} ${sources})
  list(TRANSFORM part_UNPARSED_ARGUMENTS PREPEND ${CMAKE_CURRENT_SOURCE_DIR}/ OUTPUT_VARIABLE folders)
  target_include_directories(${name} PRIVATE ${folders})
  target_link_libraries(${name} PRIVATE ${part_LINK} fieldfare_compiler)
  fieldfare_from_nothing(${name} ${part_PRECOMPILE})
endfunction()

# fieldfare_from_nothing(TARGET HEADER...): where everything is built once (FIELDFARE_FROM_NOTHING), a target that is
# large enough to gain by it has the standard headers that nearly every file reads and those named compiled beforehand,
# and several of its sources compiled as one, which takes little over half as long: they share their headers and what
# these are instantiated with. Off in the dev preset, where every file must show that it includes what it uses (and
# where ccache does more).
function(fieldfare_from_nothing target)
  get_target_property(sources ${target} SOURCES)
  list(FILTER sources INCLUDE REGEX "\\.cpp$")
  list(LENGTH sources count)
  if(NOT FIELDFARE_FROM_NOTHING OR count LESS 8)
    return()
  endif()
  target_precompile_headers(${target} PRIVATE
    "$<$<COMPILE_LANGUAGE:CXX>:${PROJECT_SOURCE_DIR}/cmake/precompiled.h>")
  foreach(header ${ARGN})
    target_precompile_headers(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:<${header}$<ANGLE-R>>")
  endforeach()
  set(others ${sources})
  list(REMOVE_ITEM others ${fieldfare_parsers})
  set(parsers ${sources})
  list(REMOVE_ITEM parsers ${others})
  foreach(part parsers others)
    if(NOT ${part})
      continue()
    endif()
    execute_process(COMMAND awk -v most=8 -f ${PROJECT_SOURCE_DIR}/cmake/together.awk ${${part}}
      OUTPUT_VARIABLE groups COMMAND_ERROR_IS_FATAL ANY)
    string(REGEX MATCHALL "[^\n]+" groups "${groups}")
    foreach(line ${groups})
      string(REGEX MATCH "^([0-9]+) (.*)$" line "${line}")
      set_source_files_properties(${CMAKE_MATCH_2} PROPERTIES UNITY_GROUP ${part}_${CMAKE_MATCH_1})
    endforeach()
  endforeach()
  set_target_properties(${target} PROPERTIES UNITY_BUILD ON UNITY_BUILD_MODE GROUP)
  # A name of one file may shade what another keeps to itself.
  target_compile_options(${target} PRIVATE "$<$<COMPILE_LANGUAGE:CXX>:-Wno-shadow;-Wno-subobject-linkage>")
endfunction()
