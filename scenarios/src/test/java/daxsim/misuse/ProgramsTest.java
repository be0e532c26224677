package daxsim.misuse;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.engine.SeededChoices;
import daxsim.explore.Catalogue;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Call;
import daxsim.scenario.Op;
import daxsim.scenario.Scenario;
import daxsim.scenario.TaskSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Goal: exactly the programs of the grammar are enumerated, each once. Method: the numbers by hand, by a formula over the sizes
 * of the alphabet, and by trying every sequence of three calls.
 */
class ProgramsTest {
    static List<Candidate> candidates() {
        return new Catalogue().candidates(null);
    }

    private static Candidate candidate(String name) {
        return new Catalogue().named(name, null).getFirst();
    }

    /** Calls that can stand anywhere, and the programs over them. */
    @ParameterizedTest
    @CsvSource({
        "punch-pwrite,                     15,  732",
        "v1-clear-poison:in-pwrite,        15, 1982",
        "v1-clear-poison:two-call,         20, 2872",
        "v2-mode-flag,                     12, 1650",
        "pointer-tag:bare,                 12, 1650",
        "pointer-tag:bitwise,              12, 1302",
        "pointer-tag:bare-record-first,    12, 1650",
        "pointer-tag:bitwise-record-first, 12, 1302",
        "merged,                           12, 1470"
    })
    void numbers(String name, int calls, int programs) throws BadInput {
        Alphabet alphabet = Alphabet.of(candidate(name));

        assertThat(alphabet.calls()).hasSize(calls);
        assertThat(Programs.of(alphabet)).hasSize(programs);
    }

    /**
     * With m calls, translations whose pointers have p uses each, c clears, w pwrites and o = m - c - w others: m programs of
     * one call; m² + Σp and m(m+1)/2 of two; of three those with a use, Σp(3m - t) + Σp², and those without one in which a
     * pwrite stands behind a clear; and (Σp + cw)m with a second task.
     */
    @ParameterizedTest
    @MethodSource("candidates")
    void asTheFormulaSays(Candidate candidate) throws BadInput {
        Alphabet alphabet = Alphabet.of(candidate);
        long m = alphabet.calls().size();
        long c = alphabet.calls().stream().filter(f -> f.act() == Act.CLEAR).count();
        long w = alphabet.calls().stream().filter(f -> f.act() == Act.PWRITE).count();
        long o = m - c - w;
        long t = alphabet.calls().stream().filter(f -> f.act().translates()).count();
        long p = 0;
        long squares = 0;
        for (CallForm form : alphabet.calls()) {
            if (form.act().translates()) {
                long uses = alphabet.uses(form).size();
                p += uses;
                squares += uses * uses;
            }
        }
        // Words over C, W and O in which no W stands behind a C: with j letters that are not O, i of them W, all in
        // front.
        long apart = 0;
        long[] choose = {1, 3, 3, 1};
        for (int j = 0; j <= 3; j++) {
            for (int i = 0; i <= j; i++) {
                apart += choose[j] * power(o, 3 - j) * power(w, i) * power(c, j - i);
            }
        }
        long triples = p * (3 * m - t) + squares + m * m * m - apart;

        assertThat(Programs.of(alphabet))
                .hasSize(Math.toIntExact(m + m * m + p + m * (m + 1) / 2 + triples + (p + c * w) * m));
    }

    private static long power(long base, int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= base;
        }
        return power;
    }

    /** Every sequence of up to three calls that makes sense, split in every way, by another route. */
    @ParameterizedTest
    @CsvSource({"merged", "v1-clear-poison:in-pwrite", "pointer-tag:bitwise"})
    void asTryingEverythingSays(String name) throws BadInput {
        Alphabet alphabet = Alphabet.of(candidate(name));
        Set<CallForm> forms = new HashSet<>(alphabet.calls());
        forms.addAll(alphabet.plainUses());
        forms.addAll(alphabet.recoveryUses());
        forms.addAll(alphabet.unsureUses());
        List<CallForm> all = List.copyOf(forms);
        Set<String> tried = new HashSet<>();
        for (CallForm a : all) {
            keep(tried, alphabet, List.of(List.of(a)));
            for (CallForm b : all) {
                keep(tried, alphabet, List.of(List.of(a, b)));
                keep(tried, alphabet, List.of(List.of(a), List.of(b)));
                for (CallForm c : all) {
                    keep(tried, alphabet, List.of(List.of(a, b, c)));
                    keep(tried, alphabet, List.of(List.of(a, b), List.of(c)));
                }
            }
        }

        List<List<List<CallForm>>> programs = Programs.of(alphabet);
        assertThat(programs.stream().map(ProgramsTest::unordered))
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrderElementsOf(tried);
    }

    private static String unordered(List<List<CallForm>> tasks) {
        return tasks.stream().map(List::toString).sorted().toList().toString();
    }

    private static void keep(Set<String> tried, Alphabet alphabet, List<List<CallForm>> tasks) {
        int calls = tasks.stream().mapToInt(List::size).sum();
        boolean valid = tasks.stream().allMatch(task -> makesSense(task, alphabet));
        boolean pair = calls < 3 || tasks.stream().anyMatch(ProgramsTest::holdsPair);
        if (valid && pair) {
            tried.add(unordered(tasks));
        }
    }

    private static boolean makesSense(List<CallForm> task, Alphabet alphabet) {
        CallForm pointer = null;
        for (CallForm form : task) {
            if (form.act().usesPointer()) {
                if (pointer == null || !alphabet.uses(pointer).contains(form)) {
                    return false;
                }
            }
            pointer = form.act().translates() ? form : pointer;
        }
        return true;
    }

    private static boolean holdsPair(List<CallForm> task) {
        for (int i = 0; i < task.size(); i++) {
            for (int k = i + 1; k < task.size(); k++) {
                boolean use =
                        task.get(i).act().translates() && task.get(k).act().usesPointer();
                boolean write = task.get(i).act() == Act.CLEAR && task.get(k).act() == Act.PWRITE;
                if (use || write) {
                    return true;
                }
            }
        }
        return false;
    }

    /** What a design lacks is not in its alphabet, and everything that is can be expressed. */
    @ParameterizedTest
    @MethodSource("candidates")
    void whatADesignOffersIsWhatItCanExpress(Candidate candidate) throws BadInput {
        Alphabet alphabet = Alphabet.of(candidate);
        Set<CallForm> everything = new HashSet<>();
        for (Candidate other : candidates()) {
            everything.addAll(Alphabet.of(other).calls());
        }
        for (CallForm form : everything) {
            boolean repair = form.act() == Act.REPAIR;
            assertThat(alphabet.calls().contains(form) || repair)
                    .isEqualTo(expressible(candidate, List.of(List.of(form))));
        }
        for (List<List<CallForm>> tasks : Programs.of(alphabet)) {
            if (tasks.size() == 1 && tasks.getFirst().size() == 2) {
                assertThat(expressible(candidate, tasks)).as(tasks.toString()).isTrue();
            }
        }
    }

    private static boolean expressible(Candidate candidate, List<List<CallForm>> tasks) throws BadInput {
        Scenario scenario = SmallWorld.base().with(SmallWorld.tasks(tasks));
        return Player.exploring(scenario, candidate, new SeededChoices(1)).notExpressible() == null;
    }

    @Test
    void aRepairThatIsAPwriteIsNotThereTwice() throws BadInput {
        for (String name : List.of("merged", "v1-clear-poison:in-pwrite", "v2-mode-flag", "pointer-tag:bare")) {
            assertThat(Alphabet.of(candidate(name)).calls()).as(name).noneMatch(f -> f.act() == Act.REPAIR);
        }
        for (String name : List.of("punch-pwrite", "v1-clear-poison:two-call")) {
            assertThat(Alphabet.of(candidate(name)).calls()).as(name).anyMatch(f -> f.act() == Act.REPAIR);
        }
    }

    /** The page of a program reads as the tasks that were played. */
    @Test
    void aPageIsItsProgram() throws BadInput {
        for (List<List<CallForm>> tasks : Programs.of(Alphabet.of(candidate("pointer-tag:bare")))) {
            for (boolean careless : new boolean[] {false, true}) {
                String page = SmallWorld.page(new SmallProgram(tasks, careless), "title: A test\n", "oops");
                Scenario read = SmallWorld.read("test", page);

                assertThat(page.getBytes(UTF_8)).isNotEmpty();
                assertThat(calls(read.tasks())).isEqualTo(calls(SmallWorld.tasks(tasks)));
            }
        }
    }

    private static List<List<Object>> calls(List<TaskSpec> tasks) {
        List<List<Object>> all = new ArrayList<>();
        for (TaskSpec task : tasks) {
            List<Object> one = new ArrayList<>(List.of(task.name(), task.onSigbus(), task.process()));
            for (Op op : task.ops()) {
                Call call = op.call();
                one.add(call);
                one.add(op.text());
            }
            all.add(one);
        }
        return all;
    }
}
