package daxsim.scenario;

/** How a machine check reaches software. */
public enum Mce {
    LOCAL,
    BROADCAST,
    FIRMWARE_FIRST
}
