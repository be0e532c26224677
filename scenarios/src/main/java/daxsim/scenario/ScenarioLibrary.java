package daxsim.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.jspecify.annotations.Nullable;

/**
 * The scenarios that are shipped with the tool, wherever its classes are: in a folder or in a jar.
 *
 * <p>Topics come in alphabetical order. Within a topic come first the ids that its {@code order.txt} lists, one a line, then
 * the others alphabetically.
 */
public final class ScenarioLibrary {
    private static final String ROOT = "library/";
    private static final String ENDING = ".yaml";
    private static final String ORDER = "order.txt";

    private final Path home;
    private final List<LibraryEntry> entries;

    /** A library in the folder or jar that holds {@code library/}. Without such a folder it is empty. */
    public ScenarioLibrary(Path home) throws IOException {
        this.home = home;
        this.entries = Files.isDirectory(home) ? inFolder(home) : inJar(home);
    }

    /** The library that came with this class. */
    public static ScenarioLibrary shipped() {
        CodeSource source = ScenarioLibrary.class.getProtectionDomain().getCodeSource();
        if (source == null) {
            throw new IllegalStateException("cannot tell where daxsim was loaded from");
        }
        try {
            return new ScenarioLibrary(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException("cannot tell where daxsim was loaded from", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** All scenarios, in the library's order. */
    public List<LibraryEntry> entries() {
        return entries;
    }

    /** The scenario of that id. */
    public Optional<LibraryEntry> find(String id) {
        return entries.stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    /** The text of a scenario of this library. */
    public byte[] bytes(LibraryEntry entry) {
        try {
            if (Files.isDirectory(home)) {
                return Files.readAllBytes(home.resolve(entry.resource()));
            }
            try (JarFile jar = new JarFile(home.toFile(), false)) {
                return bytes(jar, entry.resource());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<LibraryEntry> inFolder(Path home) throws IOException {
        Path root = home.resolve(ROOT);
        if (!Files.isDirectory(root)) {
            return List.of();
        }
        List<String> names = new ArrayList<>();
        Map<String, String> orders = new HashMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
                String name = ROOT + root.relativize(file).toString().replace('\\', '/');
                if (name.endsWith(ENDING)) {
                    names.add(name);
                } else if (name.endsWith("/" + ORDER)) {
                    orders.put(topic(name), Files.readString(file, UTF_8));
                }
            }
        }
        return ordered(names, orders);
    }

    private static List<LibraryEntry> inJar(Path home) throws IOException {
        List<String> names = new ArrayList<>();
        Map<String, String> orders = new HashMap<>();
        try (JarFile jar = new JarFile(home.toFile(), false)) {
            for (ZipEntry entry : (Iterable<ZipEntry>) jar.stream().map(e -> (ZipEntry) e)::iterator) {
                String name = entry.getName();
                if (!name.startsWith(ROOT)) {
                    continue;
                }
                if (name.endsWith(ENDING)) {
                    names.add(name);
                } else if (name.endsWith("/" + ORDER)) {
                    orders.put(topic(name), new String(bytes(jar, name), UTF_8));
                }
            }
        }
        return ordered(names, orders);
    }

    private static byte[] bytes(JarFile jar, String name) throws IOException {
        ZipEntry entry = jar.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is not in " + jar.getName());
        }
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static List<LibraryEntry> ordered(List<String> names, Map<String, String> orders) {
        Map<String, List<String>> listed = new HashMap<>();
        orders.forEach((topic, text) ->
                listed.put(topic, text.lines().map(String::strip).toList()));
        return names.stream()
                .map(ScenarioLibrary::entry)
                .sorted(Comparator.comparing(LibraryEntry::topic)
                        .thenComparingInt(entry -> rank(listed.get(entry.topic()), entry.id()))
                        .thenComparing(LibraryEntry::id))
                .toList();
    }

    private static int rank(@Nullable List<String> order, String id) {
        int at = order == null ? -1 : order.indexOf(id);
        return at < 0 ? Integer.MAX_VALUE : at;
    }

    private static LibraryEntry entry(String name) {
        String file = name.substring(name.lastIndexOf('/') + 1);
        return new LibraryEntry(file.substring(0, file.length() - ENDING.length()), topic(name), name);
    }

    private static String topic(String name) {
        int slash = name.lastIndexOf('/');
        return slash < ROOT.length() ? "" : name.substring(ROOT.length(), slash);
    }
}
