package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The script that completes commands, made of the same model that parses them. All words are in the script, so that no key
 * press starts a JVM.
 */
final class CompletionScript {
    private static final String FRAME = "completion.bash";
    private static final String ZSH = "autoload -Uz bashcompinit\nbashcompinit\n\n";

    private final Map<String, String> lists = new LinkedHashMap<>();

    private CompletionScript() {}

    static String of(CommandSpec daxsim, String shell) {
        CompletionScript script = new CompletionScript();
        String commands = script.commands(daxsim);
        String lists = script.lists.entrySet().stream()
                .map(list -> "    local " + list.getKey() + "='" + list.getValue() + "'\n")
                .collect(Collectors.joining());
        return "# Completes daxsim in " + shell + ". Written by: daxsim completion " + shell + "\n\n"
                + (shell.equals("zsh") ? ZSH : "")
                + frame().replace("@LISTS@\n", lists).replace("@COMMANDS@\n", commands);
    }

    private static String frame() {
        try (InputStream in = Objects.requireNonNull(CompletionScript.class.getResourceAsStream(FRAME))) {
            return new String(in.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String commands(CommandSpec daxsim) {
        StringBuilder text = new StringBuilder("        '')\n");
        text.append("            words='")
                .append(String.join(" ", daxsim.subcommands().keySet()))
                .append(' ')
                .append(options(daxsim))
                .append("'\n            ;;\n");
        daxsim.subcommands()
                .forEach((name, line) -> text.append("        ")
                        .append(name)
                        .append(")\n")
                        .append(command(line.getCommandSpec()))
                        .append("            ;;\n"));
        return text.toString();
    }

    private static String options(CommandSpec command) {
        return command.options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::longestName)
                .collect(Collectors.joining(" "));
    }

    private String command(CommandSpec command) {
        StringBuilder text = new StringBuilder("            case $option in\n");
        for (OptionSpec option : command.options()) {
            if (option.arity().max() > 0) {
                text.append("                ")
                        .append(String.join(" | ", List.of(option.names())))
                        .append(") ")
                        .append(value(option))
                        .append(" ;;\n");
            }
        }
        List<PositionalParamSpec> operands = command.positionalParameters();
        String operand = operands.isEmpty() ? "kind=none" : value(operands.getFirst());
        return text.append("                *)\n                    case $cur in\n                        -*) words='")
                .append(options(command))
                .append("' value=$cur behind='' ;;\n                        *) ")
                .append(operand)
                .append(" ;;\n                    esac\n                    ;;\n            esac\n")
                .toString();
    }

    /** What completes a value, as assignments. */
    private String value(ArgSpec argument) {
        String label = argument.paramLabel();
        String list = list(argument.completionCandidates());
        String kind;
        if (label.contains("SCENARIO")) {
            kind = "scenario";
        } else if (label.contains("FILE")) {
            kind = "file";
        } else if (label.contains("DIR")) {
            kind = "folder";
        } else if (list.isEmpty()) {
            kind = "none";
        } else {
            kind = label.contains(",") ? "list" : "word";
        }
        return "kind=" + kind + (list.isEmpty() ? "" : " words=$" + list);
    }

    /** The name of a list of words. */
    private String list(@Nullable Iterable<String> words) {
        if (words == null) {
            return "";
        }
        String name = words.getClass().getSimpleName().toLowerCase(Locale.ROOT);
        lists.computeIfAbsent(name, n -> String.join(" ", words));
        return name;
    }
}
