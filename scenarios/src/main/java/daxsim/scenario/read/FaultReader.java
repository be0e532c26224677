package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Fault;
import daxsim.scenario.FaultKind;
import daxsim.scenario.Known;
import daxsim.scenario.When;
import java.util.ArrayList;
import java.util.List;

/** Faults, with ranges that lie where they say. */
final class FaultReader {
    private final Names names;

    FaultReader(Names names) {
        this.names = names;
    }

    List<Fault> read(Fields scenario) throws BadInput {
        List<Fault> faults = new ArrayList<>();
        for (Yaml item : scenario.items("faults")) {
            faults.add(fault(new Fields(item, Language.FAULT)));
        }
        return faults;
    }

    private Fault fault(Fields fields) throws BadInput {
        Token target = fields.text("poison").trimmed();
        long size = names.fileOrDevice(target);
        long offset = fields.size("offset");
        long length = fields.size("length");
        if (offset >= size) {
            throw outside(fields, "offset", target, size);
        }
        if (length > size - offset) {
            throw outside(fields, "length", target, size);
        }
        int repeat = fields.count("repeat", 1);
        if (fields.has("repeat") != fields.has("stride")) {
            String there = fields.has("repeat") ? "repeat" : "stride";
            throw fields.value(there)
                    .place()
                    .bad("a fault with " + there + " alone", "repeat: N, stride: S: N ranges, S bytes apart");
        }
        long stride = fields.size("stride", 0);
        if (repeat > 1 && stride > (size - offset - length) / (repeat - 1)) {
            throw outside(fields, "repeat", target, size);
        }
        return new Fault(
                target.text(),
                names.isFile(target.text()),
                offset,
                length,
                repeat,
                stride,
                fields.choice("known", Known.class, Known.NO),
                fields.has("when") ? when(fields.text("when")) : new When.Start(),
                fields.choice("kind", FaultKind.class, FaultKind.TRANSIENT),
                target.place().location());
    }

    private static BadInput outside(Fields fields, String key, Token target, long size) throws BadInput {
        return fields.text(key).bad("the fault lies outside " + target.quoted(), "it has " + size + " bytes");
    }

    private When when(Token token) throws BadInput {
        List<Token> words = token.words();
        if (words.size() == 1 && words.getFirst().text().equals("start")) {
            return new When.Start();
        }
        if (words.size() == 2) {
            Token what = words.get(1);
            switch (words.getFirst().text()) {
                case "at" -> {
                    return new When.At(Numbers.time(what));
                }
                case "after" -> {
                    return new When.After(names.op(what));
                }
                case "during" -> {
                    return new When.During(names.op(what));
                }
                default -> {}
            }
        }
        throw token.bad("found " + token.quoted() + " for when", "write " + Form.Grammar.WHEN.words());
    }
}
