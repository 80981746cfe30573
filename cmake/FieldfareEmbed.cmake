# fieldfare_embed(TARGET NAME FILE): puts the bytes of FILE into TARGET as read-only data, between
# the symbols fieldfare_embedded_NAME and fieldfare_embedded_NAME_end.
function(fieldfare_embed target name file)
  get_filename_component(path ${file} ABSOLUTE)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/embedded/${name}.S)
  file(CONFIGURE OUTPUT ${assembly} @ONLY CONTENT
".section .rodata
.balign 16
.global fieldfare_embedded_@name@
.hidden fieldfare_embedded_@name@
fieldfare_embedded_@name@:
.incbin \"@path@\"
.global fieldfare_embedded_@name@_end
.hidden fieldfare_embedded_@name@_end
fieldfare_embedded_@name@_end:
.byte 0
.section .note.GNU-stack,\"\",%progbits
")
  set_property(SOURCE ${assembly} APPEND PROPERTY OBJECT_DEPENDS ${path})
  target_sources(${target} PRIVATE ${assembly})
endfunction()
