package daxsim.cli;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;

/** A bug in daxsim that showed while a scenario was played. */
final class Crash extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String where;

    /**
     * Says where it happened and how to see it again.
     *
     * @param again the arguments that repeat it
     */
    Crash(Scenario scenario, Candidate candidate, String again, Throwable cause) {
        super(cause);
        this.where = "in " + scenario.id() + "@" + scenario.hash() + " under " + candidate.name() + " in "
                + candidate.regime().id() + "; again with: daxsim " + again;
    }

    /** The same for anything else that is run. */
    Crash(String where, Throwable cause) {
        super(cause);
        this.where = where;
    }

    String where() {
        return where;
    }
}
