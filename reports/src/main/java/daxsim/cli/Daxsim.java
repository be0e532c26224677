package daxsim.cli;

import daxsim.explore.ReplayString;
import daxsim.explore.Version;
import daxsim.scenario.BadInput;
import daxsim.scenario.read.Words;
import java.io.PrintWriter;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;

/** The commands, and what becomes of errors. */
@Command(
        name = "daxsim",
        versionProvider = Daxsim.VersionText.class,
        description = "Runs competing kernel API designs for DAX poison recovery against the same hardware faults.",
        footer = {
            "",
            "Exit status: 0 done and every expectation met, 1 an expectation not met,",
            "2 bad usage or input, 70 a bug in daxsim, 130 interrupted."
        })
final class Daxsim {
    private static final List<String> COMMANDS = List.of(
            "list",
            "run",
            "compare",
            "explore",
            "misuse",
            "campaign",
            "merge",
            "report",
            "conform",
            "export",
            "schema",
            "completion");
    private static final List<String> PLANNED = List.of("incident");

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            scope = ScopeType.INHERIT,
            description = "show this text")
    @SuppressWarnings("UnusedVariable")
    private boolean help;

    @Option(names = "--version", versionHelp = true, scope = ScopeType.INHERIT, description = "show the version")
    @SuppressWarnings("UnusedVariable")
    private boolean version;

    private final Env env;

    Daxsim(Env env) {
        this.env = env;
    }

    /** The version as it is printed. */
    static final class VersionText implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"daxsim " + Version.current()};
        }
    }

    /** Runs one command; the exit code. */
    int run(String... args) {
        if (args.length == 0) {
            env.console().say("what? Allowed: " + Words.list(COMMANDS) + "; daxsim --help says more");
            return Status.USAGE;
        }
        if (PLANNED.contains(args[0])) {
            env.console().say(args[0] + " is not built yet; allowed: " + Words.list(COMMANDS));
            return Status.USAGE;
        }
        if (!args[0].startsWith("-") && !COMMANDS.contains(args[0])) {
            env.console().say(Words.unknown("command", args[0], COMMANDS) + "; allowed: " + Words.list(COMMANDS));
            return Status.USAGE;
        }
        CommandLine line = new CommandLine(this)
                .addSubcommand(new ListCommand(env))
                .addSubcommand(new RunCommand(env))
                .addSubcommand(new CompareCommand(env))
                .addSubcommand(new ExploreCommand(env))
                .addSubcommand(new MisuseCommand(env))
                .addSubcommand(new CampaignCommand(env))
                .addSubcommand(new MergeCommand(env))
                .addSubcommand(new ReportCommand(env))
                .addSubcommand(new ConformCommand(env))
                .addSubcommand(new ExportCommand(env))
                .addSubcommand(new SchemaCommand(env))
                .addSubcommand(new CompletionCommand(env));
        line.getSubcommands().values().forEach(c -> c.getCommandSpec().versionProvider(new VersionText()));
        line.setOut(new PrintWriter(env.console().out(), true));
        line.setErr(new PrintWriter(env.console().err(), true));
        line.setColorScheme(CommandLine.Help.defaultColorScheme(env.console().colour() ? Ansi.ON : Ansi.OFF));
        line.setParameterExceptionHandler((e, given) -> misused(e));
        line.setExecutionExceptionHandler((e, command, parsed) -> failed(e));
        try {
            return line.execute(args);
        } catch (RuntimeException | Error e) {
            return failed(e);
        }
    }

    private int misused(ParameterException e) {
        String command = e.getCommandLine().getCommandSpec().qualifiedName();
        String message = String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        env.console().say(message + "; " + command + " --help shows what is allowed");
        return Status.USAGE;
    }

    private int failed(Throwable e) {
        switch (e) {
            case BadInput bad -> env.console().complain(String.valueOf(bad.getMessage()));
            case UsageError bad -> env.console().say(String.valueOf(bad.getMessage()));
            case ReplayString.BadReplay bad -> env.console().say(String.valueOf(bad.getMessage()));
            case Crash bug -> {
                return bug(bug.getCause() == null ? bug : bug.getCause(), "; " + bug.where());
            }
            default -> {
                return bug(e, "");
            }
        }
        return Status.USAGE;
    }

    private int bug(Throwable e, String where) {
        env.console()
                .say("this is a bug in daxsim: " + e.toString().replaceAll("\\s+", " ") + where
                        + (env.debug() ? "" : "; DAXSIM_DEBUG=1 shows where in the code"));
        if (env.debug()) {
            e.printStackTrace(env.console().err());
            env.console().err().flush();
        }
        return Status.BUG;
    }
}
