package daxsim.campaign.run;

import java.util.Locale;

/** What is measured of the state of a world at a moment, in the order of the columns. */
public enum Gauge {
    EXTENTS("extents of the files"),
    LARGEST_FREE("bytes of the largest free run"),
    FREE_RUNS("free runs"),
    PMD_SHARE("of 1,000 pieces of 2 MiB of the files, those that one entry can map"),
    BADBLOCKS_RECORDS("badblocks records"),
    BADBLOCKS_SECTORS("sectors that badblocks records list"),
    POISON_LINES("poisoned lines"),
    NP_PAGES("pages that are not present"),
    UC_PAGES("uncached pages"),
    HWPOISON_PAGES("pages marked as poisoned");

    private final String meaning;

    Gauge(String meaning) {
        this.meaning = meaning;
    }

    /** In a few words. */
    public String meaning() {
        return meaning;
    }

    /** The name of its column. */
    public String column() {
        return name().toLowerCase(Locale.ROOT);
    }
}
