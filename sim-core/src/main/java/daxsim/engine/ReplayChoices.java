package daxsim.engine;

/** Gives recorded answers again; after the last one, always the first possibility. */
public final class ReplayChoices implements Choices {
    private final int[] answers;
    private int position;
    private boolean strayed;

    public ReplayChoices(int[] answers) {
        this.answers = answers.clone();
    }

    @Override
    public int pick(ChoicePoint point, int entity, int bound) {
        if (bound == 1) {
            return 0;
        }
        if (position >= answers.length) {
            strayed = true;
            return 0;
        }
        int answer = answers[position++];
        if (answer < 0 || answer >= bound) {
            strayed = true;
            return 0;
        }
        return answer;
    }

    @Override
    public double uniform(ChoicePoint point, int entity) {
        return 0.5;
    }

    /** Whether the recorded answers fitted the questions exactly: none missing, none left, none out of range. */
    public boolean matched() {
        return !strayed && position == answers.length;
    }
}
