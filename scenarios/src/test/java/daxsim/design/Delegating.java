package daxsim.design;

import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import java.util.List;

/** A design that is another one in all that is not overridden. */
public abstract class Delegating implements Design {
    private final Design design;

    protected Delegating(Design design) {
        this.design = design;
    }

    @Override
    public String id() {
        return design.id();
    }

    @Override
    public String says() {
        return design.says();
    }

    @Override
    public String source() {
        return design.source();
    }

    @Override
    public Regime regime() {
        return design.regime();
    }

    @Override
    public List<Variant> variants() {
        return design.variants();
    }

    @Override
    public Footprint footprint() {
        return design.footprint();
    }

    @Override
    public DaxApi open(String variant, DaxServices services) {
        return design.open(variant, services);
    }

    @Override
    public long repair(String variant, Application application, long offset, long length) {
        return design.repair(variant, application, offset, length);
    }

    @Override
    public long repairAt(String variant, KernelUser user, long offset, long length) {
        return design.repairAt(variant, user, offset, length);
    }
}
