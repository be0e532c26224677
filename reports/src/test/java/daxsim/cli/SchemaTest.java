package daxsim.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema as it is printed and as it is shipped; {@code -Dgolden.update=true} writes the file anew. */
class SchemaTest {
    private static final Path SHIPPED = Path.of("../docs/scenario.schema.json");

    @Test
    void whatIsPrintedIsWhatIsShipped() throws Exception {
        Ran ran = Ran.daxsim("schema");
        if (Boolean.getBoolean("golden.update")) {
            Files.writeString(SHIPPED, ran.out(), UTF_8);
        }

        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        assertThat(ran.out()).isEqualTo(Files.readString(SHIPPED, UTF_8));
    }

    @Test
    void itKnowsWhatThereIs() {
        JsonNode schema = JsonMapper.shared().readTree(Ran.daxsim("schema").out());

        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        String designs = schema.at("/properties/expect/propertyNames/enum").toString();
        new Catalogue().candidates(null).forEach(c -> assertThat(designs).contains("\"" + c.name() + "\""));
        assertThat(schema.at("/$defs/machine/properties/profile/enum").size())
                .isEqualTo(new Catalogue().vocabulary().profiles().size());
    }
}
