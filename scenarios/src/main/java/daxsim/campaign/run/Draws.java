package daxsim.campaign.run;

import daxsim.campaign.plan.FaultProcess;
import daxsim.campaign.plan.Treatment;
import daxsim.campaign.plan.Workload;
import daxsim.engine.ChoicePoint;
import daxsim.engine.KeyedStream;
import daxsim.engine.SeededChoices;
import daxsim.hardware.Units;
import daxsim.scenario.FileSpec;
import daxsim.scenario.Pmem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Everything that a plan leaves to chance in one replication. Each question of each window has a stream of its own under the
 * seed of the replication, so the answers are the same for every design, whatever happened before.
 */
final class Draws {
    /** Nanoseconds that one operation is reckoned with when a window is laid out. */
    private static final long OPERATION_NS = 2_000;

    private static final long HOUR_NS = 3_600_000_000_000L;
    private static final double YEAR_NS = 31_557_600e9;
    private static final long UNIT = 4 * Units.LINE;

    /** Questions of one window. */
    private static final int PLACE = 0;

    private static final int FAULT = 1;
    private static final int TASKS = 2;
    private static final int QUESTIONS = 128;

    private final Treatment treatment;
    private final long seed;
    private final long[] ends;
    private final long fileBytes;

    Draws(Treatment treatment, long seed) {
        this.treatment = treatment;
        this.seed = seed;
        List<FileSpec> files = treatment.world().files();
        this.ends = new long[files.size()];
        long sum = 0;
        for (int i = 0; i < ends.length; i++) {
            sum += files.get(i).size();
            ends[i] = sum;
        }
        this.fileBytes = sum;
    }

    /** The seed of everything else that is drawn in a window: durations, what firmware does. */
    long seedOf(int window) {
        return SeededChoices.seedOfRun(seed, window);
    }

    private KeyedStream stream(ChoicePoint point, int window, int question) {
        return new KeyedStream(SeededChoices.seedOfRun(seed, window), point, question);
    }

    /** When faults strike in a life, in order. One window where all strike together. */
    long[] times() {
        FaultProcess faults = treatment.faults();
        if (faults.overNs() == 0) {
            return new long[1];
        }
        KeyedStream stream = new KeyedStream(seed, ChoicePoint.FAULT, -1);
        List<Long> times = new ArrayList<>();
        if (faults.count() > 0) {
            while (times.size() < faults.count()) {
                burst(stream, (long) (stream.nextDouble() * faults.overNs()), times, faults.count());
            }
        } else {
            double at = 0;
            double meanGap = YEAR_NS / faults.perYear();
            at -= StrictMath.log(stream.nextDouble()) * meanGap;
            while (at < faults.overNs()) {
                burst(stream, (long) at, times, Long.MAX_VALUE);
                at -= StrictMath.log(stream.nextDouble()) * meanGap;
            }
        }
        long[] sorted = times.stream().mapToLong(Long::longValue).toArray();
        Arrays.sort(sorted);
        return sorted;
    }

    /** A fault and those that follow it within the hour. */
    private void burst(KeyedStream stream, long first, List<Long> times, long most) {
        long at = first;
        times.add(at);
        while (times.size() < most && stream.nextDouble() < treatment.faults().burst()) {
            at = Math.min(
                    first + (long) (stream.nextDouble() * HOUR_NS),
                    treatment.faults().overNs());
            times.add(at);
        }
    }

    /** A range of a file. */
    record Spot(int file, long offset, long length) {}

    /** Where most operations of a window go. */
    Spot hot(int window) {
        KeyedStream stream = stream(ChoicePoint.WORKLOAD, window, PLACE);
        int file = fileAt((long) (stream.nextDouble() * fileBytes));
        long size = treatment.world().files().get(file).size();
        long length = Math.min(treatment.workload().hotSize(), size);
        long pages = (size - length) / Units.PAGE + 1;
        return new Spot(file, (long) (stream.nextDouble() * pages) * Units.PAGE, length);
    }

    private int fileAt(long point) {
        int file = 0;
        while (point >= ends[file]) {
            file++;
        }
        return file;
    }

    /**
     * A fault as it is drawn: in terms of a file, or of a device.
     *
     * @param file number of the file, or -1
     * @param device number of the device, or -1
     * @param offset of its first byte there
     * @param length bytes; a long one goes on behind the place on the device, whatever lies there
     * @param atNs since the window began, in its first half
     * @param foundNs when the scrubber finds it, since the window began
     */
    record Fault(
            int file,
            int device,
            long offset,
            long length,
            FaultProcess.Extent kind,
            FaultProcess.Found found,
            long atNs,
            long foundNs) {}

    /** The faults of a window. */
    List<Fault> faults(int window, Spot hot) {
        FaultProcess process = treatment.faults();
        int count = process.overNs() > 0 ? 1 : (int) process.count();
        List<Fault> faults = new ArrayList<>(count);
        KeyedStream stream = stream(ChoicePoint.FAULT, window, FAULT);
        for (int i = 0; i < count; i++) {
            faults.add(fault(stream, hot));
        }
        return faults;
    }

    private Fault fault(KeyedStream stream, Spot hot) {
        FaultProcess process = treatment.faults();
        FaultProcess.Extent kind = process.kinds().at(stream.nextDouble());
        FaultProcess.Found found = process.found().at(stream.nextDouble());
        double where = stream.nextDouble();
        double size = stream.nextDouble();
        long at = (long) (stream.nextDouble() * windowNs() / 2);
        long foundAt = at + (long) (stream.nextDouble() * (windowNs() - at));
        int file = -1;
        int device = -1;
        long offset;
        switch (process.where()) {
            case HOT -> {
                file = hot.file();
                offset = hot.offset() + (long) (where * hot.length());
            }
            case FILES -> {
                offset = (long) (where * fileBytes);
                file = fileAt(offset);
                offset -= file == 0 ? 0 : ends[file - 1];
            }
            case DEVICES -> {
                offset = (long) (where * deviceBytes());
                device = 0;
                while (offset >= pmem(device).size()) {
                    offset -= pmem(device).size();
                    device++;
                }
            }
            default -> throw new IllegalStateException();
        }
        long length = length(kind, size);
        return new Fault(file, device, place(kind, offset, length), length, kind, found, at, foundAt);
    }

    private Pmem pmem(int device) {
        return treatment.world().pmem().get(device);
    }

    private long deviceBytes() {
        return treatment.world().pmem().stream().mapToLong(Pmem::size).sum();
    }

    private static long length(FaultProcess.Extent kind, double size) {
        return switch (kind) {
            case LINE -> Units.LINE;
            case BLOCK -> UNIT;
            case RUN -> (2 + (long) (size * 15)) * UNIT;
            // From one page to 512 of them, every doubling alike.
            case ROW -> Units.up((long) (Units.PAGE * StrictMath.pow(512, size)), Units.PAGE);
        };
    }

    private static long place(FaultProcess.Extent kind, long offset, long length) {
        return switch (kind) {
            case LINE -> Units.down(offset, Units.LINE);
            case BLOCK -> Units.down(offset, UNIT);
            case RUN -> {
                long page = Units.down(offset, Units.PAGE);
                yield Math.min(Units.down(offset, UNIT), page + Units.PAGE - length);
            }
            case ROW -> Units.down(offset, Units.PAGE);
        };
    }

    /** How long a window is taken to be when moments in it are drawn. */
    long windowNs() {
        Workload workload = treatment.workload();
        return workload.operations() * (workload.thinkNs() + OPERATION_NS);
    }

    /** The operations of one task in one window. */
    Operations operations(int window, int task, Spot hot) {
        return new Operations(stream(ChoicePoint.WORKLOAD, window, TASKS + task % (QUESTIONS - TASKS)), hot);
    }

    /** What a task does next; the same number of draws for each. */
    final class Operations {
        private final KeyedStream stream;
        private final Spot hot;

        private Operations(KeyedStream stream, Spot hot) {
            this.stream = stream;
            this.hot = hot;
        }

        /** One operation. */
        record Wanted(Workload.Action action, Spot at) {}

        Wanted next() {
            Workload workload = treatment.workload();
            Workload.Action action = workload.mix().at(stream.nextDouble());
            long size = workload.sizes().at(stream.nextDouble());
            boolean isHot = stream.nextDouble() * 100 < workload.hotShare();
            double where = stream.nextDouble();
            Spot spot;
            if (isHot) {
                spot = hot;
            } else {
                long point = (long) (where * fileBytes);
                int file = fileAt(point);
                where = (point - (file == 0 ? 0 : ends[file - 1]) + 0.5)
                        / treatment.world().files().get(file).size();
                spot = new Spot(file, 0, treatment.world().files().get(file).size());
            }
            long places = Math.max(1, spot.length() / size);
            long offset = spot.offset() + Math.min(places - 1, (long) (where * places)) * size;
            return new Wanted(action, new Spot(spot.file(), offset, size));
        }
    }
}
