package daxsim.kernel.dax;

import daxsim.hardware.Units;
import daxsim.kernel.nvdimm.PmemDevice;
import daxsim.state.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * Pages of a device that lie together in a leg's physical memory.
 *
 * @param page first page of the device
 * @param phys its physical address
 * @param pages pages
 */
public record Stretch(PmemDevice leg, long page, long phys, long pages) implements Hash.Hashed {
    @Override
    public long stateHash() {
        return Hash.mix(page, phys, pages);
    }

    /** Where {@code count} pages of a device lie, in order; pages without a place are left out. */
    public static List<Stretch> of(DaxDevice device, long page, long count) {
        List<Stretch> list = new ArrayList<>();
        long at = page;
        while (at < page + count) {
            DaxDevice.Place place = device.place(at, page + count - at);
            if (place == null) {
                at++;
                continue;
            }
            long phys = place.leg().base() + (place.pgoff() << Units.PAGE_SHIFT);
            list.add(new Stretch(place.leg(), at, phys, place.pages()));
            at += place.pages();
        }
        return list;
    }
}
