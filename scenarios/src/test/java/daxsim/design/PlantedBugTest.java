package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.check.Promise;
import daxsim.engine.SeededChoices;
import daxsim.explore.CellResult;
import daxsim.explore.Explorer;
import daxsim.explore.Library;
import daxsim.explore.ReplayString;
import daxsim.explore.Snapshot;
import daxsim.hardware.Units;
import daxsim.kernel.IovIter;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.kernel.dax.Mapped;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.play.Candidate;
import daxsim.play.Conditions;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import daxsim.scenario.Scenario;
import daxsim.witness.LightestFirst;
import java.util.List;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Goal: one step of a design swapped or left out is found, and no execution that shows it is shorter than its witness. Method: plant
 * it, explore, and compare with the design as it is; where a condition shows the bug, its witness must repeat; a slow search of its own
 * finds the shortest execution.
 */
class PlantedBugTest {
    private static final int MOST = 500_000;
    /** The library's speculation, beside a repair. */
    private static final String SPECULATION = "speculation-during-repair";

    /** A design with one step changed. */
    private static class Mutant extends Delegating {
        private final Function<DaxServices, DaxApi> api;
        private final Repair repair;

        Mutant(Design design, Function<DaxServices, DaxApi> api, Repair repair) {
            super(design);
            this.api = api;
            this.repair = repair;
        }

        @Override
        public DaxApi open(String variant, DaxServices services) {
            return api.apply(services);
        }

        @Override
        public long repair(String variant, Application application, long offset, long length) {
            return repair.repair(application, offset, length);
        }
    }

    private interface Repair {
        long repair(Application application, long offset, long length);
    }

    /** What is planted, and where it has to show: a verdict of a condition, or a promise that is kept otherwise. */
    private record Planted(
            String bug,
            String candidate,
            Function<Design, Mutant> mutant,
            String scenario,
            String shows,
            String verdict) {}

    private static Mutant code(Design design, String variant, Function<DaxServices, DaxApi> api) {
        return new Mutant(
                design, api, (application, offset, length) -> design.repair(variant, application, offset, length));
    }

    private static Mutant calls(Design design, String variant, Repair repair) {
        return new Mutant(design, services -> design.open(variant, services), repair);
    }

    private static Mutant storesOnly(Design design) {
        return new Mutant(design, services -> design.open("", services), Application::pwrite) {
            @Override
            public long repairAt(String variant, KernelUser user, long offset, long length) {
                return user.store(offset, length);
            }
        };
    }

    private static final List<Planted> BUGS = List.of(
            new Planted(
                    "a kernel user of merged makes do with stores",
                    "merged",
                    PlantedBugTest::storesOnly,
                    "direct-user-cannot-clear",
                    "violated",
                    "always"),
            new Planted(
                    "the tag does not ask who manages errors",
                    "pointer-tag:bitwise",
                    d -> code(d, "bitwise", s -> new PointerTag.Api(s, true, false) {
                        @Override
                        protected boolean recoversOn(PmemDevice device) {
                            return true;
                        }
                    }),
                    "H44-legacy-clear",
                    "violated",
                    "always"),
            new Planted(
                    "punch-pwrite forgets to punch",
                    "punch-pwrite",
                    d -> calls(d, "", Application::pwrite),
                    "misaligned-write",
                    "rejects-all",
                    "always"),
            new Planted(
                    "punch-pwrite punches behind the write",
                    "punch-pwrite",
                    d -> calls(d, "", (application, offset, length) -> {
                        long punched = application.punch(Units.down(offset, Units.PAGE), Units.PAGE);
                        long written = application.pwrite(offset, length);
                        application.punch(Units.down(offset, Units.PAGE), Units.PAGE);
                        return punched < 0 ? punched : written;
                    }),
                    "read-between-clear-and-write",
                    "silent-corruption",
                    "broken"),
            new Planted(
                    "v1 does not translate again",
                    "v1-clear-poison:in-pwrite",
                    d -> code(d, "in-pwrite", s -> new V1ClearPoison.InPwrite(s) {
                        @Override
                        Mapped translateAgain(PmemDevice device, long pgoff, long pageCount, Mapped failed) {
                            return failed;
                        }
                    }),
                    "misaligned-write",
                    "rejects-all",
                    "always"),
            new Planted(
                    "v1's clear says it cleared and does not",
                    "v1-clear-poison:in-pwrite",
                    d -> code(d, "in-pwrite", s -> new V1ClearPoison.InPwrite(s) {
                        @Override
                        public int clear(PmemDevice device, long pgoff, long pageCount) {
                            device.dropRecords(pgoff * Units.PAGE_SECTORS, pageCount * Units.PAGE_SECTORS);
                            return 0;
                        }
                    }),
                    "misaligned-write",
                    "success-over-poison",
                    "broken"),
            new Planted(
                    "v2 copies before it clears",
                    "v2-mode-flag",
                    d -> code(d, "", s -> new V2ModeFlag.Api(s) {
                        @Override
                        long clearThenCopy(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
                            long copied = services.copy().fromIterFlushcache(addr, bytes, iter);
                            device.clearPoison(pgoff << Units.PAGE_SHIFT, bytes);
                            return copied;
                        }
                    }),
                    "read-between-clear-and-write",
                    "violated",
                    "sometimes"),
            new Planted(
                    "v2 forgets the clear",
                    "v2-mode-flag",
                    d -> code(d, "", s -> new V2ModeFlag.Api(s) {
                        @Override
                        long clearThenCopy(PmemDevice device, long pgoff, long addr, long bytes, IovIter iter) {
                            return services.copy().fromIterFlushcache(addr, bytes, iter);
                        }
                    }),
                    "sigbus-to-repair",
                    "violated",
                    "always"),
            new Planted(
                    "the tag's alias is kept",
                    "pointer-tag:bitwise",
                    d -> code(d, "bitwise", s -> new PointerTag.Api(s, true, false) {
                        @Override
                        void removeAlias(PmemDevice device, long pgoff) {}
                    }),
                    "read-between-clear-and-write",
                    "alias-left",
                    "broken"),
            new Planted(
                    "the tag drops the record before the data is written",
                    "pointer-tag:bitwise",
                    d -> code(d, "bitwise", s -> new PointerTag.Api(s, true, true)),
                    "fault-between-clear-and-write",
                    "violated",
                    "sometimes"),
            new Planted(
                    "the tag is not taken off before the arithmetic",
                    "pointer-tag:bitwise",
                    d -> code(d, "bitwise", s -> new PointerTag.Api(s, true, false) {
                        @Override
                        public long advance(Mapped mapped, long offset) {
                            return mapped.kaddr() + offset;
                        }
                    }),
                    "tag-arithmetic",
                    "violated",
                    "always"),
            new Planted(
                    "merged drops the record before the data is written",
                    "merged",
                    d -> code(d, "", s -> new Merged.Api(s) {
                        @Override
                        long copyThenDrop(
                                PmemDevice device, long pgoff, long addr, long bytes, long cleared, IovIter iter) {
                            device.dropRecords(pgoff * Units.PAGE_SECTORS, cleared >> Units.SECTOR_SHIFT);
                            core.step();
                            return services.copy().fromIterFlushcache(addr, bytes, iter);
                        }
                    }),
                    "fault-between-clear-and-write",
                    "violated",
                    "sometimes"),
            new Planted(
                    "merged drops the record before the clear",
                    "merged",
                    d -> code(d, "", s -> new Merged.Api(s) {
                        @Override
                        long clearPages(PmemDevice device, long pgoff, long len) {
                            device.dropRecords(pgoff * Units.PAGE_SECTORS, len >> Units.SECTOR_SHIFT);
                            core.step();
                            return super.clearPages(device, pgoff, len);
                        }
                    }),
                    "fault-between-clear-and-write",
                    "violated",
                    "sometimes"),
            new Planted(
                    "merged makes the page present before the clear",
                    "merged",
                    d -> code(d, "", s -> new Merged.Api(s) {
                        @Override
                        long clearPages(PmemDevice device, long pgoff, long len) {
                            device.restorePages(pgoff << Units.PAGE_SHIFT, len);
                            core.step();
                            return super.clearPages(device, pgoff, len);
                        }
                    }),
                    SPECULATION,
                    "violated",
                    "sometimes"),
            new Planted(
                    "the tag is lost on the way to the copy",
                    "pointer-tag:bitwise",
                    d -> code(d, "bitwise", s -> new PointerTag.Api(s, true, false) {
                        @Override
                        public Mapped recoveryAccess(PmemDevice device, long pgoff, long pageCount) {
                            Mapped mapped = super.recoveryAccess(device, pgoff, pageCount);
                            return new Mapped(mapped.pages(), mapped.kaddr() & ~1L, false);
                        }
                    }),
                    "read-between-clear-and-write",
                    "alias-left",
                    "broken"),
            new Planted(
                    "merged forgets to drop the record",
                    "merged",
                    d -> code(d, "", s -> new Merged.Api(s) {
                        @Override
                        long copyThenDrop(
                                PmemDevice device, long pgoff, long addr, long bytes, long cleared, IovIter iter) {
                            return services.copy().fromIterFlushcache(addr, bytes, iter);
                        }
                    }),
                    "sigbus-to-repair",
                    "violated",
                    "always"));

    private static Scenario scenario(String id) {
        if (!id.equals(SPECULATION)) {
            return Library.scenario(id);
        }
        String text = Library.text("speculation-over-known-poison");
        String repair = text.replace("pread /mnt/db 0 4KiB", "repair /mnt/db 8KiB 4KiB");
        assertThat(repair).isNotEqualTo(text);
        return Library.parse(id, repair);
    }

    @TestFactory
    Stream<DynamicTest> everyPlantedBugIsFound() {
        return BUGS.stream()
                .map(planted -> DynamicTest.dynamicTest(planted.bug(), () -> {
                    Scenario scenario = scenario(planted.scenario());
                    Candidate sound = Library.candidate(planted.candidate());
                    Candidate planting =
                            new Candidate(planted.mutant().apply(sound.design()), sound.variant(), sound.regime());
                    CellResult before = Library.explored(scenario, sound);
                    CellResult after = Library.explored(scenario, planting);
                    if (planted.verdict().equals("broken")) {
                        assertThat(before.checks().get(planted.shows())).isZero();
                        assertThat(after.checks().get(planted.shows())).isPositive();
                        Promise promise = Stream.of(Promise.values())
                                .filter(p -> p.word().equals(planted.shows()))
                                .findFirst()
                                .orElseThrow();
                        String breach = Objects.requireNonNull(after.breaches().get(planted.shows()))
                                .witness();
                        noneIsShorter(
                                scenario,
                                planting,
                                breach,
                                player -> () -> player.broken().contains(promise));
                        return;
                    }
                    assertThat(Library.verdict(before, planted.shows())).isNotEqualTo(planted.verdict());
                    assertThat(Library.verdict(after, planted.shows())).isEqualTo(planted.verdict());
                    String witness = Objects.requireNonNull(Objects.requireNonNull(after.condition(planted.shows()))
                            .witness());
                    Snapshot repeated = Explorer.replay(scenario, planting, ReplayString.parse(witness));
                    assertThat(repeated.events()).isNotEmpty();
                    assertThat(repeated.replay()).isEqualTo(witness);
                    noneIsShorter(scenario, planting, witness, player -> shows(player, planted.shows()));
                }));
    }

    private static BooleanSupplier shows(Player player, String condition) {
        Conditions conditions = new Conditions(player);
        return () -> Stream.of("reached", condition)
                .allMatch(name -> player.scenario().conditions().stream()
                        .filter(c -> c.name().equals(name))
                        .allMatch(c -> conditions.holds(c.condition())));
    }

    /** The shortest execution, found by a search that knows nothing of reductions or of the minimiser, is as long as the witness. */
    private static void noneIsShorter(
            Scenario scenario, Candidate planting, String witness, Function<Player, BooleanSupplier> question)
            throws BadInput {
        Player player = Player.exploring(scenario, planting, new SeededChoices(1));
        BooleanSupplier shows = question.apply(player);
        LightestFirst.Cost found = LightestFirst.of(player, Library.answers(witness));
        assertThat(shows.getAsBoolean()).isTrue();
        assertThat(found).isNotNull().isEqualTo(LightestFirst.search(player, shows, MOST));
    }
}
