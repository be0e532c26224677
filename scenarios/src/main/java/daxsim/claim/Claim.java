package daxsim.claim;

import java.util.List;

/**
 * Something that a person said in the discussion, in our words, and what would show it.
 *
 * @param id short name, lower case with hyphens
 * @param who who said it
 * @param when the mail: its date and subject
 * @param says the claim, one or two sentences
 * @param tests what must come out for the claim to hold, all of them
 */
public record Claim(String id, String who, String when, String says, List<Test> tests) {
    public Claim {
        tests = List.copyOf(tests);
    }

    /**
     * One cell that the claim is about.
     *
     * @param scenario id of a scenario of the library
     * @param candidate {@code design} for all its variants, or {@code design:variant}
     * @param condition name of the condition
     * @param verdicts words of the verdicts under which the claim holds
     */
    public record Test(String scenario, String candidate, String condition, List<String> verdicts) {
        public Test {
            verdicts = List.copyOf(verdicts);
        }
    }
}
