package daxsim.hardware;

/**
 * Something of the machine or of the kernel's bookkeeping that a run can do without, only to see what it changes. Other mechanisms
 * have a switch of their own: what the explorer may choose, how a machine check is delivered, who reuses freed blocks.
 */
public enum Mechanism {
    /** Caches of CPUs; without, every access is to the medium and every store durable at once. */
    CACHES,
    /** Stores around the cache; without, the kernel's flushing copies store through it and flush nothing. */
    NON_TEMPORAL_STORES,
    /** Translations that CPUs keep of user mappings; without, an unmapped page is gone at once on every CPU. */
    TRANSLATIONS,
    /** The change of a bad page's memory type; without, a machine check leaves the direct map as it is. */
    MEMORY_TYPES,
    /** The bus's list of bad ranges; without, only what was reported just now gets into the devices' lists. */
    ERROR_RANGES
}
