package daxsim.cli;

import daxsim.misuse.CallForm;
import daxsim.misuse.Explored;
import daxsim.misuse.Family;
import daxsim.misuse.Misuse;
import daxsim.misuse.MisuseTable;
import daxsim.misuse.SmallProgram;
import daxsim.misuse.Trial;
import daxsim.play.Candidate;
import daxsim.report.MisuseReport;
import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Plays the small programs of candidates with several threads. What is in a table does not depend on their number. */
final class MisuseFilling {
    private static final int AT_A_TIME = 32;

    private final Env env;
    private final boolean quiet;

    MisuseFilling(Env env, boolean quiet) {
        this.env = env;
        this.quiet = quiet;
    }

    /** Some programs of one candidate, and what they came to. */
    private record Heap(Misuse misuse, List<List<List<CallForm>>> programs) {}

    /** A table for each candidate; after an interruption there is none. */
    MisuseReport run(List<Candidate> candidates, Family family, int jobs) throws BadInput {
        List<Misuse> studies = new ArrayList<>();
        List<Heap> heaps = new ArrayList<>();
        for (Candidate candidate : candidates) {
            Misuse study = new Misuse(candidate, family);
            studies.add(study);
            heaps.addAll(heaps(study));
        }
        Progress progress = new Progress(env.console(), heaps.size(), "heaps of programs", quiet);
        List<Callable<List<Explored>>> plays = new ArrayList<>();
        heaps.forEach(heap -> plays.add(() -> play(heap, progress)));
        List<List<Explored>> played;
        try {
            played = Threads.run(plays, jobs);
        } finally {
            progress.clear();
        }
        if (env.interrupted().getAsBoolean()) {
            return new MisuseReport(List.of(), true);
        }
        List<Callable<MisuseTable>> tables = new ArrayList<>();
        for (Misuse study : studies) {
            List<Explored> own = new ArrayList<>();
            for (int i = 0; i < heaps.size(); i++) {
                if (heaps.get(i).misuse() == study) {
                    own.addAll(played.get(i));
                }
            }
            tables.add(() -> study.table(own));
        }
        return new MisuseReport(Threads.run(tables, jobs), false);
    }

    private static List<Heap> heaps(Misuse study) {
        List<List<List<CallForm>>> programs = study.programs();
        List<Heap> heaps = new ArrayList<>();
        for (int from = 0; from < programs.size(); from += AT_A_TIME) {
            heaps.add(new Heap(study, programs.subList(from, Math.min(programs.size(), from + AT_A_TIME))));
        }
        return heaps;
    }

    private List<Explored> play(Heap heap, Progress progress) throws BadInput {
        Candidate candidate = heap.misuse().candidate();
        List<Explored> explored = new ArrayList<>();
        progress.begin(candidate.name());
        for (List<List<CallForm>> program : heap.programs()) {
            if (env.interrupted().getAsBoolean()) {
                break;
            }
            explored.add(play(heap.misuse().trial(), program, candidate));
        }
        progress.end();
        return explored;
    }

    private static Explored play(Trial trial, List<List<CallForm>> program, Candidate candidate) throws BadInput {
        try {
            return trial.of(program);
        } catch (RuntimeException | Error e) {
            throw new IllegalStateException(
                    "in the program " + new SmallProgram(program, false) + " under " + candidate.name(), e);
        }
    }
}
