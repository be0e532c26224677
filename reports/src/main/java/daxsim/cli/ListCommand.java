package daxsim.cli;

import daxsim.check.Promise;
import daxsim.data.ListJson;
import daxsim.design.Designs;
import daxsim.hardware.Profile;
import daxsim.report.Inventory;
import daxsim.scenario.read.Words;
import daxsim.text.ListText;
import daxsim.text.Paper;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** What there is. */
@Command(name = "list", description = "Lists what there is, a line each: all sections, or one of them in detail.")
final class ListCommand implements Callable<Integer> {
    static final List<String> SECTIONS =
            List.of("scenarios", "designs", "profiles", "checks", "events", "rules", "plans");

    @Parameters(
            arity = "0..1",
            paramLabel = "SECTION",
            completionCandidates = Candidates.Sections.class,
            description = "scenarios, designs, profiles, checks, events, rules or plans")
    private @Nullable String section;

    @Mixin
    private final Output output = new Output();

    private final Env env;

    ListCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws UsageError {
        output.check();
        if (section != null && !SECTIONS.contains(section)) {
            throw new UsageError(Words.unknown("section", section, SECTIONS) + "; allowed: " + Words.list(SECTIONS));
        }
        Inventory inventory = new Inventory(
                wants("scenarios") ? Titles.ofLibrary() : List.of(),
                wants("designs") ? Designs.all() : List.of(),
                wants("profiles") ? Profile.IDS.stream().map(Profile::load).toList() : List.of(),
                wants("checks") ? List.of(Promise.values()) : List.of(),
                wants("events") ? List.of(EventType.values()) : List.of(),
                wants("rules") ? List.of(Rule.values()) : List.of(),
                wants("plans") ? Titles.ofPlans() : List.of());
        if (output.json()) {
            env.console().result(ListJson.of(inventory));
        } else {
            Paper paper = output.paper(env.console());
            ListText.print(inventory, section != null, paper);
            env.console().result(paper.text());
        }
        return Status.DONE;
    }

    private boolean wants(String name) {
        return section == null || section.equals(name);
    }
}
