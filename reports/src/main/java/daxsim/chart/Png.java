package daxsim.chart;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;

/** A chart as a picture with its question above and its note below, two pixels to the point. */
final class Png {
    private static final int SCALE = 2;
    private static final int MARGIN = 16;
    private static final Font QUESTION = Fonts.bold(15f);
    private static final Font NOTE = Fonts.plain(11f);

    private Png() {}

    static byte[] of(Chart chart) {
        Graphics2D measure = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
        prepare(measure);
        List<String> question = wrapped(chart.question(), measure.getFontMetrics(QUESTION), chart.width());
        List<String> note = wrapped(chart.note(), measure.getFontMetrics(NOTE), chart.width());
        int questionHeight = measure.getFontMetrics(QUESTION).getHeight();
        int noteHeight = measure.getFontMetrics(NOTE).getHeight();
        measure.dispose();
        int top = MARGIN + question.size() * questionHeight + MARGIN / 2;
        int height = top + chart.height() + MARGIN / 2 + note.size() * noteHeight + MARGIN;
        int width = chart.width() + 2 * MARGIN;

        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        prepare(graphics);
        graphics.scale(SCALE, SCALE);
        graphics.setColor(Tone.PAPER.colour());
        graphics.fill(new Rectangle2D.Double(0, 0, width, height));
        graphics.setColor(Tone.INK.colour());
        lines(graphics, QUESTION, question, MARGIN, questionHeight);
        graphics.setColor(Tone.SOFT.colour());
        lines(graphics, NOTE, note, top + chart.height() + MARGIN / 2, noteHeight);
        chart.drawing().draw(graphics, new Rectangle2D.Double(MARGIN, top, chart.width(), chart.height()));
        graphics.dispose();
        return bytes(image);
    }

    private static void prepare(Graphics2D graphics) {
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    private static void lines(Graphics2D graphics, Font font, List<String> lines, int top, int height) {
        graphics.setFont(font);
        int y = top + graphics.getFontMetrics().getAscent();
        for (String line : lines) {
            graphics.drawString(line, MARGIN, y);
            y += height;
        }
    }

    private static List<String> wrapped(String text, FontMetrics metrics, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private static byte[] bytes(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.setUseCache(false); // a full disk must not keep a picture from being made in memory
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("this Java cannot write PNG");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
