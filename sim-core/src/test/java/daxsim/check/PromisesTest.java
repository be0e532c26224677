package daxsim.check;

import static daxsim.app.Played.done;
import static daxsim.app.Played.handled;
import static daxsim.app.Played.truth;
import static org.assertj.core.api.Assertions.assertThat;

import daxsim.app.Operation;
import daxsim.app.Operation.Kind;
import daxsim.kernel.Regime;
import daxsim.testing.Bench;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each promise, kept and broken. */
class PromisesTest {
    private final Bench bench = Bench.under(Regime.R519).build();

    private Promises promises(List<FileRange> faults, Operation... ops) {
        Struck struck = new Struck();
        faults.forEach(struck::add);
        return new Promises(bench.world, List.of(ops), struck);
    }

    @Test
    void anUntouchedWorldKeepsEveryPromise() {
        assertThat(promises(List.of()).broken()).isEmpty();
    }

    @ParameterizedTest(name = "read returns {0}, pages damaged {1}: false error {2}")
    @CsvSource({"-5, false, true", "-5, true, false", "-22, false, false", "100, false, false", "0, false, false"})
    void falseError(long result, boolean damaged, boolean broken) {
        Operation read = truth(done(0, Kind.READ, 0, 100, result, 1, 2), damaged, 0);
        assertThat(promises(List.of(), read).broken().contains(Promise.FALSE_ERROR))
                .isEqualTo(broken);
    }

    /** The read of bytes 4096 to 4195 fails between positions 4 and 5 of the history. */
    @ParameterizedTest(name = "{0} of {1}+{2} from {3} to {4}, pages damaged {5}: false error {6}")
    @CsvSource({
        "WRITE, 4096, 4096, 2, 7, true,  false",
        "WRITE, 4096, 4096, 2, 7, false, true",
        "WRITE, 4096, 4096, 2, 3, true,  true",
        "WRITE, 4096, 4096, 6, 7, true,  true",
        "WRITE, 8192, 4096, 2, 7, true,  true",
        "WRITE, 7000,  100, 2, 7, true,  false",
        "ZERO,  4096, 4096, 2, 7, true,  false",
        "READ,  4096, 4096, 2, 7, true,  true"
    })
    void anErrorDuringARepairIsNotFalse(
            Kind kind, long offset, long length, long began, long ended, boolean damaged, boolean broken) {
        Operation read = truth(done(0, Kind.READ, 4096, 100, -5, 4, 5), false, 0);
        Operation other = truth(done(1, kind, offset, length, length, began, ended), damaged, 0);
        assertThat(promises(List.of(), read, other).broken().contains(Promise.FALSE_ERROR))
                .isEqualTo(broken);
    }

    @ParameterizedTest(name = "write of 4096 returns {0}, {1} poisoned lines after it: success over poison {2}")
    @CsvSource({"4096, 1, true", "4096, 0, false", "2048, 1, false", "-5, 1, false"})
    void successOverPoison(long result, int lines, boolean broken) {
        Operation write = truth(done(0, Kind.WRITE, 0, 4096, result, 1, 2), true, lines);
        assertThat(promises(List.of(), write).broken().contains(Promise.SUCCESS_OVER_POISON))
                .isEqualTo(broken);
    }

    @ParameterizedTest(name = "write {0}, handler {1}: wrong errno {2}")
    @CsvSource({"-14, 0, true", "-5, 0, false", "4096, -14, true", "4096, -5, false"})
    void wrongErrno(long result, long handler, boolean broken) {
        Operation write = done(0, Kind.WRITE, 0, 4096, result, 1, 2);
        if (handler != 0) {
            handled(write, 0, 4096, null, handler);
        }
        assertThat(promises(List.of(), write).broken().contains(Promise.WRONG_ERRNO))
                .isEqualTo(broken);
    }

    @Test
    void anAliasThatIsLeftIsBroken() {
        bench.world.setMemory().mapAlias(bench.pfn(0));
        assertThat(promises(List.of()).broken()).containsExactly(Promise.ALIAS_LEFT);
    }

    @Test
    void aClearWithoutAReasonLosesTheBytesOfItsUnit() {
        bench.poison(4096, 64);
        bench.world.machine().firmware(0).clearError(bench.phys(4096), 256);
        assertThat(promises(List.of()).goodBytesLost()).isEqualTo(256);
        assertThat(promises(List.of(new FileRange(0, 4096, 64))).goodBytesLost())
                .isZero();
        assertThat(promises(List.of(new FileRange(0, 4352, 64))).goodBytesLost())
                .isEqualTo(256);
    }

    @Test
    void bytesThatAnOperationWasToChangeAreNotLost() {
        bench.pwrite(0, 4096, 4096);
        assertThat(promises(List.of(), done(0, Kind.OTHER, 0, 4096, 0, 1, 2)).goodBytesLost())
                .isEqualTo(4096);
        assertThat(promises(List.of(), done(0, Kind.WRITE, 4096, 4096, 4096, 1, 2))
                        .goodBytesLost())
                .isZero();
        assertThat(promises(List.of(), done(0, Kind.WRITE, 4096, 1024, 1024, 1, 2))
                        .goodBytesLost())
                .isEqualTo(3072);
    }

    @Test
    void aPunchLosesWhatLiesBesideWhatWasAskedFor() {
        bench.world.fileOps().punch(bench.file, 4096, 8192);
        assertThat(promises(List.of(), done(0, Kind.ZERO, 4096, 8192, 0, 1, 2)).goodBytesLost())
                .isZero();
        assertThat(promises(List.of(), done(0, Kind.WRITE, 4096, 100, 100, 1, 2))
                        .goodBytesLost())
                .isEqualTo(8192 - 128);
    }

    @Test
    void whatAHandlerRepairedIsMeant() {
        bench.pwrite(0, 0, 4096);
        Operation load = handled(done(0, Kind.READ, 100, 8, 8, 1, 2), 0, 4096, null, 4096);
        assertThat(promises(List.of(), load).goodBytesLost()).isZero();
    }

    @Test
    void everyPromiseHasAWordAndAMeaning() {
        assertThat(List.of(Promise.values())).allSatisfy(promise -> {
            assertThat(promise.word()).matches("[a-z]+(-[a-z]+)*");
            assertThat(promise.meaning()).isNotBlank().doesNotEndWith(".");
        });
    }
}
