package daxsim.app;

import daxsim.kernel.mm.SigInfo;
import daxsim.state.Hash;
import daxsim.state.Ledger;
import org.jspecify.annotations.Nullable;

/**
 * Tells the state hash what those who judge a run will ask of its operations: what they saw, and which came before which. Of the
 * order only that counts which {@link World#ordersBeginning} keeps.
 */
final class Remembered {
    private enum What {
        BEGAN,
        RECEIVED,
        SUPPLIED,
        SIGNALLED,
        HANDLED,
        ENDED
    }

    private final Ledger ledger;
    private final History history;

    Remembered(Ledger ledger, History history) {
        this.ledger = ledger;
        this.history = history;
    }

    private void remember(Operation op, What what, long details) {
        ledger.remember(Hash.mix(Hash.mix(op.id(), what.ordinal()), details));
    }

    void began(Operation op) {
        long before = op.kind() == Operation.Kind.OTHER ? 0 : history.ended();
        remember(op, What.BEGAN, Hash.mix(before, op.damagedAtBegin ? 1 : 0));
        if (op.changes()) {
            history.noteBegun(op);
        }
    }

    void received(Operation op) {
        remember(op, What.RECEIVED, contents(op));
    }

    void supplied(Operation op) {
        Operation.Range last = op.supplied.getLast();
        remember(op, What.SUPPLIED, Hash.mix(last.offset(), last.length()));
    }

    void signalled(Operation op, SigInfo signal) {
        remember(op, What.SIGNALLED, of(signal));
    }

    void handled(Operation op) {
        remember(
                op,
                What.HANDLED,
                Hash.mix(Hash.mix(op.handlerOffset, op.handlerLength, op.handlerResult), of(op.handlerSignal)));
    }

    void ended(Operation op) {
        long seen = Hash.mix(Hash.mix(op.result, contents(op)), of(op.signal));
        long truth = op.poisonedLinesAtEnd * 8L
                + (op.privateMapping ? 4 : 0)
                + (op.damagedAtEnd ? 2 : 0)
                + (op.bufferLost ? 1 : 0);
        long pointer = op.pointer == null ? 0 : op.pointer.stateHash();
        long before = op.kind() == Operation.Kind.READ ? history.begun() : 0;
        remember(op, What.ENDED, Hash.mix(Hash.mix(before, seen), truth, pointer));
        if (op.changes() || op.handlerRan) {
            history.noteEnded(op);
        }
    }

    private static long contents(Operation op) {
        long hash = op.turns().size();
        for (Operation.Turn turn : op.turns()) {
            hash = Hash.mix(
                    Hash.mix(hash, turn.offset()), turn.result(), turn.content().stateHash());
        }
        return hash;
    }

    private static long of(@Nullable SigInfo signal) {
        return signal == null ? 0 : Hash.mix(1 + signal.code().ordinal(), signal.address(), signal.lsb());
    }
}
