package daxsim.campaign.run;

import daxsim.app.World;
import daxsim.campaign.plan.Treatment;
import daxsim.scenario.BadInput;

/** Gives filesystems a past: filled, thinned out, the files of the plan rewritten in pieces. */
final class AgedWorld {
    private final World world;
    private final Treatment treatment;

    AgedWorld(World world, Treatment treatment) {
        this.world = world;
        this.treatment = treatment;
    }

    void grow() throws BadInput {
        if (treatment.age().none()) {
            return;
        }
        world.inodes();
        throw new IllegalStateException("not yet");
    }
}
