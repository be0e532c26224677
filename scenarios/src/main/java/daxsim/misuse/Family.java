package daxsim.misuse;

import java.util.List;

/** Which small programs a table counts. */
public enum Family {
    /** What docs/adr/0013 enumerates. */
    ALL("programs of at most three calls on at most two tasks"),
    /** A part that is small enough for every report and still has programs of every kind of mistake. */
    SHORT("programs of at most two calls on at most two tasks, and of three where every range is right");

    private final String meaning;

    Family(String meaning) {
        this.meaning = meaning;
    }

    /** In words, to go on a sentence. */
    public String meaning() {
        return meaning;
    }

    boolean has(List<List<CallForm>> tasks) {
        int calls = tasks.stream().mapToInt(List::size).sum();
        return this == ALL
                || calls <= 2
                || tasks.stream()
                        .flatMap(List::stream)
                        .allMatch(form -> form.where() == form.where().right());
    }
}
