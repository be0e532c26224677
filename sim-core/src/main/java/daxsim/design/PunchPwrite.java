package daxsim.design;

import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import java.util.List;

/** The baseline: nothing in the kernel changes; the application gives the blocks back and writes into new ones. */
public final class PunchPwrite implements Design {
    @Override
    public String id() {
        return "punch-pwrite";
    }

    @Override
    public String says() {
        return "The baseline: punch a hole over the bad pages, then pwrite into newly allocated blocks.";
    }

    @Override
    public String source() {
        return "how 5.15 is used; cover letter of the v2 posting";
    }

    @Override
    public Regime regime() {
        return Regime.R515;
    }

    @Override
    public Footprint footprint() {
        return new Footprint(5, 5, List.of(), List.of(), 0, "none");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return new DaxApi(services);
    }

    @Override
    public long repair(String variant, Application application, long offset, long length) {
        long from = Units.down(offset, Units.PAGE);
        long to = Units.up(offset + length, Units.PAGE);
        long punched = application.punch(from, to - from);
        return punched < 0 ? punched : application.pwrite(offset, length);
    }
}
