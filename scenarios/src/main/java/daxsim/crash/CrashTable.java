package daxsim.crash;

import daxsim.kernel.fs.Extent;
import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import daxsim.trace.Trace;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Every place at which the power can fail inside one operation, and what the machine then boots into.
 *
 * @param reason why the scenario cannot be expressed, or null when it can
 * @param operation the operation in which the power fails, such as {@code writer.0}
 * @param text the operation as the script has it
 * @param points in the order of steps
 * @param executions of the scenario
 * @param complete whether there are no more
 */
public record CrashTable(
        Scenario scenario,
        Candidate candidate,
        @Nullable String reason,
        String operation,
        String text,
        List<Point> points,
        long executions,
        boolean complete) {
    public CrashTable {
        points = List.copyOf(points);
    }

    /** Crash points after which some read returns bytes that nobody wrote, without an error. */
    public long silent() {
        return points.stream()
                .filter(point -> point.outcomes().stream().anyMatch(Outcome::silent))
                .count();
    }

    /** Where a crash point lies. */
    public enum Position {
        /** The operation has not begun. */
        BEFORE,
        INSIDE,
        /** The operation has returned, and something else goes on. */
        AFTER
    }

    /**
     * One place at which the power fails.
     *
     * @param step how many steps of the operation were done
     * @param after the last event of the operation's task inside it, or null
     * @param outcomes what it leads to, each once
     */
    public record Point(Position position, int step, Trace.@Nullable Entry after, List<Outcome> outcomes) {
        public Point {
            outcomes = List.copyOf(outcomes);
        }
    }

    /**
     * What the machine boots into, and what is then read.
     *
     * @param executions that end so
     * @param extents of the operation's file after the journal was replayed
     * @param badblocks records of every device after the boot's scrub, by name, as sysfs lists them
     * @param arsLines lines that address range scrub reports, all devices together
     * @param filePoison poisoned lines in the blocks that the file has
     * @param devicePoison poisoned lines on all devices
     * @param reads what the tasks after the reboot got, an entry for each operation that reads
     */
    public record Outcome(
            long executions,
            List<Extent> extents,
            Map<String, String> badblocks,
            int arsLines,
            int filePoison,
            int devicePoison,
            List<Read> reads) {
        public Outcome {
            extents = List.copyOf(extents);
            reads = List.copyOf(reads);
        }

        /** Whether some read returned bytes that nobody wrote, without an error. */
        public boolean silent() {
            return reads.stream()
                    .anyMatch(read -> read.error() == null
                            && (read.content().contains("undefined")
                                    || read.content().contains("misplaced")));
        }
    }

    /**
     * One read after the reboot.
     *
     * @param error errno or signal code, or null
     * @param content kinds of contents in the order in which they came, each once: original, write, zeros, undefined, misplaced
     */
    public record Read(
            String operation,
            String text,
            long result,
            @Nullable String error,
            List<String> content) {
        public Read {
            content = List.copyOf(content);
        }

        /** In a word or two: the error, or what the bytes are. */
        public String says() {
            if (error != null) {
                return content.isEmpty() ? error : String.join("+", content) + ", " + error;
            }
            return content.isEmpty() ? "nothing" : String.join("+", content);
        }
    }
}
