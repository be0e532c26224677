package daxsim.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import daxsim.design.Footprint;
import daxsim.engine.SeededChoices;
import daxsim.kernel.dax.Meter;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.scenario.read.ScenarioReader;

/** Counts what designs cost those who never meet poison: one pread and one pwrite of a page of a clean file, played. */
public final class CleanPaths {
    private static final String SCRIPT = """
            title: A read and a write of a clean page
            machine: {profile: clx-optane100, cpus: 1}
            pmem:
              - {name: pmem0, size: 64MiB}
            files:
              - {path: /mnt/db, size: 1MiB, on: pmem0}
            tasks:
              app: ["pread /mnt/db 8KiB 4KiB", "pwrite /mnt/db 8KiB 4KiB"]
            conditions:
              reached: {app.1: {result: 4096}}
              violated: {app.1: {result: "<4096"}}
            """;

    private CleanPaths() {}

    /** Of one candidate. */
    public static CleanPath of(Candidate candidate) {
        SeededChoices choices = new SeededChoices(1);
        try {
            Scenario scenario = ScenarioReader.read(
                    "clean-path", "clean-path", SCRIPT.getBytes(UTF_8), new Catalogue().vocabulary());
            Player player = Player.timed(scenario, candidate, choices);
            Meter meter = player.world().api().meter();
            meter.reset();
            player.play(choices);
            Footprint footprint = candidate.design().footprint();
            boolean ownCopies = footprint.copyArguments() > 0;
            return new CleanPath(
                    candidate,
                    meter.translations() + (ownCopies ? meter.copies() : 0),
                    meter.translations() * footprint.directAccessArguments()
                            + meter.copies() * footprint.copyArguments(),
                    meter.branches());
        } catch (BadInput e) {
            throw new IllegalStateException(e);
        }
    }
}
