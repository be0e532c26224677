package daxsim.hardware;

import static daxsim.hardware.Rig.BASE;
import static daxsim.hardware.Rig.kaddr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever was done, a rollback brings contents, poison, caches, mappings and what the device knows back. */
class UndoTest {
    private static final int PAGES = 4;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void rollbackRestoresEverything(long seed) {
        Random random = new Random(seed);
        Rig rig = new Rig();
        for (int i = 0; i < 30; i++) {
            act(rig, random, i);
        }
        List<Object> before = state(rig);
        int mark = rig.ledger.mark();
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 60; i++) {
                act(rig, random, 100 + i);
            }
            rig.ledger.rollback(mark);
            assertThat(state(rig)).isEqualTo(before);
        }
    }

    private static void act(Rig rig, Random random, int id) {
        long at = BASE + random.nextInt(PAGES * 4096 - 600);
        long length = 1 + random.nextInt(600);
        int cpu = random.nextInt(3);
        switch (random.nextInt(10)) {
            case 0 -> rig.load(cpu, at, length);
            case 1 -> rig.memory.loadKernel(cpu, kaddr(at), length);
            case 2 -> rig.memory.storeUser(cpu, at, Stamp.write(id, length));
            case 3 -> rig.memory.storeNonTemporal(cpu, kaddr(at), Stamp.write(id, length));
            case 4 -> rig.memory.writeBack(at, length);
            case 5 -> rig.memory.flush(at, length);
            case 6 -> rig.machine.poison(0, at, 64);
            case 7 -> rig.firmware.clearError(Units.down(at, 256), 512);
            case 8 -> rig.memory.kernelMap().setPresent(at >> 12, random.nextBoolean());
            default -> {
                if (random.nextInt(6) == 0) {
                    rig.machine.powerFail();
                } else {
                    rig.memory.fence();
                }
            }
        }
    }

    /** Everything that can be observed; looking leaves no trace. */
    private static List<Object> state(Rig rig) {
        int mark = rig.ledger.mark();
        List<Object> seen = new ArrayList<>();
        long end = BASE + PAGES * 4096;
        seen.add(rig.media.contents(BASE, end));
        seen.add(rig.memory.visible(BASE, end));
        seen.add(rig.memory.anyInFlight());
        seen.add(rig.knownErrors());
        for (long page = BASE >> 12; page < end >> 12; page++) {
            seen.add(rig.memory.kernelMap().present(page));
        }
        for (long line = BASE; line < end; line += 64) {
            seen.add(rig.media.isPoisoned(line));
            for (int cpu = 0; cpu < 3; cpu++) {
                int here = rig.ledger.mark();
                seen.add(rig.load(cpu, line, 64));
                rig.ledger.rollback(here);
            }
        }
        rig.machine.powerFail();
        seen.add(rig.media.contents(BASE, end));
        rig.ledger.rollback(mark);
        return seen;
    }
}
