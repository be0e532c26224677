package daxsim.kernel.block;

import static org.assertj.core.api.Assertions.assertThat;

import daxsim.state.Ledger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Calls on an empty table, what they return and what is listed then. A refused split is -28 before 6.7, 1 since. */
class BadBlocksVectorTest {
    @ParameterizedTest(name = "{0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(100,8) set(108,8)                      | 0 0   | [100+16]
            set(100,8) set(90,12)                      | 0 0   | [90+18]
            set(0,256) set(256,256)                    | 0 0   | [0+512]
            set(0,512) set(512,8)                      | 0 0   | [0+512] [512+8]
            set(0,512) set(256,300)                    | 0 0   | [0+512] [512+44]
            set(0,256) set(300,256) set(256,44)        | 0 0 0 | [0+300] [300+256]
            set(0,600) check(0,8) check(520,8)         | 0 1(0,512) 0 | [512+88] [0+512]
            set(0,1200)                                | 0     | [1024+176] [512+512] [0+512]
            set(0,64) set(8,8,u)                       | 0 0   | [0+64 u]
            set(10,1) set(20,1) set(30,1) set(5,40)    | 0 0 0 0 | [5+16] [30+1]
            set(32,1) set(34,1) set(36,1) set(32,12)   | 0 0 0 0 | [32+3] [36+1]
            set(0,1) set(4,1) set(0,8) check(6,1)      | 0 0 0 0 | [0+5]
            set(4,1) set(0,8)                          | 0 0   | [0+8]
            set(0,64) clear(8,8)                       | 0 0   | [0+8] [16+48]
            set(0,64) clear(0,8)                       | 0 0   | [8+56]
            set(3,2) set(40,64) check(0,8) check(4,8) check(0,48)    | 0 0 1(3,2) 1(3,2) 1(3,2) | [3+2] [40+64]
            set(3,2) set(40,64) check(8,8) check(104,1) check(40,0)  | 0 0 0 0 0 | [3+2] [40+64]
            set(3,2) set(40,64) check(64,8) check(103,1) check(41,0) | 0 0 1(40,64) 1(40,64) 1(40,64) | [3+2] [40+64]
            set(900,1100) set(400,1600) set(1100,600)  | 0 0 0 | [400+512] [1936+64] [1424+512] [912+512] [18014398509481983+500]
            set(0,64) clear(8,0)                       | 0 0   | [0+8] [8+56]
            set(2^54+5,4)                              | 0     | [5+4]
            set(0,-2^31)                               | 0     | [4194303+512]
            set(0,2^32)                                | 0     | ''
            set(0,256) set(256,255) set(511,1)         | 0 0 0 | [0+512]
            set(0,200) set(400,112) set(200,200)       | 0 0 0 | [0+400] [400+112]
            set(0,512) set(0,600,u)                    | 0 0   | [0+512] [512+88 u]
            """)
    void before67(String calls, String answers, String entries) {
        assertRow(new BadBlocksPre67(new Ledger(), "t"), calls, answers, entries);
    }

    @ParameterizedTest(name = "{0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(100,8) set(92,8)                       | 0 0   | [92+8] [100+8]
            set(100,8) set(92,8) set(100,1)            | 0 0 0 | [92+16]
            set(0,300) set(400,300) set(250,200)       | 0 0 0 | [0+400] [400+300]
            set(0,300) set(300,300)                    | 0 0   | [0+512] [512+88]
            set(10,1) set(14,1) set(18,1) set(0,30)    | 0 0 0 0 | [0+30]
            set(0,600) check(508,8) check(590,20)      | 0 1(0,512) 1(512,88) | [0+512] [512+88]
            set(0,64,u) set(8,8) check(0,4) check(8,8) check(0,64) | 0 0 -1(0,8) 1(8,8) -1(0,8) | [0+8 u] [8+8] [16+48 u]
            set(0,64) set(8,8,u)                       | 0 1   | [0+64]
            set(0,64) set(60,8,u)                      | 0 0   | [0+64] [64+4 u]
            set(0,64,u) set(0,8) set(56,8)             | 0 0 0 | [0+8] [8+48 u] [56+8]
            set(0,64) clear(8,0) set(8,0) check(8,0) check(0,0) check(64,0) | 0 1 1 1(0,64) 1(0,64) 0 | [0+64]
            set(0,8) set(16,8) set(32,8) clear(4,32)   | 0 0 0 0 | [0+4] [36+4]
            set(2^40,8) set(0,8) clear(0,2^31-1)       | 0 0 0 | [1099511627776+8]
            fill(510,0,10,3) clear(1,1)                | 0     | [0+1] [2+1] [10+3] .. #511
            fill(511,0,10,3) clear(1,1)                | 1     | unchanged
            fill(511,0,10,3) clear(9,3)                | 0     | [0+3] [12+1] [20+3] .. #511
            fill(510,0,10,3) set(6000,2000)            | 0     | .. [6000+512] [6512+512] #512
            fill(512,0,10,3) set(5200,8)               | 1     | unchanged
            fill(512,0,10,3) set(5113,2)               | 0     | .. [5110+5] #512
            fill(512,0,10,3) set(4,9)                  | 1     | unchanged
            fill(512,0,10,3) set(4,10)                 | 0     | [0+3] [10+4] [20+3] .. #512
            fill(512,0,10,3) set(3,7)                  | 0     | [0+13] [20+3] .. #511
            fill(512,100,10,3) set(98,6)               | 0     | [98+6] [110+3] .. #512
            fill(512,0,10,3,u) set(10,3) set(11,1)     | 1 1   | unchanged
            fill(511,0,10,3,u) set(10,3)               | 0     | [0+3 u] [10+3] [20+3 u] .. #511
            fill(511,0,10,3,u) set(10,3) set(41,2)     | 0 1   | [0+3 u] [10+3] [20+3 u] [30+3 u] [40+3 u] [50+3 u] .. #511
            """)
    void since67(String calls, String answers, String entries) {
        assertRow(new BadBlocks67(new Ledger(), "t"), calls, answers, entries);
    }

    @ParameterizedTest(name = "capacity 1: {0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(0,64) clear(8,8)  | 0 -28 | [0+64]
            set(0,600)            | 1     | [0+512]
            """)
    void before67WithOneEntry(String calls, String answers, String entries) {
        assertRow(new BadBlocksPre67(new Ledger(), "t", 1, 0), calls, answers, entries);
    }

    /** The first round finds no slot; two old entries that it joins on the way make one, and it starts over. */
    @ParameterizedTest(name = "capacity 3: {0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(10,3,u) set(100,8) set(92,8) set(0,200)  | 0 0 0 0 | [0+10] [10+3 u] [92+108]
            """)
    void since67StartsOverWhenASlotBecameFree(String calls, String answers, String entries) {
        assertRow(new BadBlocks67(new Ledger(), "t", 3, 0), calls, answers, entries);
    }

    @ParameterizedTest(name = "disabled: {0}  ->  {1}")
    @CsvSource(delimiter = '|', textBlock = """
            set(0,64) clear(8,8) check(0,8) | 1 0 0 | 1 1 0
            """)
    void disabled(String calls, String before67, String since67) {
        assertRow(new BadBlocksPre67(new Ledger(), "t", 512, -1), calls, before67, "");
        assertRow(new BadBlocks67(new Ledger(), "t", 512, -1), calls, since67, "");
    }

    @ParameterizedTest(name = "units of 8 sectors: {0}  ->  {1} : {2}")
    @CsvSource(delimiter = '|', textBlock = """
            set(9,1)                       | 0       | [1+1]
            set(9,8) clear(9,15)           | 0 0     | [1+1]
            set(9,8) clear(9,14) check(7,1) check(7,2) | 0 0 0 1(1,1) | [1+1] [2+1]
            """)
    void largerUnits(String calls, String answers, String entries) {
        assertRow(new BadBlocksPre67(new Ledger(), "t", 512, 3), calls, answers, entries);
    }

    private static void assertRow(BadBlocks table, String calls, String answers, String entries) {
        BadBlocksScript script = new BadBlocksScript(table);
        assertThat(script.run(calls)).isEqualTo(answers);
        String listed = table.toString();
        if (entries.equals("unchanged")) {
            assertThat(listed).isEqualTo(script.filled());
        } else if (entries.contains("#")) {
            int hash = entries.indexOf('#');
            String[] ends = entries.substring(0, hash).split("\\.\\.", -1);
            assertThat(listed).startsWith(ends[0].strip()).endsWith(ends[1].strip());
            assertThat(table.count()).isEqualTo(Integer.parseInt(entries.substring(hash + 1)));
        } else {
            assertThat(listed).isEqualTo(entries);
        }
    }
}
