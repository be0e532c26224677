package daxsim.scenario;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the explorer may choose; a verdict always holds under these choices and no others.
 *
 * @param bufferUnmap the task whose buffer may go away at any step, or null
 * @param kill the task whose process may get a fatal signal at any step, or null
 */
public record May(
        boolean schedule,
        boolean powerFailure,
        boolean partialClear,
        boolean refuseClear,
        boolean lateRecord,
        boolean speculation,
        @Nullable String bufferUnmap,
        @Nullable String kill) {

    /** The choices in the order of the language's table, victims after a colon. */
    public List<String> words() {
        List<String> words = new ArrayList<>();
        add(words, schedule, "schedule");
        add(words, powerFailure, "power-failure");
        add(words, partialClear, "partial-clear");
        add(words, refuseClear, "refuse-clear");
        add(words, lateRecord, "late-record");
        add(words, speculation, "speculation");
        add(words, bufferUnmap != null, "buffer-unmap: " + bufferUnmap);
        add(words, kill != null, "kill: " + kill);
        return List.copyOf(words);
    }

    private static void add(List<String> words, boolean chosen, String word) {
        if (chosen) {
            words.add(word);
        }
    }

    /** As a script lists it: {@code [schedule, kill: writer]}. */
    @Override
    public String toString() {
        return words().toString();
    }
}
