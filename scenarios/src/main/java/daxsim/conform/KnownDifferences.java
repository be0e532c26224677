package daxsim.conform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Differences between the model and real kernels that are known and explained.
 *
 * <p>One per line: the model variant or {@code *}, a regular expression for the whole command, and the explanation, with a TAB
 * between them. Lines that begin with {@code #} and empty lines do not count. Nothing in it names a file: a recording may be
 * called anything.
 */
public final class KnownDifferences {
    private static final String RESOURCE = "known-differences.tsv";

    private record Known(String model, Pattern command, String why) {}

    private final List<Known> all;

    private KnownDifferences(List<Known> all) {
        this.all = all;
    }

    /** The list that ships with daxsim. */
    public static KnownDifferences shipped() {
        try (InputStream in = Objects.requireNonNull(KnownDifferences.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return read(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list from anywhere; it is part of daxsim, so a malformed line is a bug and not bad input. */
    public static KnownDifferences read(Reader source) throws IOException {
        BufferedReader lines = new BufferedReader(source);
        List<Known> all = new ArrayList<>();
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                String[] fields = line.split("\t", -1);
                if (fields.length != 3) {
                    throw new IllegalStateException(RESOURCE + ": " + line);
                }
                all.add(new Known(fields[0], Pattern.compile(fields[1]), fields[2]));
            }
        }
        return new KnownDifferences(List.copyOf(all));
    }

    /** Why this command is known to differ under this model variant, or null. */
    @Nullable
    String explain(String model, String command) {
        for (Known known : all) {
            if ((known.model().equals("*") || known.model().equals(model))
                    && known.command().matcher(command).matches()) {
                return known.why();
            }
        }
        return null;
    }
}
