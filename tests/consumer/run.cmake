# cmake -DHOW=package|subdirectory -DSOURCE=CHECKOUT -DBUILD=BUILD -DWORK=SCRATCH
#       -DCC= -DCXX= -DTYPE= -DTHIRD_PARTY= -P run.cmake
cmake_minimum_required(VERSION 3.25)

function(run)
  execute_process(COMMAND ${ARGN} RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    string(REPLACE ";" " " command "${ARGN}")
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()

file(REMOVE_RECURSE ${WORK})
set(configure ${CMAKE_COMMAND} -G Ninja -S ${SOURCE}/tests/consumer -B ${WORK}/build
    -DCMAKE_BUILD_TYPE=${TYPE} -DCMAKE_C_COMPILER=${CC} -DCMAKE_CXX_COMPILER=${CXX})

if(HOW STREQUAL "package")
  run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first --component development)
  # The package must work where it was not installed to.
  file(RENAME ${WORK}/first ${WORK}/moved)
  run(${configure} -DCMAKE_PREFIX_PATH=${WORK}/moved)
  run(${CMAKE_COMMAND} --build ${WORK}/build)
  run(${WORK}/build/consumer ${WORK}/store.db)
else()
  # The same libraries are built and linked by everything else here, so that compiling against them is enough.
  run(${configure} -DFIELDFARE_CONSUMER_SUBDIRECTORY=${SOURCE} -DFIELDFARE_THIRD_PARTY=${THIRD_PARTY})
  run(${CMAKE_COMMAND} --build ${WORK}/build --target consumer_objects)
endif()
