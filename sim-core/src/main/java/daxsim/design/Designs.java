package daxsim.design;

import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/** The designs that there are, in the order of their service file. */
public final class Designs {
    private Designs() {}

    /** All of them. */
    public static List<Design> all() {
        List<Design> list = new ArrayList<>();
        for (Design design : ServiceLoader.load(Design.class)) {
            list.add(design);
        }
        return List.copyOf(list);
    }
}
