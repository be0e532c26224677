package daxsim.campaign.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import org.duckdb.DuckDBConnection;
import org.snakeyaml.engine.v2.api.Load;

/**
 * A JVM of its own that may be killed. DuckDB is laid out as in the package, library beside the jar: from its own jar each start
 * would unpack 72 MB, and each kill would leave them behind.
 */
final class ChildJvm {
    private ChildJvm() {}

    /** Runs {@link WritingMain} with these arguments. */
    static List<String> command(Path temp, List<String> jvm, String... arguments) throws IOException {
        String path = String.join(
                System.getProperty("path.separator"),
                home(Store.class).toString(),
                home(WritingMain.class).toString(),
                home(Load.class).toString(),
                duckdb(temp).toString());
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(jvm);
        command.addAll(List.of("-cp", path, WritingMain.class.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Path home(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Path duckdb(Path temp) throws IOException {
        Path jar = temp.resolve("duckdb.jar");
        if (Files.exists(jar)) {
            return jar;
        }
        try (JarInputStream in = new JarInputStream(Files.newInputStream(home(DuckDBConnection.class)));
                OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            out.setLevel(0);
            for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                if (entry.getName().startsWith("libduckdb")) {
                    // Of four, the one that fits is looked for by its name.
                    copy(in, temp.resolve(entry.getName()));
                } else if (entry.getName().endsWith(".class")) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                }
            }
        }
        return jar;
    }

    private static void copy(InputStream in, Path file) throws IOException {
        String os = System.getProperty("os.name").toLowerCase(java.util.Locale.ROOT);
        if (file.toString().contains(os.startsWith("mac") ? "macos" : os.startsWith("win") ? "windows" : "linux")) {
            Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
