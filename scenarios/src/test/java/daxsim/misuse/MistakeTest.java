package daxsim.misuse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Goal: a kind of mistake is what the text of a program says. Method: programs by hand, with their kinds. */
class MistakeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = ':',
            value = {
                "PWRITE PAGE                                    :",
                "PWRITE LONG                                    :",
                "PWRITE CLEAN                                   :",
                "PREAD PAGE; LOAD LINE | PUNCH PAGE             :",
                "PWRITE MISALIGNED                              : WRONG_ALIGNMENT",
                "REPAIR SHORT                                   : WRONG_LENGTH",
                "PWRITE MISALIGNED; REPAIR SHORT                : WRONG_ALIGNMENT WRONG_LENGTH",
                "REPAIR CLEAN                                   : CLEAN_PAGE",
                "CLEAR CLEAN                                    : CLEAN_PAGE",
                "CLEAR PAGE                                     : CLEAR_WITHOUT_WRITE",
                "CLEAR PAGE | PWRITE PAGE                       : CLEAR_WITHOUT_WRITE TWO_AT_ONCE",
                "CLEAR PAGE; PWRITE PAGE                        :",
                "CLEAR PAGE; PREAD PAGE; PWRITE LONG            :",
                "CLEAR PAGE; REPAIR PAGE                        :",
                "PWRITE PAGE; CLEAR PAGE                        : WRITE_BEFORE_CLEAR",
                "CLEAR LONG; PWRITE PAGE                        : CLEARED_MORE",
                "PWRITE PAGE; CLEAR LONG; PWRITE CLEAN          : CLEARED_MORE",
                "CLEAR PAGE; PWRITE CLEAN                       : CLEAR_WITHOUT_WRITE",
                "CLEAR MISALIGNED; PWRITE MISALIGNED            : WRONG_ALIGNMENT",
                "PWRITE PAGE | PWRITE PAGE                      : TWO_AT_ONCE",
                "PWRITE PAGE | PWRITE CLEAN                     :",
                "TRANSLATE_FOR_RECOVERY PAGE                    : LEFT_OPEN",
                "TRANSLATE_FOR_RECOVERY PAGE; PREAD PAGE        : LEFT_OPEN",
                "TRANSLATE_FOR_RECOVERY CLEAN; RECOVERY_WRITE WHOLE : CLEAN_PAGE",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_READ WHOLE   :",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE  :",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE INSIDE : WRONG_ALIGNMENT",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE PART   : WRONG_LENGTH",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE BEYOND : BEYOND_TRANSLATION",
                "TRANSLATE_FOR_RECOVERY PAGE; LOAD_AT GOOD_LINE     : AS_PLAIN",
                "TRANSLATE_FOR_RECOVERY PAGE; STORE_AT WHOLE; RECOVERY_WRITE WHOLE : AS_PLAIN",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE; LOAD_AT GOOD_LINE : KEPT_AFTER_RECOVERY",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_READ WHOLE; RECOVERY_WRITE WHOLE : KEPT_AFTER_RECOVERY",
                "TRANSLATE_FOR_RECOVERY PAGE; PUNCH PAGE; RECOVERY_WRITE WHOLE : KEPT_AFTER_PUNCH",
                "TRANSLATE_FOR_RECOVERY CLEAN; PUNCH PAGE; RECOVERY_WRITE WHOLE : CLEAN_PAGE",
                "PUNCH PAGE; TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE :",
                "TRANSLATE_FOR_RECOVERY PAGE; TRANSLATE PAGE; LOAD_AT GOOD_LINE : LEFT_OPEN",
                "TRANSLATE PAGE; LOAD_AT BAD_LINE               :",
                "TRANSLATE PAGE; LOAD_AT BAD_LINE | PREAD PAGE  :",
                "TRANSLATE PAGE; LOAD_AT BAD_LINE | PWRITE LONG : UNLOCKED",
                "TRANSLATE PAGE; LOAD_AT BAD_LINE | PWRITE CLEAN:",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE | PWRITE PAGE : TWO_AT_ONCE",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE | PUNCH PAGE  : UNLOCKED",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_READ WHOLE | PWRITE PAGE  : UNLOCKED",
                "TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_READ WHOLE | PREAD PAGE   :",
                "TRANSLATE_UNINITIALISED PAGE                   : UNINITIALISED",
                "TRANSLATE_UNINITIALISED PAGE; LOAD_AT GOOD_LINE: UNINITIALISED",
                "PWRITE PAGE; PREAD PAGE!                       : ERROR_IGNORED"
            })
    void kindsOfMistakes(String program, String kinds) {
        Set<Mistake> expected = EnumSet.noneOf(Mistake.class);
        if (kinds != null) {
            Arrays.stream(kinds.split(" ")).map(Mistake::valueOf).forEach(expected::add);
        }
        assertThat(Written.program(program).mistakes()).isEqualTo(expected);
    }

    @Test
    void everyKindHasAWordAndAMeaning() {
        Set<String> words = new TreeSet<>();
        for (Mistake mistake : Mistake.values()) {
            words.add(mistake.word());
            assertThat(mistake.word()).matches("[a-z]+(-[a-z]+)*");
            assertThat(mistake.meaning()).isNotBlank().doesNotEndWith(".");
        }
        assertThat(words).hasSize(Mistake.values().length);
    }

    @Test
    void whatAMistakeIsHeldAgainst() {
        assertThat(SmallProgram.simpler(
                        Written.tasks("TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE BEYOND | PREAD PAGE")))
                .containsExactlyInAnyOrder(
                        Written.tasks("TRANSLATE_FOR_RECOVERY PAGE"),
                        Written.tasks("PREAD PAGE"),
                        Written.tasks("PREAD PAGE | TRANSLATE_FOR_RECOVERY PAGE"),
                        Written.tasks("TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE BEYOND"),
                        Written.tasks("TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE"),
                        Written.tasks("TRANSLATE_FOR_RECOVERY PAGE; RECOVERY_WRITE WHOLE | PREAD PAGE"));
        assertThat(SmallProgram.simpler(Written.tasks("PWRITE PAGE"))).isEmpty();
        assertThat(SmallProgram.simpler(List.of(List.of(new CallForm(Act.PWRITE, Where.SHORT)))))
                .containsExactly(Written.tasks("PWRITE PAGE"));
    }
}
