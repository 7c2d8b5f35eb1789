package org.quiverdb.engine.exec.dml;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.catalog.Trigger;
import org.quiverdb.engine.exec.Session;
import org.quiverdb.engine.sql.bind.RegisterSource;
import org.quiverdb.engine.sql.syntax.tree.CreateTrigger;
import org.quiverdb.engine.sql.syntax.tree.Name;

/**
 * The trigger programs of one statement, compiled once each, and which of them are running. A
 * trigger that is running does not fire again ({@code recursive_triggers} is off, as it is by
 * default in SQLite), so one program per trigger and conflict clause is enough.
 */
final class TriggerPrograms {
  private record Key(String database, String trigger, String orClause) {}

  private final Session session;
  private final Map<Key, TriggerProgram> programs = new HashMap<>();
  private int firing;
  private long indirect;

  TriggerPrograms(Session session) {
    this.session = session;
  }

  Session session() {
    return session;
  }

  /**
   * The triggers that an event on a table fires, the latest first, as SQLite fires them.
   *
   * @param changedColumns for UPDATE, the columns assigned to
   */
  TriggerFirer of(
      ChangeContext change,
      CreateTrigger.Event event,
      @Nullable RegisterSource oldRow,
      @Nullable RegisterSource newRow,
      List<String> changedColumns) {
    List<TriggerProgram> list = new ArrayList<>();
    for (Trigger trigger : change.table().triggers().reversed()) {
      CreateTrigger tree = trigger.tree();
      if (tree.event() == event && concerns(tree, changedColumns)) {
        list.add(program(change, trigger));
      }
    }
    return new TriggerFirer(list, oldRow, newRow);
  }

  private static boolean concerns(CreateTrigger tree, List<String> changedColumns) {
    if (tree.columns().isEmpty()) {
      return true;
    }
    for (Name name : tree.columns()) {
      if (UpdateCompiler.contains(changedColumns, name.text())) {
        return true;
      }
    }
    return false;
  }

  private TriggerProgram program(ChangeContext change, Trigger trigger) {
    Key key = new Key(change.database().name(), trigger.name(), change.orClause().name());
    TriggerProgram program = programs.get(key);
    if (program == null) {
      program =
          new TriggerProgram(this, change.database(), change.table(), trigger, change.orClause());
      programs.put(key, program);
      program.compile();
    }
    return program;
  }

  void enter() {
    firing++;
  }

  void leave() {
    firing--;
  }

  boolean isFiring() {
    return firing > 0;
  }

  /** Counts rows that a trigger changed. */
  void addIndirect(long rows) {
    indirect += rows;
  }

  long takeIndirect() {
    long rows = indirect;
    indirect = 0;
    return rows;
  }

  /** Frees the registers of all programs. */
  void close() {
    for (TriggerProgram program : programs.values()) {
      program.close();
    }
  }
}
