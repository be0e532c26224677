package daxsim.campaign.run;

import daxsim.explore.ReplayString;
import daxsim.explore.Version;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/**
 * One run of a campaign as a line that repeats it.
 *
 * @param plan its id
 * @param hash of the plan's meaning
 * @param treatment its number
 * @param candidate design and variant as users type them
 */
public record CampaignReplay(
        String version, String plan, String hash, int treatment, String candidate, String regime, long seed, long run) {
    private static final int RADIX = 36;
    private static final int PARTS = 7;

    /** Of a run of a cell. */
    public static CampaignReplay of(Experiment experiment, Experiment.Cell cell, long run) {
        return new CampaignReplay(
                Version.current(),
                experiment.plan().id(),
                experiment.plan().hash(),
                cell.treatment().number(),
                cell.candidate().name(),
                cell.candidate().regime().id(),
                experiment.plan().seed(),
                run);
    }

    /** The line. */
    public String text() {
        String body = String.join(
                "/",
                version,
                URLEncoder.encode(plan, StandardCharsets.UTF_8) + "@" + hash,
                "t" + treatment,
                candidate,
                regime,
                "s" + seed,
                "r" + run);
        return body + "~" + checksum(body);
    }

    private static String checksum(String body) {
        CRC32 crc = new CRC32();
        crc.update(body.getBytes(StandardCharsets.UTF_8));
        return Long.toString(crc.getValue(), RADIX);
    }

    /** Reads a line; whether it fits a plan is asked by {@link #fit}. */
    public static CampaignReplay parse(String line) throws ReplayString.BadReplay {
        int tilde = line.lastIndexOf('~');
        if (tilde < 0 || !checksum(line.substring(0, tilde)).equals(line.substring(tilde + 1))) {
            throw new ReplayString.BadReplay(
                    "the replay string is cut or altered; copy it whole, from the version to behind the '~'");
        }
        String[] parts = line.substring(0, tilde).split("/", -1);
        if (parts.length != PARTS || parts[1].indexOf('@') < 0) {
            throw new ReplayString.BadReplay("the replay string is not one of a campaign; daxsim run takes others");
        }
        int at = parts[1].indexOf('@');
        try {
            return new CampaignReplay(
                    parts[0],
                    URLDecoder.decode(parts[1].substring(0, at), StandardCharsets.UTF_8),
                    parts[1].substring(at + 1),
                    Integer.parseInt(parts[2].substring(1)),
                    parts[3],
                    parts[4],
                    Long.parseLong(parts[5].substring(1)),
                    Long.parseLong(parts[6].substring(1)));
        } catch (IllegalArgumentException | StringIndexOutOfBoundsException e) {
            throw new ReplayString.BadReplay(
                    "the replay string has not the parts version/plan@hash/treatment/design/regime/seed/run");
        }
    }

    /** Refuses a string of another version or plan. */
    public void fit(daxsim.campaign.plan.Plan wanted) throws ReplayString.BadReplay {
        if (!version.equals(Version.current())) {
            throw new ReplayString.BadReplay("the replay string is of daxsim " + version + ", this is "
                    + Version.current() + "; run it with that version");
        }
        if (!plan.equals(wanted.id()) || !hash.equals(wanted.hash())) {
            throw new ReplayString.BadReplay("the replay string is of plan " + plan + "@" + hash + ", this is "
                    + wanted.id() + "@" + wanted.hash() + "; take the plan as it was");
        }
        if (treatment < 0 || treatment >= wanted.treatments().size()) {
            throw new ReplayString.BadReplay("the plan has no treatment " + treatment);
        }
    }
}
