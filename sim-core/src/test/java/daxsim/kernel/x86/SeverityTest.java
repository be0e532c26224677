package daxsim.kernel.x86;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.kernel.x86.Severity.Context;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The severity table, a row a line: severity.c of 6.1 for an Intel CPU with software recovery. */
class SeverityTest {
    @ParameterizedTest(name = "severity.c: {0}")
    @CsvSource(delimiter = '|', textBlock = """
            processor context corrupt                        | UC S AR ADDRV MISCV PCC     | 0x134 | RIPV EIPV | USER             | PANIC
            neither restart nor error IP valid, user         | UC S AR ADDRV MISCV         | 0x134 | ''        | USER             | PANIC
            in kernel without restart IP                     | UC S AR ADDRV MISCV         | 0x134 | EIPV      | KERNEL_SAFE      | PANIC
            in user mode without restart IP, recoverable     | UC S AR ADDRV MISCV         | 0x134 | EIPV      | USER             | AR
            patrol scrub, signalled                          | UC S ADDRV MISCV            | 0xc0  | RIPV EIPV | KERNEL           | AO
            patrol scrub, not signalled                      | UC ADDRV MISCV              | 0xc0  | RIPV EIPV | KERNEL           | AO
            patrol scrub, last of its codes                  | UC ADDRV MISCV              | 0xcf  | RIPV EIPV | KERNEL           | AO
            behind the scrub codes, not signalled            | UC ADDRV MISCV              | 0xd0  | RIPV EIPV | KERNEL           | UCNA
            write-back of the last-level cache               | UC S ADDRV MISCV            | 0x17a | RIPV EIPV | KERNEL           | AO
            scrub code with action required, in the kernel   | UC S AR OVER                | 0xc0  | RIPV EIPV | KERNEL           | PANIC
            uncorrected, no action, not signalled            | UC ADDRV MISCV              | 0x9f  | RIPV EIPV | KERNEL           | UCNA
            no action required ignores lost events           | UC OVER                     | 0x9f  | RIPV EIPV | KERNEL           | UCNA
            action required with lost events                 | UC S AR ADDRV MISCV OVER    | 0x134 | RIPV EIPV | USER             | PANIC
            bystander of a broadcast                         | UC S AR ADDRV MISCV         | 0x134 | RIPV      | KERNEL           | KEEP
            data load in user mode                           | UC S AR ADDRV MISCV         | 0x134 | RIPV EIPV | USER             | AR
            instruction fetch in user mode                   | UC S AR ADDRV MISCV         | 0x150 | RIPV EIPV | USER             | AR
            data load in the kernel with a safe fixup        | UC S AR ADDRV MISCV         | 0x134 | RIPV EIPV | KERNEL_SAFE      | AR
            data load of user memory by the kernel           | UC S AR ADDRV MISCV         | 0x134 | RIPV EIPV | KERNEL_USER_COPY | AR
            data load anywhere else in the kernel            | UC S AR ADDRV MISCV         | 0x134 | RIPV EIPV | KERNEL           | PANIC
            instruction fetch in the kernel                  | UC S AR ADDRV MISCV         | 0x150 | RIPV EIPV | KERNEL           | PANIC
            """)
    void firstRowThatFits(String row, String bits, String code, String mcg, Context context, Severity severity) {
        long status = McStatus.VAL | McStatus.EN | Long.decode(code);
        for (String bit : bits.split(" ")) {
            status |= bit(bit);
        }
        Severity.Question question = new Severity.Question(
                status, ("," + mcg.replace(' ', ',') + ",").contains(",RIPV,"), mcg.contains("EIPV"), context);
        assertThat(Severity.of(question)).as(row).isEqualTo(severity);
    }

    private static long bit(String name) {
        return switch (name) {
            case "UC" -> McStatus.UC;
            case "S" -> McStatus.S;
            case "AR" -> McStatus.AR;
            case "ADDRV" -> McStatus.ADDRV;
            case "MISCV" -> McStatus.MISCV;
            case "OVER" -> McStatus.OVER;
            case "PCC" -> McStatus.PCC;
            default -> throw new IllegalArgumentException(name);
        };
    }

    @Test
    void whatSpeculationLogsNeedsNoAction() {
        assertThat(Severity.of(new Severity.Question(McStatus.speculated(), true, true, Context.KERNEL)))
                .isEqualTo(Severity.UCNA);
    }
}
