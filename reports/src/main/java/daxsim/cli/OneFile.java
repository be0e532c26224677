package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that is there as a whole or not at all. */
final class OneFile {
    private OneFile() {}

    static void write(String name, String text) throws UsageError {
        Path partial = null;
        try {
            Path place = Path.of(name).toAbsolutePath();
            if (Files.exists(place) && !Files.isRegularFile(place)) {
                throw new UsageError(name + " is not a regular file; allowed: a file that may be written");
            }
            partial = place.resolveSibling("." + place.getFileName() + ".partial");
            Files.writeString(partial, text, UTF_8);
            Files.move(partial, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException | InvalidPathException e) {
            discard(partial);
            throw new UsageError(
                    name + " cannot be written; allowed: a file in a folder that exists and may be written");
        }
    }

    private static void discard(@org.jspecify.annotations.Nullable Path partial) {
        try {
            if (partial != null) {
                Files.deleteIfExists(partial);
            }
        } catch (IOException e) {
            // It could not be written either, and the user is told so.
        }
    }
}
