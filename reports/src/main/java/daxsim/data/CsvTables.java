package daxsim.data;

import daxsim.claim.Judged;
import daxsim.design.Design;
import daxsim.design.Footprint;
import daxsim.explore.CellResult;
import daxsim.explore.CleanPath;
import daxsim.explore.Series;
import daxsim.hardware.Profile;
import daxsim.misuse.Found;
import daxsim.misuse.MisuseTable;
import daxsim.play.Candidate;
import daxsim.report.Comparison;
import daxsim.report.Grades;
import daxsim.report.MisuseReport;
import daxsim.report.Sample;
import daxsim.sensitivity.Conclusion;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A comparison as tidy tables for R and pandas: one row for each thing that was observed. docs/data.md explains the columns. */
public final class CsvTables {
    private static final String CELL = "scenario,design,variant,regime,seed";

    /** The header of each file. */
    static final Map<String, List<String>> HEADERS = headers();

    private CsvTables() {}

    private static Map<String, List<String>> headers() {
        Map<String, List<String>> headers = new LinkedHashMap<>();
        header(
                headers,
                "results.csv",
                CELL
                        + ",hash,expressible,reason,condition,verdict,hits,runs,complete,bound,outcomes,executions,witness");
        header(headers, "checks.csv", CELL + ",promise,executions");
        header(
                headers,
                "latency.csv",
                CELL + ",verb,n,failed,min_ns,p25_ns,p50_ns,p50_low_ns,p50_high_ns,p75_ns,p99_ns,max_ns,mean_ns,"
                        + "mean_low_ns,mean_high_ns");
        header(headers, "costs.csv", CELL + ",clear_calls,memtype_changes,ipis,syscalls,bytes_copied,log_lines");
        header(headers, "blast_radius.csv", CELL + ",lines_struck,bytes_resupplied,good_bytes_lost");
        header(headers, "quantities.csv", CELL + ",quantity,unit,value");
        header(headers, "series.csv", CELL + ",quantity,unit,repair,value");
        header(headers, "clean_path.csv", "design,variant,regime,calls,arguments,branches");
        header(
                headers,
                "conclusions.csv",
                "scenario,verb,fast,slow,fast_ns,slow_ns,varied,robust,together,parameter,unit,grade,value,min,max,crossover,holds");
        header(headers, "profiles.csv", "scenario,verb,fast,slow,profile,fast_ns,slow_ns,turns_around");
        header(
                headers,
                "claims.csv",
                "claim,who,when,says,standing,scenario,candidate,condition,expected,verdict,agrees");
        header(
                headers,
                "footprint.csv",
                "design,regime,direct_access_arguments,copy_arguments,operations,user_flags,clean_path_branches,files");
        header(
                headers,
                "misuse.csv",
                "design,variant,regime,family,kind,programs,broken,to_blame,open,smallest,promise,file,witness");
        header(headers, "parameters.csv", "profile,parameter,unit,shape,value,min,max,grade,access,sources,charged");
        return Map.copyOf(headers);
    }

    private static void header(Map<String, List<String>> headers, String file, String columns) {
        headers.put(file, List.of(columns.split(",", -1)));
    }

    private static Csv table(String file) {
        return new Csv(HEADERS.getOrDefault(file, List.of()));
    }

    /** Every table by the name of its file. */
    public static Map<String, String> of(Comparison comparison) {
        Map<String, String> files = new LinkedHashMap<>();
        files.put("results.csv", results(comparison));
        files.put("checks.csv", checks(comparison));
        files.put("latency.csv", latency(comparison));
        files.put("costs.csv", costs(comparison));
        files.put("blast_radius.csv", blastRadius(comparison));
        files.put("quantities.csv", quantities(comparison));
        files.put("series.csv", series(comparison));
        files.put("clean_path.csv", cleanPath(comparison));
        files.put("conclusions.csv", conclusions(comparison));
        files.put("profiles.csv", profiles(comparison));
        files.put("claims.csv", claims(comparison));
        files.put("footprint.csv", footprint(comparison));
        files.put("misuse.csv", misuse(comparison));
        files.put("parameters.csv", parameters(comparison));
        return files;
    }

    private static @Nullable Object[] of(CellResult cell, @Nullable Object... more) {
        Candidate candidate = cell.candidate();
        @Nullable Object[] row = new @Nullable Object[5 + more.length];
        row[0] = cell.scenario().id();
        row[1] = candidate.design().id();
        row[2] = Json.orNull(candidate.variant());
        row[3] = candidate.regime().id();
        row[4] = cell.seed();
        System.arraycopy(more, 0, row, 5, more.length);
        return row;
    }

    private static String results(Comparison comparison) {
        Csv csv = table("results.csv");
        for (CellResult cell : comparison.cells()) {
            String hash = cell.scenario().hash();
            if (!cell.expressible()) {
                csv.row(of(cell, hash, false, cell.reason(), null, null, null, null, null, null, null, null, null));
            }
            for (CellResult.ConditionResult c : cell.conditions()) {
                csv.row(of(
                        cell,
                        hash,
                        true,
                        null,
                        c.name(),
                        c.verdict().word(),
                        c.hits(),
                        c.runs(),
                        c.complete(),
                        c.bound(),
                        cell.outcomes(),
                        cell.executions(),
                        c.witness()));
            }
        }
        return csv.text();
    }

    private static String checks(Comparison comparison) {
        Csv csv = table("checks.csv");
        comparison.cells().forEach(cell -> cell.checks().forEach((promise, n) -> csv.row(of(cell, promise, n))));
        return csv.text();
    }

    private static String latency(Comparison comparison) {
        Csv csv = table("latency.csv");
        for (CellResult cell : comparison.cells()) {
            for (String verb : cell.latencies().keySet()) {
                Sample sample = Sample.of(cell, verb);
                if (sample == null || sample.isEmpty()) {
                    long failed = sample == null ? 0 : sample.failed();
                    csv.row(of(
                            cell, verb, 0, failed, null, null, null, null, null, null, null, null, null, null, null));
                    continue;
                }
                Sample.Interval median = sample.medianInterval();
                Sample.Interval mean = sample.meanInterval();
                csv.row(of(
                        cell,
                        verb,
                        sample.n(),
                        sample.failed(),
                        sample.min(),
                        sample.percentile(25),
                        sample.median(),
                        median == null ? null : median.low(),
                        median == null ? null : median.high(),
                        sample.percentile(75),
                        sample.percentile(99),
                        sample.max(),
                        sample.mean(),
                        mean == null ? null : mean.low(),
                        mean == null ? null : mean.high()));
            }
        }
        return csv.text();
    }

    private static String costs(Comparison comparison) {
        Csv csv = table("costs.csv");
        for (CellResult cell : comparison.cells()) {
            CellResult.Cost cost = cell.cost();
            if (cost != null) {
                csv.row(of(
                        cell,
                        cost.clearCalls(),
                        cost.memtypeChanges(),
                        cost.ipis(),
                        cost.syscalls(),
                        cost.bytesCopied(),
                        cost.logLines()));
            }
        }
        return csv.text();
    }

    private static String blastRadius(Comparison comparison) {
        Csv csv = table("blast_radius.csv");
        for (CellResult cell : comparison.cells()) {
            CellResult.BlastRadius radius = cell.blastRadius();
            if (radius != null) {
                csv.row(of(cell, radius.linesStruck(), radius.bytesResupplied(), radius.goodBytesLost()));
            }
        }
        return csv.text();
    }

    private static String quantities(Comparison comparison) {
        Csv csv = table("quantities.csv");
        comparison
                .cells()
                .forEach(cell -> cell.quantities().forEach(q -> csv.row(of(cell, q.name(), q.unit(), q.value()))));
        return csv.text();
    }

    private static String series(Comparison comparison) {
        Csv csv = table("series.csv");
        for (CellResult cell : comparison.cells()) {
            for (Series series : cell.series()) {
                for (int i = 0; i < series.values().size(); i++) {
                    csv.row(of(
                            cell,
                            series.name(),
                            series.unit(),
                            i + 1,
                            series.values().get(i)));
                }
            }
        }
        return csv.text();
    }

    private static String cleanPath(Comparison comparison) {
        Csv csv = table("clean_path.csv");
        for (CleanPath path : comparison.cleanPaths()) {
            Candidate candidate = path.candidate();
            csv.row(
                    candidate.design().id(),
                    Json.orNull(candidate.variant()),
                    candidate.regime().id(),
                    path.calls(),
                    path.arguments(),
                    path.branches());
        }
        return csv.text();
    }

    private static String conclusions(Comparison comparison) {
        Csv csv = table("conclusions.csv");
        for (Conclusion c : comparison.conclusions()) {
            if (c.flips().isEmpty()) {
                conclusion(csv, c, null);
            }
            c.flips().forEach(flip -> conclusion(csv, c, flip));
        }
        return csv.text();
    }

    private static void conclusion(Csv csv, Conclusion c, Conclusion.@Nullable Flip flip) {
        csv.row(
                c.scenario().id(),
                c.verb(),
                c.fast().name(),
                c.slow().name(),
                c.fastNs(),
                c.slowNs(),
                c.varied(),
                !c.parameterDependent(),
                c.together(),
                flip == null ? null : flip.parameter(),
                flip == null ? null : flip.unit(),
                flip == null ? null : flip.grade(),
                flip == null ? null : flip.value(),
                flip == null ? null : flip.min(),
                flip == null ? null : flip.max(),
                flip == null ? null : flip.crossover(),
                flip == null ? null : flip.above() ? "above" : "below");
    }

    private static String profiles(Comparison comparison) {
        Csv csv = table("profiles.csv");
        for (Conclusion c : comparison.conclusions()) {
            for (Conclusion.OnProfile on : c.elsewhere()) {
                csv.row(
                        c.scenario().id(),
                        c.verb(),
                        c.fast().name(),
                        c.slow().name(),
                        on.profile(),
                        on.fastNs(),
                        on.slowNs(),
                        on.turnsAround());
            }
        }
        return csv.text();
    }

    private static String claims(Comparison comparison) {
        Csv csv = table("claims.csv");
        for (Judged judged : comparison.claims()) {
            if (judged.evidence().isEmpty()) {
                claim(csv, judged, null);
            }
            judged.evidence().forEach(evidence -> claim(csv, judged, evidence));
        }
        return csv.text();
    }

    private static void claim(Csv csv, Judged judged, Judged.@Nullable Evidence evidence) {
        CellResult cell = evidence == null ? null : evidence.cell();
        csv.row(
                judged.claim().id(),
                judged.claim().who(),
                judged.claim().when(),
                judged.claim().says(),
                judged.standing().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                evidence == null ? null : evidence.test().scenario(),
                evidence == null ? null : evidence.test().candidate(),
                evidence == null ? null : evidence.test().condition(),
                evidence == null ? null : String.join(" ", evidence.test().verdicts()),
                evidence == null || cell == null ? null : evidence.verdict().word(),
                evidence == null || cell == null ? null : evidence.agrees());
    }

    private static String footprint(Comparison comparison) {
        Csv csv = table("footprint.csv");
        for (Design design : comparison.plan().candidates().stream()
                .map(Candidate::design)
                .distinct()
                .toList()) {
            Footprint footprint = design.footprint();
            csv.row(
                    design.id(),
                    design.regime().id(),
                    footprint.directAccessArguments(),
                    footprint.copyArguments(),
                    String.join("; ", footprint.operations()),
                    String.join("; ", footprint.userFlags()),
                    footprint.cleanPathBranches(),
                    Json.orNull(footprint.files()));
        }
        return csv.text();
    }

    private static String misuse(Comparison comparison) {
        Csv csv = table("misuse.csv");
        for (MisuseTable table : comparison.misuse()) {
            for (MisuseTable.Row row : table.rows()) {
                Found found = row.smallest();
                csv.row(
                        table.candidate().design().id(),
                        Json.orNull(table.candidate().variant()),
                        table.candidate().regime().id(),
                        table.family().name().toLowerCase(Locale.ROOT),
                        row.kind(),
                        row.programs(),
                        row.broken(),
                        row.needed(),
                        row.open(),
                        found == null ? null : found.program().toString(),
                        found == null ? null : found.promise().word(),
                        found == null ? null : MisuseReport.FOLDER + found.id() + ".yaml",
                        found == null ? null : found.witness());
            }
        }
        return csv.text();
    }

    private static String parameters(Comparison comparison) {
        Csv csv = table("parameters.csv");
        for (Grades grades : Grades.of(comparison.plan())) {
            for (Profile.Entry entry : grades.profile().entries()) {
                csv.row(
                        grades.profile().id(),
                        entry.id(),
                        entry.unit(),
                        entry.shape(),
                        entry.value(),
                        entry.min(),
                        entry.max(),
                        entry.grade(),
                        entry.access(),
                        String.join(" ", entry.sources()),
                        grades.charged().contains(entry));
            }
        }
        return csv.text();
    }
}
