package daxsim.shell;

import java.util.ArrayList;
import java.util.List;

/** Actions as lines of a script. */
final class Lines {
    private Lines() {}

    /** Does it and waits. */
    static List<String> whole(Action action) {
        return switch (action) {
            case Action.Io io -> List.of("io " + io(io));
            case Action.Hand hand -> List.of("hand " + hand(hand));
            case Action.Lines lines -> lines.lines();
        };
    }

    /** Begins it. */
    static List<String> begin(Action action) {
        return switch (action) {
            case Action.Io io -> List.of("io_begin " + io(io));
            case Action.Hand hand -> List.of("hand_begin " + hand(hand));
            case Action.Lines lines -> lines.lines();
        };
    }

    /** Waits for what has begun. */
    static List<String> end(Action action) {
        return switch (action) {
            case Action.Io io -> List.of("io_end " + Bash.quoted(io.key()));
            case Action.Hand hand -> List.of("hand_end " + Bash.quoted(hand.task()) + " " + Bash.quoted(hand.key()));
            case Action.Lines lines -> List.of();
        };
    }

    /** Ends what will never return. */
    static List<String> stop(Action action) {
        return switch (action) {
            case Action.Io io -> List.of("io_kill " + Bash.quoted(io.key()));
            case Action.Hand hand -> List.of("hand_kill " + Bash.quoted(hand.task()));
            case Action.Lines lines -> List.of();
        };
    }

    private static String io(Action.Io io) {
        return Bash.quoted(io.key()) + " " + io.file() + " " + Bash.quoted(io.command());
    }

    private static String hand(Action.Hand hand) {
        return Bash.quoted(hand.task()) + " " + hand.words();
    }

    /** Looks at what came of it. */
    static List<String> judged(Action action) {
        return switch (action) {
            case Action.Io io -> judged(io.key(), io.judged());
            case Action.Hand hand -> judged(hand.key(), hand.judged());
            case Action.Lines lines -> List.of();
        };
    }

    private static List<String> judged(String key, Action.Judged judged) {
        List<String> lines = new ArrayList<>();
        expect(key + ".signal", judged, judged.signal(), lines);
        expect(key + ".handler", judged, judged.handler(), lines);
        expect(key, judged, judged.wanted(), lines);
        return lines;
    }

    private static void expect(String key, Action.Judged judged, List<String> wanted, List<String> into) {
        if (wanted.isEmpty()) {
            return;
        }
        StringBuilder line = new StringBuilder("expect ")
                .append(Bash.quoted(key))
                .append(' ')
                .append(judged.original())
                .append(' ')
                .append(judged.offset());
        wanted.forEach(w -> line.append(' ').append(Bash.quoted(w)));
        into.add(line.toString());
    }
}
