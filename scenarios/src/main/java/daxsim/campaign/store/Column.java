package daxsim.campaign.store;

/**
 * A column of a table; every column may be empty in a row.
 *
 * @param name small letters, digits and underscores
 */
public record Column(String name, Type type) {
    /** What a column holds. */
    public enum Type {
        LONG("BIGINT"),
        DOUBLE("DOUBLE"),
        TEXT("VARCHAR");

        final String sql;

        Type(String sql) {
            this.sql = sql;
        }
    }

    public Column {
        Names.check(name);
    }

    /** A column of whole numbers. */
    public static Column ofLong(String name) {
        return new Column(name, Type.LONG);
    }

    /** A column of fractions. */
    public static Column ofDouble(String name) {
        return new Column(name, Type.DOUBLE);
    }

    /** A column of short texts. */
    public static Column ofText(String name) {
        return new Column(name, Type.TEXT);
    }
}
