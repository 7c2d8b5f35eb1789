package org.quiverdb.engine.exec.pragma;

import static org.quiverdb.engine.exec.pragma.PragmaDefinition.NO_FUNCTION;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.exec.function.FunctionDefinition;
import org.quiverdb.vector.kernel.Kernels;

/** Pragmas that list what the engine and the connection have. */
final class ListPragmas {
  private static final List<String> COMPILE_OPTIONS =
      List.of(
          "DEFAULT_AUTOVACUUM",
          "DEFAULT_CACHE_SIZE=-2000",
          "DEFAULT_PAGE_SIZE=4096",
          "DEFAULT_RECURSIVE_TRIGGERS",
          "DEFAULT_SYNCHRONOUS=2",
          "MAX_PAGE_SIZE=65536",
          "THREADSAFE=1");

  static final List<PragmaDefinition> DEFINITIONS =
      List.of(
          PragmaDefinition.list(
              "database_list",
              0,
              List.of("seq", "name", "file"),
              call ->
                  PragmaDefinition.row(
                      0,
                      call.session().main().name(),
                      call.session().isInMemory() ? "" : call.session().main().pager().path())),
          PragmaDefinition.list(
              "collation_list",
              0,
              List.of("seq", "name"),
              call -> numbered(List.of("RTRIM", "NOCASE", "BINARY"))),
          PragmaDefinition.list(
              "function_list",
              0,
              List.of("name", "builtin", "type", "enc", "narg", "flags"),
              ListPragmas::functions),
          PragmaDefinition.list(
              "module_list", 0, List.of("name"), call -> named(PragmaFunctions.names())),
          PragmaDefinition.list(
              "pragma_list", 0, List.of("name"), call -> named(Pragmas.all().keySet())),
          PragmaDefinition.list(
              "compile_options", 0, List.of("compile_options"), call -> named(COMPILE_OPTIONS)),
          PragmaDefinition.answer("quiver_simd", NO_FUNCTION, call -> Kernels.description()));

  private ListPragmas() {}

  private static List<@Nullable Object[]> named(Iterable<String> names) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(new Object[] {name});
    }
    return rows;
  }

  private static List<@Nullable Object[]> numbered(List<String> names) {
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (String name : names) {
      rows.add(new Object[] {rows.size(), name});
    }
    return rows;
  }

  private static List<@Nullable Object[]> functions(PragmaCall call) {
    List<FunctionDefinition> functions = new ArrayList<>(call.session().functions().all());
    functions.sort(
        Comparator.comparing(FunctionDefinition::name)
            .thenComparingInt(FunctionDefinition::minArguments));
    List<@Nullable Object[]> rows = new ArrayList<>();
    for (FunctionDefinition f : functions) {
      int count = f.minArguments() == f.maxArguments() ? f.minArguments() : -1;
      String type = f.isAggregate() ? "a" : "s";
      rows.add(new Object[] {f.name(), 1, type, "utf8", count, 0});
    }
    return rows;
  }
}
