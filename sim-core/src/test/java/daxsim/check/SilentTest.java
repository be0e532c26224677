package daxsim.check;

import static daxsim.app.Played.done;
import static daxsim.app.Played.read;
import static daxsim.app.Played.running;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.app.Operation;
import daxsim.app.Operation.Kind;
import daxsim.app.Played;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.Stamp;
import daxsim.kernel.Regime;
import daxsim.state.Runs;
import daxsim.testing.Bench;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a read may return, case by case. The read is of file bytes 4096 on, between positions 10 and 11 of the history. */
class SilentTest {
    private static final long AT = 4096;
    private static final long LENGTH = 8192;

    private final Bench bench = Bench.under(Regime.R519).build();
    private final Runs original = bench.original(AT, LENGTH);

    private boolean wrong(Runs content, boolean afterReboot, Operation... others) {
        List<Operation> all = new ArrayList<>(List.of(others));
        Operation read = read(all.size(), AT, content, 10, 11, afterReboot);
        all.add(read);
        return Silent.wrong(bench.world, all, read);
    }

    private boolean wrong(Runs content, Operation... others) {
        return wrong(content, false, others);
    }

    private static Operation write(int id, long began, long ended) {
        return done(id, Kind.WRITE, AT, LENGTH, LENGTH, began, ended);
    }

    private static Runs of(int id) {
        return Stamp.write(id, LENGTH);
    }

    @Test
    @DisplayName("the original where nobody wrote: allowed")
    void original() {
        assertThat(wrong(original)).isFalse();
    }

    @ParameterizedTest(name = "what a clear left ({0}): wrong")
    @EnumSource(ClearLeaves.class)
    void undefined(ClearLeaves leaves) {
        assertThat(wrong(original.slice(0, 4096).then(Stamp.undefined(256, leaves))))
                .isTrue();
        assertThat(wrong(Stamp.undefined(256, leaves), true)).isTrue();
    }

    @Test
    @DisplayName("real bytes of another place: wrong")
    void misplaced() {
        assertThat(wrong(bench.original(AT + 1, 100))).isTrue();
        assertThat(wrong(of(0).slice(1, 100), write(0, 1, 2))).isTrue();
    }

    @Test
    @DisplayName("the last completed write: allowed")
    void lastWrite() {
        assertThat(wrong(of(0), write(0, 1, 2))).isFalse();
    }

    @Test
    @DisplayName("the original behind a completed write: wrong")
    void lostWrite() {
        assertThat(wrong(original, write(0, 1, 2))).isTrue();
    }

    @Test
    @DisplayName("the original where a completed write covers only a part of what was read: wrong")
    void lostShorterWrite() {
        Operation write = done(0, Kind.WRITE, AT + 512, 512, 512, 1, 2);
        assertThat(wrong(original, write)).isTrue();
        assertThat(wrong(
                        original.slice(0, 512).then(Stamp.write(0, 512)).then(bench.original(AT + 1024, LENGTH - 1024)),
                        write))
                .isFalse();
    }

    @Test
    @DisplayName("old, new or a mixture while a write goes on: allowed")
    void concurrentWrite() {
        for (Operation write : List.of(write(0, 5, 12), running(0, Kind.WRITE, AT, LENGTH, 5))) {
            assertThat(wrong(original, write)).isFalse();
            assertThat(wrong(of(0), write)).isFalse();
            assertThat(wrong(of(0).slice(0, 100).then(bench.original(AT + 100, 100)), write))
                    .isFalse();
        }
    }

    @Test
    @DisplayName("an older write behind a newer completed one: wrong; while the newer goes on, or beside it: allowed")
    void olderWrite() {
        assertThat(wrong(of(0), write(0, 1, 2), write(1, 3, 4))).isTrue();
        assertThat(wrong(of(0), write(0, 1, 2), write(1, 3, 12))).isFalse();
        assertThat(wrong(of(0), write(0, 1, 4), write(1, 2, 3))).isFalse();
        assertThat(wrong(of(1), write(0, 1, 4), write(1, 2, 3))).isFalse();
    }

    @Test
    @DisplayName("an older write of which a newer one replaced a part: wrong in that part only")
    void partlyReplaced() {
        Operation newer = done(1, Kind.WRITE, AT, 4096, 4096, 3, 4);
        assertThat(wrong(of(0), write(0, 1, 2), newer)).isTrue();
        assertThat(wrong(Stamp.write(1, 4096).then(of(0).slice(4096, 4096)), write(0, 1, 2), newer))
                .isFalse();
    }

    @Test
    @DisplayName("zeros where nobody wrote: allowed; behind a completed write: wrong")
    void zeros() {
        assertThat(wrong(Stamp.zeros(LENGTH))).isFalse();
        assertThat(wrong(Stamp.zeros(LENGTH), write(0, 1, 2))).isTrue();
    }

    @Test
    @DisplayName("zeros behind a write and a punch: allowed; behind a write, a punch and a write: wrong")
    void zerosAfterPunch() {
        Operation punch = done(1, Kind.ZERO, AT, LENGTH, 0, 3, 4);
        assertThat(wrong(Stamp.zeros(LENGTH), write(0, 1, 2), punch)).isFalse();
        assertThat(wrong(original, write(0, 1, 2), punch)).isTrue();
        assertThat(wrong(Stamp.zeros(LENGTH), write(0, 1, 2), punch, write(2, 5, 6)))
                .isTrue();
        assertThat(wrong(of(2), write(0, 1, 2), punch, write(2, 5, 6))).isFalse();
    }

    @Test
    @DisplayName("zeros of a punch that a write began beside: allowed, whichever was first; after the punch: wrong")
    void zerosOfAPunchBesideAWrite() {
        assertThat(wrong(Stamp.zeros(LENGTH), done(0, Kind.ZERO, AT, LENGTH, 0, 1, 4), write(1, 2, 3)))
                .isFalse();
        assertThat(wrong(Stamp.zeros(LENGTH), running(0, Kind.ZERO, AT, LENGTH, 1), write(1, 2, 3)))
                .isFalse();
        assertThat(wrong(Stamp.zeros(LENGTH), done(0, Kind.ZERO, AT, LENGTH, 0, 1, 2), write(1, 3, 4)))
                .isTrue();
    }

    @Test
    @DisplayName("a write that failed promises nothing; a short one promises what it counted")
    void failedWrite() {
        assertThat(wrong(original, done(0, Kind.WRITE, AT, LENGTH, -5, 1, 2))).isFalse();
        Operation half = done(0, Kind.WRITE, AT, LENGTH, 4096, 1, 2);
        assertThat(wrong(of(0).slice(0, 4096).then(bench.original(AT + 4096, 4096)), half))
                .isFalse();
        assertThat(wrong(original, half)).isTrue();
    }

    @Test
    @DisplayName("after a reboot older states are allowed too")
    void afterReboot() {
        assertThat(wrong(original, true, write(0, 1, 2))).isFalse();
        assertThat(wrong(Stamp.zeros(LENGTH), true, write(0, 1, 2))).isFalse();
        assertThat(wrong(of(0), true, write(0, 1, 2), write(1, 3, 4))).isFalse();
    }

    @Test
    @DisplayName("a store and the repair in its handler number their bytes each from its own start")
    void storeWithHandler() {
        Operation store = Played.handled(done(0, Kind.WRITE, AT + 8, 8, 8, 1, 2), AT, 4096, null, 4096);
        Runs both = Stamp.write(0, 4096)
                .slice(0, 8)
                .then(Stamp.write(0, 8))
                .then(Stamp.write(0, 4096).slice(16, 4080));
        assertThat(wrong(both, store)).isFalse();
        assertThat(wrong(Stamp.write(0, 4096).slice(1, 100), store)).isTrue();
    }

    @Test
    @DisplayName("a repeated read is held against the place of each stride")
    void repeatedRead() {
        Operation read = read(0, AT, bench.original(AT, 64), 10, 11, false);
        Played.stride(read, AT + LENGTH, bench.original(AT + LENGTH, 64));
        assertThat(Silent.wrong(bench.world, List.of(read), read)).isFalse();

        Played.stride(read, AT + 2 * LENGTH, bench.original(AT, 64));
        assertThat(Silent.wrong(bench.world, List.of(read), read)).isTrue();
    }

    @Test
    @DisplayName("a repeated write covers each stride and nothing between")
    void repeatedWrite() {
        Operation write = done(0, Kind.WRITE, 0, AT + LENGTH, 64, 1, 2);
        Played.stride(write, AT, 64);
        Operation stale = read(1, AT, bench.original(AT, 64), 10, 11, false);
        Operation between = read(2, AT + 64, bench.original(AT + 64, 64), 12, 13, false);
        List<Operation> all = List.of(write, stale, between);

        assertThat(Silent.wrong(bench.world, all, stale)).isTrue();
        assertThat(Silent.wrong(bench.world, all, between)).isFalse();
    }
}
