package daxsim.cli;

/** One line on a terminal that says how far the work is, rewritten a few times a second. */
final class Progress {
    private static final long EVERY_NS = 100_000_000;
    private static final int WIDTH = 79;
    private static final String CLEAR = "\r\u001b[K";

    private final Console console;
    private final int total;
    private final String unit;
    private final boolean shown;
    private int done;
    private long last;
    private boolean dirty;

    Progress(Console console, int total, boolean quiet) {
        this(console, total, "cells", quiet);
    }

    /** @param unit what is counted, in the plural */
    Progress(Console console, int total, String unit, boolean quiet) {
        this.console = console;
        this.total = total;
        this.unit = unit;
        this.shown = console.progress() && !quiet;
    }

    /** Work on something begins. */
    synchronized void begin(String what) {
        show(what);
    }

    /** A piece of work is done. */
    synchronized void end() {
        done++;
    }

    private void show(String what) {
        long now = System.nanoTime();
        if (!shown || dirty && now - last < EVERY_NS) {
            return;
        }
        last = now;
        dirty = true;
        String line = done + " of " + total + " " + unit + ", " + what;
        console.err().print(CLEAR + line.substring(0, Math.min(WIDTH, line.length())));
        console.err().flush();
    }

    /** Leaves the terminal as it was. */
    synchronized void clear() {
        if (dirty) {
            console.err().print(CLEAR);
            console.err().flush();
            dirty = false;
        }
    }
}
