package daxsim.cli;

import daxsim.campaign.run.FaultRow;
import daxsim.campaign.run.RunResult;
import daxsim.check.Fate;
import java.util.Locale;

/** One line on a terminal: runs done, rate, time to go, and what was found so far. */
final class CampaignProgress {
    private static final long EVERY_NS = 100_000_000;
    private static final int BAR = 20;
    private static final String CLEAR = "\r\u001b[K";
    private static final Fate[] FATES = Fate.values();

    private final Console console;
    private final boolean shown;
    private final long total;
    private final long began = System.nanoTime();
    private final long[] fates = new long[FATES.length];
    private long done;
    private long last;
    private boolean dirty;

    CampaignProgress(Console console, long total, boolean quiet) {
        this.console = console;
        this.total = total;
        this.shown = console.progress() && !quiet;
    }

    /** Whether anybody watches. */
    boolean shown() {
        return shown;
    }

    /** Some runs are over. */
    synchronized void add(long runs, long[] theirFates) {
        done += runs;
        for (int i = 0; i < fates.length; i++) {
            fates[i] += theirFates[i];
        }
        long now = System.nanoTime();
        if (!shown || now - last < EVERY_NS) {
            return;
        }
        last = now;
        dirty = true;
        console.err().print(CLEAR + line(now - began));
        console.err().flush();
    }

    static void count(RunResult run, long[] into) {
        for (FaultRow row : run.faults()) {
            into[row.fate().ordinal()]++;
        }
    }

    /** At most as wide as a terminal has to be. */
    private String line(long ns) {
        double rate = done * 1e9 / Math.max(1, ns);
        long left = Math.round((total - done) / Math.max(1e-9, rate));
        int filled = (int) (BAR * done / Math.max(1, total));
        StringBuilder line = new StringBuilder();
        line.append('[')
                .append("#".repeat(filled))
                .append(".".repeat(BAR - filled))
                .append("] ");
        line.append(String.format(
                Locale.ROOT, "%d of %d runs, %.0f/s, %d:%02d left", done, total, rate, left / 60, left % 60));
        for (Fate fate : FATES) {
            if (fate.isBad() && fates[fate.ordinal()] > 0) {
                String found = ", " + fate.word() + " " + fates[fate.ordinal()];
                if (line.length() + found.length() < console.width()) {
                    line.append(found);
                }
            }
        }
        return line.toString();
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
