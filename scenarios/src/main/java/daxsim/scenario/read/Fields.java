package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A mapping held against its shape: its keys are known and the required ones are there. Values are checked when taken. */
final class Fields {
    private final Shape shape;
    private final Place place;
    private final Map<String, Yaml> values = new LinkedHashMap<>();

    Fields(Yaml node, Shape shape) throws BadInput {
        this.shape = shape;
        this.place = node.place();
        for (Yaml.Entry entry : node.entries(shape.what())) {
            String name = entry.key().text();
            if (!shape.names().contains(name)) {
                throw entry.key()
                        .bad(
                                Words.unknown("key", name, shape.names()) + " in " + shape.what(),
                                "allowed: " + Words.list(shape.names()));
            }
            values.put(name, entry.value());
        }
        for (Key key : shape.keys()) {
            if (key.required() && !values.containsKey(key.name())) {
                throw place.bad(
                        "the key " + Words.quote(key.name()) + " is missing in " + shape.what(),
                        "needed: "
                                + Words.list(shape.keys().stream()
                                        .filter(Key::required)
                                        .map(Key::name)
                                        .toList()));
            }
        }
    }

    Place place() {
        return place;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** The value of a key, or null if it is not there. */
    @Nullable
    Yaml get(String name) {
        return values.get(shape.key(name).name());
    }

    /** The value of a key that is there. */
    Yaml value(String name) {
        return Objects.requireNonNull(get(name), name);
    }

    /** The items of a list, none if the key is not there. */
    List<Yaml> items(String name) throws BadInput {
        Yaml node = get(name);
        return node == null ? List.of() : node.list(what(name));
    }

    /** The entries of a mapping, none if the key is not there. */
    List<Yaml.Entry> entries(String name) throws BadInput {
        Yaml node = get(name);
        return node == null ? List.of() : node.entries(what(name));
    }

    /** A text of at least one visible character. */
    Token text(String name) throws BadInput {
        Token token = value(name).text(what(name));
        if (token.text().isBlank()) {
            throw token.bad("the key " + Words.quote(name) + " has no value", "write one");
        }
        return token;
    }

    /** A name, spelled as names of its kind are. */
    Token name(String name) throws BadInput {
        Token token = text(name);
        if (shape.key(name).form() instanceof Form.Name form) {
            Names.spelled(token, form.pattern());
        }
        return token;
    }

    long size(String name, long otherwise) throws BadInput {
        return has(name) ? size(name) : otherwise;
    }

    long size(String name) throws BadInput {
        Token token = text(name).trimmed();
        Form.Size form = (Form.Size) shape.key(name).form();
        long value = Numbers.size(token);
        if (value < form.min() || value > form.max() || !form.grain().fits(value)) {
            String most = form.max() == Long.MAX_VALUE ? "" : " and at most " + form.max();
            String grain =
                    form.grain() == Form.Grain.BYTES ? "" : ", " + form.grain().words();
            throw token.bad(
                    "the " + name + " of " + shape.what() + " cannot be " + token.text(),
                    "at least " + form.min() + most + " bytes" + grain);
        }
        return value;
    }

    int count(String name, int otherwise) throws BadInput {
        if (!has(name)) {
            return otherwise;
        }
        Form.Count form = (Form.Count) shape.key(name).form();
        return Math.toIntExact(Numbers.count(text(name).trimmed(), form.min(), form.max()));
    }

    boolean flag(String name, boolean otherwise) throws BadInput {
        return has(name) ? Choices.pick(text(name), List.of("false", "true"), "value of " + name) == 1 : otherwise;
    }

    String choice(String name, String otherwise) throws BadInput {
        if (!has(name)) {
            return otherwise;
        }
        List<String> words = ((Form.Choice) shape.key(name).form()).words();
        return words.get(Choices.pick(text(name), words, "value of " + name));
    }

    <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) throws BadInput {
        return has(name) ? Choices.pick(text(name), type, "value of " + name) : otherwise;
    }

    /** The lines of a text or a list of texts; null if the key is not there. */
    @Nullable
    List<Token> lines(String name) throws BadInput {
        Yaml node = get(name);
        return node == null ? null : Lines.of(node, what(name));
    }

    private String what(String name) {
        return "the value of " + Words.quote(name);
    }
}
