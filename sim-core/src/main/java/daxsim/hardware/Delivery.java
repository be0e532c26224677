package daxsim.hardware;

/** How a machine check for consumed poison reaches software. */
public enum Delivery {
    /** Only the consuming CPU takes it. */
    LOCAL,
    /** Every CPU takes it, and all of them meet before any goes on. */
    BROADCAST,
    /** The firmware stops every CPU and looks at the error first; then the consuming CPU takes it. */
    FIRMWARE_FIRST
}
