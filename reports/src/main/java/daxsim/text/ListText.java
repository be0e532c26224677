package daxsim.text;

import daxsim.check.Promise;
import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.hardware.Profile;
import daxsim.report.Inventory;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.ArrayList;
import java.util.List;

/** What there is, a line each. */
public final class ListText {
    private ListText() {}

    /** Writes the sections that are not empty; with details when only one was asked for. */
    public static void print(Inventory inventory, boolean details, Paper paper) {
        scenarios(inventory.scenarios(), paper);
        designs(inventory.designs(), details, paper);
        profiles(inventory.profiles(), details, paper);
        Table checks = section(
                "Checks: promises that every run is held to", inventory.checks().isEmpty(), paper);
        for (Promise promise : inventory.checks()) {
            checks.row(promise.word(), promise.meaning());
        }
        checks.print(paper);
        Table events =
                section("Events that conditions can count", inventory.events().isEmpty(), paper);
        for (EventType event : inventory.events()) {
            events.row(event.word(), event.meaning());
        }
        events.print(paper);
        rules(inventory.rules(), details, paper);
        Table plans = section("Campaign plans", inventory.plans().isEmpty(), paper);
        inventory.plans().forEach(plan -> plans.row(plan.id(), plan.title()));
        plans.print(paper);
    }

    private static Table section(String head, boolean empty, Paper paper) {
        if (!empty) {
            paper.head(head);
        }
        return new Table("  ");
    }

    private static void scenarios(List<Inventory.Script> scripts, Paper paper) {
        String topic = "";
        Table table = new Table("  ");
        for (Inventory.Script script : scripts) {
            if (!script.topic().equals(topic)) {
                table.print(paper);
                table = new Table("  ");
                topic = script.topic();
                paper.head("Scenarios: " + topic);
            }
            table.row(script.id(), script.title());
        }
        table.print(paper);
    }

    private static void designs(List<Design> designs, boolean details, Paper paper) {
        Table table = section("Designs", designs.isEmpty(), paper);
        if (!details) {
            designs.forEach(design -> table.row(design.id(), design.says()));
            table.print(paper);
            return;
        }
        for (Design design : designs) {
            paper.blank();
            paper.wrapped("  ", "  ", design.id(), Style.HEAD);
            paper.wrapped("    ", "    ", design.says());
            Table more = new Table("    ");
            more.row("from", design.source() + "; " + design.regime().id());
            for (Design.Variant variant : design.variants()) {
                if (!variant.name().isEmpty()) {
                    more.row(":" + variant.name(), variant.says());
                }
            }
            more.row("touches", footprint(design.footprint()));
            more.print(paper);
        }
    }

    private static String footprint(Footprint footprint) {
        List<String> words = new ArrayList<>();
        words.add("direct_access " + footprint.directAccessArguments() + " args");
        if (footprint.copyArguments() > 0) {
            words.add("copies " + footprint.copyArguments() + " args");
        }
        words.add(
                footprint.operations().isEmpty()
                        ? "no new operation"
                        : "new: " + String.join(", ", footprint.operations()));
        words.add(
                footprint.userFlags().isEmpty()
                        ? "no user flag"
                        : "user flags: " + String.join(", ", footprint.userFlags()));
        words.add("clean path +"
                + ComparisonText.count(footprint.cleanPathBranches(), "branch").replace("branchs", "branches"));
        words.add(footprint.files().isEmpty() ? "never posted as code" : "files: " + footprint.files());
        return String.join("; ", words);
    }

    private static void profiles(List<Profile> profiles, boolean details, Paper paper) {
        Table table = section("Profiles of machines", profiles.isEmpty(), paper);
        for (Profile profile : profiles) {
            table.row(profile.id(), profile.meaning());
        }
        table.print(paper);
        if (!details) {
            return;
        }
        for (Profile profile : profiles) {
            paper.blank();
            Table values = new Table("  ").right(1);
            values.row(Style.HEAD, profile.id(), "value", "unit", "range", "grade");
            for (Profile.Entry entry : profile.entries()) {
                values.row(
                        entry.id(),
                        number(entry.value()),
                        entry.unit(),
                        number(entry.min()) + ".." + number(entry.max()),
                        entry.grade());
            }
            values.print(paper);
        }
    }

    private static String number(double value) {
        java.math.BigDecimal exact = new java.math.BigDecimal(Double.toString(value)).stripTrailingZeros();
        boolean readable = value == 0 || Math.abs(value) >= 1e-4;
        return readable ? exact.toPlainString() : exact.unscaledValue() + "e" + -exact.scale();
    }

    private static void rules(List<Rule> rules, boolean details, Paper paper) {
        Table table = section("Rules of the model", rules.isEmpty(), paper);
        if (!details) {
            rules.forEach(rule -> table.row(rule.id(), rule.says()));
            table.print(paper);
            return;
        }
        for (Rule rule : rules) {
            String mark = rule.mark().word();
            paper.wrapped("  ", "  ", rule.id(), Style.HEAD);
            paper.wrapped("    ", "    ", rule.says());
            paper.wrapped("    ", "    ", rule.source() + (mark.isEmpty() ? "" : " (" + mark + ")"), Style.FAINT);
        }
    }
}
