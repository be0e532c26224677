package daxsim.data;

import daxsim.explore.Version;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Trees of JSON and their one way onto paper: two blanks a level, line feeds, keys in the order in which they were put. */
final class Json {
    private static final ObjectWriter WRITER = JsonMapper.shared()
            .writer()
            .with(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n"))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n")));
    private static final ObjectWriter COMPACT = JsonMapper.shared().writer();

    private Json() {}

    /** A document; it begins with the version of daxsim. */
    static ObjectNode document() {
        return object().put("daxsim", Version.current());
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static String text(ObjectNode document) {
        return WRITER.writeValueAsString(document) + "\n";
    }

    static String text(Map<String, Object> document) {
        return WRITER.writeValueAsString(document) + "\n";
    }

    /** On one line. */
    static String line(ObjectNode document) {
        return COMPACT.writeValueAsString(document);
    }

    static void strings(ObjectNode into, String key, List<String> values) {
        ArrayNode array = into.putArray(key);
        values.forEach(array::add);
    }

    static void counts(ObjectNode into, String key, Map<String, ? extends Number> values) {
        ObjectNode object = into.putObject(key);
        values.forEach((name, value) -> object.put(name, value.longValue()));
    }

    /** An empty text becomes null. */
    static @Nullable String orNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
