package org.quiverdb.shell.session;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.List;

/** Commands of the system's shell, which {@code .shell} and names with a leading bar run. */
public final class Pipes {
  /** Where commands run, and where their output goes. */
  private final Path folder;

  private final Outputs outputs;

  public Pipes(Shell shell) {
    folder = shell.database.resolve("").toAbsolutePath();
    outputs = shell.outputs;
  }

  private ProcessBuilder builder(String command) {
    boolean windows = System.getProperty("os.name").startsWith("Windows");
    return new ProcessBuilder(
            windows ? List.of("cmd", "/c", command) : List.of("sh", "-c", command))
        .directory(folder.toFile())
        .redirectError(Redirect.INHERIT);
  }

  /** Runs a command; gives back its exit status. */
  public int run(String command) throws IOException {
    outputs.flush();
    ProcessBuilder builder = builder(command).redirectInput(Redirect.INHERIT);
    if (outputs.isOfProcess()) {
      return await(builder.inheritIO().start());
    }
    Process process = builder.start();
    try (InputStream output = process.getInputStream()) {
      outputs.standard().write(output.readAllBytes());
    }
    return await(process);
  }

  /** The output of a command as an input. */
  public InputStream read(String command) throws IOException {
    outputs.flush();
    return builder(command).redirectInput(Redirect.INHERIT).start().getInputStream();
  }

  /** An output that is the input of a command; closing it waits for the command's end. */
  public OutputStream write(String command) throws IOException {
    outputs.flush();
    ProcessBuilder builder = builder(command);
    if (outputs.isOfProcess()) {
      builder.redirectOutput(Redirect.INHERIT);
    }
    return new CommandInput(builder.start(), outputs);
  }

  private static int await(Process process) {
    try {
      return process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
      return -1;
    }
  }

  /** The input of a command, whose output is collected meanwhile if it is not the process's own. */
  private static final class CommandInput extends OutputStream {
    private final Process process;
    private final Outputs outputs;
    private final OutputStream input;
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private final Thread collector;

    CommandInput(Process process, Outputs outputs) {
      this.process = process;
      this.outputs = outputs;
      input = process.getOutputStream();
      collector = Thread.ofVirtual().start(this::collect);
    }

    private void collect() {
      try (InputStream output = process.getInputStream()) {
        output.transferTo(collected);
      } catch (IOException e) {
        // The command is gone, and with it what it had not written yet.
      }
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
      try {
        input.write(bytes, offset, length);
      } catch (IOException e) {
        // A command need not read all that it is given.
      }
    }

    @Override
    public void flush() {
      try {
        input.flush();
      } catch (IOException e) {
        // As when writing.
      }
    }

    @Override
    public void close() {
      try {
        input.close();
      } catch (IOException e) {
        // As when writing.
      }
      await(process);
      try {
        collector.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      outputs.standard().write(collected.toByteArray());
    }
  }
}
