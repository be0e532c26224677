package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/**
 * Builds the tree from parser events, so that what a scenario must not contain is refused before it costs anything: one
 * document, no anchors, aliases, tags or merge keys, and no nesting that would exhaust a stack.
 */
final class YamlTree {
    /** Deepest nesting of lists and mappings. */
    static final int DEPTH = 50;

    private static final String NO_SHARING = "write the value out where it is needed";

    private final String file;
    private final List<String> lines;
    private final Iterator<Event> events;
    private Place last;

    private YamlTree(String file, String text) {
        this.file = file;
        this.lines = text.lines().toList();
        this.last = new Place(file, 1, 1);
        this.events =
                new Parse(LoadSettings.builder().build()).parseString(text).iterator();
    }

    /** The only document of a text, or null if there is none. */
    static @Nullable Yaml read(String file, String text) throws BadInput {
        return new YamlTree(file, text).document();
    }

    private @Nullable Yaml document() throws BadInput {
        next();
        if (next() instanceof StreamEndEvent) {
            return null;
        }
        Yaml root = node(next(), 0);
        next();
        Event end = next();
        if (end instanceof DocumentStartEvent) {
            throw place(end).bad("a second document begins here", "a file holds one scenario");
        }
        return root;
    }

    private Yaml node(Event event, int depth) throws BadInput {
        Place place = place(event);
        if (event instanceof AliasEvent) {
            throw place.bad("aliases are not part of the language", NO_SHARING);
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            throw place.bad("anchors are not part of the language", NO_SHARING);
        }
        if (event instanceof ScalarEvent scalar) {
            untagged(place, scalar.getTag());
            return scalar(scalar, place);
        }
        if (!(event instanceof CollectionStartEvent start)) {
            throw place.bad("found no value here", "write a text, a list or a mapping");
        }
        untagged(place, start.getTag());
        if (depth == DEPTH) {
            throw place.bad("nested more than " + DEPTH + " deep", "no scenario needs that");
        }
        return event instanceof SequenceStartEvent ? sequence(place, depth) : mapping(place, depth);
    }

    private static void untagged(Place place, Optional<String> tag) throws BadInput {
        if (tag.isPresent()) {
            throw place.bad(
                    "the type tag " + Words.quote(tag.get()) + " is not part of the language",
                    "leave it out: the key decides the type");
        }
    }

    private Yaml sequence(Place place, int depth) throws BadInput {
        List<Yaml> items = new ArrayList<>();
        for (Event event = next(); !(event instanceof SequenceEndEvent); event = next()) {
            items.add(node(event, depth + 1));
        }
        return new Yaml.Sequence(place, List.copyOf(items));
    }

    private Yaml mapping(Place place, int depth) throws BadInput {
        List<Yaml.Entry> entries = new ArrayList<>();
        Map<String, Place> seen = new HashMap<>();
        for (Event event = next(); !(event instanceof MappingEndEvent); event = next()) {
            Yaml node = node(event, depth + 1);
            if (!(node instanceof Yaml.Scalar scalar)) {
                throw node.place().bad("found " + node.kind() + " where a key belongs", "a key is one word");
            }
            Token key = scalar.token();
            if (key.text().equals("<<") && scalar.plain()) {
                throw key.bad("merge keys are not part of the language", NO_SHARING);
            }
            Place first = seen.putIfAbsent(key.text(), key.place());
            if (first != null) {
                throw key.bad(
                        "the key " + key.quoted() + " is there twice",
                        "it stands in line " + first.line() + " already");
            }
            entries.add(new Yaml.Entry(key, node(next(), depth + 1)));
        }
        return new Yaml.Mapping(place, List.copyOf(entries));
    }

    private Yaml scalar(ScalarEvent event, Place place) throws BadInput {
        String value = event.getValue();
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean alone = Character.isSurrogate(c) && Character.charCount(value.codePointAt(i)) == 1;
            if (SourceText.forbidden(c) || alone) {
                throw place.bad(
                        "an escape makes a character that is not text", "text, blanks and line ends are allowed");
            }
            if (Character.isHighSurrogate(c)) {
                i++;
            }
        }
        ScalarStyle style = event.getScalarStyle();
        boolean quoted = style == ScalarStyle.DOUBLE_QUOTED || style == ScalarStyle.SINGLE_QUOTED;
        boolean plain = style == ScalarStyle.PLAIN;
        Token token = new Token(value, place, false);
        if ((quoted || plain) && exact(event, value, quoted ? 2 : 0)) {
            token = new Token(value, quoted ? place.right(1) : place, true);
        }
        return new Yaml.Scalar(token, lines(token, style == ScalarStyle.LITERAL), plain);
    }

    private static boolean exact(ScalarEvent event, String value, int quotes) {
        Optional<Mark> start = event.getStartMark();
        Optional<Mark> end = event.getEndMark();
        return start.isPresent()
                && end.isPresent()
                && start.get().getLine() == end.get().getLine()
                && end.get().getColumn() - start.get().getColumn() == value.codePointCount(0, value.length()) + quotes;
    }

    /** A literal text stands in the file line by line, indented by what the file says and the value does not. */
    private List<Token> lines(Token token, boolean literal) {
        List<Token> result = new ArrayList<>();
        int number = token.place().line();
        for (String text : (Iterable<String>) token.text().lines()::iterator) {
            Token line = new Token(text, token.place(), false);
            if (token.exact()) {
                line = token;
            } else if (literal && number < lines.size() && lines.get(number).endsWith(text)) {
                String whole = lines.get(number);
                int indent = whole.codePointCount(0, whole.length() - text.length());
                line = new Token(text, new Place(file, number + 1, indent + 1), true);
            }
            number++;
            if (!text.isBlank()) {
                result.add(line);
            }
        }
        return List.copyOf(result);
    }

    private Event next() throws BadInput {
        Event event;
        try {
            event = events.next();
        } catch (MarkedYamlEngineException e) {
            throw notYaml(e);
        } catch (RuntimeException e) {
            throw last.bad("from here on this is not YAML", "check quotes, brackets and indentation");
        }
        last = place(event);
        return event;
    }

    private BadInput notYaml(MarkedYamlEngineException e) {
        Place place = e.getProblemMark().map(this::place).orElse(last);
        int tab = tabInIndentation(place.line());
        if (tab >= 0) {
            return new Place(file, place.line(), tab + 1).bad("a tab in the indentation", "indent with spaces");
        }
        String began = e.getContextMark()
                .map(mark -> ", in what begins in line " + (mark.getLine() + 1) + " column " + (mark.getColumn() + 1))
                .orElse("");
        return place.bad(
                "this is not YAML: " + String.valueOf(e.getProblem()).replaceAll("\\s+", " ") + began,
                "check quotes, brackets and indentation");
    }

    private int tabInIndentation(int line) {
        String text = line <= lines.size() ? lines.get(line - 1) : "";
        int tab = text.indexOf('\t');
        return tab >= 0 && text.substring(0, tab).isBlank() ? tab : -1;
    }

    private Place place(Event event) {
        return event.getStartMark().map(this::place).orElse(last);
    }

    private Place place(Mark mark) {
        return new Place(file, mark.getLine() + 1, mark.getColumn() + 1);
    }
}
