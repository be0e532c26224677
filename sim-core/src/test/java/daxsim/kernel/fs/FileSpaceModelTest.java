package daxsim.kernel.fs;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.design.Merged;
import daxsim.hardware.Stamp;
import daxsim.hardware.Units;
import daxsim.kernel.Regime;
import daxsim.state.Runs;
import daxsim.testing.Bench;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Goal: on a healthy medium a file of either filesystem reads as a plain array would, and no block is lost or in two places.
 * Method: every sequence of three calls out of twenty on a file of three pages, against an array of its pieces of 512 bytes.
 */
class FileSpaceModelTest {
    private static final int PIECE = 512;
    private static final int PIECES = 6 * 8;
    private static final long ZERO = -1;

    /** What a file holds: the piece of the original that is there, {@link #ZERO}, or 1000 and the number of the write. */
    private static final class Model {
        final long[] pieces = new long[PIECES];
        int size = 3 * 8;

        Model() {
            Arrays.fill(pieces, ZERO);
            for (int i = 0; i < size; i++) {
                pieces[i] = i;
            }
        }

        Model(Model from) {
            System.arraycopy(from.pieces, 0, pieces, 0, PIECES);
            size = from.size;
        }
    }

    /** A call with its range in pieces. */
    private record Call(String name, int from, int to) {
        void onModel(Model model, int number) {
            switch (name) {
                case "write" -> {
                    Arrays.fill(model.pieces, from, to, 1000 + number);
                    model.size = Math.max(model.size, to);
                }
                case "punch" -> Arrays.fill(model.pieces, from, to, ZERO);
                case "zero" -> {
                    Arrays.fill(model.pieces, from, to, ZERO);
                    model.size = Math.max(model.size, to);
                }
                case "falloc" -> model.size = Math.max(model.size, to);
                case "truncate" -> {
                    Arrays.fill(model.pieces, Math.min(from, model.size), PIECES, ZERO);
                    model.size = from;
                }
                default -> {}
            }
        }

        long onFile(Bench bench, int number) {
            long offset = (long) from * PIECE;
            long length = (long) (to - from) * PIECE;
            return switch (name) {
                case "write" -> bench.pwrite(number, offset, length) - length;
                case "punch" -> bench.world.fileOps().punch(bench.file, offset, length);
                case "zero" -> bench.world.fileOps().zeroRange(bench.file, offset, length);
                case "falloc" -> bench.world.fileOps().allocate(bench.file, offset, length);
                case "truncate" -> bench.world.fileOps().truncate(bench.file, offset);
                default -> bench.world.fileOps().fsync(bench.file);
            };
        }
    }

    private static final List<Call> CALLS = List.of(
            new Call("write", 0, 8),
            new Call("write", 3, 5),
            new Call("write", 6, 18),
            new Call("write", 20, 28),
            new Call("write", 34, 36),
            new Call("punch", 0, 8),
            new Call("punch", 8, 24),
            new Call("punch", 3, 19),
            new Call("punch", 10, 12),
            new Call("punch", 20, 40),
            new Call("zero", 8, 16),
            new Call("zero", 5, 20),
            new Call("zero", 22, 34),
            new Call("falloc", 4, 30),
            new Call("falloc", 40, 48),
            new Call("truncate", 0, 0),
            new Call("truncate", 12, 0),
            new Call("truncate", 16, 0),
            new Call("truncate", 36, 0),
            new Call("commit", 0, 0));

    private static final int DEPTH = 3;

    private int histories;

    @ParameterizedTest
    @EnumSource(FsType.class)
    void everyThreeCallsLeaveWhatAnArrayWould(FsType type) {
        // Eleven data blocks beside the file's: few enough to need freed ones again.
        long blocks = FileSystem.METADATA_BLOCKS + 3 + 11;
        Bench bench = Bench.under(Regime.R519)
                .design(new Merged(), "")
                .on(new FileSystemSpec(type, false, false))
                .device(blocks * Units.PAGE)
                .file(3 * Units.PAGE, new Extent(0, FileSystem.METADATA_BLOCKS + 4, 3, false))
                .build();
        Runs original = bench.original(0, 3 * Units.PAGE);
        walk(bench, original.base(0), new Model(), DEPTH, "");
        assertThat(histories).isEqualTo(1 + 20 + 400 + 8000);
    }

    private void walk(Bench bench, long base, Model model, int depth, String history) {
        histories++;
        assertThat(bench.file.size()).as(history).isEqualTo((long) model.size * PIECE);
        assertThat(contents(bench, base)).as(history).isEqualTo(Arrays.copyOf(model.pieces, model.size));
        blocksAddUp(bench, history);
        if (depth == 0) {
            return;
        }
        for (Call call : CALLS) {
            int mark = bench.ledger.mark();
            Model next = new Model(model);
            int number = DEPTH - depth;
            String now = history + " " + call;
            assertThat(call.onFile(bench, number)).as(now).isZero();
            call.onModel(next, number);
            walk(bench, base, next, depth - 1, now);
            bench.ledger.rollback(mark);
            bench.engine.reset();
        }
    }

    private static long[] contents(Bench bench, long base) {
        long length = bench.file.size();
        Runs runs = length == 0 ? Runs.EMPTY : bench.pread(0, length).content();
        long[] pieces = new long[(int) (length / PIECE)];
        int at = 0;
        for (int i = 0; i < runs.count(); i++) {
            for (long done = 0; done < runs.length(i); done += PIECE) {
                pieces[at++] = switch (Stamp.kind(runs.value(i))) {
                    case ORIGINAL -> (runs.base(i) + done - base) / PIECE;
                    case WRITE -> 1000 + Stamp.operation(runs.value(i));
                    case ZEROS -> ZERO;
                    case UNDEFINED -> -2;
                };
            }
        }
        return pieces;
    }

    private static void blocksAddUp(Bench bench, String history) {
        long used = 0;
        long end = 0;
        List<Extent> byPlace = bench.file.extents().extents().stream()
                .sorted((a, b) -> Long.compare(a.deviceBlock(), b.deviceBlock()))
                .toList();
        for (Extent extent : byPlace) {
            assertThat(extent.deviceBlock()).as(history).isGreaterThanOrEqualTo(end);
            end = extent.deviceBlock() + extent.count();
            used += extent.count();
        }
        long unused = 0;
        for (BlockRun run : bench.file.fs().unused()) {
            unused += run.count();
            for (Extent extent : byPlace) {
                boolean apart =
                        run.end() <= extent.deviceBlock() || run.start() >= extent.deviceBlock() + extent.count();
                assertThat(apart).as(history).isTrue();
            }
        }
        assertThat(used + unused).as(history).isEqualTo(14);
    }
}
