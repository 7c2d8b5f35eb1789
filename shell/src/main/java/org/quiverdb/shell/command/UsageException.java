package org.quiverdb.shell.command;

/** A dot-command was not given what it needs; the message says what it is. */
final class UsageException extends RuntimeException {
  UsageException(String message) {
    super(message, null, false, false);
  }

  @Override
  public String getMessage() {
    return String.valueOf(super.getMessage());
  }
}
