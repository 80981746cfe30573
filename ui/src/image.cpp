#include <fieldfare/ui/image.h>

#include <png.h>

#include <cstring>

#include <fieldfare/core/error.h>

namespace fieldfare::ui {

void write_png(const Image& image, const std::string& path) {
  png_image header;
  std::memset(&header, 0, sizeof header);
  header.version = PNG_IMAGE_VERSION;
  header.width = static_cast<png_uint_32>(image.width);
  header.height = static_cast<png_uint_32>(image.height);
  header.format = PNG_FORMAT_RGB;
  if (png_image_write_to_file(&header, path.c_str(), 0, image.rgb.data(), 0, nullptr) == 0) {
    throw Error(ErrorCode::internal, "The picture " + path + " could not be written.",
                "Check that the folder exists and has room.");
  }
}

}  // namespace fieldfare::ui
