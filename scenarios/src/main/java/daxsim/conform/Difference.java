package daxsim.conform;

import org.jspecify.annotations.Nullable;

/**
 * A step in which the recording and the model disagree.
 *
 * @param op the step's number in the recording
 * @param line the line it stands in
 * @param command what was done, as the recording writes it
 * @param expected what the real kernel answered: only what differs
 * @param actual what the model answered instead
 * @param explanation why this is known to differ, or null when nobody has said
 */
public record Difference(
        long op,
        int line,
        String command,
        String expected,
        String actual,
        @Nullable String explanation) {}
