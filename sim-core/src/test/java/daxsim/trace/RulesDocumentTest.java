package daxsim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** docs/model/rules.md is the rules as the code has them. With {@code -Dgolden.update=true} it is written anew. */
class RulesDocumentTest {
    private static final Path DOCUMENT = Path.of("..", "docs", "model", "rules.md");

    /** The first rule of each room, in the order of {@link Rule}. */
    private static final Map<Rule, String> ROOMS = new LinkedHashMap<>();

    static {
        ROOMS.put(Rule.POISON_PER_LINE, "The hardware");
        ROOMS.put(Rule.MCE_LOCAL, "x86: machine checks, page attributes, copies");
        ROOMS.put(Rule.BADBLOCKS_POPULATE, "Badblocks and the nvdimm drivers");
        ROOMS.put(Rule.MEMORY_FAILURE, "Memory management");
        ROOMS.put(Rule.SYSCALL, "The filesystem");
        ROOMS.put(Rule.P0_CLEAR, "The designs");
        ROOMS.put(Rule.SCRIPT, "Programs and the machine around them");
    }

    private static String document() {
        StringBuilder text = new StringBuilder("""
                # The rules of the model

                Generated from `daxsim.trace.Rule`; change that, then run
                `mvn -pl sim-core test -Dtest=RulesDocumentTest -Dgolden.update=true`. README.md beside this file explains the marks.
                """);
        for (Rule rule : Rule.values()) {
            String room = ROOMS.get(rule);
            if (room != null) {
                text.append("\n## ").append(room).append("\n\n");
                text.append("| rule | what the model does | follows | mark |\n|---|---|---|---|\n");
            }
            text.append("| `").append(rule.id()).append("` | ").append(rule.says());
            text.append(" | ")
                    .append(rule.source())
                    .append(" | ")
                    .append(rule.mark() == Mark.READ ? "read" : rule.mark().word())
                    .append(" |\n");
        }
        return text.toString();
    }

    @Test
    void isWhatTheCodeSays() throws Exception {
        if (Boolean.getBoolean("golden.update")) {
            Files.createDirectories(DOCUMENT.getParent());
            Files.writeString(DOCUMENT, document());
        }
        assertThat(DOCUMENT).as("run with -Dgolden.update=true").hasContent(document());
    }

    @Test
    void everyRuleIsInARoom() {
        assertThat(Rule.values()[0]).isEqualTo(ROOMS.keySet().iterator().next());
        assertThat(document()).doesNotContain("||");
    }
}
