package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that a person wrote, and no others. */
final class SmallFile {
    /** The largest size in bytes: 1 MiB. */
    static final int LIMIT = 1 << 20;

    private SmallFile() {}

    static byte[] read(Path path, String shown) throws BadInput {
        try {
            if (Files.isDirectory(path)) {
                throw Place.whole(shown, "this is a directory", "name a file");
            }
            if (!Files.exists(path)) {
                throw Place.whole(shown, "there is no such file", "name a file that exists");
            }
            if (!Files.isRegularFile(path)) {
                throw Place.whole(shown, "this is not a regular file", "name a regular file");
            }
            checkSize(Files.size(path), shown);
            try (InputStream in = Files.newInputStream(path)) {
                byte[] bytes = in.readNBytes(LIMIT + 1);
                checkSize(bytes.length, shown);
                return bytes;
            }
        } catch (NoSuchFileException e) {
            throw Place.whole(shown, "there is no such file", "name a file that exists");
        } catch (AccessDeniedException e) {
            throw Place.whole(shown, "the file may not be read", "give yourself read permission");
        } catch (IOException e) {
            throw Place.whole(shown, "the file cannot be read", "name a readable file");
        }
    }

    static void checkSize(long size, String shown) throws BadInput {
        if (size > LIMIT) {
            throw Place.whole(shown, "the file has " + size + " bytes", "at most " + LIMIT + " (1 MiB) are read");
        }
    }
}
