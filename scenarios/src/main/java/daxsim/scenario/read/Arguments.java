package daxsim.scenario.read;

import daxsim.scenario.MapKind;
import daxsim.scenario.OpRef;
import daxsim.scenario.Wish;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The arguments of one operation, each at its meaning. */
final class Arguments {
    private @Nullable String name;
    private @Nullable OpRef op;
    private @Nullable MapKind kind;
    private String line = "";
    private long offset;
    private long length;
    private long time;
    private Wish wish = Wish.NORMAL;
    private boolean patrol;

    /** A file, device, task or device-mapper name. */
    String name() {
        return Objects.requireNonNull(name);
    }

    @Nullable
    String nameIfAny() {
        return name;
    }

    OpRef op() {
        return Objects.requireNonNull(op);
    }

    MapKind kind() {
        return Objects.requireNonNull(kind);
    }

    String line() {
        return line;
    }

    long offset() {
        return offset;
    }

    long length() {
        return length;
    }

    long time() {
        return time;
    }

    Wish wish() {
        return wish;
    }

    boolean patrol() {
        return patrol;
    }

    void name(String value) {
        name = value;
    }

    void op(OpRef value) {
        op = value;
    }

    void kind(MapKind value) {
        kind = value;
    }

    void line(String value) {
        line = value;
    }

    void offset(long value) {
        offset = value;
    }

    void length(long value) {
        length = value;
    }

    void time(long value) {
        time = value;
    }

    void patrol(boolean value) {
        patrol = value;
    }

    void wish(Wish value) {
        wish = value;
    }
}
