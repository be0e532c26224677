package daxsim.scenario.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.scenario.Vocabulary;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/** The language's own example, and the words that tests use. */
final class Example {
    static final Vocabulary VOCABULARY = vocabulary();

    static final String TEXT = """
            title: A page fault between clear and write
            about: |
              In the two-call form nothing keeps a page fault out of the window between the clear and the write.
            machine: {profile: clx-optane100, cpus: 2}
            pmem:
              - {name: pmem0, size: 64MiB}
            files:
              - {path: /mnt/db, size: 1MiB, on: pmem0}
            faults:
              - {poison: /mnt/db, offset: 8KiB, length: 64, known: consumed}
            tasks:
              writer: ["repair /mnt/db 8KiB 4KiB"]
              reader: ["mmap /mnt/db 0 1MiB shared", "mread /mnt/db 8KiB 8"]
            may: [schedule]
            conditions:
              reached:  {seen: {fault-struck: ">0"}, any: [{reader.1: {result: 8}}, {reader.1: {signal: SIGBUS}}]}
              violated: {reader.1: {result: 8, any-content: undefined}}
            expect:
              punch-pwrite: {violated: never}
              v1-clear-poison: {violated: sometimes}
              v2-mode-flag: {violated: sometimes}
              merged: {violated: never}
            """;

    private Example() {}

    private static Vocabulary vocabulary() {
        Map<String, List<String>> designs = new LinkedHashMap<>();
        designs.put("punch-pwrite", List.of());
        designs.put("v1-clear-poison", List.of("in-pwrite", "two-call"));
        designs.put("v2-mode-flag", List.of());
        designs.put("merged", List.of());
        return new Vocabulary(
                new LinkedHashSet<>(List.of("fault-struck", "machine-check", "clear-error")),
                new LinkedHashSet<>(List.of("silent-corruption", "oops")),
                designs,
                new LinkedHashSet<>(List.of("clx-optane100", "spr-optane300")));
    }

    static Scenario read(String text) throws BadInput {
        return read(text.getBytes(UTF_8));
    }

    /** Reads, and holds the schema to what the reader takes. */
    static Scenario read(byte[] bytes) throws BadInput {
        Scenario scenario = ScenarioReader.read("s.yaml", "s", bytes, VOCABULARY);
        SchemaCheck.mustTake(new String(bytes, UTF_8));
        return scenario;
    }

    /** The example with one piece replaced, which must be there exactly once. */
    static String with(String piece, String replacement) {
        int at = TEXT.indexOf(piece);
        if (at < 0 || TEXT.indexOf(piece, at + 1) >= 0) {
            throw new IllegalArgumentException(piece);
        }
        return TEXT.replace(piece, replacement);
    }

    /** The example with lines after the last one. */
    static String and(String lines) {
        return TEXT + lines;
    }

    /** The complaint about a text; the schema has to refuse it too, unless only the reader can know. */
    static String complaint(String text) {
        return complaint(text.getBytes(UTF_8));
    }

    static String complaint(byte[] bytes) {
        try {
            return "accepted: " + read(bytes).hash();
        } catch (BadInput e) {
            String complaint = String.valueOf(e.getMessage());
            SchemaCheck.mustRefuse(new String(bytes, UTF_8), complaint);
            return complaint;
        }
    }
}
