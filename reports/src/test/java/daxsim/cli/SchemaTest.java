package daxsim.cli;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.Catalogue;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The schema as it is printed; {@link GoldenTest} holds the shipped one to it. */
class SchemaTest {
    @Test
    void itKnowsWhatThereIs() {
        Ran ran = Ran.daxsim("schema");
        assertThat(ran.status()).isZero();
        assertThat(ran.err()).isEmpty();
        JsonNode schema = JsonMapper.shared().readTree(ran.out());

        assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
        String designs = schema.at("/properties/expect/propertyNames/enum").toString();
        new Catalogue().candidates(null).forEach(c -> assertThat(designs).contains("\"" + c.name() + "\""));
        assertThat(schema.at("/$defs/machine/properties/profile/enum").size())
                .isEqualTo(new Catalogue().vocabulary().profiles().size());
    }
}
