package daxsim.hardware;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A table of hardware and kernel parameters, each with unit, shape, range, grade and source. */
public final class Profile {
    /** Ids of the profiles that are shipped. */
    public static final List<String> IDS = List.of("clx-optane100", "icx-optane200", "spr-cxl");

    /** Profiles do not change, and small worlds are built by the thousand. */
    private static final Map<String, Profile> LOADED = Collections.synchronizedMap(new TreeMap<>());

    private final String id;
    private final String meaning;
    private final Map<String, Entry> entries;

    /**
     * One parameter.
     *
     * @param shape const, normal, lognormal, ...; the value is the median (mean for normal)
     * @param min lower end of the range to vary, not a percentile
     * @param grade measured-in-paper, vendor-spec, derived or assumed
     * @param access how the source was reached: read, excerpt, recalled, none
     */
    public record Entry(
            String id,
            String unit,
            String shape,
            double value,
            double min,
            double max,
            String grade,
            String access,
            List<String> sources) {}

    private Profile(String id, String meaning, Map<String, Entry> entries) {
        this.id = id;
        this.meaning = meaning;
        this.entries = entries;
    }

    /** A shipped profile, read once. */
    public static Profile load(String id) {
        return LOADED.computeIfAbsent(id, Profile::read);
    }

    private static Profile read(String id) {
        String resource = "/profiles/" + id + ".tsv";
        try (InputStream in = Profile.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no profile " + id);
            }
            BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
            String meaning = "";
            Map<String, Entry> entries = new LinkedHashMap<>();
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("#")) {
                    meaning = meaning.isEmpty() ? line.substring(2) : meaning;
                    continue;
                }
                Entry entry = parse(line);
                entries.put(entry.id(), entry);
            }
            return new Profile(id, meaning, entries);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Entry parse(String line) {
        String[] f = line.split("\t", -1);
        return new Entry(
                f[0],
                f[1],
                f[2],
                Double.parseDouble(f[3]),
                Double.parseDouble(f[4]),
                Double.parseDouble(f[5]),
                f[6],
                f[7],
                List.of(f[8].split(",", -1)));
    }

    public String id() {
        return id;
    }

    /** The machine in one line. */
    public String meaning() {
        return meaning;
    }

    public Collection<Entry> entries() {
        return entries.values();
    }

    public Entry entry(String entryId) {
        Entry entry = entries.get(entryId);
        if (entry == null) {
            throw new IllegalArgumentException("profile " + id + " has no " + entryId);
        }
        return entry;
    }
}
