package daxsim.scenario;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library is the same from a folder and from a jar. */
class ScenarioLibraryTest {
    private static final Map<String, String> FILES = new TreeMap<>(Map.of(
            "library/hazards/H02-b.yaml", "two",
            "library/hazards/H01-a.yaml", "one",
            "library/thread/b.yaml", "b",
            "library/thread/a.yaml", "a",
            "library/thread/c.yaml", "c",
            "library/thread/order.txt", "c\nb\n",
            "library/notes.md", "no scenario"));

    @TempDir
    Path folder;

    @Test
    void fromAFolder() throws Exception {
        for (Map.Entry<String, String> file : FILES.entrySet()) {
            Path path = folder.resolve(file.getKey());
            Files.createDirectories(path.resolveSibling("."));
            Files.writeString(path, file.getValue());
        }
        check(new ScenarioLibrary(folder));
    }

    @Test
    void fromAJar() throws Exception {
        Path jar = folder.resolve("x.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            for (Map.Entry<String, String> file : FILES.entrySet()) {
                entries.putNextEntry(new JarEntry(file.getKey()));
                entries.write(file.getValue().getBytes(UTF_8));
            }
        }
        check(new ScenarioLibrary(jar));
    }

    @Test
    void withoutALibraryItIsEmpty() throws Exception {
        assertThat(new ScenarioLibrary(folder).entries()).isEmpty();
    }

    @Test
    void theShippedOneHasUniqueIds() {
        assertThat(ScenarioLibrary.shipped().entries())
                .extracting(LibraryEntry::id)
                .doesNotHaveDuplicates();
    }

    private static void check(ScenarioLibrary library) {
        assertThat(library.entries())
                .containsExactly(
                        new LibraryEntry("H01-a", "hazards", "library/hazards/H01-a.yaml"),
                        new LibraryEntry("H02-b", "hazards", "library/hazards/H02-b.yaml"),
                        new LibraryEntry("c", "thread", "library/thread/c.yaml"),
                        new LibraryEntry("b", "thread", "library/thread/b.yaml"),
                        new LibraryEntry("a", "thread", "library/thread/a.yaml"));
        assertThat(library.bytes(library.find("c").orElseThrow()))
                .asString(UTF_8)
                .isEqualTo("c");
    }
}
