package daxsim.cli;

import daxsim.design.Application;
import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import java.util.List;

/** A design with a bug. It is named in no service file but in the one that its test writes. */
public final class BrokenDesign implements Design {
    @Override
    public String id() {
        return "broken";
    }

    @Override
    public String says() {
        return "Fails.";
    }

    @Override
    public String source() {
        return "nowhere";
    }

    @Override
    public Regime regime() {
        return Regime.R519;
    }

    @Override
    public List<Variant> variants() {
        return List.of(new Variant("", "the only one"));
    }

    @Override
    public Footprint footprint() {
        return new Footprint(0, 0, List.of(), List.of(), 0, "");
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        throw new IllegalStateException("on purpose");
    }

    @Override
    public long repair(String variant, Application application, long offset, long length) {
        return 0;
    }
}
