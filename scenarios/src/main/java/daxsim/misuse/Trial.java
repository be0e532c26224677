package daxsim.misuse;

import daxsim.check.Promise;
import daxsim.engine.ExhaustiveChoices;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.OpRef;
import daxsim.scenario.Scenario;
import daxsim.trace.EventType;
import java.util.EnumSet;
import java.util.List;

/** Plays every execution of some calls under one candidate. */
public final class Trial {
    /** After so many executions a program is given up. */
    public static final long MOST = 10_000;

    private final Candidate candidate;
    private final Scenario base;

    public Trial(Candidate candidate) throws BadInput {
        this.candidate = candidate;
        this.base = SmallWorld.base();
    }

    /** All executions, or the first {@link #MOST}. */
    public Explored of(List<List<CallForm>> tasks) throws BadInput {
        ExhaustiveChoices all = new ExhaustiveChoices(true, true);
        Player player = Player.exploring(base.with(SmallWorld.tasks(tasks)), candidate, all);
        player.tellStatesApart(EnumSet.of(EventType.OOPS, EventType.PANIC));
        List<OpRef> earlier = SmallWorld.earlier(tasks);
        EnumSet<Promise> broken = EnumSet.noneOf(Promise.class);
        EnumSet<Promise> brokenIgnored = EnumSet.noneOf(Promise.class);
        long executions = 0;
        long ignored = 0;
        boolean more;
        do {
            player.play(all);
            if (player.pruned()) {
                more = all.advance();
                continue;
            }
            boolean failed =
                    earlier.stream().anyMatch(op -> player.operation(op).result() < 0);
            (failed ? brokenIgnored : broken).addAll(player.broken());
            executions += failed ? 0 : 1;
            ignored += failed ? 1 : 0;
            more = all.advance();
        } while (more && executions + ignored < MOST);
        return new Explored(tasks, executions, ignored, !more, broken, brokenIgnored);
    }
}
