package daxsim.play;

import daxsim.app.World;
import daxsim.hardware.KernelMap;
import daxsim.hardware.Media;
import daxsim.hardware.Units;
import daxsim.kernel.dax.DaxDevice;
import daxsim.kernel.dax.Stretch;
import daxsim.kernel.fs.BlockRun;
import daxsim.kernel.fs.Extent;
import daxsim.kernel.fs.FileSystem;
import daxsim.kernel.fs.Inode;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.trace.EventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a script may ask of the world at the end of a run, each by its key. */
public final class FinalState {
    private final Player player;
    private final World world;

    FinalState(Player player) {
        this.player = player;
        this.world = player.world();
    }

    /** A number, or null for a key whose value is text. */
    public @Nullable Long number(String key, @Nullable String subject) {
        return switch (key) {
            case "poison-lines" -> (long) poisonLines(subject);
            case "extents" -> (long) inode(subject).extents().count();
            case "largest-extent" -> largestExtent(inode(subject));
            case "pmd-mapped" -> world.hugeMappedPages(inode(subject));
            case "pmd-mappable" -> pmdMappable(inode(subject));
            case "largest-free-run" -> largestFreeRun(String.valueOf(subject));
            case "free-poison-lines" -> freePoisonLines(String.valueOf(subject));
            case "free-badblocks" -> freeBadblocks(String.valueOf(subject));
            case "lines-struck" -> player.blastRadius().linesStruck();
            case "bytes-resupplied" -> player.blastRadius().bytesResupplied();
            case "good-bytes-lost" -> player.blastRadius().goodBytesLost();
            case "hwpoison-pages" -> (long) world.pages().hwpoisonPages();
            case "log-lines" -> (long) world.trace().count(EventType.LOG_LINE);
            default -> null;
        };
    }

    /** The value as text: a list of badblocks, memory types, or the number. */
    public String text(String key, @Nullable String subject) {
        Long number = number(key, subject);
        if (number != null) {
            return number.toString();
        }
        return switch (key) {
            case "badblocks" ->
                isFile(subject)
                        ? badblocks(inode(subject), RecordText.whole())
                        : deviceBadblocks(String.valueOf(subject));
            case "memory-types" -> {
                StringBuilder text = new StringBuilder();
                memoryTypes()
                        .forEach((type, pages) -> text.append(text.isEmpty() ? "" : ", ")
                                .append(type)
                                .append(' ')
                                .append(pages));
                yield text.toString();
            }
            default -> throw new IllegalStateException("the reader let an unknown key through: " + key);
        };
    }

    /** Sectors recorded, for badblocks; pages that are not write-back, for memory types. */
    public long size(String key, @Nullable String subject) {
        Long number = number(key, subject);
        if (number != null) {
            return number;
        }
        if (key.equals("memory-types")) {
            return memoryTypes().values().stream().mapToLong(Long::longValue).sum();
        }
        return isFile(subject) ? recordedSectors(inode(subject)) : deviceSectors(String.valueOf(subject));
    }

    private boolean isFile(@Nullable String subject) {
        return player.scenario().files().stream().anyMatch(f -> f.path().equals(subject));
    }

    private Inode inode(@Nullable String path) {
        return world.inodes().get(player.fileIndex(String.valueOf(path)));
    }

    private int poisonLines(@Nullable String subject) {
        int lines = 0;
        if (!isFile(subject)) {
            DaxDevice device = world.daxDevice(String.valueOf(subject));
            return poisonIn(Stretch.of(device, 0, device.pageCount()));
        }
        Inode inode = inode(subject);
        for (Extent extent : inode.extents().extents()) {
            lines += poisonIn(inode.fs().stretches(extent.deviceBlock(), extent.count()));
        }
        return lines;
    }

    private int poisonIn(List<Stretch> stretches) {
        int lines = 0;
        for (Stretch stretch : stretches) {
            lines += world.media(stretch.leg())
                    .poisonedLines(stretch.phys(), stretch.phys() + stretch.pages() * Units.PAGE);
        }
        return lines;
    }

    private long largestFreeRun(String device) {
        FileSystem fs = world.fileSystem(device);
        return fs == null ? 0 : fs.largestFreeRun() * Units.PAGE;
    }

    private static long largestExtent(Inode inode) {
        return inode.extents().extents().stream().mapToLong(Extent::count).max().orElse(0) * Units.PAGE;
    }

    /** Pages in those aligned 2 MiB of a file that lie together, aligned, on one device, and are written. */
    private static long pmdMappable(Inode inode) {
        long pages = 0;
        for (Extent extent : inode.extents().extents()) {
            long end = extent.fileBlock() + extent.count();
            long at = Units.up(extent.fileBlock(), Units.HUGE_PAGES);
            for (; !extent.unwritten() && at + Units.HUGE_PAGES <= end; at += Units.HUGE_PAGES) {
                long block = extent.deviceBlock() + at - extent.fileBlock();
                List<Stretch> stretches = inode.fs().stretches(block, Units.HUGE_PAGES);
                if (stretches.size() == 1 && stretches.getFirst().phys() % Units.HUGE == 0) {
                    pages += Units.HUGE_PAGES;
                }
            }
        }
        return pages;
    }

    /** Where the blocks lie that no file has. */
    private List<Stretch> unused(String device) {
        List<Stretch> stretches = new ArrayList<>();
        FileSystem fs = world.fileSystem(device);
        if (fs != null) {
            for (BlockRun run : fs.unused()) {
                stretches.addAll(fs.stretches(run.start(), run.count()));
            }
        }
        return stretches;
    }

    private long freePoisonLines(String device) {
        return poisonIn(unused(device));
    }

    private long freeBadblocks(String device) {
        long[] sum = new long[1];
        for (Stretch stretch : unused(device)) {
            overlaps(stretch, 0, (sector, length) -> sum[0] += length);
        }
        return sum[0];
    }

    /** A device-mapper device has no list of its own. */
    private @Nullable PmemDevice pmem(String name) {
        for (PmemDevice device : world.devices()) {
            if (device.name().equals(name)) {
                return device;
            }
        }
        return null;
    }

    private String deviceBadblocks(String name) {
        PmemDevice device = pmem(name);
        return device == null ? "" : badblocks(device, RecordText.whole());
    }

    private long deviceSectors(String name) {
        PmemDevice device = pmem(name);
        return device == null ? 0 : device.badblocks().sectors();
    }

    private static String badblocks(PmemDevice device, RecordText text) {
        device.badblocks().forEach((start, length, acknowledged) -> text.add(start, length));
        return text.toString();
    }

    /** A stretch of records in terms of a file. */
    private interface Overlap {
        void at(long fileSector, long length);
    }

    private static void overlaps(Inode inode, Overlap overlap) {
        for (Extent extent : inode.extents().extents()) {
            for (Stretch stretch : inode.fs().stretches(extent.deviceBlock(), extent.count())) {
                long file = (extent.fileBlock() + stretch.page() - extent.deviceBlock()) * Units.PAGE_SECTORS;
                overlaps(stretch, file, overlap);
            }
        }
    }

    private static void overlaps(Stretch stretch, long fileSector, Overlap overlap) {
        long from = stretch.phys() - stretch.leg().base() >> Units.SECTOR_SHIFT;
        long to = from + stretch.pages() * Units.PAGE_SECTORS;
        stretch.leg().badblocks().forEachIn(from, to, (start, length, acknowledged) -> {
            long lo = Math.max(from, start);
            overlap.at(lo + fileSector - from, Math.min(to, start + length) - lo);
        });
    }

    private static String badblocks(Inode inode, RecordText text) {
        overlaps(inode, text::add);
        return text.toString();
    }

    /** Records in the blocks of a file, cut where there are many. */
    String fileBadblocks(String path) {
        return badblocks(inode(path), RecordText.cut());
    }

    private static long recordedSectors(Inode inode) {
        long[] sum = new long[1];
        overlaps(inode, (sector, length) -> sum[0] += length);
        return sum[0];
    }

    /** Pages of the direct map by type, those that are not ordinary write-back. */
    public Map<String, Long> memoryTypes() {
        Map<String, Long> types = new TreeMap<>();
        KernelMap map = world.machine().memory().kernelMap();
        map.forEachChanged((pfn, type, present) ->
                types.merge(present ? type.name().replace("UC_MINUS", "UC-") : "NP", 1L, Long::sum));
        return types;
    }

    /** Records of every device, by name; lists are cut where they are long. */
    public Map<String, String> allBadblocks() {
        Map<String, String> all = new TreeMap<>();
        for (PmemDevice device : world.devices()) {
            all.put(device.name(), badblocks(device, RecordText.cut()));
        }
        return all;
    }

    /** Extents of every file, by path. */
    public Map<String, Integer> allExtents() {
        Map<String, Integer> all = new TreeMap<>();
        for (Inode inode : world.inodes()) {
            all.put(inode.path(), inode.extents().count());
        }
        return all;
    }

    /** Poisoned lines of all devices. */
    public int allPoisonLines() {
        int sum = 0;
        for (Media media : world.machine().media()) {
            sum += media.poisonedLines(media.base(), media.base() + media.size());
        }
        return sum;
    }
}
