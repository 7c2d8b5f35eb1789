package org.quiverdb.house;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The length of one method or constructor.
 *
 * @param line where it starts, annotations included and Javadoc not
 * @param lines from there to its closing brace
 */
record MethodLength(String name, long line, long lines) {

  /** The methods of a file, as the compiler's parser sees them. */
  static List<MethodLength> of(SourceFile file) {
    var task =
        (JavacTask)
            ToolProvider.getSystemJavaCompiler()
                .getTask(null, null, diagnostic -> {}, null, null, List.of(new InMemory(file)));
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    List<MethodLength> found = new ArrayList<>();
    try {
      for (CompilationUnitTree unit : task.parse()) {
        new TreeScanner<Void, Void>() {
          @Override
          public Void visitMethod(MethodTree method, Void unused) {
            long start = line(unit, positions.getStartPosition(unit, method));
            long end = line(unit, positions.getEndPosition(unit, method));
            found.add(new MethodLength(method.getName().toString(), start, end - start + 1));
            return super.visitMethod(method, unused);
          }
        }.scan(unit, null);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return found;
  }

  private static long line(CompilationUnitTree unit, long position) {
    return unit.getLineMap().getLineNumber(position);
  }

  /** A source that the compiler reads from memory. */
  private static final class InMemory extends SimpleJavaFileObject {
    private final String text;

    InMemory(SourceFile file) {
      super(URI.create("memory:///" + file.path()), JavaFileObject.Kind.SOURCE);
      this.text = file.text();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
