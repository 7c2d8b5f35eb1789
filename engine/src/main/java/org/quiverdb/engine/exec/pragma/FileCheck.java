package org.quiverdb.engine.exec.pragma;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.btree.IntegrityCheck;
import org.quiverdb.engine.catalog.Index;
import org.quiverdb.engine.catalog.MethodIndex;
import org.quiverdb.engine.catalog.Names;
import org.quiverdb.engine.catalog.Schema;
import org.quiverdb.engine.catalog.Table;
import org.quiverdb.engine.error.CorruptException;
import org.quiverdb.engine.error.ResultCode;
import org.quiverdb.engine.error.SqlException;
import org.quiverdb.engine.exec.VectorIndexes;

/**
 * {@code PRAGMA integrity_check} and {@code quick_check}: first the pages ({@link IntegrityCheck}),
 * then how many entries the indexes have, then the rows ({@link TableCheck}). The findings are
 * SQLite's, in its order.
 */
final class FileCheck {
  private static final int DEFAULT_LIMIT = 100;

  private final PragmaCall call;
  private final boolean quick;
  private final List<Table> tables = new ArrayList<>();
  private final CheckReport report;
  private final boolean oneTable;

  FileCheck(PragmaCall call, boolean quick) {
    this.call = call;
    this.quick = quick;
    boolean limited = call.asks() || PragmaValues.isInteger(call.text());
    int limit = PragmaValues.toInt(call.text());
    report = new CheckReport(limited && limit > 0 ? limit : DEFAULT_LIMIT);
    oneTable = !limited;
    findTables();
  }

  private void findTables() {
    Schema schema = call.database().schema();
    if (oneTable) {
      Table table = schema.table(call.text());
      if (table == null && schema.view(call.text()) == null) {
        throw SqlException.error("no such table: " + call.text());
      }
      if (table != null) {
        tables.add(table);
      }
      return;
    }
    for (String name : HashOrder.of(schema.tableAndViewNames())) {
      Table table = schema.table(name);
      if (table != null) {
        tables.add(table);
      }
    }
  }

  /** The findings, or "ok". */
  List<@Nullable Object[]> run() {
    if (call.database().pager().pageCount() == 0) {
      return report.rows();
    }
    try {
      checkTrees();
      for (Table table : tables) {
        if (table.module() == null && !report.isFull()) {
          new TableCheck(call, table, quick, report).run();
        }
      }
      if (!quick) {
        checkMethodIndexes();
      }
    } catch (CorruptException e) {
      report.add(ResultCode.CORRUPT.text());
    }
    return report.rows();
  }

  private void checkMethodIndexes() {
    VectorIndexes indexes = call.session().vectorIndexes();
    for (MethodIndex index : call.database().schema().methodIndexes()) {
      boolean wanted =
          !oneTable || tables.stream().anyMatch(t -> Names.same(t.name(), index.tableName()));
      if (wanted && indexes != null && !report.isFull()) {
        indexes.check(index, report.left()).forEach(report::add);
      }
    }
  }

  private void checkTrees() {
    List<Integer> roots = new ArrayList<>();
    for (Table table : tables) {
      if (!table.withoutRowid()) {
        roots.add(table.rootPage());
      }
      for (Index index : table.indexes()) {
        roots.add(index.rootPage());
      }
    }
    int[] all = roots.stream().mapToInt(Integer::intValue).toArray();
    IntegrityCheck check = new IntegrityCheck(call.database().trees(), report.left());
    IntegrityCheck.Result result = oneTable ? check.checkPart(all) : check.checkFile(all);
    if (!result.messages().isEmpty()) {
      String title = "*** in database " + call.database().name() + " ***\n";
      report.add(title + String.join("\n", result.messages()), result.messages().size());
    }
    compareCounts(result.entryCounts());
  }

  private void compareCounts(long[] counts) {
    int at = 0;
    for (Table table : tables) {
      int tree =
          table.withoutRowid() ? at + table.indexes().indexOf(table.primaryKeyIndex()) : at++;
      for (Index index : table.indexes()) {
        if (index.where() == null && !index.isOfLibsql() && counts[at] != counts[tree]) {
          report.add("wrong # of entries in index " + index.name());
        }
        at++;
      }
    }
  }
}
