# What `cmake --install` places: the programs, and core and sync with a package configuration for other projects.
# The static libraries need the libraries below them at link time; SQLCipher goes along where we built it.
include(CMakePackageConfigHelpers)

set(package ${CMAKE_INSTALL_LIBDIR}/cmake/fieldfare)
install(TARGETS fieldfare_core fieldfare_sync EXPORT fieldfare COMPONENT development
  ARCHIVE DESTINATION ${CMAKE_INSTALL_LIBDIR} COMPONENT development)
install(DIRECTORY core/include/ sync/include/ DESTINATION ${CMAKE_INSTALL_INCLUDEDIR} COMPONENT development
  FILES_MATCHING PATTERN "*.h")
install(EXPORT fieldfare NAMESPACE fieldfare:: DESTINATION ${package} FILE fieldfareTargets.cmake
  COMPONENT development)
# Everything of others that the two link, directly or not.
set(needs "")
foreach(target fieldfare_core fieldfare_sync)
  get_target_property(linked ${target} INTERFACE_LINK_LIBRARIES)
  string(REGEX MATCHALL "Fieldfare::[a-z0-9_]+" linked "${linked}")
  list(APPEND needs ${linked})
endforeach()
list(TRANSFORM needs REPLACE "Fieldfare::" "")
list(REMOVE_DUPLICATES needs)
list(JOIN needs " " FIELDFARE_INSTALLED_NEEDS)
configure_package_config_file(cmake/fieldfareConfig.cmake.in ${CMAKE_CURRENT_BINARY_DIR}/fieldfareConfig.cmake
  INSTALL_DESTINATION ${package} NO_CHECK_REQUIRED_COMPONENTS_MACRO)
write_basic_package_version_file(${CMAKE_CURRENT_BINARY_DIR}/fieldfareConfigVersion.cmake
  COMPATIBILITY SameMinorVersion)
install(FILES ${CMAKE_CURRENT_BINARY_DIR}/fieldfareConfig.cmake
  ${CMAKE_CURRENT_BINARY_DIR}/fieldfareConfigVersion.cmake cmake/FieldfareThirdParty.cmake
  DESTINATION ${package} COMPONENT development)
if(TARGET sqlcipher)
  install(FILES $<TARGET_FILE:sqlcipher> DESTINATION ${package}/third-party/sqlcipher/lib COMPONENT development)
endif()

if(FIELDFARE_APPS)
  foreach(program fieldfare fieldfare-hub fieldfare-tablet)
    if(TARGET ${program})
      install(TARGETS ${program} RUNTIME COMPONENT programs)
    endif()
  endforeach()
endif()
if(TARGET fieldfare-hub)
  set(service ${CMAKE_CURRENT_SOURCE_DIR}/platform/apps/hub/service)
  configure_file(${service}/fieldfare-hub.service.in ${PROJECT_BINARY_DIR}/fieldfare-hub.service @ONLY)
  install(FILES ${PROJECT_BINARY_DIR}/fieldfare-hub.service DESTINATION lib/systemd/system COMPONENT programs)
  install(FILES ${service}/hub.toml sync/docs/hub.md DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
endif()
install(FILES LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} COMPONENT programs)
