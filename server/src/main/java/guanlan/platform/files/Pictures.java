package guanlan.platform.files;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/**
 * Measures pictures and makes small ones of them. A picture says how large it is before anything is
 * unpacked; what is too large to look at is not looked at, and of the rest only so many pixels are
 * unpacked as the small one needs. Two at a time, so that a heap of uploads does not fill memory.
 */
final class Pictures {
    /** The longer side of a small picture. */
    static final int SMALL = 320;

    /** 144 million pixels; a good camera makes 60. */
    private static final long MOST_PIXELS = 144_000_000;

    private static final Semaphore ROOM = new Semaphore(2);

    private Pictures() {}

    record Measure(int width, int height) {}

    /** The small picture, as it is to be served. */
    record Small(byte[] content, Measure of) {}

    /** Nothing where the content is no picture that can be read, or none that should be. */
    static Optional<Small> small(InputStream content) throws IOException {
        ROOM.acquireUninterruptibly();
        try (var stream = new MemoryCacheImageInputStream(content)) {
            var readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                return Optional.empty();
            }
            ImageReader reader = readers.next();
            try {
                int orientation = Orientation.of(stream);
                reader.setInput(stream, true, true);
                return small(reader, orientation);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException unreadable) {
            // Broken pictures make readers throw all sorts; such a file is kept, but never drawn.
            return Optional.empty();
        } finally {
            ROOM.release();
        }
    }

    private static Optional<Small> small(ImageReader reader, int orientation) throws IOException {
        var measure = new Measure(reader.getWidth(0), reader.getHeight(0));
        if ((long) measure.width() * measure.height() > MOST_PIXELS
                || measure.width() < 1
                || measure.height() < 1) {
            return Optional.empty();
        }
        var how = reader.getDefaultReadParam();
        int step = Math.max(1, Math.max(measure.width(), measure.height()) / (2 * SMALL));
        how.setSourceSubsampling(step, step, 0, 0);
        var seen =
                Orientation.liesOnItsSide(orientation)
                        ? new Measure(measure.height(), measure.width())
                        : measure;
        return Optional.of(new Small(drawn(reader.read(0, how), orientation), seen));
    }

    private static byte[] drawn(BufferedImage source, int orientation) throws IOException {
        double scale =
                Math.min(1.0, (double) SMALL / Math.max(source.getWidth(), source.getHeight()));
        int width = Math.max(1, (int) Math.round(source.getWidth() * scale));
        int height = Math.max(1, (int) Math.round(source.getHeight() * scale));
        boolean clear = source.getColorModel().hasAlpha();
        var small =
                new BufferedImage(
                        width,
                        height,
                        clear ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB);
        var pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        if (!clear) {
            pen.setColor(Color.WHITE);
            pen.fillRect(0, 0, width, height);
        }
        pen.drawImage(source, 0, 0, width, height, null);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(Orientation.upright(small, orientation), clear ? "png" : "jpeg", out);
        return out.toByteArray();
    }
}
