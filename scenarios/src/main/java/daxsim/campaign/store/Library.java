package daxsim.campaign.store;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Locale;
import org.duckdb.DuckDBDriver;

/** DuckDB's native library. The driver prints a stack trace when it finds none, so somebody has to look before. */
final class Library {
    private static final String PREFIX = "libduckdb_java.so_";

    private Library() {}

    static void mustBeThere() throws IOException {
        if (!inJar() && !onLibraryPath() && !besideJar()) {
            throw new IOException("the library of DuckDB for " + os() + " on " + System.getProperty("os.arch")
                    + " is not beside " + jar() + "; build daxsim on this machine, or copy the library with the jar");
        }
    }

    private static boolean inJar() {
        for (String arch : List.of("amd64", "arm64")) {
            if (DuckDBDriver.class.getResource("/" + PREFIX + os() + "_" + arch) != null) {
                return true;
            }
        }
        return false;
    }

    private static boolean onLibraryPath() {
        for (String folder : System.getProperty("java.library.path", "").split(File.pathSeparator, -1)) {
            if (!folder.isEmpty() && Files.exists(Path.of(folder, System.mapLibraryName("duckdb_java")))) {
                return true;
            }
        }
        return false;
    }

    private static boolean besideJar() throws IOException {
        Path folder = jar().getParent();
        return folder != null
                && Files.isDirectory(folder)
                && Folders.list(folder).stream()
                        .anyMatch(file -> file.getFileName().toString().startsWith(PREFIX + os()));
    }

    private static Path jar() {
        CodeSource source = DuckDBDriver.class.getProtectionDomain().getCodeSource();
        try {
            return source == null ? Path.of("") : Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String os() {
        String name = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        return name.startsWith("mac") ? "macos" : name.startsWith("windows") ? "windows" : "linux";
    }
}
