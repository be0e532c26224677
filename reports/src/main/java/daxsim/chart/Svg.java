package daxsim.chart;

import java.awt.Dimension;
import java.awt.Font;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.apache.batik.dom.GenericDOMImplementation;
import org.apache.batik.svggen.SVGGeneratorContext;
import org.apache.batik.svggen.SVGGraphics2D;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * A drawing as SVG inside a page. Batik makes the elements; they are written here, because a page needs colours that follow
 * its scheme, text that keeps its width in another font, no ids but its own, and as few bytes as will do.
 *
 * <p>Clips are left out: no chart draws outside its own area.
 */
final class Svg {
    private static final String NAMESPACE = "http://www.w3.org/2000/svg";
    private static final FontRenderContext MEASURE = new FontRenderContext(null, true, true);
    private static final List<String> STYLES = List.of(
            "fill",
            "stroke",
            "fill-opacity",
            "stroke-opacity",
            "stroke-width",
            "stroke-dasharray",
            "stroke-linecap",
            "stroke-linejoin",
            "font-size",
            "font-weight");
    private static final Map<String, List<String>> GEOMETRY = Map.of(
            "path", List.of("d"),
            "line", List.of("x1", "y1", "x2", "y2"),
            "rect", List.of("x", "y", "width", "height", "rx", "ry"),
            "circle", List.of("cx", "cy", "r"),
            "ellipse", List.of("cx", "cy", "rx", "ry"),
            "polygon", List.of("points"),
            "polyline", List.of("points"),
            "text", List.of("x", "y"));
    private static final Map<String, Integer> NAMED =
            Map.of("black", 0, "white", 0xffffff, "gray", 0x808080, "silver", 0xc0c0c0);

    private final StringBuilder out = new StringBuilder();
    private String open = "";

    private Svg() {}

    static String of(Chart chart) {
        Document document = GenericDOMImplementation.getDOMImplementation().createDocument(NAMESPACE, "svg", null);
        SVGGeneratorContext context = SVGGeneratorContext.createDefault(document);
        context.setPrecision(1);
        SVGGraphics2D graphics = new Measured(context);
        graphics.setSVGCanvasSize(new Dimension(chart.width(), chart.height()));
        chart.drawing().draw(graphics, new Rectangle2D.Double(0, 0, chart.width(), chart.height()));
        Svg svg = new Svg();
        String id = "chart-" + chart.name();
        svg.out
                .append("<svg xmlns=\"" + NAMESPACE + "\" role=\"img\" viewBox=\"0 0 ")
                .append(chart.width())
                .append(' ')
                .append(chart.height())
                .append("\" width=\"")
                .append(chart.width())
                .append("\" height=\"")
                .append(chart.height())
                .append("\" aria-labelledby=\"" + id + "-title " + id + "-desc\">\n<title id=\"" + id + "-title\">")
                .append(escaped(chart.question()))
                .append("</title>\n<desc id=\"" + id + "-desc\">")
                .append(escaped(chart.answer()))
                .append("</desc>\n");
        svg.node(graphics.getRoot(), new TreeMap<>(), "");
        svg.style("");
        return svg.out.append("</svg>\n").toString();
    }

    /** Batik measures text in whole pixels; here it is measured as it will be written. */
    private static final class Measured extends SVGGraphics2D {
        Measured(SVGGeneratorContext context) {
            super(context, false);
        }

        @Override
        public FontRenderContext getFontRenderContext() {
            return MEASURE;
        }
    }

    private void node(Element element, Map<String, String> inherited, String transform) {
        String name = element.getTagName();
        if (name.equals("defs")) {
            return;
        }
        Map<String, String> styles = new TreeMap<>(inherited);
        for (String style : STYLES) {
            if (element.hasAttribute(style)) {
                styles.put(style, element.getAttribute(style));
            }
        }
        String moved = (transform + " " + element.getAttribute("transform")).strip();
        if (name.equals("svg") || name.equals("g")) {
            for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child instanceof Element inner) {
                    node(inner, styles, moved);
                }
            }
            return;
        }
        leaf(name, element, styles, moved);
    }

    private void leaf(String name, Element element, Map<String, String> styles, String transform) {
        List<String> geometry = GEOMETRY.get(name);
        if (geometry == null) {
            throw new IllegalStateException("a chart draws what has no place in a page: " + name);
        }
        boolean text = name.equals("text");
        style(style(styles, text));
        out.append('<').append(name);
        for (String attribute : geometry) {
            if (element.hasAttribute(attribute)) {
                out.append(' ')
                        .append(attribute)
                        .append("=\"")
                        .append(element.getAttribute(attribute))
                        .append('"');
            }
        }
        if (!transform.isEmpty()) {
            out.append(" transform=\"").append(transform).append('"');
        }
        if (text) {
            String content = element.getTextContent();
            out.append(" textLength=\"")
                    .append(width(content, styles))
                    .append("\" lengthAdjust=\"spacingAndGlyphs\">")
                    .append(escaped(content))
                    .append("</text>\n");
        } else {
            out.append("/>\n");
        }
    }

    /** Begins a group for a style, unless the last one has it. */
    private void style(String style) {
        if (style.equals(open)) {
            return;
        }
        if (!open.isEmpty()) {
            out.append("</g>\n");
        }
        if (!style.isEmpty()) {
            out.append("<g ").append(style).append(">\n");
        }
        open = style;
    }

    private static String style(Map<String, String> styles, boolean text) {
        List<String> said = new ArrayList<>();
        String fill = styles.getOrDefault("fill", "black");
        String stroke = styles.getOrDefault("stroke", "none");
        paint(said, "fill", fill, styles.getOrDefault("fill-opacity", "1"));
        if (!stroke.equals("none") && !text) {
            paint(said, "stroke", stroke, styles.getOrDefault("stroke-opacity", "1"));
            unless(said, styles, "stroke-width", "1");
            unless(said, styles, "stroke-dasharray", "none");
            unless(said, styles, "stroke-linecap", "butt");
            unless(said, styles, "stroke-linejoin", "miter");
        }
        if (text) {
            unless(said, styles, "font-size", "");
            unless(said, styles, "font-weight", "normal");
        }
        return String.join(" ", said);
    }

    private static void paint(List<String> said, String attribute, String value, String opacity) {
        String paint =
                value.equals("none") ? "none" : "var(" + Tone.of(rgb(value)).variable() + ")";
        said.add(attribute + "=\"" + paint + "\"");
        if (!opacity.equals("1") && !value.equals("none")) {
            said.add(attribute + "-opacity=\"" + opacity + "\"");
        }
    }

    private static void unless(List<String> said, Map<String, String> styles, String name, String usual) {
        String value = styles.getOrDefault(name, usual);
        if (!value.equals(usual)) {
            said.add(name + "=\"" + value + "\"");
        }
    }

    private static int rgb(String value) {
        Integer named = NAMED.get(value);
        if (named != null) {
            return named;
        }
        String[] parts = value.replaceAll("[^0-9,]", "").split(",", -1);
        if (!value.startsWith("rgb(") || parts.length != 3) {
            throw new IllegalStateException("a chart uses a paint that is no colour: " + value);
        }
        return Integer.parseInt(parts[0]) << 16 | Integer.parseInt(parts[1]) << 8 | Integer.parseInt(parts[2]);
    }

    /** As wide as it was measured: what stands beside it was placed by that. */
    private static String width(String text, Map<String, String> styles) {
        float size = Float.parseFloat(styles.getOrDefault("font-size", "12px").replace("px", ""));
        Font font = styles.getOrDefault("font-weight", "normal").equals("bold") ? Fonts.bold(size) : Fonts.plain(size);
        return String.format(
                Locale.ROOT, "%.1f", font.getStringBounds(text, MEASURE).getWidth());
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
