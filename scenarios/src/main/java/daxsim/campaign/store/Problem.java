package daxsim.campaign.store;

import daxsim.scenario.BadInput;
import java.nio.file.Path;

/** What is wrong with a store or a file of it as a whole. */
final class Problem {
    private Problem() {}

    static BadInput of(Path file, String problem, String remedy) {
        return new BadInput(file.toString(), 1, 1, problem, remedy);
    }
}
