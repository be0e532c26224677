package daxsim.cli;

import daxsim.data.SchemaJson;
import daxsim.explore.Catalogue;
import daxsim.scenario.read.ScenarioSchema;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The scenario language for editors. */
@Command(
        name = "schema",
        description = {
            "Prints the JSON Schema of scenarios, for editors.",
            "",
            "It knows the designs, profiles and events of this daxsim. The file docs/scenario.schema.json is the same."
        })
final class SchemaCommand implements Callable<Integer> {
    private final Env env;

    SchemaCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() {
        env.console().result(SchemaJson.of(ScenarioSchema.of(new Catalogue().vocabulary())));
        return Status.DONE;
    }
}
