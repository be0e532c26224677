package daxsim.explore;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Delegating;
import daxsim.design.Design;
import daxsim.play.Candidate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: nothing knows a result by name, place or expectation. Method: rename, move and permute what should not matter and
 * compare every verdict; take the fault away and nothing is violated.
 */
class BlindnessTest {
    /** A design under another name. */
    private static final class Renamed extends Delegating {
        private final String name;

        Renamed(Design design) {
            super(design);
            this.name = "x-" + new StringBuilder(design.id()).reverse();
        }

        @Override
        public String id() {
            return name;
        }

        @Override
        public String says() {
            return "";
        }

        @Override
        public String source() {
            return "";
        }
    }

    private static Map<String, String> verdicts(CellResult cell) {
        Map<String, String> verdicts = new TreeMap<>();
        cell.conditions().forEach(c -> verdicts.put(c.name(), c.verdict().word()));
        verdicts.put("expressible", Boolean.toString(cell.expressible()));
        return verdicts;
    }

    private static Stream<DynamicTest> everyCell(UnaryOperator<String> change) {
        return Library.thread().stream()
                .flatMap(id -> Library.candidates().stream()
                        .map(candidate -> DynamicTest.dynamicTest(id + " " + candidate.name(), () -> {
                            CellResult before = Library.explored(Library.scenario(id), candidate);
                            String changed = change.apply(Library.text(id));
                            CellResult after = Library.explored(Library.parse(id, changed), candidate);
                            assertThat(verdicts(after)).isEqualTo(verdicts(before));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> renamingADesignChangesNothing() {
        return Library.thread().stream()
                .flatMap(id -> Library.candidates().stream()
                        .map(candidate -> DynamicTest.dynamicTest(id + " " + candidate.name(), () -> {
                            Candidate renamed = new Candidate(
                                    new Renamed(candidate.design()), candidate.variant(), candidate.regime());
                            assertThat(verdicts(Library.explored(Library.scenario(id), renamed)))
                                    .isEqualTo(verdicts(Library.explored(Library.scenario(id), candidate)));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> movingTheFileOnItsDeviceChangesNothing() {
        // Sixteen MiB: a multiple of every stripe, so that what lay on a leg stays on it.
        return everyCell(text -> text.replaceAll(
                        "(?m)^  - \\{path: /mnt/db, size: 1MiB, on: (\\w+)\\}$",
                        "  - {path: /mnt/before, size: 16MiB, on: $1}\n$0")
                .replace("3072 linear pmem0", "35840 linear pmem0")
                .replace("3072 131072 linear", "35840 131072 linear"));
    }

    @TestFactory
    Stream<DynamicTest> shiftingEveryOffsetChangesNothing() {
        return everyCell(text -> text.replace("size: 1MiB, on", "size: 2MiB, on")
                .replaceAll("(repair|pread|mread|direct-access) /mnt/db ", "$1 /mnt/db 208KiB+")
                .replaceAll("(copy-at|repair-at) (\\w+\\.claim) ", "$1 $2 208KiB+")
                .replaceAll("mmap /mnt/db 0 1MiB", "mmap /mnt/db 0 2MiB")
                .replaceAll("offset: ", "offset: 208KiB+"));
    }

    @TestFactory
    Stream<DynamicTest> permutingCpusChangesNothing() {
        return everyCell(text -> text.replaceAll("cpus: \\d", "cpus: 4")
                .replaceAll("(?m)^  (writer|caller|app|cache): (\\[.*\\])$", "  $1: {cpu: 3, ops: $2}")
                .replaceAll("(?m)^  (reader): (\\[.*\\])$", "  $1: {cpu: 1, ops: $2}"));
    }

    @TestFactory
    Stream<DynamicTest> deletingExpectationsChangesNothing() {
        return everyCell(text -> text.substring(0, text.indexOf("\nexpect:")) + "\n");
    }

    @TestFactory
    Stream<DynamicTest> withoutTheFaultNothingIsViolated() {
        return Library.thread().stream()
                .flatMap(id -> Library.candidates().stream()
                        .map(candidate -> DynamicTest.dynamicTest(id + " " + candidate.name(), () -> {
                            String healthy = Library.text(id).replaceAll("(?s)faults:\n.*?\ntasks:", "tasks:");
                            assertThat(healthy).doesNotContain("{poison:");
                            CellResult cell = Library.explored(Library.parse(id, healthy), candidate);
                            assertThat(Library.verdict(cell, "violated"))
                                    .isIn("never", "not-reached", "not-expressible");
                            if (!id.startsWith("tag-dereference")) {
                                for (String promise : List.of("silent-corruption", "false-error", "oops", "panic")) {
                                    assertThat(cell.checks().getOrDefault(promise, 0L))
                                            .as(promise)
                                            .isZero();
                                }
                            }
                        })));
    }
}
