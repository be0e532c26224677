package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BadBlocksAckTest {
    static Stream<BadBlocks> tables() {
        return Stream.of(
                new BadBlocksPre67(new Ledger(), "t"),
                new BadBlocks67(new Ledger(), "t"),
                new BadBlocksIntervals(new Ledger(), "t"));
    }

    @ParameterizedTest
    @MethodSource("tables")
    void acknowledgingWaitsUntilTheTableIsWrittenOut(BadBlocks table) {
        table.set(0, 8, false);
        table.set(100, 8, true);
        assertThat(table.unackedExist()).isTrue();
        table.ackAll();
        assertThat(table).hasToString("[0+8 u] [100+8]");
        table.writtenOut();
        table.ackAll();
        assertThat(table).hasToString("[0+8] [100+8]");
        assertThat(table.unackedExist()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theFlagForgetsWhenTheLastSuchEntryGoes(BadBlocks table) {
        table.set(0, 8, false);
        table.set(100, 8, true);
        assertThat(table.unackedExist()).isTrue();
        table.clear(0, 8);
        assertThat(table.unackedExist()).isFalse();
    }
}
