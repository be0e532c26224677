package daxsim.scenario;

/** What a run can do without, only to see what it changes. */
public enum Mechanism {
    CACHES,
    NON_TEMPORAL_STORES,
    TRANSLATIONS,
    MEMORY_TYPES,
    ERROR_RANGES
}
