package org.quiverdb.jdbc;

import java.sql.SQLException;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.quiverdb.engine.api.OpenOptions;

/**
 * What a URL and Properties say together; the URL wins. {@code user} is ignored, as there are no
 * users; a {@code password} is refused, lest somebody takes the file for encrypted.
 */
final class ConnectionSettings {
  static final String PREFIX = "jdbc:quiver:";
  private static final int DEFAULT_BUSY_TIMEOUT_MILLIS = 3000;

  private final String path;
  private final Map<ConnectionProperty, String> values = new EnumMap<>(ConnectionProperty.class);

  private ConnectionSettings(String path) {
    this.path = path;
  }

  /** Whether the URL is one of ours. */
  static boolean accepts(@Nullable String url) {
    return url != null && url.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
  }

  /** Reads a URL that {@link #accepts} accepts. */
  static ConnectionSettings of(String url, Properties properties) throws SQLException {
    String rest = url.substring(PREFIX.length());
    int question = rest.indexOf('?');
    String path = question < 0 ? rest : rest.substring(0, question);
    ConnectionSettings settings =
        new ConnectionSettings(path.startsWith("file:") ? FileUri.path(path) : path);
    for (String key : properties.stringPropertyNames()) {
      settings.putProperty(key, properties.getProperty(key));
    }
    if (question >= 0) {
      settings.putQuery(rest.substring(question + 1));
    }
    return settings;
  }

  private void putProperty(String key, String value) throws SQLException {
    if (key.equals("password") && !value.isEmpty()) {
      throw Errors.argument("a password was given, but encryption is not supported");
    }
    if (!key.equals("user") && !key.equals("password")) {
      put(key, value);
    }
  }

  private void putQuery(String query) throws SQLException {
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (!pair.isEmpty()) {
        String key = equals < 0 ? pair : pair.substring(0, equals);
        putProperty(
            FileUri.decode(key), equals < 0 ? "" : FileUri.decode(pair.substring(equals + 1)));
      }
    }
  }

  private void put(String key, String value) throws SQLException {
    ConnectionProperty property = ConnectionProperty.of(key);
    if (property == null) {
      throw Errors.argument("unknown connection property: " + key);
    }
    values.put(property, check(property, value));
  }

  private static String check(ConnectionProperty property, String value) throws SQLException {
    if (property.choices().isEmpty()) {
      if (property != ConnectionProperty.DATE_STRING_FORMAT) {
        number(property, value);
      }
      return value;
    }
    for (String choice : property.choices()) {
      if (choice.equalsIgnoreCase(value)) {
        return choice;
      }
    }
    String onOff = onOff(value);
    if (property.choices().contains(onOff)) {
      return onOff;
    }
    if (property.isPragma() && value.matches("[0-9]")) {
      return value;
    }
    throw Errors.argument(
        "bad value of " + property.key() + ": " + value + "; one of " + property.choices());
  }

  private static String onOff(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "true", "yes", "1" -> "on";
      case "false", "no", "0" -> "off";
      default -> "";
    };
  }

  private static long number(ConnectionProperty property, String value) throws SQLException {
    try {
      return Long.parseLong(value);
    } catch (NumberFormatException e) {
      throw Errors.argument("bad value of " + property.key() + ": " + value + "; not a number");
    }
  }

  /** A file, {@code :memory:}, or empty for a temporary database. */
  String path() {
    return path;
  }

  @Nullable String value(ConnectionProperty property) {
    return values.get(property);
  }

  OpenOptions openOptions() throws SQLException {
    String timeout = value(ConnectionProperty.BUSY_TIMEOUT);
    long millis =
        timeout == null
            ? DEFAULT_BUSY_TIMEOUT_MILLIS
            : number(ConnectionProperty.BUSY_TIMEOUT, timeout);
    String mode = value(ConnectionProperty.MODE);
    String flags = value(ConnectionProperty.OPEN_MODE);
    boolean readOnly =
        "ro".equals(mode)
            || (flags != null && (number(ConnectionProperty.OPEN_MODE, flags) & 1) != 0);
    boolean create = !readOnly && !"rw".equals(mode);
    return new OpenOptions(
        readOnly, create, (int) Math.clamp(millis, 0L, (long) Integer.MAX_VALUE), false);
  }

  TransactionMode transactionMode() {
    String mode = value(ConnectionProperty.TRANSACTION_MODE);
    return mode == null
        ? TransactionMode.DEFERRED
        : TransactionMode.valueOf(mode.toUpperCase(Locale.ROOT));
  }

  DateFormat dateFormat() throws SQLException {
    String storage = value(ConnectionProperty.DATE_CLASS);
    String pattern = value(ConnectionProperty.DATE_STRING_FORMAT);
    try {
      return new DateFormat(
          storage == null
              ? DateFormat.DateClass.INTEGER
              : DateFormat.DateClass.valueOf(storage.toUpperCase(Locale.ROOT)),
          "seconds".equals(value(ConnectionProperty.DATE_PRECISION)),
          DateTimeFormatter.ofPattern(
              pattern == null ? DateFormat.DEFAULT_PATTERN : pattern, Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Errors.argument("bad value of date_string_format: " + pattern);
    }
  }
}
