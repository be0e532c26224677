package daxsim.design;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.explore.CellResult;
import daxsim.explore.Library;
import daxsim.kernel.dax.DaxApi;
import daxsim.kernel.dax.DaxServices;
import daxsim.play.Candidate;
import org.junit.jupiter.api.Test;

/** Goal: what -EOPNOTSUPP from a copy operation does comes from the caller's check alone. Method: widen the check. */
class RecognisedErrnoTest {
    private static CellResult under(Design design) {
        return Library.explored(Library.scenario("mixed-eopnotsupp"), new Candidate(design, "", design.regime()));
    }

    @Test
    void aCallerThatRecognisesEveryErrnoReturnsIt() {
        Design v2 = new V2ModeFlag();
        CellResult posted = under(v2);
        assertThat(Library.verdict(posted, "beside-harmed")).isEqualTo("always");
        CellResult widened = under(new Delegating(v2) {
            @Override
            public DaxApi open(String variant, DaxServices services) {
                return new V2ModeFlag.Api(services) {
                    @Override
                    public boolean isError(long transferred) {
                        return transferred < 0;
                    }
                };
            }
        });
        assertThat(Library.verdict(widened, "beside-harmed")).isEqualTo("never");
        assertThat(Library.verdict(widened, "unable-misleads")).isEqualTo("never");
        assertThat(Library.verdict(widened, "violated")).isEqualTo("never");
    }
}
