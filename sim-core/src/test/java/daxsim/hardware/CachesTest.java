package daxsim.hardware;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import daxsim.state.Runs;
import org.junit.jupiter.api.Test;

class CachesTest {
    private static final long LINE = Units.LINE;

    @Test
    void cleaningBringsNoLineIn() {
        Caches caches = new Caches(new Ledger(), 0, Units.PAGE);
        caches.dirty(0, 2 * LINE, Runs.of(LINE, 7, 0));
        caches.dirty(0, 5 * LINE, Runs.of(LINE, 8, 0));
        caches.clean(0, Units.PAGE);
        assertThat(caches.firstDirty(0, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(caches.firstPresent(0, Units.PAGE)).isEqualTo(2 * LINE);
        assertThat(caches.firstAbsent(2 * LINE, Units.PAGE)).isEqualTo(3 * LINE);
        assertThat(caches.firstPresent(3 * LINE, Units.PAGE)).isEqualTo(5 * LINE);
        assertThat(caches.firstAbsent(5 * LINE, Units.PAGE)).isEqualTo(6 * LINE);
        assertThat(caches.firstPresent(6 * LINE, Units.PAGE)).isEqualTo(Units.PAGE);
        assertThat(caches.hits(1, 2 * LINE)).isTrue();
    }
}
