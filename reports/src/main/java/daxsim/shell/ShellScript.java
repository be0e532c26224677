package daxsim.shell;

import daxsim.explore.Snapshot;
import daxsim.explore.Version;
import daxsim.report.Returned;
import daxsim.scenario.Known;
import daxsim.scenario.Pmem;
import daxsim.scenario.Scenario;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * A script of ndctl, dmsetup, mkfs, mount and xfs_io commands that tries to bring a witness about on a real machine or on
 * nfit_test, and holds what it sees against the model. What it cannot bring about it says.
 */
public final class ShellScript {
    private final Export export;
    private final Scenario scenario;
    private final Timeline timeline;
    private final StringBuilder text = new StringBuilder();

    private ShellScript(Export export) {
        this.export = export;
        this.scenario = export.scenario();
        this.timeline = new Timeline(export);
    }

    /** The script. */
    public static String of(Export export) {
        return new ShellScript(export).write();
    }

    private String write() {
        line("#!/usr/bin/env bash");
        // Functions that this witness does not need are there as well.
        line("# shellcheck disable=SC2317,SC2329");
        header();
        settings();
        text.append('\n').append(resource("library.sh"));
        line("");
        line("# ---------------------------------------------------------------------");
        line("# This witness");
        line("");
        lines("", Setup.legs(scenario));
        line("");
        room();
        function("setup", setup());
        function("operations", timeline.before());
        function("operations_after_reboot", timeline.after());
        function("at_the_end", atTheEnd());
        function("teardown", Setup.teardown(scenario));
        main();
        return text.toString();
    }

    private void line(String line) {
        text.append(line).append('\n');
    }

    private void lines(String indent, List<String> lines) {
        lines.forEach(l -> line(l.isEmpty() ? "" : indent + l));
    }

    private void comment(String paragraph) {
        lines("", Bash.comment(paragraph));
    }

    private void header() {
        comment("daxsim " + Version.current() + ": " + scenario.title());
        comment("scenario " + scenario.id() + "@" + scenario.hash() + ", may " + scenario.may());
        comment("design " + export.candidate().name() + " in regime "
                + export.candidate().regime().id() + ": Linux "
                + export.candidate().regime().kernels() + ", with what was "
                + export.candidate().design().source());
        comment("replay " + export.witness().replay());
        line("#");
        comment(
                "Tries to bring this execution about and holds what it sees against what the model says. Whoever finds a"
                        + " DIFFER has found a mistake in the model, or runs another kernel than the one above.");
        line("#");
        for (Snapshot.OperationView op : export.witness().operations()) {
            String content = Returned.content(op);
            comment("  " + Returned.name(op) + ": " + op.op() + " = " + Returned.of(op)
                    + (content.isEmpty() ? "" : " (" + content + ")"));
        }
        line("#");
        comment(
                export.others().isEmpty()
                        ? "Nothing is known of other executions."
                        : "The model has " + export.others().size() + " ways to end here"
                                + (export.all() ? "" : ", and more that were not looked at")
                                + "; results of all of them are among what is expected.");
        line("#");
        comment("It erases the namespaces it is given. ERASE=yes says that this is meant; DRY_RUN=1 only prints. On"
                + " nfit_test (modprobe nfit_test, BUS=nfit_test.0) an injected error is a record that fails reads;"
                + " nothing raises a machine check. REAL_POISON=1 says that injected errors are real poison. TRIES=N"
                + " tries N times, for what is a matter of luck.");
    }

    private void settings() {
        line("");
        line("set -u");
        line("export LC_ALL=C");
        line("DRY_RUN=${DRY_RUN:-0}");
        line("AFTER_REBOOT=${AFTER_REBOOT:-0}");
        line("REAL_POISON=${REAL_POISON:-0}");
        line("TRIES=${TRIES:-1}");
        line("BUS=${BUS:-nfit_test.0}");
        line("MNT=${MNT:-/mnt/daxsim}");
        line("PREFIX=${PREFIX:-daxsim-}");
        line("SYS=${SYS:-/sys}");
        line("PYTHON=${PYTHON:-python3}");
        line("RUN=");
        line("declare -A NS DEV");
        lines("", Setup.settings(scenario));
    }

    private boolean needsHand() {
        return scenario.tasks().stream().anyMatch(Verbs::maps)
                || scenario.afterReboot().stream().anyMatch(Verbs::maps)
                || scenario.faults().stream().anyMatch(f -> f.known() == Known.CONSUMED);
    }

    private List<String> setup() {
        List<String> lines = new ArrayList<>();
        lines.addAll(Setup.devices(scenario));
        lines.addAll(Setup.mounts(scenario, true));
        lines.addAll(Setup.files(scenario));
        lines.addAll(Setup.faults(scenario));
        return lines;
    }

    /** A folder for what the script needs itself. */
    private void room() {
        line("room() {");
        line("    RUN=/tmp/daxsim-run");
        line("    [ \"$DRY_RUN\" = 1 ] && return");
        line("    RUN=$(mktemp -d) || give_up 'no place for files of its own'");
        if (needsHand()) {
            line("    cat >\"$RUN/hand.py\" <<'END_OF_HAND'");
            text.append(resource("hand.py"));
            line("END_OF_HAND");
        }
        line("}");
        line("");
    }

    private void function(String name, List<String> body) {
        line(name + "() {");
        if (body.stream().allMatch(l -> l.isEmpty() || l.startsWith("#"))) {
            line("    :");
        }
        lines("    ", body);
        line("}");
        line("");
    }

    private List<String> atTheEnd() {
        Expected expected = new Expected(export);
        List<String> lines = new ArrayList<>();
        for (Pmem pmem : scenario.pmem()) {
            List<String> listed = expected.listed(pmem.name());
            lines.add(
                    listed.isEmpty()
                            ? "unseen " + Bash.quoted("badblocks of " + pmem.name())
                                    + " 'more records than a table of any kernel'"
                            : "expect_listed \"${DEV[" + pmem.name() + "]}\" " + String.join(" ", listed));
        }
        for (int i = 0; i < scenario.files().size(); i++) {
            lines.add("expect_extents " + Verbs.file(i) + " "
                    + String.join(" ", expected.extents(scenario.files().get(i).path())));
        }
        lines.add("unseen 'poisoned lines' "
                + Bash.quoted("the medium's truth; the model has "
                        + export.witness().finals().poisonLines() + " left"));
        if (!export.witness().finals().memoryTypes().isEmpty()) {
            lines.add("unseen 'memory types' "
                    + Bash.quoted("the direct map; the model has "
                            + export.witness().finals().memoryTypes()));
        }
        String halted = export.witness().finals().halted();
        if (halted != null) {
            lines.add(Bash.say("in the model the machine has halted: " + halted));
        }
        return lines;
    }

    private void main() {
        line("need ndctl mkfs.ext4 mount filefrag xfs_io awk sed"
                + (scenario.dm().isEmpty() ? "" : " dmsetup") + (needsHand() ? " \"$PYTHON\"" : ""));
        line("if [ \"$AFTER_REBOOT\" != 1 ]; then");
        line("    if [ \"$DRY_RUN\" != 1 ] && [ \"${ERASE:-}\" != yes ]; then");
        line("        give_up \"this erases ${NS[*]}; ERASE=yes says that you mean it\"");
        line("    fi");
        line("    for ((try = 1; try <= TRIES; try++)); do");
        line("        say \"# try $try of $TRIES\"");
        line("        room");
        line("        setup");
        line("        operations");
        if (!timeline.powerFails()) {
            line("        at_the_end");
        }
        line("        teardown");
        line("    done");
        line("fi");
        if (timeline.powerFails()) {
            line("if [ \"$AFTER_REBOOT\" = 1 ] || [ \"$DRY_RUN\" = 1 ]; then");
            line("    say '# after the reboot'");
            line("    room");
            lines("    ", Setup.mounts(scenario, false));
            line("    operations_after_reboot");
            line("    at_the_end");
            line("    teardown");
            line("fi");
        }
        line("summary");
    }

    private static String resource(String name) {
        try (InputStream in = ShellScript.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
