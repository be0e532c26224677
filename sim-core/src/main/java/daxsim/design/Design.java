package daxsim.design;

import daxsim.kernel.Regime;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import java.util.List;

/**
 * One way to repair poison, as its patch would do it. Implementations are found through {@code META-INF/services}.
 *
 * <p>A design is calls over the shared mechanisms. It knows no outcome and cannot see the ground truth.
 */
public interface Design {
    /**
     * A reading of a design that its text leaves open.
     *
     * @param name what users type behind the colon; empty for the only variant
     */
    record Variant(String name, String says) {}

    /** What users type. */
    String id();

    /** One sentence. */
    String says();

    /** Where it was proposed. */
    String source();

    /** The kernel it was written for. */
    Regime regime();

    /** At least one; a design whose text leaves nothing open has one without a name. */
    default List<Variant> variants() {
        return List.of(new Variant("", "as described"));
    }

    Footprint footprint();

    /** The design's code in a kernel. */
    DaxApi open(String variant, DaxServices services);

    /**
     * What the application does to get good data back into a range: the result of the last call, or of the first that fails.
     * Where the kernel repairs on its own, that is just a pwrite.
     */
    default long repair(String variant, Application application, long offset, long length) {
        return application.pwrite(offset, length);
    }

    /**
     * What kernel code does that holds a pointer of its own and wants good data back behind it: the result of the last call,
     * or of the first that fails. A design that adds an operation beside the copy operations uses it here; where all it adds is
     * inside those, code that never calls them is left with its stores.
     */
    default long repairAt(String variant, KernelUser user, long offset, long length) {
        return user.store(offset, length);
    }
}
