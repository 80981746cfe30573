# Dear ImGui's layout depends on these, so the library and everyone who includes its headers must agree.
# 32-bit characters: an inspector may type any character of Unicode, and none may turn into a box.
set(FIELDFARE_IMGUI_DEFINITIONS
  IMGUI_ENABLE_FREETYPE IMGUI_USE_WCHAR32 IMGUI_DISABLE_OBSOLETE_FUNCTIONS)
