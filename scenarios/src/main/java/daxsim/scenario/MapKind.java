package daxsim.scenario;

/** The flavour of a mapping: MAP_SHARED, MAP_SHARED with MAP_SYNC, or MAP_PRIVATE. */
public enum MapKind {
    SHARED,
    SYNC,
    PRIVATE
}
