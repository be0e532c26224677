package daxsim.report;

import daxsim.check.Promise;
import daxsim.design.Design;
import daxsim.hardware.Profile;
import daxsim.trace.EventType;
import daxsim.trace.Rule;
import java.util.List;

/** What there is to choose from and to read about. Sections that were not asked for are empty. */
public record Inventory(
        List<Script> scenarios,
        List<Design> designs,
        List<Profile> profiles,
        List<Promise> checks,
        List<EventType> events,
        List<Rule> rules,
        List<Script> plans) {
    public Inventory {
        scenarios = List.copyOf(scenarios);
        designs = List.copyOf(designs);
        profiles = List.copyOf(profiles);
        checks = List.copyOf(checks);
        events = List.copyOf(events);
        rules = List.copyOf(rules);
        plans = List.copyOf(plans);
    }

    /** A scenario or a campaign plan of the library. */
    public record Script(String id, String topic, String title) {}
}
