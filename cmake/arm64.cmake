# A tablet's processor, 64-bit ARM, from any other machine: Debian's cross compiler, Debian's libraries in a folder of
# their own, and qemu-user to run what was built. `./dev test --arch arm64` (cmake/arm64.sh) puts all of it there.
set(CMAKE_SYSTEM_NAME Linux)
set(CMAKE_SYSTEM_PROCESSOR aarch64)
set(CMAKE_C_COMPILER aarch64-linux-gnu-gcc)
set(CMAKE_CXX_COMPILER aarch64-linux-gnu-g++)

# Beside the libraries of this machine, wherever those are.
if(DEFINED ENV{FIELDFARE_THIRD_PARTY})
  set(place $ENV{FIELDFARE_THIRD_PARTY}-arm64)
else()
  get_filename_component(place ${CMAKE_CURRENT_LIST_DIR}/../build/third-party-arm64 ABSOLUTE)
endif()
set(FIELDFARE_THIRD_PARTY ${place} CACHE PATH "Where SQLCipher and Catch2 were built")
set(CMAKE_SYSROOT ${place}/sysroot)

# Programs are this machine's; headers and libraries never are.
set(CMAKE_FIND_ROOT_PATH ${CMAKE_SYSROOT} ${place})
set(CMAKE_FIND_ROOT_PATH_MODE_PROGRAM NEVER)
foreach(kind LIBRARY INCLUDE PACKAGE)
  set(CMAKE_FIND_ROOT_PATH_MODE_${kind} ONLY)
endforeach()
set(ENV{PKG_CONFIG_SYSROOT_DIR} ${CMAKE_SYSROOT})
set(ENV{PKG_CONFIG_LIBDIR}
  ${CMAKE_SYSROOT}/usr/lib/aarch64-linux-gnu/pkgconfig:${CMAKE_SYSROOT}/usr/share/pkgconfig)
set(CMAKE_CROSSCOMPILING_EMULATOR qemu-aarch64 -L ${CMAKE_SYSROOT})
