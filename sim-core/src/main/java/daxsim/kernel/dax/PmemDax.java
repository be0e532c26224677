package daxsim.kernel.dax;

import daxsim.hardware.Units;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Runs;
import java.util.List;

/** A pmem device on its own. */
public record PmemDax(PmemDevice pmem) implements DaxDevice {
    @Override
    public String name() {
        return pmem.name();
    }

    @Override
    public long pageCount() {
        return pmem.size() >> Units.PAGE_SHIFT;
    }

    @Override
    public Place place(long pgoff, long pages) {
        return Place.of(pmem, pgoff, pages);
    }

    @Override
    public List<SectorRun> runs(long sector, long count) {
        return List.of(new SectorRun(0, pmem, sector, count));
    }

    @Override
    public List<PmemDevice> media() {
        return List.of(pmem);
    }

    @Override
    public boolean write(long offset, Runs data) {
        return pmem.write(offset, data);
    }
}
