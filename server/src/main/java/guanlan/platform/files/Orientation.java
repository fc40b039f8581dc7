package guanlan.platform.files;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.ByteOrder;
import javax.imageio.stream.ImageInputStream;

/**
 * How a camera was held: the tag 0x0112 of Exif, 1 to 8. A photograph is kept as the sensor saw it,
 * and is to be turned to be looked at.
 */
final class Orientation {
    private static final int UPRIGHT = 1;
    private static final int START = 0xFFD8;
    private static final int EXIF = 0xFFE1;
    private static final int PIXELS = 0xFFDA;
    private static final int TAG = 0x0112;
    private static final int MOST = 200;

    private Orientation() {}

    /** Leaves the stream where it began. */
    static int of(ImageInputStream picture) throws IOException {
        picture.mark();
        try {
            return found(picture);
        } finally {
            picture.setByteOrder(ByteOrder.BIG_ENDIAN);
            picture.reset();
        }
    }

    private static int found(ImageInputStream picture) throws IOException {
        if (picture.readUnsignedShort() != START) {
            return UPRIGHT;
        }
        for (int segment = 0; segment < MOST; segment++) {
            int marker = picture.readUnsignedShort();
            if (marker < 0xFF00 || marker == PIXELS) {
                return UPRIGHT;
            }
            long begin = picture.getStreamPosition();
            int length = picture.readUnsignedShort();
            if (marker == EXIF && isExif(picture)) {
                return tagged(picture, begin + 8);
            }
            picture.seek(begin + length);
        }
        return UPRIGHT;
    }

    private static boolean isExif(ImageInputStream picture) throws IOException {
        return picture.readInt() == 0x45786966 && picture.readUnsignedShort() == 0;
    }

    private static int tagged(ImageInputStream picture, long table) throws IOException {
        boolean small = picture.readUnsignedShort() == 0x4949;
        picture.setByteOrder(small ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        picture.readUnsignedShort();
        picture.seek(table + picture.readUnsignedInt());
        int entries = Math.min(MOST, picture.readUnsignedShort());
        for (int entry = 0; entry < entries; entry++) {
            int tag = picture.readUnsignedShort();
            picture.skipBytes(6);
            int value = picture.readUnsignedShort();
            picture.skipBytes(2);
            if (tag == TAG) {
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }

    /** Whether width and height change places. */
    static boolean liesOnItsSide(int orientation) {
        return orientation > 4;
    }

    static BufferedImage upright(BufferedImage seen, int orientation) {
        if (orientation == UPRIGHT) {
            return seen;
        }
        boolean side = liesOnItsSide(orientation);
        int width = seen.getWidth();
        int height = seen.getHeight();
        var turned =
                new BufferedImage(side ? height : width, side ? width : height, seen.getType());
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                boolean fromRight = orientation == 2 || orientation == 3;
                boolean fromBelow = orientation == 3 || orientation == 4;
                int across =
                        side
                                ? along(orientation == 6 || orientation == 7, y, height)
                                : along(fromRight, x, width);
                int down =
                        side
                                ? along(orientation == 7 || orientation == 8, x, width)
                                : along(fromBelow, y, height);
                turned.setRGB(across, down, seen.getRGB(x, y));
            }
        }
        return turned;
    }

    private static int along(boolean backwards, int at, int size) {
        return backwards ? size - 1 - at : at;
    }
}
