package org.quiverdb.engine.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All objects of one database file as of one schema cookie. Immutable and safe to share; each
 * change makes a new Schema, so a rollback only has to put the old one back.
 */
public final class Schema {
  /** The schema format from which on DESC in an index means something. */
  private static final int DESCENDING_FORMAT = 4;

  private final int cookie;
  private final Map<String, Table> tables;
  private final Map<String, Index> indexes;
  private final Map<String, View> views;
  private final Map<String, Trigger> triggers;
  private final Map<String, MethodIndex> methodIndexes;
  private final List<String> order;
  private final boolean ascendingOnly;

  private Schema(
      int cookie,
      Map<String, Table> tables,
      Map<String, View> views,
      Map<String, Trigger> triggers,
      Map<String, MethodIndex> methodIndexes,
      List<String> order,
      boolean ascendingOnly) {
    this.cookie = cookie;
    this.tables = tables;
    this.views = views;
    this.triggers = triggers;
    this.methodIndexes = methodIndexes;
    this.order = order;
    this.ascendingOnly = ascendingOnly;
    this.indexes = new LinkedHashMap<>();
    for (Table table : tables.values()) {
      for (Index index : table.indexes()) {
        indexes.put(Names.key(index.name()), index);
      }
    }
  }

  /** The schema of an empty file: nothing but the schema table itself. */
  public static Schema empty(int cookie) {
    return new Builder(cookie, false).add(SchemaTable.TABLE).build();
  }

  /** As {@link #empty(int)}, of a file whose format number may be older than 4. */
  static Builder builder(int cookie, int schemaFormat) {
    return new Builder(cookie, schemaFormat < DESCENDING_FORMAT).add(SchemaTable.TABLE);
  }

  /** The value of the header's schema cookie that this was read under. */
  public int cookie() {
    return cookie;
  }

  public @Nullable Table table(String name) {
    String key = Names.key(name);
    return tables.get(SchemaTable.isAlias(key) ? SchemaTable.NAME : key);
  }

  public @Nullable Index index(String name) {
    return indexes.get(Names.key(name));
  }

  public @Nullable View view(String name) {
    return views.get(Names.key(name));
  }

  public @Nullable Trigger trigger(String name) {
    return triggers.get(Names.key(name));
  }

  /** All tables in the order of the schema table, with the schema table first. */
  public Collection<Table> tables() {
    return Collections.unmodifiableCollection(tables.values());
  }

  public Collection<View> views() {
    return Collections.unmodifiableCollection(views.values());
  }

  public Collection<Trigger> triggers() {
    return Collections.unmodifiableCollection(triggers.values());
  }

  /** The index by an access method of that name, or null. */
  public @Nullable MethodIndex methodIndex(String name) {
    return methodIndexes.get(Names.key(name));
  }

  /** All indexes by access methods. */
  public Collection<MethodIndex> methodIndexes() {
    return Collections.unmodifiableCollection(methodIndexes.values());
  }

  /** The folded names of tables and views in the order of the schema table. */
  public List<String> tableAndViewNames() {
    return order;
  }

  /** Whether the file has a schema format before 4. */
  public boolean isOldFormat() {
    return ascendingOnly;
  }

  /** An index as files of this format have it: before format 4, DESC has no meaning. */
  public Index inFormat(Index index) {
    return ascendingOnly ? index.ascending() : index;
  }

  /** A builder that starts with everything this schema has. */
  public Builder toBuilder(int newCookie) {
    Builder builder = new Builder(newCookie, ascendingOnly);
    builder.tables.putAll(tables);
    builder.views.putAll(views);
    builder.triggers.putAll(triggers);
    builder.methodIndexes.putAll(methodIndexes);
    builder.order.addAll(order);
    return builder;
  }

  /** Collects objects into a Schema. */
  public static final class Builder {
    private final int cookie;
    private final Map<String, Table> tables = new LinkedHashMap<>();
    private final Map<String, View> views = new LinkedHashMap<>();
    private final Map<String, Trigger> triggers = new LinkedHashMap<>();
    private final Map<String, MethodIndex> methodIndexes = new LinkedHashMap<>();
    private final Set<String> order = new LinkedHashSet<>();

    private final boolean ascendingOnly;

    Builder(int cookie, boolean ascendingOnly) {
      this.cookie = cookie;
      this.ascendingOnly = ascendingOnly;
    }

    /** Fixes the place of tables and views among each other before they are added. */
    Builder inOrder(String name) {
      order.add(Names.key(name));
      return this;
    }

    /** Adds a table or puts it in the place of the one with its name. */
    public Builder add(Table table) {
      tables.put(Names.key(table.name()), ascendingOnly ? table.ascending() : table);
      return inOrder(table.name());
    }

    public Builder add(View view) {
      views.put(Names.key(view.name()), view);
      return inOrder(view.name());
    }

    /** Adds a trigger, also to the table that it watches. */
    public Builder add(Trigger trigger) {
      triggers.put(Names.key(trigger.name()), trigger);
      Table table = tables.get(Names.key(trigger.tableName()));
      if (table != null) {
        var all = new java.util.ArrayList<>(table.triggers());
        all.add(trigger);
        add(table.withTriggers(all));
      }
      return this;
    }

    public Builder add(MethodIndex index) {
      methodIndexes.put(Names.key(index.name()), index);
      return this;
    }

    public @Nullable Table table(String name) {
      return tables.get(Names.key(name));
    }

    /** Removes a table with its indexes and triggers. */
    public Builder removeTable(String name) {
      tables.remove(Names.key(name));
      order.remove(Names.key(name));
      triggers.values().removeIf(t -> Names.same(t.tableName(), name));
      return this;
    }

    /** Removes a view with its triggers. */
    public Builder removeView(String name) {
      views.remove(Names.key(name));
      order.remove(Names.key(name));
      triggers.values().removeIf(t -> Names.same(t.tableName(), name));
      return this;
    }

    /** Removes an index from its table. */
    public Builder removeIndex(Index index) {
      Table table = tables.get(Names.key(index.tableName()));
      if (table != null) {
        var rest = new java.util.ArrayList<>(table.indexes());
        rest.removeIf(i -> Names.same(i.name(), index.name()));
        add(table.withIndexes(rest));
      }
      return this;
    }

    /** Removes a trigger, also from its table. */
    public Builder removeTrigger(Trigger trigger) {
      triggers.remove(Names.key(trigger.name()));
      Table table = tables.get(Names.key(trigger.tableName()));
      if (table != null) {
        var rest = new java.util.ArrayList<>(table.triggers());
        rest.removeIf(t -> Names.same(t.name(), trigger.name()));
        add(table.withTriggers(rest));
      }
      return this;
    }

    public Schema build() {
      return new Schema(
          cookie,
          new LinkedHashMap<>(tables),
          new LinkedHashMap<>(views),
          new LinkedHashMap<>(triggers),
          new LinkedHashMap<>(methodIndexes),
          List.copyOf(order),
          ascendingOnly);
    }
  }
}
