package daxsim.cli;

import daxsim.scenario.read.Words;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** A script that completes commands in a shell. */
@Command(
        name = "completion",
        description = {
            "Prints a script that completes commands, options, designs and scenarios.",
            "",
            "bash: source <(daxsim completion bash)",
            "zsh:  source <(daxsim completion zsh), after compinit"
        })
final class CompletionCommand implements Callable<Integer> {
    static final List<String> SHELLS = List.of("bash", "zsh");

    @Parameters(
            arity = "0..1",
            paramLabel = "SHELL",
            completionCandidates = Candidates.Shells.class,
            description = "bash or zsh")
    private @Nullable String shell;

    @Spec
    private @Nullable CommandSpec spec;

    private final Env env;

    CompletionCommand(Env env) {
        this.env = env;
    }

    @Override
    public Integer call() throws UsageError {
        if (shell == null) {
            throw new UsageError("completion for which shell? Allowed: " + Words.list(SHELLS));
        }
        if (!SHELLS.contains(shell)) {
            throw new UsageError(Words.unknown("shell", shell, SHELLS) + "; allowed: " + Words.list(SHELLS));
        }
        CommandSpec daxsim = Objects.requireNonNull(spec).root();
        env.console().result(CompletionScript.of(daxsim, shell));
        return Status.DONE;
    }
}
