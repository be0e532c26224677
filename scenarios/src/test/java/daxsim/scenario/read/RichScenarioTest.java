package daxsim.scenario.read;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.scenario.BadblocksKind;
import daxsim.scenario.Call;
import daxsim.scenario.Condition;
import daxsim.scenario.ContentKind;
import daxsim.scenario.Expr;
import daxsim.scenario.ExtentRow;
import daxsim.scenario.FaultKind;
import daxsim.scenario.Fs;
import daxsim.scenario.FsType;
import daxsim.scenario.Known;
import daxsim.scenario.MapKind;
import daxsim.scenario.May;
import daxsim.scenario.Mechanism;
import daxsim.scenario.OnSigbus;
import daxsim.scenario.Op;
import daxsim.scenario.OpRef;
import daxsim.scenario.Pmem;
import daxsim.scenario.Provider;
import daxsim.scenario.Reuse;
import daxsim.scenario.Scenario;
import daxsim.scenario.SectorRange;
import daxsim.scenario.TaskSpec;
import daxsim.scenario.Test.Content;
import daxsim.scenario.Test.Number;
import daxsim.scenario.Test.Word;
import daxsim.scenario.When;
import daxsim.scenario.Wish;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the language's own example does not use. */
class RichScenarioTest {
    static final String TEXT = """
            title: everything else
            machine: {profile: spr-optane300, mce: broadcast, lsb: 12, copy: plain, eadr: true, clear-leaves: zeros, badblocks: interval-tree, without: [translations, caches]}
            pmem:
              - {name: pmem0, size: 64MiB, provider: nfit-without-clear, clear-unit: 256, reliable-clear: 4KiB}
              - name: pmem1
                size: 64MiB
                badblocks: |
                  8208 8
                  9000 1
            dm:
              - name: vg0
                mixed: per-leg
                table: |
                  vg0: 0 65536 linear pmem0 0
                  65536 131072 striped 2 256 pmem0 65536 pmem1   0
            fs:
              - {on: vg0, type: xfs, rmapbt: true, mount: /mnt}
            files:
              - path: /mnt/a
                size: 2MiB+1
                on: vg0
                align: 2MiB
                extents: |
                  Filesystem type is: 58465342
                  File size of /mnt/a is 2097153 (513 blocks of 4096 bytes)
                   ext:     logical_offset:        physical_offset: length:   expected: flags:
                     0:        0..     255:       1024..      1279:    256:
                     1:      256..     512:       2048..      2304:    257:       1280: last,unwritten,eof
                  /mnt/a: 2 extents found
            faults:
              - {poison: pmem0, offset: 33s, length: 1, known: stale, kind: hard, when: at 5ms}
              - {poison: /mnt/a, offset: 0, length: 2MiB+1, when: during app.again}
              - {poison: vg0, offset: 1, length: 1, when: after after-reboot.app.0}
              - {poison: pmem1, offset: 2MiB, length: 64, repeat: 1000, stride: 4KiB, known: scrub}
            tasks:
              app:
                cpu: 3
                on-sigbus: repair
                process: db
                ops:
                  - again: pwrite /mnt/a 0 8
              kernel:
                - "ptr: direct-access /mnt/a 4KiB 4KiB recovery"
                - "direct-access pmem1 0 4KiB"
                - store-at kernel.ptr 1 64
                - recovery-read kernel.0 0 4KiB
                - {repeat: 1000000, op: "pread /mnt/a 0 1", stride: 1}
                - dm-reload vg0: 0 8 error
                - fin: wait app.again
                - scrub
                - scrub pmem1
                - scrub pmem1 patrol
                - munmap
                - msync /mnt/a
                - sleep 10us
                - kill app
                - mmap /mnt/a 0 4KiB sync
                - truncate /mnt/a 0
            may: [power-failure, "buffer-unmap: app", kill: kernel]
            after-reboot:
              app: [pread /mnt/a 0 8]
            conditions:
              reached: {not: {after-reboot.app.0: {state: not-started}}}
              violated:
                all:
                  - {kernel.ptr.handler: {code: BUS_MCEERR_AR, lsb: "12..21"}}
                  - {kernel.3: {content: write kernel.2}}
                final: {badblocks.pmem1: "8208 8,9000  1", poison-lines./mnt/a: 0, badblocks.pmem0: none, memory-types: NP 1}
            quantities:
              q: (extents./mnt/a + 1) * 4KiB / 2 - seen.clear-error
            expect:
              v1-clear-poison:two-call: {q: "<3"}
            """;

    private static final long MIB = 1 << 20;

    @TempDir
    Path folder;

    /** An address from firmware is good to a page unless the scenario says otherwise. */
    @Test
    void theDefaultGranuleGoesWithTheDelivery() throws Exception {
        for (String[] row : new String[][] {
            {"mce: broadcast, lsb: 12,", "mce: firmware-first,", "12"},
            {"mce: broadcast, lsb: 12,", "mce: firmware-first, lsb: 8,", "8"},
            {"mce: broadcast, lsb: 12,", "mce: broadcast,", "6"},
            {"mce: broadcast, lsb: 12,", "", "6"}
        }) {
            assertThat(TEXT).contains(row[0]);
            assertThat(Example.read(TEXT.replace(row[0], row[1])).machine().lsb())
                    .isEqualTo(Integer.parseInt(row[2]));
        }
    }

    @Test
    void machineAndDevices() throws Exception {
        Scenario s = Example.read(TEXT);
        assertThat(s.about()).isEmpty();
        assertThat(s.machine().cpus()).isZero();
        assertThat(s.machine().without()).containsExactlyInAnyOrder(Mechanism.TRANSLATIONS, Mechanism.CACHES);
        assertThat(s.machine().badblocks()).isEqualTo(BadblocksKind.INTERVAL_TREE);
        assertThat(s.pmem())
                .containsExactly(
                        new Pmem("pmem0", 64 * MIB, Provider.NFIT_WITHOUT_CLEAR, 256, 4096, List.of()),
                        new Pmem(
                                "pmem1",
                                64 * MIB,
                                Provider.NFIT,
                                0,
                                0,
                                List.of(new SectorRange(8208, 8), new SectorRange(9000, 1))));
        assertThat(s.dm().getFirst().mixed()).isEqualTo("per-leg");
        assertThat(s.dm().getFirst().table())
                .containsExactly("0 65536 linear pmem0 0", "65536 131072 striped 2 256 pmem0 65536 pmem1 0");
        assertThat(s.fs()).containsExactly(new Fs("vg0", FsType.XFS, true, "/mnt", Reuse.AFTER_COMMIT));
        assertThat(s.files().getFirst().size()).isEqualTo(2 * MIB + 1);
        assertThat(s.files().getFirst().align()).isEqualTo(2 * MIB);
        assertThat(s.files().getFirst().extents())
                .containsExactly(new ExtentRow(0, 1024, 256, false), new ExtentRow(256, 2048, 257, true));
    }

    @Test
    void faults() throws Exception {
        Scenario s = Example.read(TEXT);
        assertThat(s.faults())
                .extracting(fault -> fault.target() + " " + fault.onFile())
                .containsExactly("pmem0 false", "/mnt/a true", "vg0 false", "pmem1 false");
        assertThat(s.faults())
                .extracting(fault -> fault.when())
                .containsExactly(
                        new When.At(5_000_000),
                        new When.During(new OpRef("app", 0, false)),
                        new When.After(new OpRef("app", 0, true)),
                        new When.Start());
        assertThat(s.faults().getFirst().offset()).isEqualTo(33 * 512);
        assertThat(s.faults().getFirst().known()).isEqualTo(Known.STALE);
        assertThat(s.faults().getFirst().kind()).isEqualTo(FaultKind.HARD);
        assertThat(s.faults().get(1).known()).isEqualTo(Known.NO);
        assertThat(s.faults().getLast().repeat()).isEqualTo(1000);
        assertThat(s.faults().getLast().stride()).isEqualTo(4096);
    }

    @Test
    void operations() throws Exception {
        Scenario s = Example.read(TEXT);
        TaskSpec app = s.tasks().getFirst();
        assertThat(app.cpu()).isEqualTo(3);
        assertThat(app.onSigbus()).isEqualTo(OnSigbus.REPAIR);
        assertThat(app.process()).isEqualTo("db");
        assertThat(app.ops().getFirst().label()).isEqualTo("again");
        assertThat(app.ops().getFirst().text()).isEqualTo("pwrite /mnt/a 0 8");
        OpRef pointer = new OpRef("kernel", 0, false);
        List<Op> ops = s.tasks().getLast().ops();
        assertThat(ops)
                .extracting(Op::call)
                .containsExactly(
                        new Call.DirectAccess("/mnt/a", 4096, 4096, Wish.RECOVERY),
                        new Call.DirectAccess("pmem1", 0, 4096, Wish.NORMAL),
                        new Call.StoreAt(pointer, 1, 64),
                        new Call.RecoveryRead(pointer, 0, 4096),
                        new Call.Pread("/mnt/a", 0, 1),
                        new Call.DmReload("vg0", "0 8 error"),
                        new Call.Wait(new OpRef("app", 0, false)),
                        new Call.Scrub(null, false),
                        new Call.Scrub("pmem1", false),
                        new Call.Scrub("pmem1", true),
                        new Call.Munmap(null),
                        new Call.Msync("/mnt/a"),
                        new Call.Sleep(10_000),
                        new Call.Kill("app"),
                        new Call.Mmap("/mnt/a", 0, 4096, MapKind.SYNC),
                        new Call.Truncate("/mnt/a", 0));
        assertThat(ops.get(4).repeat()).isEqualTo(1_000_000);
        assertThat(ops.get(4).stride()).isEqualTo(1);
        assertThat(ops.get(6).label()).isEqualTo("fin");
    }

    @Test
    void choices() throws Exception {
        Scenario s = Example.read(TEXT);
        assertThat(s.may()).isEqualTo(new May(false, true, false, false, false, false, "app", "kernel"));
        assertThat(s.may()).hasToString("[power-failure, buffer-unmap: app, kill: kernel]");
    }

    @Test
    void conditions() throws Exception {
        Condition violated = Example.read(TEXT).conditions().getLast().condition();
        List<Condition> parts = ((Condition.All) violated).parts();
        Condition.OnOp handler =
                (Condition.OnOp) ((Condition.All) parts.getFirst()).parts().getFirst();
        assertThat(handler.handler()).isTrue();
        assertThat(handler.op()).isEqualTo(new OpRef("kernel", 0, false));
        Condition.OnOp content =
                (Condition.OnOp) ((Condition.All) parts.getFirst()).parts().getLast();
        assertThat(content.tests().getFirst().test())
                .isEqualTo(new Content(ContentKind.WRITE, new OpRef("kernel", 2, false)));
        assertThat(parts.subList(1, 5))
                .containsExactly(
                        new Condition.Final("badblocks", "pmem1", new Word("8208 8, 9000 1")),
                        new Condition.Final("poison-lines", "/mnt/a", new Number(0, 0)),
                        new Condition.Final("badblocks", "pmem0", new Number(0, 0)),
                        new Condition.Final("memory-types", null, new Word("NP 1")));
    }

    @Test
    void quantitiesAndTheirExpectations() throws Exception {
        Scenario s = Example.read(TEXT);
        Expr sum = new Expr.Binary('+', new Expr.FinalValue("extents", "/mnt/a"), new Expr.Num(1));
        Expr product = new Expr.Binary('/', new Expr.Binary('*', sum, new Expr.Num(4096)), new Expr.Num(2));
        assertThat(s.quantities().getFirst().expr())
                .isEqualTo(new Expr.Binary('-', product, new Expr.SeenCount("clear-error")));
        assertThat(s.expectations().getFirst().variant()).isEqualTo("two-call");
        assertThat(s.expectations().getFirst().verdict()).isNull();
        assertThat(s.expectations().getFirst().quantity()).isEqualTo(new Number(Long.MIN_VALUE, 2));
    }

    @Test
    void capturesBesideTheScenario() throws Exception {
        Files.writeString(folder.resolve("bb"), "8208 8\n9000 1\n");
        Path file = Files.writeString(
                folder.resolve("H00-x.yaml"), Example.with("size: 64MiB", "size: 64MiB, badblocks-file: bb"));
        Scenario s = ScenarioReader.read(file, Example.VOCABULARY);
        assertThat(s.id()).isEqualTo("H00-x");
        assertThat(s.pmem().getFirst().badblocks()).containsExactly(new SectorRange(8208, 8), new SectorRange(9000, 1));
    }
}
