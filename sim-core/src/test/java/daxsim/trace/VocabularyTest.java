package daxsim.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Rules and events name themselves completely and once. */
class VocabularyTest {
    @ParameterizedTest
    @EnumSource(Rule.class)
    void aRuleSaysWhatItIsAndWhereItComesFrom(Rule rule) {
        assertThat(rule.says()).isNotBlank().endsWith(".");
        assertThat(rule.source()).isNotBlank().doesNotEndWith(".");
        assertThat(rule.id()).matches("[a-z0-9]+(-[a-z0-9]+)*");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventHasAWordAMeaningAndAPatternThatFills(EventType type) {
        assertThat(type.word()).matches("[a-z0-9]+(-[a-z0-9]+)*");
        assertThat(type.meaning()).isNotBlank().doesNotEndWith(".");
        assertThat(type.format(17, 18, 19)).isNotBlank().doesNotContain("{").doesNotContain("}");
    }

    @Test
    void idsAndWordsAndTextsAreUnique() {
        assertThat(Arrays.stream(Rule.values()).map(Rule::id)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Rule.values()).map(Rule::says)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(EventType.values()).map(EventType::word)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(EventType.values()).map(EventType::meaning)).doesNotHaveDuplicates();
        assertThat(Arrays.stream(Mark.values()).map(Mark::word)).doesNotHaveDuplicates();
    }
}
