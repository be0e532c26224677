package daxsim.campaign.store;

/** What a table can be exported as. */
public enum ExportKind {
    /** Comma-separated, UTF-8, line feeds, a header, an empty cell where there is no value. */
    CSV("(FORMAT csv, HEADER true, DELIMITER ',', QUOTE '\"', ESCAPE '\"', NULLSTR '')"),
    /** Apache Parquet. */
    PARQUET("(FORMAT parquet, COMPRESSION zstd)");

    final String options;

    ExportKind(String options) {
        this.options = options;
    }
}
