package daxsim.misuse;

import daxsim.design.Application;
import daxsim.engine.SeededChoices;
import daxsim.kernel.Errno;
import daxsim.kernel.dax.ApiCall;
import daxsim.play.Candidate;
import daxsim.play.Player;
import daxsim.scenario.BadInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The calls that a design offers, in the forms that programs are made of. What it lacks is left out; a repair that is nothing
 * but a pwrite of the same range is that pwrite, and is not there twice.
 *
 * @param calls what can stand anywhere, translations among them
 * @param plainUses uses of a pointer that was not translated for recovery
 * @param recoveryUses uses of a pointer that was
 * @param unsureUses uses of a pointer of which nobody knows
 */
public record Alphabet(
        List<CallForm> calls, List<CallForm> plainUses, List<CallForm> recoveryUses, List<CallForm> unsureUses) {
    private static final List<Where> RANGES =
            List.of(Where.PAGE, Where.MISALIGNED, Where.SHORT, Where.LONG, Where.CLEAN);

    private static final List<CallForm> PLAIN = List.of(
            new CallForm(Act.LOAD_AT, Where.GOOD_LINE),
            new CallForm(Act.LOAD_AT, Where.BAD_LINE),
            new CallForm(Act.STORE_AT, Where.WHOLE));
    private static final List<CallForm> RECOVERING = List.of(
            new CallForm(Act.RECOVERY_READ, Where.WHOLE),
            new CallForm(Act.RECOVERY_WRITE, Where.WHOLE),
            new CallForm(Act.RECOVERY_WRITE, Where.INSIDE),
            new CallForm(Act.RECOVERY_WRITE, Where.PART),
            new CallForm(Act.RECOVERY_WRITE, Where.BEYOND));

    public Alphabet {
        calls = List.copyOf(calls);
        plainUses = List.copyOf(plainUses);
        recoveryUses = List.copyOf(recoveryUses);
        unsureUses = List.copyOf(unsureUses);
    }

    /** Of one candidate. */
    public static Alphabet of(Candidate candidate) throws BadInput {
        Set<ApiCall> offered = Player.exploring(SmallWorld.base(), candidate, new SeededChoices(1))
                .world()
                .api()
                .calls();
        return of(offered, !repairIsPwrite(candidate));
    }

    /** @param ownRepair whether a repair is more than a pwrite */
    static Alphabet of(Set<ApiCall> offered, boolean ownRepair) {
        List<CallForm> calls = new ArrayList<>();
        add(calls, Act.PWRITE, RANGES);
        if (ownRepair) {
            add(calls, Act.REPAIR, RANGES);
        }
        add(calls, Act.CLEAR, RANGES);
        add(calls, Act.PUNCH, List.of(Where.PAGE));
        add(calls, Act.PREAD, List.of(Where.PAGE));
        add(calls, Act.LOAD, List.of(Where.LINE));
        add(calls, Act.TRANSLATE, List.of(Where.PAGE));
        add(calls, Act.TRANSLATE_UNINITIALISED, List.of(Where.PAGE));
        add(calls, Act.TRANSLATE_FOR_RECOVERY, List.of(Where.PAGE, Where.CLEAN));
        List<CallForm> recovering = offered(RECOVERING, offered);
        List<CallForm> recovery = new ArrayList<>(offered.contains(ApiCall.PLAIN_USE) ? PLAIN : List.of());
        recovery.addAll(recovering);
        List<CallForm> unsure = new ArrayList<>(PLAIN);
        unsure.addAll(recovering);
        return new Alphabet(offered(calls, offered), PLAIN, recovery, unsure);
    }

    private static void add(List<CallForm> forms, Act act, List<Where> ranges) {
        ranges.forEach(where -> forms.add(new CallForm(act, where)));
    }

    private static List<CallForm> offered(List<CallForm> forms, Set<ApiCall> offered) {
        return forms.stream()
                .filter(form -> form.act().needs() == null
                        || offered.contains(form.act().needs()))
                .toList();
    }

    /** Uses of the pointer that a translation returns. */
    List<CallForm> uses(CallForm translation) {
        return switch (translation.act()) {
            case TRANSLATE_FOR_RECOVERY -> recoveryUses;
            case TRANSLATE_UNINITIALISED -> unsureUses;
            default -> plainUses;
        };
    }

    /** Asks the design what a repair is, once where every call succeeds and once where every call fails. */
    private static boolean repairIsPwrite(Candidate candidate) {
        return isPwrite(candidate, false) && isPwrite(candidate, true);
    }

    private static boolean isPwrite(Candidate candidate, boolean failing) {
        Where range = Where.MISALIGNED;
        List<String> made = new ArrayList<>();
        Application recorder = new Application() {
            private long answer(String call, long offset, long length, long success) {
                made.add(call + " " + offset + " " + length);
                return failing ? Errno.EIO.negated() : success;
            }

            @Override
            public long pwrite(long offset, long length) {
                return answer("pwrite", offset, length, length);
            }

            @Override
            public long punch(long offset, long length) {
                return answer("fpunch", offset, length, 0);
            }

            @Override
            public long clear(long offset, long length) {
                return answer("clear", offset, length, 0);
            }
        };
        candidate.design().repair(candidate.variant(), recorder, range.offset(), range.length());
        return made.equals(List.of("pwrite " + range.offset() + " " + range.length()));
    }
}
