package daxsim.play;

import daxsim.app.Operation;
import daxsim.check.Piece;
import daxsim.kernel.mm.SigInfo;
import daxsim.scenario.Condition;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What makes two runs the same outcome: result, errno, signal, contents and state of every operation and handler, the world
 * at the end, the events that conditions count, and the broken promises if a condition asks for them. Not: times, order,
 * choices.
 */
public final class OutcomeKey {
    private final Player player;
    private final FinalState state;
    private final List<String> files = new ArrayList<>();
    private final Set<String> counted = new LinkedHashSet<>();
    private final List<Condition.Final> finals = new ArrayList<>();
    private boolean asksPromises;

    /** Keys of {@code final} that are in every outcome, or follow from what is. */
    private static final Set<String> ALWAYS = Set.of(
            "badblocks",
            "poison-lines",
            "extents",
            "pmd-mapped",
            "memory-types",
            "hwpoison-pages",
            "log-lines",
            "lines-struck");

    public OutcomeKey(Player player, FinalState state) {
        this.player = player;
        this.state = state;
        player.scenario().files().forEach(f -> files.add(f.path()));
        player.scenario().conditions().forEach(c -> collect(c.condition()));
    }

    private void collect(Condition condition) {
        switch (condition) {
            case Condition.All all -> all.parts().forEach(this::collect);
            case Condition.Any any -> any.parts().forEach(this::collect);
            case Condition.Not not -> collect(not.part());
            case Condition.Seen seen -> counted.add(seen.event());
            case Condition.Broken broken -> asksPromises = true;
            case Condition.OnOp on -> {}
            case Condition.Final fin -> {
                if (!ALWAYS.contains(fin.key())) {
                    finals.add(fin);
                }
            }
        }
    }

    /** The events whose number is part of an outcome, or of a promise. */
    public Set<EventType> counted() {
        Set<EventType> types = EnumSet.of(EventType.LOG_LINE, EventType.OOPS, EventType.PANIC);
        if (!finals.isEmpty()) {
            types.add(EventType.POWER_FAILED); // what is lost to it is not held against anybody
        }
        counted.forEach(event -> types.add(EventType.ofWord(event)));
        return types;
    }

    /** The outcome of the last run as text. */
    public String of() {
        StringBuilder text = new StringBuilder(256);
        for (Operation op : player.operations()) {
            text.append(op.task())
                    .append(op.afterReboot() ? "'." : ".")
                    .append(op.index())
                    .append(' ');
            operation(text, op);
        }
        text.append("badblocks ").append(state.allBadblocks());
        text.append(" poison ").append(state.allPoisonLines());
        for (String file : files) {
            text.append(' ').append(state.text("extents", file)).append(' ').append(state.text("poison-lines", file));
            text.append(' ').append(state.fileBadblocks(file));
            text.append(" pmd ").append(state.text("pmd-mapped", file));
        }
        text.append(" types ").append(state.memoryTypes());
        text.append(" hwpoison ").append(player.world().pages().hwpoisonPages());
        text.append(" log ").append(player.world().trace().count(EventType.LOG_LINE));
        for (String event : counted) {
            text.append(' ')
                    .append(event)
                    .append(' ')
                    .append(player.world().trace().count(EventType.ofWord(event)));
        }
        for (Condition.Final fin : finals) {
            text.append(' ').append(fin.key()).append(' ').append(state.text(fin.key(), fin.subject()));
        }
        if (asksPromises) {
            text.append(" broken ").append(player.broken());
        }
        String halted = player.world().engine().halted();
        return halted == null
                ? text.toString()
                : text.append(' ').append(halted).toString();
    }

    private void operation(StringBuilder text, Operation op) {
        text.append(op.state()).append(' ').append(op.result()).append(' ').append(op.error());
        signal(text, op.signal());
        for (Piece piece : Piece.of(player.world(), player.operations(), op)) {
            text.append(' ')
                    .append(piece.offset())
                    .append('+')
                    .append(piece.length())
                    .append(piece.kind())
                    .append(piece.operation());
        }
        if (op.handlerRan()) {
            text.append(" handler ").append(op.handlerResult()).append(' ').append(op.handlerError());
            signal(text, op.handlerSignal());
        }
        text.append("; ");
    }

    private static void signal(StringBuilder text, @Nullable SigInfo signal) {
        if (signal != null) {
            text.append(' ').append(signal.code()).append(' ').append(signal.lsb());
        }
    }
}
