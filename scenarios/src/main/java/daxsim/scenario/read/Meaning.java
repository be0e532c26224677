package daxsim.scenario.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.scenario.Location;
import daxsim.scenario.Op;
import daxsim.scenario.Quantity;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes values down in one way only, so that equal meanings have equal hashes. Records are written as their names and
 * components; where something stands in the file, an operation's label and the texts from which values were read are left
 * out.
 */
final class Meaning {
    private static final int DIGITS = 12;

    private final StringBuilder out = new StringBuilder();

    private Meaning() {}

    /** The first twelve hex digits of SHA-256. */
    static String hash(Object... parts) {
        Meaning meaning = new Meaning();
        for (Object part : parts) {
            meaning.write(part);
        }
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(meaning.out.toString().getBytes(UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void write(@Nullable Object value) {
        switch (value) {
            case null -> out.append('~');
            case String text ->
                out.append(text.length()).append('"').append(text).append('"');
            case List<?> list -> {
                out.append('[');
                list.forEach(this::write);
                out.append(']');
            }
            case Record fields -> record(fields);
            case Enum<?> word -> out.append(word.name()).append(' ');
            default -> out.append(value).append(' ');
        }
    }

    private void record(Record value) {
        out.append(value.getClass().getSimpleName()).append('{');
        for (RecordComponent component : value.getClass().getRecordComponents()) {
            if (!silent(value, component)) {
                out.append(component.getName()).append('=');
                write(get(value, component));
            }
        }
        out.append('}');
    }

    private static boolean silent(Record value, RecordComponent component) {
        return component.getType() == Location.class
                || (value instanceof Op && List.of("label", "text").contains(component.getName()))
                || (value instanceof Quantity && component.getName().equals("text"));
    }

    private static @Nullable Object get(Record value, RecordComponent component) {
        try {
            return component.getAccessor().invoke(value);
        } catch (IllegalAccessException | InvocationTargetException e) {
            throw new IllegalStateException(e);
        }
    }
}
