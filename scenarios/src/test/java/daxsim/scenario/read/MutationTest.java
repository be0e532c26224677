package daxsim.scenario.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.scenario.BadInput;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Whatever happens to a scenario's bytes, the reader answers with a scenario or with one complaint on one line. */
class MutationTest {
    private static final int MUTANTS = 2500;
    private static final String SPICE = "\t\n\r \"'{}[]:,&*!|>-?#%@`<\\\0\u00ff0123456789+.()~xkKsé\uD83D\uDE00";

    @Test
    void mutants() {
        Random random = new Random(20211106);
        byte[] rich = RichScenarioTest.TEXT.getBytes(UTF_8);
        byte[] plain = Example.TEXT.getBytes(UTF_8);
        int accepted = 0;
        for (int i = 0; i < MUTANTS; i++) {
            byte[] bytes = i % 2 == 0 ? rich : plain;
            for (int n = random.nextInt(4); n >= 0; n--) {
                bytes = mutate(bytes, random);
            }
            accepted += answered(bytes) ? 1 : 0;
        }
        assertThat(accepted).isBetween(1, MUTANTS - 1);
    }

    @Test
    void repetitionsUpToTheLimit() {
        UnaryOperator<String> fill = piece -> piece.repeat((ScenarioReader.LIMIT - 100) / piece.getBytes(UTF_8).length);
        for (String piece : new String[] {
            "\n",
            "#\n",
            "- a\n",
            "[\n",
            "{\n",
            "'\n",
            "\"\\\n",
            "a: |\n",
            "a\n",
            "? a\n",
            ": \n",
            "\"a\": b,\n",
            "-\n ",
            "\r",
            "a: b\n",
            "a,\n",
            "---\n",
            "!\n",
            "&a\n",
            "%TAG\n",
            "é\n",
            "\uD83D\uDE00\n"
        }) {
            answered(fill.apply(piece).getBytes(UTF_8));
            answered(("a: [" + fill.apply(piece)).getBytes(UTF_8));
            answered(("a: {" + fill.apply(piece)).getBytes(UTF_8));
            answered(("a: \"" + fill.apply(piece)).getBytes(UTF_8));
        }
    }

    @Test
    void aScenarioOfTheLargestSize() {
        StringBuilder ops = new StringBuilder("  many:\n");
        for (int i = 0; i < 12_000; i++) {
            ops.append("    - 'l")
                    .append(i)
                    .append(": wait many.l")
                    .append(Math.max(0, i - 1))
                    .append("'\n");
        }
        String first = ops.toString().replace("wait many.l0'", "sync'");
        StringBuilder faults = new StringBuilder("faults:\n");
        for (int i = 0; i < 8_000; i++) {
            faults.append("  - {poison: pmem0, offset: ").append(i).append(", length: 1}\n");
        }
        String text = Example.with("faults:\n", faults.toString())
                .replace("tasks:\n", "tasks:\n" + first)
                .replace("cpus: 2", "cpus: 3");
        assertThat(text.length()).isBetween(ScenarioReader.LIMIT / 2, ScenarioReader.LIMIT);
        assertThat(answered(text.getBytes(UTF_8))).isTrue();
    }

    private static boolean answered(byte[] bytes) {
        boolean taken = Assertions.assertTimeout(Duration.ofSeconds(60), () -> {
            try {
                ScenarioReader.read("s.yaml", "s", bytes, Example.VOCABULARY);
                return true;
            } catch (BadInput e) {
                assertThat(e.getMessage()).startsWith("s.yaml:" + e.line() + ":" + e.column() + ": ");
                assertThat(e.getMessage()).hasLineCount(1).doesNotContain("\n", "\r");
                assertThat(e.line()).isPositive();
                assertThat(e.column()).isPositive();
                return false;
            }
        });
        if (taken && bytes.length < 100_000) {
            SchemaCheck.mustTake(new String(bytes, UTF_8));
        }
        return taken;
    }

    private static byte[] mutate(byte[] bytes, Random random) {
        int at = random.nextInt(bytes.length);
        int to = Math.min(bytes.length, at + 1 + random.nextInt(12));
        byte[] piece = switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) random.nextInt(256)};
            case 2 ->
                String.valueOf(SPICE.charAt(random.nextInt(SPICE.length()))).getBytes(UTF_8);
            case 3 -> Arrays.copyOfRange(bytes, at, Math.min(bytes.length, at + 60));
            case 4 -> Long.toString(random.nextLong()).getBytes(UTF_8);
            default -> {
                to = at;
                int from = random.nextInt(bytes.length);
                yield Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + random.nextInt(40)));
            }
        };
        byte[] result = new byte[at + piece.length + bytes.length - to];
        System.arraycopy(bytes, 0, result, 0, at);
        System.arraycopy(piece, 0, result, at, piece.length);
        System.arraycopy(bytes, to, result, at + piece.length, bytes.length - to);
        return result.length == 0 ? bytes : result;
    }
}
