package daxsim.hardware;

import daxsim.state.Ledger;
import daxsim.state.RangeMap;
import daxsim.state.Runs;
import java.util.List;

/**
 * Loads and stores of CPUs to persistent memory, through caches or around them.
 *
 * <p>A store into a poisoned line that this CPU's caches do not serve pulls the line with its poison and changes nothing that
 * a load could get at; a write-back of a whole line and a non-temporal store over one leave it poisoned too. Stores around the
 * cache are visible at once and durable from the next fence of any CPU.
 */
public final class Memory {
    private final List<Media> media;
    private final KernelMap kernelMap;
    private final Caches caches;
    private final RangeMap unfenced;
    private final boolean mayLosePower;
    private final long start;
    private final long end;

    private final boolean hasCaches;
    private final boolean hasNonTemporalStores;

    Memory(Ledger ledger, List<Media> media, Platform platform) {
        this.hasCaches = platform.has(Mechanism.CACHES);
        this.hasNonTemporalStores = platform.has(Mechanism.NON_TEMPORAL_STORES);
        this.media = List.copyOf(media);
        this.mayLosePower = platform.mayLosePower();
        this.kernelMap = new KernelMap(ledger, this.media);
        this.start = media.getFirst().base();
        this.end = media.getLast().base() + media.getLast().size();
        this.caches = new Caches(ledger, start, end);
        this.unfenced = new RangeMap(ledger, "unfenced stores", 4, start, end, 0, -1);
    }

    /** The kernel's own mappings. */
    public KernelMap kernelMap() {
        return kernelMap;
    }

    Media mediaAt(long phys) {
        for (Media m : media) {
            if (m.holds(phys)) {
                return m;
            }
        }
        throw new IllegalArgumentException("no memory at 0x" + Long.toHexString(phys));
    }

    /** Loads {@code [phys, phys + length)} through a cached user mapping. */
    public Load loadUser(int cpu, long phys, long length) {
        return loadCached(cpu, phys, length);
    }

    /** Loads through a kernel address, page by page as it is mapped. */
    public Load loadKernel(int cpu, long kaddr, long length) {
        Runs got = Runs.EMPTY;
        long at = kaddr;
        long stop = kaddr + length;
        while (at < stop) {
            long pageEnd = Math.min(Units.down(at, Units.PAGE) + Units.PAGE, stop);
            KernelMap.Target target = kernelMap.walk(at);
            if (!target.present()) {
                return new Load.Faulted(got, at);
            }
            Load part = target.type() == MemType.WB
                    ? loadCached(cpu, target.phys(), pageEnd - at)
                    : loadMedia(target.phys(), pageEnd - at);
            got = got.then(part.before());
            if (part instanceof Load.Poisoned poisoned) {
                return new Load.Poisoned(got, poisoned.phys());
            }
            at = pageEnd;
        }
        return new Load.Whole(got);
    }

    private Load loadCached(int cpu, long phys, long length) {
        if (!hasCaches) {
            return loadMedia(phys, length);
        }
        Runs got = Runs.EMPTY;
        long at = phys;
        long stop = phys + length;
        while (at < stop) {
            long part = caches.hitEnd(cpu, at, stop);
            if (caches.hits(cpu, at)) {
                caches.touched(cpu, Units.down(at, Units.LINE), Math.min(Units.up(part, Units.LINE), end));
                got = got.then(caches.read(at, part));
            } else {
                Load miss = loadMedia(at, part - at);
                long arrived = miss.before().length();
                if (arrived > 0) {
                    fillLines(cpu, at, at + arrived);
                }
                got = got.then(miss.before());
                if (miss instanceof Load.Poisoned poisoned) {
                    return new Load.Poisoned(got, poisoned.phys());
                }
            }
            at = part;
        }
        return new Load.Whole(got);
    }

    private void fillLines(int cpu, long from, long to) {
        long lineFrom = Units.down(from, Units.LINE);
        long lineTo = Units.up(to, Units.LINE);
        caches.fill(cpu, lineFrom, lineTo, mediaAt(from).contents(lineFrom, lineTo));
    }

    private Load loadMedia(long phys, long length) {
        Media m = mediaAt(phys);
        long stop = phys + length;
        long bad = m.firstPoison(phys, stop);
        if (bad < stop) {
            m.learn(bad);
            return new Load.Poisoned(m.contents(phys, bad), Units.down(bad, Units.LINE));
        }
        return new Load.Whole(m.contents(phys, stop));
    }

    /** Stores through a cached user mapping. */
    public void storeUser(int cpu, long phys, Runs data) {
        storeCached(cpu, phys, data);
    }

    /** Stores through a kernel address with ordinary stores; returns the bytes stored before a page fault. */
    public long storeKernel(int cpu, long kaddr, Runs data) {
        return storeByPage(cpu, kaddr, data, false);
    }

    /** Stores through a kernel address around the cache; returns the bytes stored before a page fault. */
    public long storeNonTemporal(int cpu, long kaddr, Runs data) {
        return storeByPage(cpu, kaddr, data, hasNonTemporalStores);
    }

    private long storeByPage(int cpu, long kaddr, Runs data, boolean nonTemporal) {
        long length = data.length();
        long done = 0;
        while (done < length) {
            long at = kaddr + done;
            long part = Math.min(Units.down(at, Units.PAGE) + Units.PAGE - at, length - done);
            KernelMap.Target target = kernelMap.walk(at);
            if (!target.present()) {
                return done;
            }
            Runs piece = data.slice(done, part);
            if (nonTemporal || target.type() != MemType.WB) {
                storeMedia(target.phys(), piece);
            } else {
                storeCached(cpu, target.phys(), piece);
            }
            done += part;
        }
        return done;
    }

    private void storeCached(int cpu, long phys, Runs data) {
        if (!hasCaches) {
            storeDurably(phys, data);
            return;
        }
        Media m = mediaAt(phys);
        long stop = phys + data.length();
        long at = phys;
        while (at < stop) {
            long bad = firstUnservedPoison(m, cpu, at, stop);
            if (bad > at) {
                Runs piece = data.slice(at - phys, bad - at);
                fillAbsent(cpu, m, Units.down(at, Units.LINE), Units.up(bad, Units.LINE));
                caches.dirty(cpu, at, piece);
            }
            at = Math.min(Units.down(bad, Units.LINE) + Units.LINE, stop);
            if (bad == stop) {
                return;
            }
        }
    }

    private void storeDurably(long phys, Runs data) {
        Media m = mediaAt(phys);
        long stop = phys + data.length();
        long at = phys;
        while (at < stop) {
            long bad = m.firstPoison(at, stop);
            if (bad > at) {
                m.write(at, data.slice(at - phys, bad - at));
            }
            at = Math.min(Units.down(bad, Units.LINE) + Units.LINE, stop);
            if (bad == stop) {
                return;
            }
        }
    }

    /** First address in the range whose line is poisoned and not served by a cache, or {@code to}. */
    private long firstUnservedPoison(Media m, int cpu, long from, long to) {
        long bad = m.firstPoison(from, to);
        while (bad < to && caches.hits(cpu, bad)) {
            bad = m.firstPoison(Math.min(Units.down(bad, Units.LINE) + Units.LINE, to), to);
        }
        return bad;
    }

    /** The lines of a store that no cache holds are read first. */
    private void fillAbsent(int cpu, Media m, long lineFrom, long lineTo) {
        long at = caches.firstAbsent(lineFrom, lineTo);
        while (at < lineTo) {
            long stop = caches.firstPresent(at, lineTo);
            caches.fill(cpu, at, stop, m.contents(at, stop));
            at = caches.firstAbsent(stop, lineTo);
        }
    }

    private void storeMedia(long phys, Runs data) {
        Media m = mediaAt(phys);
        long stop = phys + data.length();
        long at = phys;
        while (at < stop) {
            long bad = m.firstPoison(at, stop);
            if (bad > at) {
                keepForPowerFailure(m, at, bad);
                m.write(at, data.slice(at - phys, bad - at));
                writeBack(Units.down(at, Units.LINE), Math.min(Units.up(bad, Units.LINE), end), at, bad);
            }
            if (bad == stop) {
                return;
            }
            at = Math.min(Units.down(bad, Units.LINE) + Units.LINE, stop);
            // The line stays poisoned, and yet no cache serves an older copy of it any more.
            caches.drop(Units.down(bad, Units.LINE), Units.down(bad, Units.LINE) + Units.LINE);
        }
    }

    /** A store around the cache takes the lines out of it; what of them was dirty beside the store is written back first. */
    private void writeBack(long lineFrom, long lineTo, long storedFrom, long storedTo) {
        flushDirty(lineFrom, storedFrom);
        flushDirty(storedTo, lineTo);
        caches.drop(lineFrom, lineTo);
    }

    private void keepForPowerFailure(Media m, long from, long to) {
        if (!mayLosePower) {
            return;
        }
        long at = from;
        while (at < to) {
            long fresh = unfenced.valueAt(at) == 0 ? at : unfenced.firstNot(unfenced.valueAt(at), at, to);
            if (fresh > at) {
                at = fresh;
                continue;
            }
            long stop = unfenced.firstNot(0, at, to);
            unfenced.put(at, m.contents(at, stop));
            at = stop;
        }
    }

    private void flushDirty(long from, long to) {
        long at = from < to ? caches.firstDirty(from, to) : to;
        while (at < to) {
            long stop = caches.dirtyEnd(at, to);
            writeAroundPoison(mediaAt(at), at, stop);
            at = caches.firstDirty(stop, to);
        }
    }

    private void writeAroundPoison(Media m, long from, long to) {
        long at = from;
        while (at < to) {
            long bad = m.firstPoison(at, to);
            if (bad > at) {
                m.write(at, caches.read(at, bad));
            }
            at = Math.min(Units.down(bad, Units.LINE) + Units.LINE, to);
            if (bad == to) {
                return;
            }
        }
    }

    /** The firmware made a poisoned unit usable; nothing that was on its way to it can come back. */
    void healed(long from, Runs left) {
        Media m = mediaAt(from);
        long to = from + left.length();
        m.heal(from, to);
        m.write(from, left);
        if (unfenced.firstNot(0, from, to) < to) {
            unfenced.put(from, Runs.of(to - from, 0, -1));
        }
    }

    /** CLWB of every line that the range touches. */
    public void writeBack(long phys, long length) {
        long from = Units.down(phys, Units.LINE);
        long to = Units.up(phys + length, Units.LINE);
        flushDirty(from, to);
        if (caches.anyCached(from, to)) {
            caches.clean(from, to);
        }
    }

    /** CLFLUSH of every line that the range touches. */
    public void flush(long phys, long length) {
        long from = Units.down(phys, Units.LINE);
        long to = Units.up(phys + length, Units.LINE);
        flushDirty(from, to);
        caches.drop(from, to);
    }

    /** Ground truth for checkers: what loads would see of a range if poison did not stop them. */
    public Runs visible(long from, long to) {
        Runs.Builder out = new Runs.Builder();
        Media m = mediaAt(from);
        long at = from;
        while (at < to) {
            long dirty = caches.firstDirty(at, to);
            out.addAll(m.contents(at, dirty));
            long stop = caches.dirtyEnd(dirty, to);
            out.addAll(caches.read(dirty, stop));
            at = stop;
        }
        return out.build();
    }

    /** SFENCE: stores around the cache are in the persistence domain now. */
    public void fence() {
        if (mayLosePower && unfenced.firstNot(0, start, end) < end) {
            unfenced.put(start, Runs.of(end - start, 0, -1));
        }
    }

    /** Told of ranges of physical addresses. */
    public interface Ranges {
        void range(long from, long to);
    }

    /** Ground truth for checkers: shows every range that may read otherwise than at the start, some of them perhaps not. */
    public void forEachChanged(Ranges ranges) {
        for (Media m : media) {
            Runs held = m.contents(m.base(), m.base() + m.size());
            long at = m.base();
            for (int i = 0; i < held.count(); i++) {
                boolean original = Stamp.kind(held.value(i)) == Stamp.Kind.ORIGINAL && held.base(i) == at;
                if (!original) {
                    ranges.range(at, at + held.length(i));
                }
                at += held.length(i);
            }
        }
        for (long at = caches.firstDirty(start, end); at < end; ) {
            long stop = caches.dirtyEnd(at, end);
            ranges.range(at, stop);
            at = caches.firstDirty(stop, end);
        }
    }

    /** Time enough for every cache to write back what it holds and forget it. */
    public void settle() {
        flushDirty(start, end);
        caches.drop(start, end);
        fence();
    }

    /**
     * Gives contents another provenance where they are what they should be, for a life that is judged piece by piece: what an
     * earlier piece wrote is what the next one finds there at the start. Nothing a machine does.
     */
    public void restamp(long phys, Runs runs) {
        mediaAt(phys).write(phys, runs);
    }

    /** Whether stores are on their way that a power failure could lose. */
    public boolean anyInFlight() {
        return unfenced.firstNot(0, start, end) < end;
    }

    /** The power fails. */
    void powerFail(boolean eadr, boolean inFlightPersists) {
        if (eadr) {
            flushDirty(start, end);
        }
        if (!inFlightPersists && !eadr) {
            long at = unfenced.firstNot(0, start, end);
            while (at < end) {
                long stop = unfenced.runEnd(at, end);
                mediaAt(at).write(at, unfenced.get(at, stop));
                at = unfenced.firstNot(0, stop, end);
            }
        }
        fence();
        caches.drop(start, end);
        kernelMap.reset();
    }
}
