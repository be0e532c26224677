package daxsim.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.check.Promise;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.explore.Library;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.play.Candidate;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: the tables say what the designs do with misuse, and blame the mistake only where it is one. Method: single programs
 * whose outcome follows from the patches by hand, whole tables of some designs, and the pages played again.
 */
class MisuseTest {
    private static final Map<String, MisuseTable> TABLES = new TreeMap<>();

    static List<Candidate> candidates() {
        return Library.candidates();
    }

    private static MisuseTable table(String name) {
        return TABLES.computeIfAbsent(name, n -> table(Library.candidate(n)));
    }

    static MisuseTable table(Candidate candidate) {
        try {
            Misuse misuse = new Misuse(candidate, Family.ALL);
            Trial trial = new Trial(candidate);
            List<Explored> explored = new ArrayList<>();
            for (List<List<CallForm>> program : misuse.programs()) {
                explored.add(trial.of(program));
            }
            return misuse.table(explored);
        } catch (BadInput e) {
            throw new AssertionError(e.getMessage(), e);
        }
    }

    private static Set<Promise> broken(String name, String program) throws BadInput {
        SmallProgram written = Written.program(program);
        return new Trial(Library.candidate(name)).of(written.tasks()).broken(written.careless());
    }

    /** Each follows from what the patch does, step by step. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(
            delimiter = ':',
            value = {
                // The clear takes the record away, and nothing comes after it.
                "v1-clear-poison/two-call : CLEAR PAGE : SILENT_CORRUPTION",
                "v1-clear-poison/in-pwrite : CLEAR PAGE : SILENT_CORRUPTION",
                // The whole page is cleared, a sector of it written.
                "v1-clear-poison/in-pwrite : PWRITE SHORT : SILENT_CORRUPTION",
                "v1-clear-poison/two-call : CLEAR SHORT; PWRITE SHORT : SILENT_CORRUPTION",
                "v1-clear-poison/two-call : CLEAR PAGE; PWRITE PAGE :",
                // Without a clear it is as it was: EIO.
                "v1-clear-poison/two-call : PWRITE PAGE :",
                "v1-clear-poison/two-call : PWRITE SHORT :",
                // Not page-aligned is EIO in v2 and with the tag, and 0 bytes, so EFAULT, as merged.
                "v2-mode-flag : PWRITE MISALIGNED :",
                "pointer-tag/bare : PWRITE MISALIGNED :",
                "merged : PWRITE MISALIGNED : WRONG_ERRNO",
                "merged : PWRITE SHORT : WRONG_ERRNO",
                "merged : PWRITE PAGE :",
                // The baseline gives whole pages back and gets only the range again.
                "punch-pwrite : REPAIR PAGE :",
                "punch-pwrite : REPAIR SHORT : DATA_LOSS",
                "punch-pwrite : REPAIR MISALIGNED : DATA_LOSS",
                "punch-pwrite : PWRITE PAGE :",
                // The alias is made by one call and taken down by another.
                "pointer-tag/bare : TRANSLATE_FOR_RECOVERY PAGE : ALIAS_LEFT",
                "pointer-tag/bare : TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE :",
                "merged : TRANSLATE_FOR_RECOVERY PAGE :",
                "v2-mode-flag : TRANSLATE_FOR_RECOVERY PAGE :",
                "pointer-tag/bare : TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE; LOAD_AT GOOD_LINE : OOPS",
                // The bit is still in the address; without a bit the page is not present, or it holds poison.
                "pointer-tag/bare : TRANSLATE_FOR_RECOVERY PAGE; LOAD_AT GOOD_LINE : SILENT_CORRUPTION ALIAS_LEFT",
                "merged : TRANSLATE_FOR_RECOVERY PAGE; LOAD_AT GOOD_LINE : OOPS",
                "v2-mode-flag : TRANSLATE_FOR_RECOVERY PAGE; LOAD_AT GOOD_LINE :",
                "v2-mode-flag : TRANSLATE_FOR_RECOVERY PAGE; LOAD_AT BAD_LINE : PANIC",
                // Garbage may hold the bit; where the wish is an argument it cannot.
                "pointer-tag/bitwise : TRANSLATE_UNINITIALISED PAGE : ALIAS_LEFT",
                "merged : TRANSLATE_UNINITIALISED PAGE :",
                // The write goes where the file was.
                "merged : TRANSLATE_FOR_RECOVERY PAGE; PUNCH PAGE; RECOVERY_WRITE WHOLE : SILENT_CORRUPTION",
                // The record goes before the page is present again.
                "pointer-tag/bare : TRANSLATE PAGE; LOAD_AT GOOD_LINE | PWRITE PAGE : OOPS",
                "merged : TRANSLATE PAGE; LOAD_AT GOOD_LINE | PWRITE PAGE :",
                // A repair that was refused leaves the record, so going on harms nobody.
                "v2-mode-flag : PWRITE MISALIGNED; PREAD PAGE! :"
            })
    void singlePrograms(String name, String program, String promises) throws BadInput {
        Set<Promise> expected = EnumSet.noneOf(Promise.class);
        if (promises != null) {
            for (String word : promises.split(" ")) {
                expected.add(Promise.valueOf(word));
            }
        }
        assertThat(broken(name.replace('/', ':'), program)).isEqualTo(expected);
    }

    /** A careless program is judged where it ignored an error, a careful one where there was none. */
    @Test
    void everyExecutionIsOfOneProgram() throws BadInput {
        Explored fails =
                new Trial(Library.candidate("v2-mode-flag")).of(Written.tasks("PWRITE MISALIGNED; PREAD PAGE"));
        assertThat(fails.executions()).isZero();
        assertThat(fails.ignored()).isPositive();
        Explored fine = new Trial(Library.candidate("merged")).of(Written.tasks("PWRITE PAGE; PREAD PAGE"));
        assertThat(fine.executions()).isPositive();
        assertThat(fine.ignored()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"merged, 1470", "pointer-tag:bare, 1650", "v1-clear-poison:in-pwrite, 1982"})
    void everyProgramIsInOneRow(String name, int sequences) {
        MisuseTable table = table(name);

        // Each sequence is a careful program, and a careless one where a task has more than one call.
        int single = table.calls() + table.calls() * (table.calls() + 1) / 2;
        assertThat(table.programs()).isEqualTo(2L * sequences - single);
        assertThat(table.rows()).allSatisfy(row -> {
            assertThat(row.programs()).isPositive();
            assertThat(row.broken()).isBetween(0L, row.programs());
            assertThat(row.needed()).isBetween(0L, row.broken());
            assertThat(row.open()).isZero();
            assertThat(row.smallest() == null).isEqualTo(row.broken() == 0);
            assertThat(row.promises().values()).allMatch(n -> n > 0 && n <= row.broken());
        });
    }

    @ParameterizedTest(name = "{0}, {1}: {2} breaks {3}")
    @CsvSource(
            delimiter = ':',
            value = {
                "merged : wrong-alignment : pwrite 8KiB+512 4KiB : wrong-errno",
                "merged : as-plain : direct-access 8KiB 4KiB recovery; load-at 0 64 : oops",
                "pointer-tag/bare : left-open : direct-access 8KiB 4KiB recovery : alias-left",
                "pointer-tag/bare : uninitialised : direct-access 8KiB 4KiB uninitialised : alias-left",
                "v1-clear-poison/in-pwrite : clear-without-write : clear 8KiB 4KiB : silent-corruption",
                "v1-clear-poison/in-pwrite : wrong-length : pwrite 8KiB 512 : silent-corruption",
                "v1-clear-poison/in-pwrite : correct-use : pwrite 8KiB 4KiB | mread 8KiB+512 64 : silent-corruption"
            })
    void smallestPrograms(String name, String kind, String program, String promise) {
        Found found = Objects.requireNonNull(
                Objects.requireNonNull(table(name.replace('/', ':')).row(kind)).smallest());

        assertThat(found.program().toString()).isEqualTo(program);
        assertThat(found.promise().word()).isEqualTo(promise);
        assertThat(found.needed()).isTrue();
    }

    /** The clean-page clear beside a race that is there without it. */
    @Test
    void aMistakeIsNotBlamedForWhatHappensWithoutIt() {
        MisuseTable.Row row =
                Objects.requireNonNull(table("v1-clear-poison:in-pwrite").row("clean-page"));

        assertThat(row.broken()).isPositive();
        assertThat(row.needed()).isZero();
        assertThat(Objects.requireNonNull(row.smallest()).needed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"merged", "pointer-tag:bare", "v1-clear-poison:in-pwrite"})
    void everySmallestProgramIsAScenarioThatShowsIt(String name) throws Exception {
        Candidate candidate = Library.candidate(name);
        Set<String> ids = new TreeSet<>();
        for (MisuseTable.Row row : table(name).rows()) {
            Found found = row.smallest();
            if (found == null) {
                continue;
            }
            assertThat(ids.add(found.id())).isTrue();
            Scenario scenario = SmallWorld.read(found.id(), found.page());
            CellResult cell = Library.explored(scenario, candidate);
            assertThat(Library.verdict(cell, "reached")).isNotEqualTo("never");
            assertThat(Library.verdict(cell, "violated")).isIn("sometimes", "always");
            Snapshot again = Explorer.replay(scenario, candidate, ReplayString.parse(found.witness()));
            assertThat(again.broken()).contains(found.promise().word());
        }
        assertThat(ids).isNotEmpty();
    }

    /** Programs without a mistake break only what scenarios of the thread show for the same candidate. */
    @ParameterizedTest
    @MethodSource("candidates")
    void correctUseBreaksNothingThatTheLibraryDoesNotShow(Candidate candidate) throws BadInput {
        Trial trial = new Trial(candidate);
        Set<String> broken = new TreeSet<>();
        int programs = 0;
        for (List<List<CallForm>> tasks : new Misuse(candidate, Family.ALL).programs()) {
            if (new SmallProgram(tasks, false).mistakes().isEmpty()) {
                trial.of(tasks).broken().forEach(promise -> broken.add(promise.word()));
                programs++;
            }
        }
        Set<String> shown = new TreeSet<>();
        for (String id : List.of("read-between-clear-and-write", "fault-between-clear-and-write")) {
            Library.explored(Library.scenario(id), candidate).checks().forEach((promise, n) -> {
                if (n > 0) {
                    shown.add(promise);
                }
            });
        }
        assertThat(programs).isGreaterThan(100);
        assertThat(shown).containsAll(broken);
    }
}
