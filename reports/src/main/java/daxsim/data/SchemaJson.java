package daxsim.data;

import java.util.Map;

/** A schema. */
public final class SchemaJson {
    private SchemaJson() {}

    /** The document; nothing is added to it. */
    public static String of(Map<String, Object> schema) {
        return Json.text(schema);
    }
}
