package daxsim.cli;

import daxsim.explore.Catalogue;
import daxsim.scenario.BadInput;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.Scenario;
import daxsim.scenario.ScenarioLibrary;
import daxsim.scenario.Vocabulary;
import daxsim.scenario.read.ScenarioReader;
import daxsim.scenario.read.Words;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Finds scenarios: an id or a topic of the library, a file, or a folder. */
final class ScenarioChoice {
    /** The topic that is compared when nothing is named. */
    static final String DEFAULT_TOPIC = "thread";

    private static final String ENDING = ".yaml";
    private static final String SOURCE_TREE = "scenarios/";

    private final ScenarioLibrary library = ScenarioLibrary.shipped();
    private final Vocabulary vocabulary;

    ScenarioChoice(Catalogue catalogue) {
        this.vocabulary = catalogue.vocabulary();
    }

    /** All that the words name, each once, in order; the default topic when there are none. */
    List<Chosen> all(List<String> words) throws BadInput, UsageError {
        Map<String, Chosen> byPath = new LinkedHashMap<>();
        for (String word : words.isEmpty() ? List.of(DEFAULT_TOPIC) : words) {
            for (Chosen chosen : find(word)) {
                byPath.putIfAbsent(chosen.scenario().path(), chosen);
            }
        }
        Map<String, Chosen> byId = new LinkedHashMap<>();
        for (Chosen chosen : byPath.values()) {
            Chosen other = byId.putIfAbsent(chosen.scenario().id(), chosen);
            if (other != null) {
                throw new UsageError("two scenarios are called "
                        + chosen.scenario().id() + ": " + other.scenario().path() + " and "
                        + chosen.scenario().path() + "; rename one of the files");
            }
        }
        return List.copyOf(byPath.values());
    }

    /** The only scenario that a word names. */
    Chosen one(String word) throws BadInput, UsageError {
        List<Chosen> all = find(word);
        if (all.size() != 1) {
            throw new UsageError(Words.quote(word) + " names " + all.size() + " scenarios; name one of them");
        }
        return all.getFirst();
    }

    /** The scenario of the library with that id, or null. */
    @Nullable
    Chosen inLibrary(String id) throws BadInput {
        LibraryEntry entry = library.find(id).orElse(null);
        return entry == null ? null : read(entry);
    }

    private List<Chosen> find(String word) throws BadInput, UsageError {
        Chosen known = inLibrary(word);
        if (known != null) {
            return List.of(known);
        }
        List<Chosen> topic = new ArrayList<>();
        for (LibraryEntry entry : library.entries()) {
            if (entry.topic().equals(word)) {
                topic.add(read(entry));
            }
        }
        return topic.isEmpty() ? onDisk(word) : topic;
    }

    private Chosen read(LibraryEntry entry) throws BadInput {
        Scenario scenario =
                ScenarioReader.read(SOURCE_TREE + entry.resource(), entry.id(), library.bytes(entry), vocabulary);
        return new Chosen(scenario, entry.id());
    }

    private List<Chosen> onDisk(String word) throws BadInput, UsageError {
        if (word.isBlank()) {
            throw new UsageError("an empty word names no scenario; allowed: an id of the library, a file, a folder");
        }
        Path path = path(word);
        if (path != null && Files.isDirectory(path)) {
            List<Chosen> all = new ArrayList<>();
            for (Path file : scripts(path)) {
                all.add(new Chosen(ScenarioReader.read(file, vocabulary), file.toString()));
            }
            return all;
        }
        boolean meansFile = word.contains("/") || word.endsWith(ENDING);
        if (path == null || !meansFile && !Files.exists(path)) {
            List<String> ids = library.entries().stream().map(LibraryEntry::id).toList();
            throw new UsageError(
                    Words.unknown("scenario", word, ids) + "; allowed: a file, a folder, " + Words.list(ids));
        }
        return List.of(new Chosen(ScenarioReader.read(path, vocabulary), word));
    }

    private static @Nullable Path path(String word) {
        try {
            return Path.of(word);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static List<Path> scripts(Path folder) throws BadInput {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> scripts = files.filter(f -> f.toString().endsWith(ENDING) && Files.isRegularFile(f))
                    .sorted()
                    .toList();
            if (scripts.isEmpty()) {
                throw new BadInput(
                        folder.toString(), 1, 1, "no scenario below this folder", "files that end in " + ENDING);
            }
            return scripts;
        } catch (IOException | UncheckedIOException e) {
            throw new BadInput(folder.toString(), 1, 1, "the folder cannot be read", "name a readable folder");
        }
    }
}
