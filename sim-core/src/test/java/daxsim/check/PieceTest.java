package daxsim.check;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.app.Operation;
import daxsim.app.Played;
import daxsim.hardware.ClearLeaves;
import daxsim.hardware.Stamp;
import daxsim.kernel.Regime;
import daxsim.kernel.fs.Extent;
import daxsim.state.Runs;
import daxsim.testing.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Bytes and where they should come from. */
class PieceTest {
    private static final List<Operation> WRITER = List.of(Played.done(0, Operation.Kind.WRITE, 4096, 4096, 4096, 1, 2));

    private final Bench bench = Bench.under(Regime.R519)
            .file(16384, new Extent(0, 512, 2, false), new Extent(2, 600, 1, false))
            .build();

    private String kinds(long offset, Runs content) {
        StringBuilder text = new StringBuilder();
        for (Piece piece : Piece.of(bench.world, WRITER, 0, offset, content)) {
            text.append(text.isEmpty() ? "" : " ")
                    .append(piece.kind())
                    .append('@')
                    .append(piece.offset())
                    .append('+')
                    .append(piece.length());
        }
        return text.toString();
    }

    @Test
    void everyKindInItsPlace() {
        Runs content = bench.original(4000, 96)
                .then(Stamp.write(0, 4096).slice(0, 100))
                .then(Stamp.zeros(10))
                .then(Stamp.undefined(20, ClearLeaves.OLD));
        assertThat(kinds(4000, content)).isEqualTo("ORIGINAL@4000+96 WRITE@4096+100 ZEROS@4196+10 UNDEFINED@4206+20");
    }

    @ParameterizedTest(name = "original bytes shifted by {0}: {1}")
    @CsvSource({"0, ORIGINAL@100+50", "1, MISPLACED@100+50", "-1, MISPLACED@100+50", "4096, MISPLACED@100+50"})
    void shiftedOriginals(long shift, String kinds) {
        assertThat(kinds(100, bench.original(100 + shift, 50))).isEqualTo(kinds);
    }

    @ParameterizedTest(name = "written bytes from {0}, read at 4196: {1}")
    @CsvSource({"100, WRITE@4196+50", "101, MISPLACED@4196+50", "99, MISPLACED@4196+50", "0, MISPLACED@4196+50"})
    void shiftedWrites(long from, String kinds) {
        assertThat(kinds(4196, Stamp.write(0, 4096).slice(from, 50))).isEqualTo(kinds);
    }

    @Test
    void originalsAreCutAtExtents() {
        assertThat(kinds(8000, bench.original(8000, 192).then(bench.original(8192, 100))))
                .isEqualTo("ORIGINAL@8000+192 ORIGINAL@8192+100");
    }

    @Test
    void bytesBehindTheMappedExtentAreMisplaced() {
        assertThat(kinds(8000, Stamp.original(bench.phys(8000), 292)))
                .isEqualTo("ORIGINAL@8000+192 MISPLACED@8192+100");
    }

    @Test
    void anOriginalInAHoleIsMisplaced() {
        assertThat(kinds(12288, bench.original(0, 100))).isEqualTo("MISPLACED@12288+100");
    }
}
