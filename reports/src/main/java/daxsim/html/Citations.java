package daxsim.html;

import java.util.LinkedHashMap;
import java.util.Map;

/** What the short names of sources in the parameter tables stand for. */
final class Citations {
    private Citations() {}

    /** By short name. */
    static Map<String, String> read() {
        Map<String, String> citations = new LinkedHashMap<>();
        for (String line : Resource.read("/daxsim/sources.tsv").split("\n", -1)) {
            if (!line.isBlank() && !line.startsWith("#")) {
                int tab = line.indexOf('\t');
                citations.put(line.substring(0, tab), line.substring(tab + 1));
            }
        }
        return citations;
    }
}
