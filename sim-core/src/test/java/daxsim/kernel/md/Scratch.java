package daxsim.kernel.md;

import daxsim.kernel.Core;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Runs;
import daxsim.testing.Bench;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Mapped devices over the legs a, b and c, which only write down what they are asked. */
final class Scratch {
    /** A leg that has no pages to give and fails writes when its name is c. */
    static final class Leg implements DaxDevice {
        final String name;
        final List<String> asked = new ArrayList<>();
        private final PmemDevice medium;

        Leg(String name, PmemDevice medium) {
            this.name = name;
            this.medium = medium;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public long pageCount() {
            return 1 << 20;
        }

        @Override
        public @Nullable Place place(long pgoff, long pages) {
            asked.add(pgoff + "+" + pages);
            return null;
        }

        @Override
        public List<SectorRun> runs(long sector, long count) {
            asked.add(sector + "+" + count);
            return List.of(new SectorRun(0, medium, sector, count));
        }

        @Override
        public List<PmemDevice> media() {
            return List.of(medium);
        }

        @Override
        public boolean write(long offset, Runs data) {
            asked.add(offset / 512 + "+" + data.length() / 512);
            return !name.equals("c");
        }
    }

    final Core core;
    final Map<String, DaxDevice> devices = new LinkedHashMap<>();

    Scratch(Regime regime) {
        Bench bench = Bench.under(regime).build();
        core = bench.world.core();
        for (String name : List.of("a", "b", "c")) {
            devices.put(name, new Leg(name, bench.pmem));
        }
    }

    Leg leg(String name) {
        return (Leg) java.util.Objects.requireNonNull(devices.get(name));
    }

    /** What a leg was asked, which is then forgotten. */
    List<String> asked(String name) {
        List<String> asked = List.copyOf(leg(name).asked);
        leg(name).asked.clear();
        return asked;
    }

    DmTable table(String... lines) {
        return DmTables.table(core, List.of(lines), devices);
    }

    MappedDevice device(String... lines) {
        return new MappedDevice(core, "dm0", table(lines), null);
    }
}
