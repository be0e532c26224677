package daxsim.scenario.read;

import daxsim.scenario.BadInput;
import daxsim.scenario.Expr;
import daxsim.scenario.Quantity;
import daxsim.scenario.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** Quantities: the usual arithmetic, with blanks around the operators because names contain - and /. */
final class QuantityReader {
    private static final int LONGEST = 100;
    private static final String ALLOWED = "write " + Form.Grammar.EXPRESSION.words();

    private final Names names;
    private final Vocabulary vocabulary;
    private final Deque<Token> rest;
    private final Token whole;

    private QuantityReader(Names names, Vocabulary vocabulary, Token whole) throws BadInput {
        this.names = names;
        this.vocabulary = vocabulary;
        this.whole = whole;
        this.rest = tokens(whole);
    }

    static List<Quantity> read(Fields scenario, Names names, Vocabulary vocabulary) throws BadInput {
        List<Quantity> quantities = new ArrayList<>();
        for (Yaml.Entry entry : scenario.entries("quantities")) {
            Names.spelled(entry.key(), Form.Pattern.WORD);
            Token text = entry.value().text("an expression").trimmed();
            QuantityReader reader = new QuantityReader(names, vocabulary, text);
            Expr expr = reader.sum();
            Token left = reader.rest.peek();
            if (left != null) {
                throw left.bad("found " + left.quoted() + " where an operator belongs", ALLOWED);
            }
            quantities.add(new Quantity(entry.key().text(), expr, text.text()));
        }
        return quantities;
    }

    private static Deque<Token> tokens(Token whole) throws BadInput {
        Deque<Token> tokens = new ArrayDeque<>();
        for (Token word : whole.words()) {
            int from = 0;
            int to = word.text().length();
            while (from < to && word.text().charAt(from) == '(') {
                tokens.add(word.part(from, ++from));
            }
            int closing = to;
            while (closing > from && word.text().charAt(closing - 1) == ')') {
                closing--;
            }
            if (closing > from) {
                tokens.add(word.part(from, closing));
            }
            for (int i = closing; i < to; i++) {
                tokens.add(word.part(i, i + 1));
            }
            if (tokens.size() > LONGEST) {
                throw whole.bad(
                        "this expression is too long",
                        "at most " + LONGEST + " numbers, names, operators and parentheses");
            }
        }
        return tokens;
    }

    private Expr sum() throws BadInput {
        Expr left = product();
        while (next("+") || next("-")) {
            char op = rest.removeFirst().text().charAt(0);
            left = new Expr.Binary(op, left, product());
        }
        return left;
    }

    private Expr product() throws BadInput {
        Expr left = atom();
        while (next("*") || next("/")) {
            Token op = rest.removeFirst();
            Expr right = atom();
            if (op.text().equals("/") && right.equals(new Expr.Num(0))) {
                throw op.bad("this divides by zero", ALLOWED);
            }
            left = new Expr.Binary(op.text().charAt(0), left, right);
        }
        return left;
    }

    private boolean next(String text) {
        Token token = rest.peek();
        return token != null && token.text().equals(text);
    }

    private Expr atom() throws BadInput {
        Token token = rest.poll();
        if (token == null) {
            throw whole.from(whole.text().length()).bad("the expression ends too early", ALLOWED);
        }
        String text = token.text();
        if (text.equals("(")) {
            Expr inner = sum();
            if (!next(")")) {
                throw token.bad("this parenthesis is not closed", ALLOWED);
            }
            rest.removeFirst();
            return inner;
        }
        if (Character.isDigit(text.charAt(0))) {
            return new Expr.Num(Numbers.size(token));
        }
        if (text.startsWith("seen.")) {
            Token event = token.from("seen.".length());
            ConditionReader.event(event, vocabulary);
            return new Expr.SeenCount(event.text());
        }
        if (text.length() == 1) {
            throw token.bad("found " + token.quoted() + " where a value belongs", ALLOWED);
        }
        if (vocabulary.events().contains(text)) {
            throw token.bad("the event " + token.quoted() + " is not a number by itself", "write seen." + text);
        }
        FinalName name = FinalName.read(text.startsWith("final.") ? token.from("final.".length()) : token, names);
        return new Expr.FinalValue(name.key().name(), name.subject());
    }
}
