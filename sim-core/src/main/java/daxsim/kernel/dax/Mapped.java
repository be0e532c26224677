package daxsim.kernel.dax;

/**
 * What a translation returned.
 *
 * @param pages pages that can be accessed from here on, or a negated errno
 * @param kaddr kernel address of the first page, with whatever a design hides in it
 * @param recovery whether the design translated for recovery
 */
public record Mapped(long pages, long kaddr, boolean recovery) {
    /** A translation that failed. */
    public static Mapped failed(long error) {
        return new Mapped(error, 0, false);
    }

    public boolean failed() {
        return pages < 0;
    }
}
