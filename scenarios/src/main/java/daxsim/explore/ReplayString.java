package daxsim.explore;

import daxsim.play.Candidate;
import daxsim.scenario.Scenario;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/**
 * One execution as a line that repeats it: tool version, scenario and its hash, candidate, regime, seed, and either the timed
 * run's number or every answer that was chosen, with a checksum that notices a cut.
 *
 * @param scenario id
 * @param hash of the scenario's meaning
 * @param candidate design and variant as users type them
 * @param timedRun number of a timed run, or -1 for an explored execution
 * @param answers of an explored execution
 */
public record ReplayString(
        String version,
        String scenario,
        String hash,
        String candidate,
        String regime,
        long seed,
        long timedRun,
        List<Integer> answers) {
    private static final int RADIX = 36;

    public ReplayString {
        answers = List.copyOf(answers);
    }

    /** The string of an explored execution. */
    public static ReplayString explored(Scenario scenario, Candidate candidate, long seed, int[] answers) {
        List<Integer> list = new ArrayList<>();
        for (int answer : answers) {
            list.add(answer);
        }
        return new ReplayString(
                Version.current(),
                scenario.id(),
                scenario.hash(),
                candidate.name(),
                candidate.regime().id(),
                seed,
                -1,
                list);
    }

    static ReplayString timed(Scenario scenario, Candidate candidate, long seed, long run) {
        return new ReplayString(
                Version.current(),
                scenario.id(),
                scenario.hash(),
                candidate.name(),
                candidate.regime().id(),
                seed,
                run,
                List.of());
    }

    /** The line. */
    public String text() {
        String body = String.join(
                "/",
                version,
                URLEncoder.encode(scenario, StandardCharsets.UTF_8) + "@" + hash,
                candidate,
                regime,
                "s" + seed,
                timedRun >= 0 ? "t" + timedRun : "x" + encode(answers));
        return body + "~" + checksum(body);
    }

    /** Digits below the radix stand for themselves, longer runs of zeros and larger answers are bracketed. */
    private static String encode(List<Integer> answers) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < answers.size(); ) {
            int zeros = 0;
            while (i + zeros < answers.size() && answers.get(i + zeros) == 0) {
                zeros++;
            }
            if (zeros > 3) {
                text.append('(').append(zeros).append(')');
                i += zeros;
                continue;
            }
            int answer = answers.get(i);
            text.append(answer < RADIX ? Character.toString(Character.forDigit(answer, RADIX)) : "[" + answer + "]");
            i++;
        }
        return text.toString();
    }

    private static List<Integer> decode(String text) throws BadReplay {
        List<Integer> answers = new ArrayList<>();
        for (int i = 0; i < text.length(); ) {
            char c = text.charAt(i);
            if (c == '(' || c == '[') {
                int end = text.indexOf(c == '(' ? ')' : ']', i);
                long value = end < 0 ? -1 : number(text.substring(i + 1, end));
                if (value < 0 || value > 1_000_000) {
                    throw new BadReplay("its answers cannot be read");
                }
                for (int k = 0; k < (c == '(' ? value : 1); k++) {
                    answers.add(c == '(' ? 0 : (int) value);
                }
                i = end + 1;
                continue;
            }
            int digit = Character.digit(c, RADIX);
            if (digit < 0) {
                throw new BadReplay("its answers cannot be read");
            }
            answers.add(digit);
            i++;
        }
        return answers;
    }

    private static long number(String digits) throws BadReplay {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException e) {
            throw new BadReplay("'" + digits + "' in it is not a number");
        }
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), RADIX);
    }

    /** A replay string that cannot be used, and what to do. */
    public static final class BadReplay extends Exception {
        private static final long serialVersionUID = 1L;

        public BadReplay(String message) {
            super(message);
        }
    }

    /** Reads a line; whether it fits a scenario and this version is asked by {@link #fit}. */
    public static ReplayString parse(String line) throws BadReplay {
        int tilde = line.lastIndexOf('~');
        if (tilde < 0 || !checksum(line.substring(0, tilde)).equals(line.substring(tilde + 1))) {
            throw new BadReplay(
                    "the replay string is cut or altered; copy it whole, from the version to behind the '~'");
        }
        String[] parts = line.substring(0, tilde).split("/", -1);
        if (parts.length != 6 || parts[1].indexOf('@') < 0 || !parts[4].startsWith("s") || parts[5].isEmpty()) {
            throw new BadReplay("the replay string has not the parts version/scenario@hash/design/regime/seed/choices");
        }
        int at = parts[1].indexOf('@');
        boolean timed = parts[5].startsWith("t");
        return new ReplayString(
                parts[0],
                decoded(parts[1].substring(0, at)),
                parts[1].substring(at + 1),
                parts[2],
                parts[3],
                number(parts[4].substring(1)),
                timed ? number(parts[5].substring(1)) : -1,
                timed ? List.of() : decode(parts[5].substring(1)));
    }

    /** A file may have any name; a line that is to survive a mail may not. */
    private static String decoded(String id) throws BadReplay {
        try {
            return URLDecoder.decode(id, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw new BadReplay("the scenario's name in it cannot be read");
        }
    }

    /** Refuses a string of another version, scenario or candidate. */
    public void fit(Scenario wanted, Candidate with) throws BadReplay {
        if (!version.equals(Version.current())) {
            throw new BadReplay("the replay string is of daxsim " + version + ", this is " + Version.current()
                    + "; run it with that version, or explore again");
        }
        if (!scenario.equals(wanted.id()) || !hash.equals(wanted.hash())) {
            throw new BadReplay("the replay string is of scenario " + scenario + "@" + hash + ", this is " + wanted.id()
                    + "@" + wanted.hash() + "; explore the scenario as it is now");
        }
        if (!candidate.equals(with.name()) || !regime.equals(with.regime().id())) {
            throw new BadReplay(
                    "the replay string is of " + candidate + " in " + regime + ", asked for is " + with.name() + " in "
                            + with.regime().id() + "; use --design " + candidate + " --regime " + regime);
        }
    }

    int[] answerArray() {
        return answers.stream().mapToInt(Integer::intValue).toArray();
    }
}
