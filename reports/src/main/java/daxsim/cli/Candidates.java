package daxsim.cli;

import daxsim.design.Design;
import daxsim.design.Designs;
import daxsim.kernel.Regime;
import daxsim.scenario.LibraryEntry;
import daxsim.scenario.ScenarioLibrary;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Words that can stand for an argument, for those who complete commands. Looked up when they are asked for. */
final class Candidates {
    private Candidates() {}

    /** Ids of designs, and of their variants behind a colon. */
    static final class DesignNames implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            Set<String> names = new LinkedHashSet<>();
            for (Design design : Designs.all()) {
                names.add(design.id());
                for (Design.Variant variant : design.variants()) {
                    if (!variant.name().isEmpty()) {
                        names.add(design.id() + ":" + variant.name());
                    }
                }
            }
            return names.iterator();
        }
    }

    /** Ids of kernels. */
    static final class Regimes implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Regime.ALL.stream().map(Regime::id).iterator();
        }
    }

    /** Ids of the library. */
    static final class Scenarios implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ScenarioLibrary.shipped().entries().stream()
                    .map(LibraryEntry::id)
                    .iterator();
        }
    }

    /** Topics of the library and then its ids: where several scenarios may be named. */
    static final class Topics implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            Set<String> names = new LinkedHashSet<>();
            List<LibraryEntry> entries = ScenarioLibrary.shipped().entries();
            entries.forEach(entry -> names.add(entry.topic()));
            entries.forEach(entry -> names.add(entry.id()));
            return names.iterator();
        }
    }

    /** Ids of campaign plans. */
    static final class Plans implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return daxsim.campaign.plan.PlanLibrary.IDS.iterator();
        }
    }

    /** What can be listed. */
    static final class Sections implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return ListCommand.SECTIONS.iterator();
        }
    }

    /** Ways to print results. */
    static final class Formats implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return Output.FORMATS.iterator();
        }
    }

    /** Shells that completion can be had for. */
    static final class Shells implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return CompletionCommand.SHELLS.iterator();
        }
    }
}
