package org.quiverdb.engine.exec.pragma;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pragma.
 *
 * @param columns of its rows; empty when it never has rows
 * @param form whether a value sets something, and whether there are rows then
 * @param functionArguments hidden columns of the table-valued function: those of {@link #ARGUMENT}
 *     and {@link #SCHEMA} that it takes; {@link #NO_FUNCTION} when there is no such function
 * @param writes which calls change the file
 * @param body what it does; rows are ignored when the form has none
 */
record PragmaDefinition(
    String name, List<String> columns, Form form, int functionArguments, Writes writes, Body body) {
  /** {@code arg}: the value. */
  static final int ARGUMENT = 1;

  /** {@code schema}: the name of the database. */
  static final int SCHEMA = 2;

  static final int NO_FUNCTION = -1;

  /** What a value does. */
  enum Form {
    /** Rows with and without a value. */
    ANSWERS,
    /** Rows when it asks, none when it sets. */
    SETS,
    /** Never rows. */
    ACTS
  }

  /** Computes the rows of a call, or does what it says. */
  interface Body {
    List<@Nullable Object[]> run(PragmaCall call);
  }

  /** Tells whether a call changes the file. */
  interface Writes {
    boolean test(PragmaCall call);

    /** Of most pragmas. */
    Writes NEVER = call -> false;
  }

  /** The columns of the rows of a call. */
  List<String> columns(PragmaCall call) {
    return form == Form.SETS && !call.asks() ? List.of() : columns;
  }

  /** Whether it is about the connection only, and works while the file is locked. */
  boolean isOfConnection() {
    return name.equals("busy_timeout") || SettingPragmas.DEFINITIONS.contains(this);
  }

  boolean hasFunction() {
    return functionArguments != NO_FUNCTION;
  }

  static List<@Nullable Object[]> row(@Nullable Object... values) {
    return List.<@Nullable Object[]>of(values);
  }

  /** A pragma that answers one value whatever it is given. */
  static PragmaDefinition answer(String name, int functionArguments, Answer answer) {
    return new PragmaDefinition(
        name,
        List.of(name),
        Form.ANSWERS,
        functionArguments,
        Writes.NEVER,
        call -> row(answer.of(call)));
  }

  /** A pragma that answers one value or sets it. */
  static PragmaDefinition setting(
      String name, int functionArguments, Writes writes, Answer answer, Setter setter) {
    return new PragmaDefinition(
        name,
        List.of(name),
        Form.SETS,
        functionArguments,
        writes,
        call -> {
          if (call.asks()) {
            return row(answer.of(call));
          }
          setter.set(call);
          return List.of();
        });
  }

  /** A pragma of rows, with the value as a parameter. */
  static PragmaDefinition list(
      String name, int functionArguments, List<String> columns, Body body) {
    return new PragmaDefinition(name, columns, Form.ANSWERS, functionArguments, Writes.NEVER, body);
  }

  /** A pragma without rows. */
  static PragmaDefinition action(String name, Writes writes, Setter action) {
    return new PragmaDefinition(
        name,
        List.of(),
        Form.ACTS,
        NO_FUNCTION,
        writes,
        call -> {
          action.set(call);
          return List.of();
        });
  }

  /** The one value of a row. */
  interface Answer {
    Object of(PragmaCall call);
  }

  /** Does what a value says. */
  interface Setter {
    void set(PragmaCall call);
  }
}
