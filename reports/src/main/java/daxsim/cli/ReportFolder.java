package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The folder that a comparison leaves behind. It is written beside its place and moved there when it is whole, so that there
 * is never half of one.
 */
final class ReportFolder implements AutoCloseable {
    static final String RESULTS = "results.json";
    static final String REPORT = "report.txt";
    static final String PAGE = "report.html";

    private static final String OWN = "daxsim-report";
    private static final String BEGINNING = "{\n  \"daxsim\"";

    private final Path place;
    private final String shown;
    private final Path partial;
    private final boolean replaces;

    private ReportFolder(Path place, String shown, Path partial, boolean replaces) {
        this.place = place;
        this.shown = shown;
        this.partial = partial;
        this.replaces = replaces;
    }

    /** A folder that the user named. It must not exist. */
    static ReportFolder named(String name) throws UsageError {
        Path place;
        try {
            place = Path.of(name);
        } catch (InvalidPathException e) {
            throw new UsageError("--out " + name + " is no path; allowed: a folder that does not exist yet");
        }
        if (name.isBlank()) {
            throw new UsageError("--out names no folder; allowed: a folder that does not exist yet");
        }
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
            throw new UsageError("--out " + name + " exists already; allowed: a folder that does not exist yet");
        }
        return at(place, name, false);
    }

    /** daxsim's own folder, which is replaced; never one that daxsim did not write. */
    static ReportFolder own() throws UsageError {
        Path place = Path.of(OWN);
        leaveOthersAlone(place);
        return at(place, OWN, true);
    }

    private static void leaveOthersAlone(Path place) throws UsageError {
        if (Files.exists(place, LinkOption.NOFOLLOW_LINKS) && !isOurs(place)) {
            throw new UsageError(
                    "./" + OWN + " was not written by daxsim, so it is left alone; use --out DIR, or move it");
        }
    }

    /** A folder that begins its results as daxsim does, or an empty one. */
    private static boolean isOurs(Path place) {
        if (!Files.isDirectory(place, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        Path results = place.resolve(RESULTS);
        if (Files.isRegularFile(results, LinkOption.NOFOLLOW_LINKS)) {
            try (InputStream in = Files.newInputStream(results)) {
                return new String(in.readNBytes(BEGINNING.length()), UTF_8).equals(BEGINNING);
            } catch (IOException e) {
                return false;
            }
        }
        try (Stream<Path> files = Files.list(place)) {
            return files.findAny().isEmpty();
        } catch (IOException e) {
            return false;
        }
    }

    private static ReportFolder at(Path place, String shown, boolean replaces) throws UsageError {
        Path absolute = place.toAbsolutePath().normalize();
        Path parent = absolute.getParent();
        try {
            Path home = Objects.requireNonNull(parent == null ? absolute : parent);
            return new ReportFolder(absolute, shown, Files.createTempDirectory(home, ".daxsim-report-"), replaces);
        } catch (IOException e) {
            throw cannotWrite(shown, e);
        }
    }

    private static UsageError cannotWrite(String shown, IOException e) {
        String why = switch (e) {
            case AccessDeniedException a -> "permission denied";
            case FileSystemException f when f.getReason() != null -> String.valueOf(f.getReason());
            case FileSystemException f -> "no such folder";
            default -> String.valueOf(e.getMessage());
        };
        return new UsageError("the report cannot be written to " + shown + " (" + why
                + "); allowed: a new folder in one that exists and may be written");
    }

    /** As the user named it. */
    String shown() {
        return shown;
    }

    /**
     * Puts the files there, all of them or none; names may have folders in front. What came to be there since the work began is not
     * daxsim's to replace.
     */
    void write(Map<String, byte[]> files) throws UsageError {
        try {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                Path path = partial.resolve(file.getKey());
                Files.createDirectories(Objects.requireNonNull(path.getParent()));
                Files.write(path, file.getValue());
            }
            readable(partial);
            if (replaces && Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
                leaveOthersAlone(place);
                Path old = partial.resolveSibling(partial.getFileName() + ".old");
                Files.move(place, old, StandardCopyOption.ATOMIC_MOVE);
                Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
                delete(old);
            } else {
                Files.move(partial, place, StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (IOException e) {
            throw cannotWrite(shown, e);
        }
    }

    /** A temporary folder is its owner's alone; a report is as public as any other file. */
    private static void readable(Path folder) throws IOException {
        if (Files.getFileStore(folder).supportsFileAttributeView("posix")) {
            Files.setPosixFilePermissions(folder, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Takes away what was not finished. */
    @Override
    public void close() {
        try {
            if (Files.exists(partial)) {
                delete(partial);
            }
        } catch (IOException e) {
            // The folder has a name of its own and says what it is; nothing depends on it.
        }
    }

    private static void delete(Path folder) throws IOException {
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path dir, @org.jspecify.annotations.Nullable IOException e)
                    throws IOException {
                Files.delete(dir);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
