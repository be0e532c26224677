package daxsim.scenario.read;

/** The kinds of argument that verbs take; a verb has at most one of each. */
public enum Argument {
    FILE("FILE"),
    FILE_OR_DEVICE("FILE|DEVICE"),
    FILE_IF_ANY("[FILE]"),
    DEVICE("DEVICE"),
    DEVICE_IF_ANY("[DEVICE]"),
    OFFSET("OFF"),
    LENGTH("LEN"),
    /** A length that may be zero. */
    SIZE("LEN"),
    MAP_KIND("shared|sync|private"),
    /** Any operation that the task can wait for. */
    OPERATION("TASK.N"),
    /** An operation that returned a pointer. */
    POINTER("TASK.N"),
    TIME("TIME"),
    TASK("TASK"),
    /** What a translation is asked for. */
    WISH_IF_ANY("[recovery|recovery-pfn|uninitialised]"),
    PATROL_IF_ANY("[patrol]"),
    /** A device-mapper name, a colon, and a table line to the end of the text. */
    RELOAD("NAME: LINE");

    private final String usage;

    Argument(String usage) {
        this.usage = usage;
    }

    /** As usage texts print it. */
    public String usage() {
        return usage;
    }

    boolean optional() {
        return usage.startsWith("[");
    }
}
