package daxsim.text;

import daxsim.report.Alike;
import daxsim.report.Progressions;
import java.util.ArrayList;
import java.util.List;

/** What one repair after the other does to a quantity; of many repairs some, the first and the last among them. */
final class CoursesText {
    private static final int COLUMNS = 8;

    private CoursesText() {}

    static void print(List<Progressions> courses, Paper paper) {
        if (courses.isEmpty()) {
            return;
        }
        paper.head("Repeated repairs");
        for (Progressions course : courses) {
            paper.blank();
            paper.wrapped(
                    "",
                    "  ",
                    course.scenario().id() + ": " + course.name()
                            + (course.unit().isEmpty() ? "" : " in " + course.unit()) + " after repair",
                    Style.HEAD);
            List<Integer> repairs = some(course.repairs());
            Table table = new Table("  ").right(1, 2, 3, 4, 5, 6, 7, 8);
            List<String> head = new ArrayList<>(List.of(""));
            repairs.forEach(r -> head.add(Integer.toString(r)));
            table.row(Style.FAINT, head.toArray(String[]::new));
            for (Alike<List<Long>> row : course.rows()) {
                List<String> line = new ArrayList<>(List.of(row.brief()));
                for (int r : repairs) {
                    line.add(r <= row.value().size() ? Long.toString(row.value().get(r - 1)) : "-");
                }
                table.row(line.toArray(String[]::new));
            }
            table.print(paper);
        }
    }

    /** Up to as many as fit side by side, evenly spread. */
    private static List<Integer> some(int repairs) {
        List<Integer> chosen = new ArrayList<>();
        int n = Math.min(COLUMNS, repairs);
        for (int i = 0; i < n; i++) {
            chosen.add(n == 1 ? 1 : 1 + i * (repairs - 1) / (n - 1));
        }
        return chosen;
    }
}
